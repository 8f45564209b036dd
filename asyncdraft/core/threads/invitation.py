"""The invitation to the call: an .ics file that calendars open, and the same in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from asyncdraft.core.home import home_of
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.core.threads.agenda import agenda, agenda_text, first_name, history, in_one_line
from asyncdraft.core.threads.decisions import view_name
from asyncdraft.core.threads.thread import CALL_MINUTES, Thread
from asyncdraft.core.threads.zone_rules import zone_rules
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.writing import STYLE, Style

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

PRODUCT = "-//AsyncDraft//Threads//EN"
UID_HOST = "asyncdraft.local"
LONGEST_AGENDA = 4000


def calendar_file(thread: Thread, team: Team, now: datetime) -> bytes:
    """The call as iCalendar (RFC 5545), in the organiser's zone with the rules of the years around it.

    A request (METHOD:REQUEST) where somebody has an address, else an entry to keep. `now` is aware. Raises
    ValueError while the call has no time or is longer than fifteen minutes.
    """
    from icalendar import Calendar

    starts = _checked_start(thread)
    event = _event(thread, team, starts, now)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "REQUEST" if "ATTENDEE" in event else "PUBLISH")
    calendar.add_component(zone_rules(home_of(team), starts))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _checked_start(thread: Thread) -> datetime:
    if thread.call.at is None:
        raise ValueError(say("Choose a time for the call first."))
    if not 0 < thread.call.minutes <= CALL_MINUTES:
        raise ValueError(
            say(
                "A call after the third strike lasts at most {call_minutes} minutes.",
                call_minutes=CALL_MINUTES,
            )
        )
    return thread.call.at


def _event(thread: Thread, team: Team, starts: datetime, now: datetime) -> "Event":
    from icalendar import Event, vText

    from asyncdraft.core.render.email import plain

    call = thread.call
    writer = team.writer
    zone = zones.zone(home_of(team))
    event = Event()
    event.add("uid", call.uid or f"{thread.id}@{UID_HOST}")
    event.add("sequence", call.revision)
    event.add("dtstamp", now.astimezone(zones.zone("UTC")))
    event.add("dtstart", starts.astimezone(zone))
    event.add("dtend", (starts + timedelta(minutes=call.minutes)).astimezone(zone))
    event.add("summary", summary(thread))
    event.add("description", plain(text(thread, team, zone.key)).strip())
    event.add("status", "CONFIRMED")
    if call.place.strip():
        event.add("location", call.place.strip())
    if writer and writer.email:
        event["organizer"] = _address(writer)
    for person in invited(thread, team):
        if person.email and person is not writer:
            address = _address(person)
            address.params["role"] = vText("REQ-PARTICIPANT")
            address.params["partstat"] = vText("NEEDS-ACTION")
            address.params["rsvp"] = vText("TRUE")
            event.add("attendee", address, encode=False)
    return event


def _address(person: Person) -> "vCalAddress":
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{person.email}")
    address.params["cn"] = vText(person.name.replace('"', "'"))
    return address


def summary(thread: Thread) -> str:
    return f"{thread.call.minutes} minutes: {thread.topic}"


def invited(thread: Thread, team: Team) -> tuple[Person, ...]:
    """Those of the thread who are in the roster, the writer first."""
    writer = (team.writer,) if team.writer else ()
    return (*writer, *(person for person in team.readers(thread.people) if person.id != team.me))


def text(thread: Thread, team: Team, zone: str) -> str:
    """Agenda, the decision to take, and the history, as Markdown; the description of the entry."""
    people = {person.id: person for person in team.people}
    call = thread.call
    decider = first_name(call.decider, people)
    parts = [
        call.agenda.strip() or agenda_text(agenda(thread, team, zone)),
        f"Who decides: {decider}" if decider else "",
        f"If nobody does: {call.otherwise.strip()}" if call.otherwise.strip() else "",
        _views(thread, people),
        "Written so far:\n" + "\n".join(f"- {line}" for line in history(thread, team, zone))
        if thread.posts
        else "",
        f"The thread: {thread.link.strip()}" if thread.link.strip() else "",
    ]
    return "\n\n".join(filter(None, parts))[:LONGEST_AGENDA]


def _views(thread: Thread, people: Mapping[str, Person]) -> str:
    views = [
        f"{view_name(view, people)}: {in_one_line(view.text)}" for view in thread.views if view.text.strip()
    ]
    return "Both views:\n" + "\n".join(f"- {view}" for view in views) if views else ""


def when(thread: Thread, people: Sequence[Person], style: Style = STYLE) -> str:
    """The start of the call on everybody's clock; empty while none is chosen."""
    if thread.call.at is None:
        return ""
    names = [person.zone for person in people if zones.is_zone(person.zone)]
    return writing.full(thread.call.at, names, style)
