"""What is to stand in for a meeting: format, owner, windows, fallback, and what it gives back."""

import math
from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from asyncdraft.core.meetings.cost import WEEKS_A_MONTH, Facts
from asyncdraft.core.meetings.formats import SHAPES, Format, fitting
from asyncdraft.core.meetings.invited import finder, invited
from asyncdraft.core.meetings.meeting import Meeting
from asyncdraft.core.meetings.verdict import Choice, Verdict
from asyncdraft.core.meetings.windows import (
    Participants,
    Review,
    RoundTimes,
    first_round,
    notice_until,
    review,
)
from asyncdraft.core.people import OFFICE_WEEK, Person
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.core.when import zones
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar

QUORUM = 0.7
"""The share of people without whose updates a round is worth nothing."""
NAMELESS = say("The calendar does not say who is invited: add the readers to the message.")
ROTA = 4
ONCE = 1 / WEEKS_A_MONTH
MOST_ROUNDS = 2.0
SHORTER = 0.5
"""What is left of a meeting whose other part is written."""
SHORTEST = 15

Calendars = Callable[[Person], Calendar]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """`people` are those invited who are in the roster; `expected` is how many hand in something, `least` the
    number below which one meets; both are 0 where the calendar names nobody. `object_by` is when everybody
    has had a working day to object.

    `minutes` is how long the meeting stays, 0 where it goes. `gives_back` is in person-hours a month.
    `rota` are those who can own it in turn. `outsiders` are the names of those invited who are
    not in the roster, `notes` say in sentences what was assumed.
    """

    meeting: Meeting
    choice: Choice
    format: Format
    owner: Person
    rota: tuple[Person, ...]
    people: tuple[Person, ...]
    home: str
    object_by: datetime
    round: RoundTimes
    review: Review
    expected: int
    least: int
    minutes: int
    person_hours: float
    off_hours: float | None
    gives_back: float
    rounds_per_week: float
    outsiders: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def rhythm(self) -> str:
        """ "every week", "every 2 weeks", "twice a week", "once"."""
        if self.rounds_per_week > 1:
            return say("twice a week")
        weeks = round(1 / self.rounds_per_week) if self.rounds_per_week else 0
        return (
            say("every {weeks} weeks", weeks=weeks)
            if weeks > 1
            else say("every week")
            if weeks
            else say("once")
        )


def propose(
    meeting: Meeting,
    verdict: Verdict,
    facts: Facts,
    team: Team,
    calendars: Calendars,
    now: datetime,
    chosen: Format | None = None,
    owner_id: str = "",
) -> Proposal:
    """`now` is aware; `chosen` and `owner_id` are the format and the owner, if others than the usual ones."""
    guests = invited(meeting, team)
    people = guests.known or ((team.writer,) if team.writer else ())
    known = [calendar for calendar in map(calendars, people) if calendar.is_known]
    notes = [_unknown_hours(people, known), _outsiders(guests.unknown)]
    if not known:
        known = [_stand_in(people, meeting)]
    form = chosen or fitting(verdict.topic)
    shape = SHAPES[form]
    owner = _owner(known, people, meeting, team, owner_id)
    readers = [calendar for calendar in known if calendar.person.id != team.me] or known
    who = Participants(known, readers, owner)
    object_by = notice_until(readers, now)
    first = first_round(meeting, who, object_by, shape.owner_minutes)
    notes.append(
        say("{names} does not work while the first round is open.", names=and_join(first.away))
        if first.away
        else ""
    )
    notes.append(NAMELESS if facts.nameless else "")
    expected = 0 if facts.nameless else max(facts.people - len(first.away), 1)
    minutes = _shorter(meeting.minutes) if verdict.choice is Choice.SHORTEN else 0
    return Proposal(
        meeting=meeting,
        choice=verdict.choice,
        format=form,
        owner=owner.person,
        rota=_rota(known, owner),
        people=people,
        home=_home(team, owner),
        object_by=object_by,
        round=first,
        review=review(first, who),
        expected=expected,
        least=math.ceil(expected * QUORUM),
        minutes=minutes,
        person_hours=facts.person_hours,
        off_hours=facts.off_hours,
        gives_back=_gives_back(meeting, facts, form, minutes),
        rounds_per_week=_rounds(meeting),
        outsiders=guests.unknown,
        notes=tuple(filter(None, notes)),
    )


def _home(team: Team, owner: Calendar) -> str:
    writer = team.writer
    return writer.zone if writer and zones.is_zone(writer.zone) else owner.person.zone


def _owner(
    known: Sequence[Calendar], people: Sequence[Person], meeting: Meeting, team: Team, wish: str
) -> Calendar:
    """Whose hours are known: who is wished for, the organizer, the writer, or anybody."""
    organizer = finder(people)(meeting.organizer) if meeting.organizer else None
    wanted = (wish, organizer.id if organizer else "", team.me)
    found = (calendar for wish in wanted for calendar in known if calendar.person.id == wish)
    return next(found, known[0])


def _rota(known: Sequence[Calendar], owner: Calendar) -> tuple[Person, ...]:
    others = [calendar.person for calendar in known if calendar is not owner]
    return (owner.person, *others)[:ROTA] if others else ()


def _stand_in(people: Sequence[Person], meeting: Meeting) -> Calendar:
    """Office hours, where nobody's are known, so that there is something to start from; the notes say so."""
    zone = next((person.zone for person in people if zones.is_zone(person.zone)), meeting.zone)
    person = people[0] if people else Person(id="", name=say("You"), zone=zone)
    return Calendar(msgspec.structs.replace(person, zone=zones.or_utc(zone), hours=OFFICE_WEEK), {})


def _unknown_hours(people: Sequence[Person], known: Sequence[Calendar]) -> str:
    hours = {calendar.person.id for calendar in known}
    names = [person.name for person in people if person.id not in hours]
    if not known:
        return say("Nobody’s working hours are known: office hours are assumed. Add them in Team.")
    return (
        say("Working hours are not known for {names}: add them in Team.", names=and_join(names))
        if names
        else ""
    )


def _outsiders(names: Sequence[str]) -> str:
    return (
        say("Not in your team, and not counted in the windows: {names}.", names=and_join(names))
        if names
        else ""
    )


def _shorter(minutes: int) -> int:
    return max(round(minutes * SHORTER / 5) * 5, min(SHORTEST, minutes))


def _gives_back(meeting: Meeting, facts: Facts, form: Format, minutes: int) -> float:
    """Person-hours a month that are left when what the writing takes is taken off."""
    shape = SHAPES[form]
    saved = facts.people * (meeting.minutes - minutes) * (meeting.per_week or ONCE)
    written = facts.people * (shape.write_minutes + shape.read_minutes) + shape.owner_minutes
    return max(saved - written * (_rounds(meeting) or ONCE), 0.0) * WEEKS_A_MONTH / 60


def _rounds(meeting: Meeting) -> float:
    """How many written rounds a week replace it: a meeting of every day needs no more than two."""
    return min(meeting.per_week, MOST_ROUNDS)
