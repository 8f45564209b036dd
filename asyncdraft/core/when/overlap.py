"""The overlap viewer's data: people as rows, hours as cells, midnights and clock changes as marks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.minutes import (
    MINUTE,
    day_start,
    first_change,
    instant,
    local_day,
    minute_from,
    minute_of,
    offset,
)
from asyncdraft.core.when.working import EDGE_MINUTES, Calendar, Kind

CELL = timedelta(minutes=30)
LETTERS: dict[Kind, str] = {
    "work": "█",
    "edge": "▒",
    "night": "·",
    "weekend": "-",
    "holiday": "/",
    "off": "/",
    "unknown": "?",
}
LEGEND = "█ work  ▒ 2 h before and after  · night  - weekend  / holiday or day off"


class Cell(msgspec.Struct, frozen=True):
    """What a person does in the middle of a span of time, with the name of the holiday or day off."""

    kind: Kind
    name: str = ""


class ClockChange(msgspec.Struct, frozen=True):
    """At the instant `at` (UTC) the local clock moves by `minutes`: forward if positive."""

    at: datetime
    minutes: int

    @property
    def text(self) -> str:
        said = say("clocks go forward {time}") if self.minutes > 0 else say("clocks go back {time}")
        return say(said, time=writing.duration(abs(self.minutes)))


NIGHT, EDGE, WORK, UNKNOWN = Cell("night"), Cell("edge"), Cell("work"), Cell("unknown")


def strip(calendar: Calendar, start: datetime, cells: int, minutes_per_cell: int = 30) -> tuple[Cell, ...]:
    """A row of the viewer; every cell shows what its middle is."""
    if not calendar.is_known:
        return (UNKNOWN,) * cells
    first = minute_of(start)
    last = first + cells * minutes_per_cell
    spans = calendar.spans(first - EDGE_MINUTES, last + EDGE_MINUTES)
    row = [NIGHT] * cells
    layers = [(since - EDGE_MINUTES, until + EDGE_MINUTES, EDGE) for since, until in spans]
    layers += [
        (since, until, Cell(kind, name)) for since, until, kind, name in calendar.closed_days(first, last)
    ]
    layers += [(since, until, WORK) for since, until in spans]
    before_middle = minutes_per_cell - 1 - minutes_per_cell // 2 - first
    for since, until, cell in layers:
        low = max(0, (since + before_middle) // minutes_per_cell)
        high = min(cells, (until + before_middle) // minutes_per_cell)
        if low < high:
            row[low:high] = [cell] * (high - low)
    return tuple(row)


class Stretch(msgspec.Struct, frozen=True):
    """`cells` half hours from `start` (UTC) on, as a strip or a picture of hours shows them."""

    start: datetime
    cells: int

    @property
    def end(self) -> datetime:
        return self.start + self.cells * CELL

    def __contains__(self, at: datetime) -> bool:
        return self.start <= at <= self.end

    def cell(self, at: datetime) -> float:
        return (at - self.start) / CELL

    def at(self, cell: float) -> datetime:
        return self.start + cell * CELL

    def days(self, zone: str) -> tuple[datetime, ...]:
        """Where each date of `zone` begins to be seen: the start, and every midnight after it."""
        return (self.start, *(at for at, _day in midnights(zone, self.start, self.end) if at > self.start))

    def kinds(self, calendar: Calendar) -> list[Kind]:
        """What somebody does in each cell."""
        return [cell.kind for cell in strip(calendar, self.start, self.cells)]

    def clock_changes(self, zone: str) -> tuple[ClockChange, ...]:
        return clock_changes(zone, self.start, self.end)


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


def as_text(
    calendars: Sequence[Calendar],
    start: datetime,
    cells: int,
    minutes_per_cell: int = 60,
    marks: Mapping[str, datetime] | None = None,
    zone: str = "",
) -> str:
    """The viewer as plain text: a line a person, a letter a cell, with the dates of `zone`, or else of the
    first person's.

    `marks` are instants to point at, by what they are called ("now", "deadline").
    """
    if not calendars:
        return ""
    home = zone or calendars[0].person.zone
    names = [f"{row.person.name}, {zones.city_of(row.person.zone)}" for row in calendars]
    width = max(map(len, names)) + 2
    step = minutes_per_cell * MINUTE
    end = start + cells * step
    days = midnights(home, start, end)
    lines = [_pointers([(writing.day(at, home), at) for at, _ in days], start, step, cells)]
    lines += [
        "".join(LETTERS[cell.kind] for cell in strip(row, start, cells, minutes_per_cell))
        for row in calendars
    ]
    shown = [(f"^ {name}", at) for name, at in (marks or {}).items() if start <= at < end]
    lines += [_pointers([mark], start, step, cells) for mark in shown]
    heads = ["", *names, *("" for _ in shown)]
    rows = [f"{head:<{width}}{line}".rstrip() for head, line in zip(heads, lines, strict=True)]
    return "\n".join([*rows, "", LEGEND])


def _pointers(labels: Sequence[tuple[str, datetime]], start: datetime, step: timedelta, cells: int) -> str:
    """Each label at the cell of its instant, cut where the next one begins."""
    columns = [(at - start) // step for _, at in labels]
    line = ""
    for (label, _), column, following in zip(labels, columns, [*columns[1:], cells + 40], strict=True):
        line += " " * (column - len(line)) + label[: max(following - column - 1, 0)]
    return line
