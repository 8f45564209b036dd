"""A calendar judged: each meeting with its cost and verdict, and what they come to together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from asyncdraft.core.meetings.calendar import Hooks, Progress
from asyncdraft.core.meetings.cost import Facts, KnownHours
from asyncdraft.core.meetings.invited import coming
from asyncdraft.core.meetings.meeting import Attendee, CalendarFile, Meeting
from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.verdict import Choice, Verdict
from asyncdraft.core.text import say
from asyncdraft.core.when import zones

PRIVATE_TITLE = say("Private event")
UNTITLED = say("(no title)")
ORDER = tuple(Choice)
WEEK = timedelta(weeks=1)

Judged = Callable[[Meeting, Facts], Verdict]
"""It may look at what a meeting says, how long it takes and who comes, not at when it takes place."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """A meeting with what it costs, and the verdict; `overrule` is what the user decided against it."""

    meeting: Meeting
    facts: Facts
    verdict: Verdict
    overrule: Overrule | None = None

    @property
    def choice(self) -> Choice:
        return self.overrule.choice if self.overrule else self.verdict.choice

    @property
    def title(self) -> str:
        """Private events are counted, never named."""
        return PRIVATE_TITLE if self.meeting.private else self.meeting.title or UNTITLED

    @property
    def repeats(self) -> bool:
        return self.meeting.per_week > 0

    @property
    def runs(self) -> bool:
        """Whether it is a series that takes place inside the window and takes hours of a day."""
        return self.repeats and self.meeting.minutes > 0 and bool(self.meeting.occurrences)


class Sum(msgspec.Struct, frozen=True):
    """Of the series that run: how many, hours a week of one who is in all of them, person-hours a month.

    `nameless` of them do not say who is invited; their person-hours are not known, and not counted.
    """

    series: int = 0
    hours: float = 0.0
    person_hours: float = 0.0
    nameless: int = 0


class Week(msgspec.Struct, frozen=True):
    """The hours that the meetings of a week took, single ones included, by what is to become of them."""

    first: date
    hours: Mapping[Choice, float]

    @property
    def total(self) -> float:
        return sum(self.hours.values())


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """`rows` are sorted by choice, then by cost, series that run first. `held` is the mean of all `weeks`.

    `people` come to one of the meetings at least, of those that say who comes; `strangers` of them are in no
    roster with their hours.
    """

    calendar: CalendarFile
    zone: str
    rows: tuple[Row, ...]
    weeks: tuple[Week, ...]
    whole: Sum
    sums: Mapping[Choice, Sum]
    people: int = 0
    strangers: int = 0

    @property
    def held(self) -> float:
        return sum(week.total for week in self.weeks) / max(len(self.weeks), 1)


def audit(
    calendar: CalendarFile,
    zone: str,
    judge: Judged,
    known: KnownHours,
    overrules: Mapping[str, Overrule] = {},
    *,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Audit:
    """`zone` is that of the calendar's window. Raises Cancelled."""
    hooks = Hooks(progress, cancelled, len(calendar.meetings))
    judge = _once_for_twins(judge)
    rows: list[Row] = []
    people: dict[str, Attendee] = {}
    for meeting in calendar.meetings:
        hooks.step()
        facts = known.facts(meeting)
        rows.append(Row(meeting, facts, judge(meeting, facts), overrules.get(meeting.uid)))
        if not facts.nameless:
            people |= {each.email or each.name: each for each in coming(meeting)}
    strangers = sum(not known.knows(each) for each in people.values())
    return _summed(calendar, zone, rows, len(people), strangers)


def _once_for_twins(judge: Judged) -> Judged:
    """Ten years hold the same meeting under many names of the file: it is judged once."""
    known: dict[tuple[object, ...], Verdict] = {}

    def judged(meeting: Meeting, facts: Facts) -> Verdict:
        text = meeting.title, meeting.description, meeting.location
        people = meeting.organizer, meeting.attendees, facts.people
        twins = (*text, *people, meeting.minutes, meeting.per_week, meeting.private, meeting.all_day)
        if twins not in known:
            known[twins] = judge(meeting, facts)
        return known[twins]

    return judged


def recounted(before: Audit, rows: Iterable[Row]) -> Audit:
    """The same meetings with other choices."""
    return _summed(before.calendar, before.zone, rows, before.people, before.strangers)


def _summed(calendar: CalendarFile, zone: str, rows: Iterable[Row], people: int, strangers: int) -> Audit:
    ordered = tuple(sorted(rows, key=_rank))
    running = [row for row in ordered if row.runs]
    return Audit(
        calendar=calendar,
        zone=zone,
        rows=ordered,
        weeks=_weeks(calendar, zone, ordered),
        whole=_sum(running),
        sums={choice: _sum([row for row in running if row.choice is choice]) for choice in ORDER},
        people=people,
        strangers=strangers,
    )


def _rank(row: Row) -> tuple[bool, int, float, float, str]:
    once = row.facts.people * row.meeting.minutes
    return not row.runs, ORDER.index(row.choice), -row.facts.person_hours, -once, row.meeting.title


def _sum(rows: Sequence[Row]) -> Sum:
    hours, person_hours = (row.facts.hours for row in rows), (row.facts.person_hours for row in rows)
    return Sum(len(rows), sum(hours), sum(person_hours), sum(row.facts.nameless for row in rows))


def _weeks(calendar: CalendarFile, zone: str, rows: Iterable[Row]) -> tuple[Week, ...]:
    local = zones.zone(zone)
    count = ((calendar.last - calendar.first).days + 1) // 7
    hours = [dict.fromkeys(ORDER, 0.0) for _ in range(count)]
    for row in rows:
        for each in row.meeting.occurrences if row.meeting.minutes else ():
            week = (each.start.astimezone(local).date() - calendar.first).days // 7
            hours[week][row.choice] += (each.end - each.start).total_seconds() / 3600
    return tuple(Week(calendar.first + number * WEEK, each) for number, each in enumerate(hours))
