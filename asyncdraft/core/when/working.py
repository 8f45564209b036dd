"""Working time: one person's shifts as instants, in exact minutes.

Inside, an instant is a whole number of minutes since 1970 in UTC. A wall time that the clock skips counts as
the moment of the change, one that it repeats as the first of the two.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY, Person

Kind = Literal["work", "edge", "night", "weekend", "holiday", "off", "unknown"]
Span = tuple[int, int]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()
MINUTE = timedelta(minutes=1)
EDGE_MINUTES = 120
SEARCH_DAYS = 3 * 366
FIRST_DAY, LAST_DAY = 3, date.max.toordinal() - 3


class State(msgspec.Struct, frozen=True):
    """What a person does at an instant.

    `name` is that of the holiday or the reason of the day off; `until` (UTC) is when they next stop or start
    work, None where no shift is in sight.
    """

    kind: Kind
    name: str = ""
    until: datetime | None = None


class Calendar:
    """One person's working time. A person without hours has no shifts, and every state is "unknown"."""

    def __init__(self, person: Person, holidays: Mapping[date, str]) -> None:
        self.person = person
        self.holidays = holidays
        self.zone = ZoneInfo(person.zone)
        self._week = person.hours or ((),) * 7
        self._spans: dict[int, tuple[Span, ...]] = {}

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
        minute = self.next_work(minute_from(at))
        return None if minute is None else instant(minute)

    def after_minutes(self, at: datetime, minutes: int) -> datetime | None:
        """The earliest instant (UTC) by which `minutes` working minutes have passed since `at`."""
        first = minute_from(at)
        left = minutes
        if left <= 0:
            return instant(first)
        for start, end in self._spans_from(first):
            worked = end - max(start, first)
            if worked >= left:
                return instant(max(start, first) + left)
            left -= worked
        return None

    def state(self, at: datetime) -> State:
        """What the person does in the minute that holds `at`."""
        if not self.is_known:
            return State("unknown")
        minute = minute_of(at)
        coming = next(self._spans_from(minute), None)
        if coming and coming[0] <= minute:
            return State("work", "", instant(coming[1]))
        kind, name = self.day(at.astimezone(self.zone).date())
        if kind == "work":
            kind = "edge" if self._is_edge(minute) else "night"
        return State(kind, name, instant(coming[0]) if coming else None)

    def day(self, day: date) -> tuple[Kind, str]:
        """What a local date is: "holiday", "off" or "weekend" with its name, else "work"."""
        if day in self.holidays:
            return "holiday", self.holidays[day]
        for off in self.person.days_off:
            if off.first <= day <= off.last:
                return "off", off.reason
        return ("work", "") if self._week[day.weekday()] else ("weekend", "")

    def now_line(self, at: datetime) -> str:
        """What the person does now, in a few words and in their own time: "asleep until 09:00"."""
        state = self.state(at)
        if state.kind == "unknown":
            return "hours not known"
        if state.until is None:
            return "away"
        local, until = at.astimezone(self.zone), state.until.astimezone(self.zone)
        if state.kind == "work":
            return f"at work until {until:%H:%M}"
        if until.date() == local.date():
            asleep = state.kind == "night" and local.hour < 7
            return f"asleep until {until:%H:%M}" if asleep else f"back {until:%H:%M}"
        within_a_week = until.date() - local.date() < timedelta(days=7)
        return f"back {until:%a %H:%M}" if within_a_week else f"back {until:%a} {until.day} {until:%b}"

    def spans(self, first: int, last: int) -> list[Span]:
        """The shifts that touch the minutes [first, last), whole and with touching ones joined."""
        days = range(_day_of(first) - 3, _day_of(last) + 2)
        found = (span for day in days for span in self._day_spans(day))
        return [span for span in _joined(found) if span[1] > first and span[0] < last]

    def next_work(self, minute: int) -> int | None:
        """The first working minute at or after `minute`."""
        coming = next(self._spans_from(minute), None)
        return None if coming is None else max(coming[0], minute)

    def _spans_from(self, minute: int) -> Iterator[Span]:
        first = _day_of(minute) - 3
        found = (span for day in range(first, first + SEARCH_DAYS) for span in self._day_spans(day))
        return (span for span in _joined(found) if span[1] > minute)

    def _day_spans(self, day: int) -> tuple[Span, ...]:
        spans = self._spans.get(day)
        if spans is None:
            spans = self._spans[day] = self._make_day_spans(day)
        return spans

    def _make_day_spans(self, day: int) -> tuple[Span, ...]:
        shifts = self._week[(day - 1) % 7]
        if not shifts or not FIRST_DAY < day < LAST_DAY or self.day(date.fromordinal(day))[0] != "work":
            return ()
        days = 1 + shifts[-1].end // MINUTES_A_DAY
        moved = _wall_offset(self.zone, datetime.fromordinal(day))
        if moved == _wall_offset(self.zone, datetime.fromordinal(day + days)):
            base = (day - EPOCH_DAY) * MINUTES_A_DAY - moved
            return tuple((base + shift.start, base + shift.end) for shift in shifts)
        spans = (
            (utc_minute(self.zone, day, shift.start), utc_minute(self.zone, day, shift.end))
            for shift in shifts
        )
        return tuple((start, end) for start, end in spans if start < end)

    def _is_edge(self, minute: int) -> bool:
        near = self.spans(minute - EDGE_MINUTES, minute + EDGE_MINUTES)
        return any(start - EDGE_MINUTES <= minute < end + EDGE_MINUTES for start, end in near)


def instant(minute: int) -> datetime:
    return EPOCH + minute * MINUTE


def minute_of(at: datetime) -> int:
    """The minute that holds `at`."""
    return (at - EPOCH) // MINUTE


def minute_from(at: datetime) -> int:
    """The first minute that begins at or after `at`."""
    return -((EPOCH - at) // MINUTE)


def _day_of(minute: int) -> int:
    return minute // MINUTES_A_DAY + EPOCH_DAY


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Spans in order of their starts, with touching and overlapping ones made one."""
    current = next(spans, None)
    if current is None:
        return
    for start, end in spans:
        if start <= current[1]:
            current = current[0], max(current[1], end)
        else:
            yield current
            current = start, end
    yield current


def offset(zone: ZoneInfo, minute: int) -> int:
    """Minutes by which local time is ahead of UTC."""
    return (instant(minute).astimezone(zone).utcoffset() or timedelta()) // MINUTE


def utc_minute(zone: ZoneInfo, day: int, minute: int) -> int:
    """The instant of a wall time, `minute` minutes after local midnight of the day with ordinal `day`."""
    days, minute = divmod(minute, MINUTES_A_DAY)
    wall = datetime.fromordinal(day + days) + minute * MINUTE
    naive = (day + days - EPOCH_DAY) * MINUTES_A_DAY + minute
    before, after = _wall_offset(zone, wall), _wall_offset(zone, wall.replace(fold=1))
    return naive - before if before >= after else change_between(zone, naive - after, naive - before)


def change_between(zone: ZoneInfo, low: int, high: int) -> int:
    """The first minute in (low, high] with another offset than `low` has."""
    before = offset(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        if offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _wall_offset(zone: ZoneInfo, wall: datetime) -> int:
    return (zone.utcoffset(wall) or timedelta()) // MINUTE
