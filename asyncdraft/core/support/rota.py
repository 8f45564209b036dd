"""The triage rota: a week each, as fair in days served as holidays and days off allow.

It follows from the team's file and the calendars alone, so every computer finds the same one.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice

import msgspec

from asyncdraft.core.support.plan import Support
from asyncdraft.core.when.working import Calendar

WEEK = timedelta(days=7)
OFFICE_DAYS = range(5)
LEAST_SHARE = Fraction(1, 2)
"""Of the days of a week that somebody must be there for to take it."""


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A week from its Monday: `days` maps each day of triage to whoever is on, the week's own person or a
    stand-in; `missing` are the days on which nobody of the rota works. `person` is empty where nobody can.
    """

    monday: date
    person: str
    days: dict[date, str]
    missing: tuple[date, ...] = ()

    @property
    def stand_ins(self) -> dict[date, str]:
        return {day: person for day, person in self.days.items() if person != self.person}


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def rota(support: Support, calendars: Sequence[Calendar], first: date, weeks: int) -> tuple[Turn, ...]:
    """The turns of `weeks` weeks from the one that holds `first`; none before the rota starts.

    `calendars` are those of the people who take turns, in their order.
    """
    if not calendars:
        return ()
    start = monday_of(support.starts or first)
    skipped = max((monday_of(first) - start) // WEEK, 0)
    return tuple(islice(_turns(support, calendars, start), skipped, skipped + weeks))


def _turns(support: Support, calendars: Sequence[Calendar], monday: date) -> Iterator[Turn]:
    people = {calendar.person.id: calendar for calendar in calendars}
    given = {monday_of(week): person for week, person in support.turns.items()}
    weekdays = _triage_days(calendars)
    served = dict.fromkeys(people, 0)
    waiting, leader = list(people), ""
    while monday <= date.max - WEEK:
        days = [monday + timedelta(days=weekday) for weekday in weekdays]
        present = {person: _present(calendar, days) for person, calendar in people.items()}
        order = sorted(waiting, key=lambda person: (person == leader, served[person]))
        leader = _leader(given.get(monday, ""), order, present, len(days))
        turn = _turn(monday, days, leader, order, present)
        for person in turn.days.values():
            served[person] += 1
        waiting = [*(person for person in waiting if person != leader), *([leader] if leader else [])]
        yield turn
        monday += WEEK


def _triage_days(calendars: Sequence[Calendar]) -> list[int]:
    """The weekdays on which at least half of the rota works; Monday to Friday where nobody's hours say."""
    weeks = [calendar.person.hours for calendar in calendars if calendar.person.hours]
    usual = [day for day in range(7) if weeks and 2 * sum(bool(week[day]) for week in weeks) >= len(weeks)]
    return usual or list(OFFICE_DAYS)


def _present(calendar: Calendar, days: Sequence[date]) -> frozenset[date]:
    """The days without a holiday or a day off. Hours that nobody said are taken to be those of the office."""
    closed = {day: calendar.closed(day) for day in days}
    if calendar.is_known:
        return frozenset(day for day, why in closed.items() if why is None)
    return frozenset(day for day, why in closed.items() if why is None or why[0] == "weekend")


def _leader(given: str, order: Sequence[str], present: Mapping[str, frozenset[date]], length: int) -> str:
    if present.get(given):
        return given
    able = [person for person in order if len(present[person]) >= LEAST_SHARE * length]
    return next(iter(able), "")


def _turn(
    monday: date,
    days: Sequence[date],
    leader: str,
    order: Sequence[str],
    present: Mapping[str, frozenset[date]],
) -> Turn:
    """Days that the leader is away go to the next in order who is there; one person stands in if one can."""
    away = [day for day in days if day not in present.get(leader, frozenset())]
    others = sorted(
        (person for person in order if person != leader),
        key=lambda person: -len(present[person].intersection(away)),
    )
    named = {day: leader for day in days if day not in away}
    for day in away:
        stand_in = next((person for person in others if day in present[person]), "")
        named |= {day: stand_in} if stand_in else {}
    return Turn(
        monday=monday,
        person=leader,
        days=dict(sorted(named.items())),
        missing=tuple(day for day in days if day not in named),
    )


def on_duty(turns: Sequence[Turn], day: date) -> str:
    """The roster id of whoever is on triage that day; empty for nobody."""
    return next((turn.days[day] for turn in turns if day in turn.days), "")
