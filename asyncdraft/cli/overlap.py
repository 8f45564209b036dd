"""`asyncdraft overlap`: who works when, as text or as a picture."""

import argparse
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import write
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.when.overlap import Cell, ClockChange
    from asyncdraft.core.when.working import Calendar

MOST_DAYS = 31
CELL = 2
"""Letters an hour."""
HOURS_LABELLED = 3
STYLES = {
    "work": "good",
    "edge": "hint",
    "holiday": "warning",
    "off": "warning",
    "night": "faint",
    "weekend": "faint",
}


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="whom to show besides you; everybody by default"
    )
    parser.add_argument("--days", type=int, default=2, help="how many days from today, 2 by default")
    parser.add_argument("--deadline", metavar="TIME", help='mark it, such as "fri 3pm london"')
    parser.add_argument("--svg", metavar="FILE", help="draw a picture there instead of text")
    parser.add_argument("--png", metavar="FILE", help="the same picture in pixels; this needs Qt")


def run(options: argparse.Namespace, context: Context) -> int:
    if not 1 <= options.days <= MOST_DAYS:
        raise Failure(f"--days should be between 1 and {MOST_DAYS}.")
    calendars = _calendars(options, context)
    deadline = context.moment(options.deadline, "--deadline") if options.deadline else None
    if options.svg or options.png:
        draw(_svg(calendars, options.days, context, deadline), options)
        return 0
    start = datetime.combine(context.now.date(), time(), context.now.tzinfo)
    days = [start + timedelta(days=day) for day in range(options.days)]
    print("\n\n".join(_day(calendars, day, context, deadline) for day in days))
    print(f"\n{_legend()}")
    return 0


def draw(svg: str, options: argparse.Namespace) -> None:
    """Into the files of --svg and --png, where they are asked for."""
    if options.svg:
        write(svg, options.svg)
    if options.png:
        write(_png(svg), options.png)


def _png(svg: str) -> bytes:
    """Only Qt knows how to write every name in every script: no other library is worth its size for that."""
    try:
        from asyncdraft.gui.svg_png import png
    except ImportError as error:
        raise Failure(f"A PNG needs Qt, which is missing here ({error}); --svg does without it.") from error
    return png(svg)


def _svg(calendars: "list[Calendar]", days: int, context: Context, deadline: datetime | None) -> str:
    import json

    from asyncdraft.cli.overlap_svg import picture
    from asyncdraft.storage.resources import read_text

    tokens = json.loads(read_text("themes/light.json"))
    return picture(calendars, context.zone, days, context.now, tokens, deadline, context.style)


def _calendars(options: argparse.Namespace, context: Context) -> "list[Calendar]":
    named = [context.person(name) for name in options.names] or context.team.people
    writer = context.team.writer
    people = dict.fromkeys(([writer] if writer else []) + list(named))
    if not people:
        raise Failure("The team has nobody yet; add people to team.toml or in the window.")
    return [context.library.calendar(person, context.now) for person in people]


def _day(calendars: "list[Calendar]", start: datetime, context: Context, deadline: datetime | None) -> str:
    """A day on the user's clock, an hour a column; a day of a clock change has 23 or 25."""
    from asyncdraft.core.when.overlap import strip
    from asyncdraft.core.when.writing import day
    from asyncdraft.core.when.zones import abbreviation, city_of

    first = start.astimezone(UTC)
    hours = round(((start + timedelta(days=1)).astimezone(UTC) - first).total_seconds() / 3600)
    labels = [f"{calendar.person.name}, {city_of(calendar.person.zone)}" for calendar in calendars]
    width = max(map(len, labels))
    title = f"{day(start, context.zone)}, {abbreviation(start, context.zone)}"
    lines = [f"{styled(f'{title:<{width}}', 'bold')}  {_scale(first, hours, start.tzinfo)}".rstrip()]
    for label, calendar in zip(labels, calendars, strict=True):
        cells = strip(calendar, start, hours, 60)
        line = f"{label:<{width}}  {_row(cells)}  {_notes(calendar, cells, start, context)}"
        lines.append(line.rstrip())
    marks = [("now", context.now), ("deadline", deadline)]
    shown = [(name, at) for name, at in marks if at and first <= at < first + timedelta(hours=hours)]
    lines += [" " * (width + 2) + _pointer(name, at, first, context) for name, at in shown]
    return "\n".join(lines)


def _pointer(name: str, at: datetime, first: datetime, context: Context) -> str:
    from asyncdraft.core.when.writing import clock

    column = int((at - first) / timedelta(hours=1) * CELL)
    return " " * column + styled(f"^ {name} {clock(at, context.zone, context.style)}", "bold")


def _scale(first: datetime, hours: int, zone: tzinfo | None) -> str:
    local = [(first + timedelta(hours=hour)).astimezone(zone) for hour in range(hours)]
    return "".join(f"{at:%H}" if at.hour % HOURS_LABELLED == 0 else " " * CELL for at in local)


def _row(cells: "tuple[Cell, ...]") -> str:
    from asyncdraft.core.when.overlap import LETTERS

    return "".join(styled(LETTERS[cell.kind] * CELL, STYLES.get(cell.kind, "faint")) for cell in cells)


def _notes(calendar: "Calendar", cells: "tuple[Cell, ...]", start: datetime, context: Context) -> str:
    """What the person does now, on the row of today, and the names of holidays."""
    today = start <= context.now < start + timedelta(days=1)
    now = [calendar.now_line(context.now, context.style)] if today else []
    moves = [change.text for change in _clock_changes(calendar, start)]
    return "; ".join(dict.fromkeys([*now, *(cell.name for cell in cells if cell.name), *moves]))


def _clock_changes(calendar: "Calendar", start: datetime) -> "tuple[ClockChange, ...]":
    from asyncdraft.core.when.overlap import clock_changes

    return clock_changes(calendar.person.zone, start, start + timedelta(days=1))


def _legend() -> str:
    from asyncdraft.core.when.overlap import LETTERS
    from asyncdraft.core.when.working import EDGE_MINUTES

    meanings = {
        "work": "work",
        "edge": f"{EDGE_MINUTES // 60} h before and after",
        "night": "night",
        "weekend": "weekend",
        "holiday": "holiday or day off",
        "unknown": "hours not known",
    }
    return "   ".join(f"{letter} {meanings[kind]}" for kind, letter in LETTERS.items() if kind in meanings)
