"""The messages afterwards: to everybody who wrote while somebody was in focus."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.focus.texts import FocusPlan, emergency
from asyncdraft.core.home import home_of
from asyncdraft.core.people import Person, person_id
from asyncdraft.core.sla import Sla
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.core.threads.progress import answer_due
from asyncdraft.core.threads.transcript import instants, said
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.outlook import USUAL_PROMISE
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style

LONGEST_TOPIC = 60
SOONEST = timedelta(minutes=30)
"""What a promise to answer leaves at least."""
TELLING_WORDS = 3


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who wrote meanwhile; `asked` is when they began to, None where nobody knows."""

    person: str
    question: str = ""
    asked: datetime | None = None


class Inbox(msgspec.Struct, frozen=True):
    """`strangers` are names that the roster does not know."""

    waiting: tuple[Waiting, ...] = ()
    strangers: tuple[str, ...] = ()


def inbox(text: str, team: Team, now: datetime, author: str = "") -> Inbox:
    """A pasted piece of a chat: one entry for each person of the roster besides the writer, all they wrote in
    it. `author` is who wrote a text that names nobody.
    """
    names = tuple({name for person in team.people for name in (person.name, person.first_name)})
    pieces = said(text, names)
    found: dict[str, Waiting] = {}
    strangers: dict[str, None] = {}
    for piece, at in zip(pieces, instants(pieces, now, zones.zone(home_of(team))), strict=True):
        who = person_id(piece.author.lstrip("@"), team.people) or author
        if team.person(who) is None:
            strangers[piece.author or say("somebody without a name")] = None
        elif who != team.me:
            asked = at if piece.clock is not None else None
            found[who] = _with(found.get(who), who, piece.text.strip(), asked)
    return Inbox(tuple(found.values()), tuple(strangers))


def _with(before: Waiting | None, person: str, text: str, asked: datetime | None) -> Waiting:
    if before is None:
        return Waiting(person=person, question=text, asked=asked)
    return msgspec.structs.replace(before, question=f"{before.question}\n\n{text}")


def waiting_of(pasted: str, names: Sequence[str], team: Team, now: datetime) -> tuple[Waiting, ...]:
    """Those in the paste and those named. Raises ValueError with a sentence on whom the team does not know.

    One name besides a paste that names nobody is who wrote it.
    """
    people = [(name, named(team, name)) for name in names]
    strangers = [name for name, person in people if person is None]
    if strangers:
        raise ValueError(say("The team has nobody called {names}.", names=and_join(strangers)))
    known = [person.id for _, person in people if person is not None and person.id != team.me]
    found = inbox(pasted, team, now, known[0] if len(known) == 1 else "")
    if found.strangers:
        names = and_join(found.strangers)
        raise ValueError(say("The team does not know {names}: add them, or name who wrote.", names=names))
    written = {each.person for each in found.waiting}
    added = [Waiting(person=person) for person in dict.fromkeys(known) if person not in written]
    if not (found.waiting or added):
        raise ValueError(
            say("Nobody but you wrote in it: paste what came in with its names, or name who wrote.")
        )
    return (*found.waiting, *added)


def named(team: Team, name: str) -> Person | None:
    """By roster id, whole name or first name, where it means one person."""
    wanted = name.strip().lstrip("@").casefold()
    for part in ("id", "name", "first_name"):
        found = [person for person in team.people if getattr(person, part).casefold() == wanted]
        if len(found) == 1:
            return found[0]
    return None


def follow_up(
    waiting: Waiting,
    team: Team,
    calendar: Calendar,
    found: FocusPlan | None,
    now: datetime,
    channel: Channel = Channel.SLACK,
    style: Style = STYLE,
) -> Draft:
    """To one person, whole as it stands: it was read, when the answer comes, what cannot wait.

    The answer itself is the writer's: it takes the place of the first pane. `calendar` is the writer's,
    `found` the block that was. Raises ValueError without an emergency path.
    """
    path, zone = emergency(team.sla), calendar.person.zone
    asked = waiting.asked or (found.focus.starts if found else now)
    due = _due(asked, calendar, team.sla, now)
    reader = team.person(waiting.person)
    by = writing.full(due, list(dict.fromkeys([zone, reader.zone if reader else zone])), style) if due else ""
    work = f" for {found.focus.block.work}" if found and found.focus.block.work else ""
    message, topic = f"your message of {writing.day(asked, zone)}", _topic(waiting)
    looks = _looks(team.sla, zone, now, style)
    return Draft(
        template="follow-up-after-a-delay",
        channel=channel,
        to=(waiting.person,) if reader else (),
        title=f"Follow-up: {topic or message}",
        subject="" if topic else f"About {message}: when my answer comes",
        what=(
            f"Your message reached me during a focus block{work}; I have read it now. "
            + (f"You have my whole answer by {by}." if by else "You have my whole answer next.")
        ),
        need="No answer is needed: there is nothing for you to do until then.",
        fallback=f"You can go on with all that needs no answer from me. Emergencies, at any hour: {path}.",
        fields={
            key: value
            for key, value in {
                "topic": topic or message,
                "asked": waiting.asked.astimezone(calendar.zone).date().isoformat() if waiting.asked else "",
                "question": waiting.question,
                "reach": looks,
            }.items()
            if value
        },
    )


def _due(asked: datetime, calendar: Calendar, sla: Sla, now: datetime) -> datetime | None:
    """As promised from when it was asked; where that is over or too near, as promised from now."""
    promise = sla.channels.get("chat", USUAL_PROMISE)
    due = answer_due(calendar, asked, promise)
    return due if due and due >= now + SOONEST else answer_due(calendar, now, promise)


def _topic(waiting: Waiting) -> str:
    """The first line of what was asked, cut at a word; empty for too few words to tell anything."""
    first = next((line.strip() for line in waiting.question.splitlines() if line.strip()), "")
    if len(first.split()) < TELLING_WORDS:
        return ""
    if len(first) <= LONGEST_TOPIC:
        return first.rstrip(" .?!:,;")
    return f"{first[:LONGEST_TOPIC].rpartition(' ')[0].rstrip(' .,;:') or first[:LONGEST_TOPIC]} …"


def _looks(sla: Sla, zone: str, now: datetime, style: Style) -> str:
    """ "11:00 and 16:00 GMT (London), on working days"."""
    if not sla.triage:
        return ""
    clocks = and_join([writing.of_day(time, style) for time in sorted(sla.triage)])
    place = f"{zones.abbreviation(now, zone)} ({zones.city_of(zone)})"
    return f"{clocks} {place}, on working days"
