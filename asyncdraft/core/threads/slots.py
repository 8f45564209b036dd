"""When the call of a thread can be: what suits everybody, or else the least bad, with its cost."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from asyncdraft.core.text import joined, say, say_of
from asyncdraft.core.threads.thread import CALL_MINUTES
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.calls import Call, best_calls
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style

USUAL_DAYS, MOST_DAYS = 7, 14


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """`chip` says in two words how good it is, `clocks` what the others read on theirs.

    `cost` tells who is not at work then; empty where everybody is.
    """

    at: datetime
    when: str
    chip: str
    clocks: str = ""
    cost: str = ""

    @property
    def suits_all(self) -> bool:
        return not self.cost


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """`problem` is a sentence where no time suits everybody, or where nobody's hours are known."""

    slots: tuple[Slot, ...] = ()
    problem: str = ""


def offer(
    calendars: Sequence[Calendar],
    now: datetime,
    decided_by: date | None = None,
    minutes: int = CALL_MINUTES,
    style: Style = STYLE,
    outside: Sequence[str] = (),
) -> Offer:
    """Times for a call of `calendars`, the writer's first; none after the day a decision is needed.

    `outside` are those who are called too, but are not in the team.
    """
    known = [calendar for calendar in calendars if calendar.is_known]
    unknown = [*(calendar.person.name for calendar in calendars if not calendar.is_known), *outside]
    missing = (
        say("Working hours are not known for {names}: add them in Team.", names=and_join(unknown))
        if unknown
        else ""
    )
    if not known:
        return Offer(problem=missing)
    last = decided_by if decided_by and decided_by > now.date() else None
    days = min((last - now.date()).days + 1, MOST_DAYS) if last else USUAL_DAYS
    calls = [
        call
        for call in best_calls(known, now, days, minutes, style=style)
        if last is None or _day(call, known[0]) <= last
    ]
    slots = tuple(_slot(place, call, known, last, style) for place, call in enumerate(calls))
    return Offer(slots=slots, problem=joined(filter(None, [missing, _uncommon(slots, last)])))


def slot_at(at: datetime, calendars: Sequence[Calendar], style: Style = STYLE) -> Slot:
    """A time that is no longer among the best, with what it is on the clocks of the others.

    `calendars` are the writer's, and then theirs.
    """
    others = (calendar for calendar in calendars[1:] if calendar.is_known)
    return Slot(
        at=at,
        when=writing.short(at, calendars[0].person.zone, style),
        chip=say("chosen"),
        clocks=joined((_clock(at, calendar, style) for calendar in others), " · "),
    )


def _uncommon(slots: Sequence[Slot], last: date | None) -> str:
    if any(slot.suits_all for slot in slots):
        return ""
    until = (
        say("until {written}", written=_written(last))
        if last
        else say("in the next {usual_days} days", usual_days=USUAL_DAYS)
    )
    return say(
        "No time {until} is in everybody's working hours. The least bad comes first, with its cost.",
        until=until,
    )


def _written(day: date) -> str:
    return writing.date_text(day)


def _day(call: Call, calendar: Calendar) -> date:
    return call.at.astimezone(calendar.zone).date()


def _slot(place: int, call: Call, known: Sequence[Calendar], last: date | None, style: Style) -> Slot:
    suits_all = call.at_work == len(known)
    return Slot(
        at=call.at,
        when=writing.short(call.at, known[0].person.zone, style),
        chip=_chip(place, suits_all=suits_all, is_last=_day(call, known[0]) == last),
        clocks=joined((_clock(call.at, calendar, style) for calendar in known[1:]), " · "),
        cost="" if suits_all else call.reason,
    )


def _chip(place: int, *, suits_all: bool, is_last: bool) -> str:
    if not suits_all:
        return say("least bad") if place == 0 else say("outside hours")
    if place == 0:
        return say_of("a time for a call", "best")
    return say("last day") if is_last else say("all at work")


def _clock(at: datetime, calendar: Calendar, style: Style) -> str:
    person = calendar.person
    return say(
        "{clock} {zone} {name}",
        clock=writing.clock(at, person.zone, style),
        zone=zones.abbreviation(at, person.zone),
        name=person.first_name,
    )
