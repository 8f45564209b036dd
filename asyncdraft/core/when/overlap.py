"""The overlap viewer's data: people as rows, hours as cells, midnights and clock changes as marks."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from asyncdraft.core.when.working import (
    EDGE_MINUTES,
    Calendar,
    Kind,
    change_between,
    instant,
    minute_from,
    minute_of,
    offset,
    utc_minute,
)

LETTERS: dict[Kind, str] = {
    "work": "█",
    "edge": "▒",
    "night": "·",
    "weekend": "-",
    "holiday": "/",
    "off": "/",
    "unknown": "?",
}


class Cell(msgspec.Struct, frozen=True):
    """What a person does in the middle of a span of time, with the name of the holiday or day off."""

    kind: Kind
    name: str = ""


class ClockChange(msgspec.Struct, frozen=True):
    """At the instant `at` (UTC) the local clock moves by `minutes`: forward if positive."""

    at: datetime
    minutes: int


NIGHT, EDGE, WORK, UNKNOWN = Cell("night"), Cell("edge"), Cell("work"), Cell("unknown")


def strip(calendar: Calendar, start: datetime, cells: int, minutes_per_cell: int = 30) -> tuple[Cell, ...]:
    """A row of the viewer; every cell shows what its middle is."""
    if not calendar.is_known:
        return (UNKNOWN,) * cells
    first = minute_of(start)
    last = first + cells * minutes_per_cell
    shift_spans = calendar.spans(first - EDGE_MINUTES, last + EDGE_MINUTES)
    row = [NIGHT] * cells

    def paint(since: int, until: int, cell: Cell) -> None:
        low, high = (
            min(max(-((first + minutes_per_cell // 2 - minute) // minutes_per_cell), 0), cells)
            for minute in (since, until)
        )
        row[low:high] = [cell] * (high - low)

    for since, until in shift_spans:
        paint(since - EDGE_MINUTES, until + EDGE_MINUTES, EDGE)
    for since, until, cell in _special_days(calendar, first, last):
        paint(since, until, cell)
    for since, until in shift_spans:
        paint(since, until, WORK)
    return tuple(row)


def _special_days(calendar: Calendar, first: int, last: int) -> list[tuple[int, int, Cell]]:
    since = instant(first).astimezone(calendar.zone).toordinal()
    until = instant(last).astimezone(calendar.zone).toordinal()
    days = [(day, *calendar.day(date.fromordinal(day))) for day in range(since, until + 1)]
    return [
        (utc_minute(calendar.zone, day, 0), utc_minute(calendar.zone, day + 1, 0), Cell(kind, name))
        for day, kind, name in days
        if kind != "work"
    ]


def midnights(zone: str, start: datetime, end: datetime) -> tuple[tuple[datetime, date], ...]:
    """The instants (UTC) in [start, end) at which a local date begins, with that date."""
    info = ZoneInfo(zone)
    first = start.astimezone(info).toordinal()
    last = end.astimezone(info).toordinal()
    dates = [date.fromordinal(day) for day in range(first, last + 1)]
    found = [(_day_start(info, day), day) for day in dates]
    return tuple((at, day) for at, day in found if start <= at < end)


def clock_changes(zone: str, start: datetime, end: datetime) -> tuple[ClockChange, ...]:
    """The moments in [start, end) at which the local clock is moved."""
    info = ZoneInfo(zone)
    low, last = minute_from(start), minute_from(end)
    found: list[ClockChange] = []
    while low < last:
        high = min(low + 24 * 60, last)
        moved = offset(info, high) - offset(info, low)
        if moved:
            found.append(ClockChange(instant(change_between(info, low, high)), moved))
        low = high
    return tuple(found)


def as_text(calendars: Sequence[Calendar], start: datetime, cells: int, minutes_per_cell: int = 60) -> str:
    """The viewer as plain text: one line a person, one letter an hour."""
    width = max((len(calendar.person.name) for calendar in calendars), default=0)
    lines = [
        f"{calendar.person.name:<{width}}  "
        + "".join(LETTERS[cell.kind] for cell in strip(calendar, start, cells, minutes_per_cell))
        for calendar in calendars
    ]
    return "\n".join(lines)


def _day_start(zone: ZoneInfo, day: date) -> datetime:
    return instant(utc_minute(zone, day.toordinal(), 0))
