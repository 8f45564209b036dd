"""The reminders of an RFC as a calendar file, in one person's zone and for their part of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from asyncdraft.core.rfc.rfc import Review, Rfc
from asyncdraft.core.rfc.window import Reminder, Window, starts_work
from asyncdraft.core.text import say
from asyncdraft.core.threads.zone_rules import zone_rules
from asyncdraft.core.when import zones
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style, full

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//AsyncDraft//RFC//EN"
UID_HOST = "asyncdraft.local"
LENGTH = timedelta(minutes=15)


def calendar_file(
    rfc: Rfc,
    found: Window,
    days: Sequence[Reminder],
    whose: Calendar,
    now: datetime,
    style: Style = STYLE,
) -> bytes:
    """iCalendar (RFC 5545): an entry of 15 minutes with an alarm at the start of each day of reminding.

    Raises ValueError where the window has no end.
    """
    from icalendar import Calendar as File

    if found.closes is None or not days:
        raise ValueError(
            say("The window has no end, so there is nothing to remind of: change its days or people.")
        )
    file = File()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add_component(zone_rules(whose.person.zone, found.closes))
    for reminder in days:
        file.add_component(_event(rfc, found.closes, reminder, whose, now, style))
    return bytes(file.to_ical())


def _event(
    rfc: Rfc, closes: datetime, reminder: Reminder, whose: Calendar, now: datetime, style: Style
) -> "Event":
    from icalendar import Alarm, Event

    at = starts_work(whose, reminder.day).astimezone(zones.zone(whose.person.zone))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"RFC {rfc.title}: {reminder.words}")
    alarm.add("trigger", timedelta())
    event = Event()
    event.add("uid", f"rfc-{rfc.id or 'new'}-{reminder.day.isoformat()}-{whose.person.id}@{UID_HOST}")
    event.add("dtstamp", now.astimezone(zones.zone("UTC")))
    event.add("dtstart", at)
    event.add("dtend", at + LENGTH)
    event.add("summary", f"RFC {rfc.title}: {reminder.words}")
    event.add("description", _text(rfc, closes, whose, style))
    event.add("transp", "TRANSPARENT")
    event.add_component(alarm)
    return event


def _text(rfc: Rfc, closes: datetime, whose: Calendar, style: Style) -> str:
    mine = [review for review in rfc.reviews if review.person == whose.person.id]
    parts = [
        *(f"Your part: {part_of(review)}" for review in mine),
        f"Comments until {full(closes, [whose.person.zone], style)}",
        rfc.document,
    ]
    return "\n".join(filter(None, parts))


def part_of(review: Review) -> str:
    """ "sections 2 and 3, as operations"."""
    role = f"as {review.role}" if review.role else ""
    return ", ".join(filter(None, [review.part, role])) or "the whole document"
