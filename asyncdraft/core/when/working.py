"""Working time: one person's shifts as instants, in exact minutes across clock changes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import chain, islice
from typing import Literal

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY, Person, Shift
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.minutes import (
    EPOCH_DAY,
    day_start,
    instant,
    local_day,
    minute_from,
    minute_of,
    wall_minute,
)

Kind = Literal["work", "edge", "night", "weekend", "holiday", "off", "unknown"]
Span = tuple[int, int]
"""A shift from its first minute to the one after its last."""

EDGE_MINUTES = 120
SEARCH_DAYS = 3 * 366
SPILL_DAYS = 3
"""A shift may run two days beyond its start day, and a local date differs from the one in UTC by one."""
FIRST_DAY, LAST_DAY = date.min.toordinal() + SPILL_DAYS, date.max.toordinal() - SPILL_DAYS
WAKING_HOUR = 7


class State(msgspec.Struct, frozen=True):
    """What a person does at an instant.

    `name` is that of the holiday or the reason of the day off; `until` (UTC) is when they next stop or start
    work, None where no shift is in sight.
    """

    kind: Kind
    name: str = ""
    until: datetime | None = None


class LostDay(msgspec.Struct, frozen=True):
    """A date on which a person would work, were it not a "holiday" or a day "off"; `name` may be empty."""

    day: date
    kind: Kind
    name: str


class _Day:
    """The shifts of a weekday, as minutes after midnight; the last ends on the `days`-th date."""

    def __init__(self, shifts: list[Shift]) -> None:
        self.spans = [(shift.start, shift.end) for shift in shifts]
        self.days = max((shift.end // MINUTES_A_DAY + 1 for shift in shifts), default=1)


class _SpansByDay(dict[int, list[Span]]):
    """The shifts that start on a local date, made when first asked for."""

    def __init__(self, make: Callable[[int], list[Span]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, day: int) -> list[Span]:
        spans = self[day] = self._make(day)
        return spans


class Calendar:
    """One person's working time. A person without hours has no shifts, and every state is "unknown".

    `holidays` must cover the years asked about; `region` is what people call the place that has them. Raises
    UnknownZoneError.
    """

    def __init__(self, person: Person, holidays: Mapping[date, str], region: str = "") -> None:
        self.person = person
        self.holidays = holidays
        self.region = region
        self.zone = zones.zone(person.zone)
        self._week = [_Day(sorted(shifts)) for shifts in person.hours or ((),) * 7]
        self._holidays = {day.toordinal(): name for day, name in holidays.items()}
        self._days_off = [
            (off.first.toordinal(), off.last.toordinal(), off.reason) for off in person.days_off
        ]
        self._spans = _SpansByDay(self._day_spans)

    @property
    def is_known(self) -> bool:
        """Whether the person's hours are known, so that working time can be promised."""
        return self.person.hours is not None

    def shifts(self, first: datetime, last: datetime) -> list[tuple[datetime, datetime]]:
        """The shifts (UTC) that touch [first, last), whole and with touching ones joined."""
        spans = self.spans(minute_from(first), minute_from(last))
        return [(instant(start), instant(end)) for start, end in spans]

    def minutes(self, start: datetime, end: datetime) -> int:
        """The working minutes that begin in [start, end)."""
        first, last = minute_from(start), minute_from(end)
        return sum(min(to, last) - max(since, first) for since, to in self.spans(first, last))

    def next_minute(self, at: datetime) -> datetime | None:
        """The first working minute (UTC) that begins at or after `at`; None if none does in three years."""
        minute = minute_from(at)
        coming = self.next_span(minute)
        return instant(max(coming[0], minute)) if coming else None

    def after_minutes(self, at: datetime, minutes: int) -> datetime | None:
        """The earliest instant (UTC) by which `minutes` working minutes have passed since `at`."""
        first, left = minute_from(at), minutes
        if left <= 0:
            return instant(first)
        for start, end in self._spans_from(first):
            worked = end - max(start, first)
            if worked >= left:
                return instant(end - worked + left)
            left -= worked
        return None

    def before_minutes(self, at: datetime, minutes: int) -> datetime | None:
        """The latest instant (UTC) from which `minutes` working minutes are left until `at`: when to send."""
        last, left = minute_from(at), minutes
        if left <= 0:
            return instant(last)
        for start, end in reversed(self.spans(last - SEARCH_DAYS * MINUTES_A_DAY, last)):
            worked = min(end, last) - start
            if worked >= left:
                return instant(start + worked - left)
            left -= worked
        return None

    def working_day(self, day: date, count: int) -> date | None:
        """The local date of the `count`-th working day after `day`, before it if negative.

        None if there is none in three years.
        """
        if not count:
            return day
        start = day.toordinal()
        days = (
            range(start + 1, min(start + SEARCH_DAYS, LAST_DAY))
            if count > 0
            else range(start - 1, max(start - SEARCH_DAYS, FIRST_DAY), -1)
        )
        working = (date.fromordinal(other) for other in days if self.is_known and not self._closed(other))
        return next(islice(working, abs(count) - 1, None), None)

    def state(self, at: datetime) -> State:
        """What the person does in the minute that holds `at`."""
        if not self.is_known:
            return State("unknown")
        minute = minute_of(at)
        coming = self.next_span(minute)
        if coming and coming[0] <= minute:
            return State("work", "", instant(coming[1]))
        kind, name = self._closed(local_day(self.zone, minute)) or (self._kind_beside_work(minute), "")
        return State(kind, name, instant(coming[0]) if coming else None)

    def now_line(self, at: datetime, style: writing.Style = writing.STYLE) -> str:
        """What the person does now, in a few words and in their own time: "asleep until 09:00"."""
        state = self.state(at)
        if state.kind == "unknown":
            return say("hours not known")
        if state.until is None:
            return say("away")
        clock = writing.clock(state.until, self.person.zone, style)
        if state.kind == "work":
            return say("at work until {clock}", clock=clock)
        local, back = at.astimezone(self.zone), state.until.astimezone(self.zone)
        if back.date() == local.date():
            asleep = state.kind == "night" and local.hour < WAKING_HOUR
            return say("asleep until {clock}", clock=clock) if asleep else say("back {clock}", clock=clock)
        if back.date() - local.date() < timedelta(days=7):
            return say("back {day} {clock}", day=writing.DAY_NAMES[back.weekday()], clock=clock)
        return say("back {day}", day=writing.day(state.until, self.person.zone))

    def closed(self, day: date) -> tuple[Kind, str] | None:
        """Why no shift starts on a local date: "holiday", "off" or "weekend", with its name; else None."""
        return self._closed(day.toordinal())

    def closed_days(self, first: int, last: int) -> list[tuple[int, int, Kind, str]]:
        """The local dates without shifts in the minutes [first, last), each from its start to its end."""
        days = range(local_day(self.zone, first), local_day(self.zone, last) + 1)
        return [
            (day_start(self.zone, day), day_start(self.zone, day + 1), *why)
            for day in days
            if not self._spans[day] and (why := self._closed(day))
        ]

    def lost_days(self, start: datetime, end: datetime) -> list[LostDay]:
        """The local dates from `start` to `end`, both included, that a holiday or day off takes away."""
        days = range(local_day(self.zone, minute_from(start)), local_day(self.zone, minute_from(end)) + 1)
        return [
            LostDay(date.fromordinal(day), *why)
            for day in days
            if self._week[(day - 1) % 7].spans and (why := self._closed(day))
        ]

    def spans(self, first: int, last: int) -> list[Span]:
        """The shifts that touch the minutes [first, last), whole and with touching ones joined."""
        if last <= first:
            return []
        found = self._joined(_utc_day(first) - SPILL_DAYS, _utc_day(last) + 2)
        return [span for span in found if span[1] > first and span[0] < last]

    def next_span(self, minute: int) -> Span | None:
        """The first shift that ends after `minute`; it may have begun before."""
        return next(self._spans_from(minute), None)

    def _spans_from(self, minute: int) -> Iterator[Span]:
        first = _utc_day(minute) - SPILL_DAYS
        return (span for span in self._joined(first, first + SEARCH_DAYS) if span[1] > minute)

    def _joined(self, first: int, last: int) -> Iterator[Span]:
        """The shifts that start on the days [first, last), with touching and overlapping ones made one."""
        spans = chain.from_iterable(map(self._spans.__getitem__, range(first, last)))
        start, end = next(spans, (0, 0))
        for span in spans:
            if span[0] > end:
                yield start, end
                start, end = span
            elif span[1] > end:
                end = span[1]
        if start < end:
            yield start, end

    def _day_spans(self, day: int) -> list[Span]:
        plan = self._week[(day - 1) % 7]
        if not plan.spans or not FIRST_DAY <= day <= LAST_DAY or self._closed(day):
            return []
        midnight = day_start(self.zone, day)
        if day_start(self.zone, day + plan.days) == midnight + plan.days * MINUTES_A_DAY:
            return [(midnight + start, midnight + end) for start, end in plan.spans]
        spans = [
            (wall_minute(self.zone, day, start), wall_minute(self.zone, day, end))
            for start, end in plan.spans
        ]
        return [span for span in spans if span[0] < span[1]]

    def _closed(self, day: int) -> tuple[Kind, str] | None:
        holiday = self._holidays.get(day)
        if holiday is not None:
            return "holiday", holiday
        for first, last, reason in self._days_off:
            if first <= day <= last:
                return "off", reason
        return None if self._week[(day - 1) % 7].spans else ("weekend", "")

    def _kind_beside_work(self, minute: int) -> Kind:
        """For a minute outside shifts; a shift that ends at its start or begins at its end is near, too."""
        return "edge" if self.spans(minute - EDGE_MINUTES, minute + EDGE_MINUTES + 1) else "night"


def _utc_day(minute: int) -> int:
    return minute // MINUTES_A_DAY + EPOCH_DAY
