"""The overlap viewer's data: people as rows, hours as cells, midnights and clock changes as marks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY, Person
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.landing import closed_days
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
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import EDGE_MINUTES, Calendar, Kind
from asyncdraft.core.when.writing import STYLE, Style

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
        direction = "forward" if self.minutes > 0 else "back"
        return f"clocks go {direction} {writing.duration(abs(self.minutes))}"


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


class Group(msgspec.Struct, frozen=True):
    """People whose clocks agree all the time shown.

    `cities` is the heading ("London, Lisbon"), `clock` tells the zone and how far it is from the writer's
    ("IST, UTC+5:30 · 5 h 30 ahead of you").
    """

    cities: str
    clock: str
    zone: str
    calendars: tuple[Calendar, ...]


def groups(calendars: Sequence[Calendar], home: str, start: datetime, end: datetime) -> tuple[Group, ...]:
    """The rows of the viewer by zone: the writer's (`home`) first, then from west to east."""
    members: dict[tuple[int, tuple[ClockChange, ...]], list[Calendar]] = {}
    keys = {zone: _clock_key(zone, start, end) for zone in {home, *(row.person.zone for row in calendars)}}
    for calendar in calendars:
        members.setdefault(keys[calendar.person.zone], []).append(calendar)
    ordered = sorted(members, key=lambda key: (key != keys[home], key[0]))
    return tuple(_group(members[key], home, start, key[0] - keys[home][0]) for key in ordered)


def hours_label(person: Person) -> str:
    """The hours of most working days, without breaks: "9–17", "9:30–17:30"; empty where not known."""
    spans = [(shifts[0].start, shifts[-1].end) for shifts in person.hours or () if shifts]
    if not spans:
        return ""
    start, end = max(spans, key=spans.count)
    return f"{_brief_clock(start)}–{_brief_clock(end)}"


def _brief_clock(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    hour = hour % 24 or (24 if minute else 0)
    return f"{hour}:{rest:02}" if rest else f"{hour}"


def _clock_key(zone: str, start: datetime, end: datetime) -> tuple[int, tuple[ClockChange, ...]]:
    return offset(zones.zone(zone), minute_from(start)), clock_changes(zone, start, end)


def _group(calendars: Sequence[Calendar], home: str, at: datetime, ahead: int) -> Group:
    names = [calendar.person.zone for calendar in calendars]
    zone = home if home in names else names[0]
    direction = "ahead of" if ahead > 0 else "behind"
    distance = f"{writing.duration(abs(ahead))} {direction} you" if ahead else "your time"
    letters, hours = zones.abbreviation(at, zone), zones.offset_text(at, zone)
    clock = f"{letters}, {hours}" if letters != hours else hours
    cities = dict.fromkeys(zones.city_of(name) for name in (zone, *names))
    return Group(", ".join(cities), f"{clock} · {distance}", zone, tuple(calendars))


class Ahead(msgspec.Struct, frozen=True):
    """Something to know of beyond the days shown; `at` (UTC) is when it begins."""

    at: datetime
    kind: Literal["holiday", "clock"]
    text: str


def ahead(calendars: Sequence[Calendar], start: datetime, days: int) -> tuple[Ahead, ...]:
    """The holidays that take anybody's working day, with whom they concern, and all zones' clock changes."""
    end = start + timedelta(days=days)
    people: dict[tuple[int, str], list[str]] = {}
    for calendar in calendars:
        for closed in closed_days(calendar, start, end):
            since = day_start(calendar.zone, closed.day.toordinal())
            if closed.kind == "holiday" and minute_from(start) <= since < minute_from(end):
                people.setdefault((since, closed.name), []).append(calendar.person.first_name)
    found = [
        Ahead(instant(since), "holiday", f"{name}: {and_join(names)}")
        for (since, name), names in people.items()
    ]
    found += [
        Ahead(change.at, "clock", f"{zones.city_of(zone)}: {change.text}")
        for zone in dict.fromkeys(calendar.person.zone for calendar in calendars)
        for change in clock_changes(zone, start, end)
    ]
    return tuple(sorted(found, key=lambda mark: mark.at))


def spoken(calendar: Calendar, start: datetime, end: datetime, style: Style = STYLE) -> str:
    """A row for a screen reader: for each of the person's own dates when they work, or why they do not."""
    zone = calendar.person.zone
    if not calendar.is_known:
        return f"{calendar.person.name}, {zones.city_of(zone)}: hours not known."
    first, last = local_day(calendar.zone, minute_from(start)), local_day(calendar.zone, minute_from(end) - 1)
    hours: dict[int, list[str]] = {}
    for since, until in calendar.spans(day_start(calendar.zone, first), day_start(calendar.zone, last + 1)):
        clocks = (writing.clock(instant(minute), zone, style) for minute in (since, until))
        hours.setdefault(local_day(calendar.zone, since), []).append(" to ".join(clocks))
    days = ((date.fromordinal(day), hours.get(day, [])) for day in range(first, last + 1))
    said = (f"{_date(day)}: {_said(calendar, day, worked)}." for day, worked in days)
    return f"{calendar.person.name}, {zones.city_of(zone)}. {' '.join(said)}"


def _date(day: date) -> str:
    return f"{writing.DAY_NAMES[day.weekday()]} {day.day} {writing.MONTH_NAMES[day.month - 1]}"


def _said(calendar: Calendar, day: date, hours: Sequence[str]) -> str:
    if hours:
        return f"works {', '.join(hours)}"
    kind, name = calendar.closed(day) or ("no work", "")
    return f"{kind}, {name}" if name else kind


def as_text(
    calendars: Sequence[Calendar],
    start: datetime,
    cells: int,
    minutes_per_cell: int = 60,
    marks: Mapping[str, datetime] | None = None,
) -> str:
    """The viewer as plain text: a line a person, a letter a cell, with the dates of the first person's zone.

    `marks` are instants to point at, by what they are called ("now", "deadline").
    """
    if not calendars:
        return ""
    home = calendars[0].person.zone
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
