"""The overlap viewer's data: people as rows, hours as cells, midnights and clock changes as marks."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY
from asyncdraft.core.when import zones
from asyncdraft.core.when.minutes import (
    day_start,
    first_change,
    instant,
    local_day,
    minute_from,
    minute_of,
    offset,
)
from asyncdraft.core.when.working import EDGE_MINUTES, Calendar, Kind

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
    spans = calendar.spans(first - EDGE_MINUTES, last + EDGE_MINUTES)
    layers = [(since - EDGE_MINUTES, until + EDGE_MINUTES, EDGE) for since, until in spans]
    layers += [
        (since, until, Cell(kind, name)) for since, until, kind, name in calendar.closed_days(first, last)
    ]
    layers += [(since, until, WORK) for since, until in spans]
    row = [NIGHT] * cells
    before_middle = minutes_per_cell - 1 - minutes_per_cell // 2 - first
    for since, until, cell in layers:
        low = (since + before_middle) // minutes_per_cell
        low = max(0, low)
        high = (until + before_middle) // minutes_per_cell
        high = min(cells, high)
        if low < high:
            row[low:high] = [cell] * (high - low)
    return tuple(row)


def midnights(zone: str, start: datetime, end: datetime) -> tuple[tuple[datetime, date], ...]:
    """The instants (UTC) in [start, end) at which a local date begins, with that date."""
    info, first, last = zones.zone(zone), minute_from(start), minute_from(end)
    days = range(local_day(info, first), local_day(info, last) + 1)
    return tuple(
        (instant(minute), date.fromordinal(day))
        for day in days
        if first <= (minute := day_start(info, day)) < last
    )


def clock_changes(zone: str, start: datetime, end: datetime) -> tuple[ClockChange, ...]:
    """The moments in [start, end) at which the local clock is moved."""
    info, last = zones.zone(zone), minute_from(end)
    changes: list[ClockChange] = []
    low = minute_from(start)
    while low < last:
        high = min(low + MINUTES_A_DAY, last)
        moved = offset(info, high) - offset(info, low)
        if moved:
            changes.append(ClockChange(instant(first_change(info, low, high)), moved))
        low = high
    return tuple(changes)


def as_text(calendars: Sequence[Calendar], start: datetime, cells: int, minutes_per_cell: int = 60) -> str:
    """The viewer as plain text: one line a person, one letter an hour."""
    width = max((len(calendar.person.name) for calendar in calendars), default=0)
    lines = [
        f"{calendar.person.name:<{width}}  "
        + "".join(LETTERS[cell.kind] for cell in strip(calendar, start, cells, minutes_per_cell))
        for calendar in calendars
    ]
    return "\n".join(lines)
