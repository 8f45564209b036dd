"""Reads calendar files (.ics of RFC 5545, as Google, Outlook, Apple and others export them) into meetings.

A reader of our own, as the libraries give up a file for one bad line or need minutes for what is read here in
seconds; only the names of Windows' zones and the rules of unknown zones come from one of them.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from asyncdraft.core.meetings import window as weeks_of
from asyncdraft.core.meetings.components import EVENT, ZONE, Component, Properties, components
from asyncdraft.core.meetings.event import Event, EventReader, is_private, last, title_of
from asyncdraft.core.meetings.grouping import Found, all_series
from asyncdraft.core.meetings.lines import Line, text
from asyncdraft.core.meetings.meeting import CalendarFile, Meeting, Problem
from asyncdraft.core.meetings.plan import Plan
from asyncdraft.core.meetings.recurrence import Effort
from asyncdraft.core.meetings.unreadable import CalledOff, Unreadable
from asyncdraft.core.meetings.window import USUAL_WEEKS, Window
from asyncdraft.core.meetings.zone_names import ZoneNames, known_name
from asyncdraft.core.text import say
from asyncdraft.core.when import zones
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.writing import STYLE, Style

STEPS = 5_000_000
"""Periods of all rules together: some ten seconds."""
MOST_BYTES = 300_000_000
PACKED = b"PK\x03\x04"
BEGINNING = 100_000
"""Bytes in which a calendar has to begin."""
TOLD_EACH = 64
PRIVATE = say("A private event")

Progress = Callable[[int, int], object]


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """Whoever asked for the calendar no longer wants it."""


class File(NamedTuple):
    name: str
    data: bytes


class Hooks:
    """What a reading tells on its way: steps done of steps in all, now and then; and whether to go on."""

    def __init__(self, progress: Progress, cancelled: Callable[[], bool], total: int) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._done, self._total = 0, max(total, 1)

    def step(self) -> None:
        """Raises Cancelled."""
        self._done = min(self._done + 1, self._total)
        if self._done % TOLD_EACH == 0 or self._done == self._total:
            self._progress(self._done, self._total)
            if self._cancelled():
                raise Cancelled


class _Part(NamedTuple):
    """What one file holds."""

    file: File
    names: ZoneNames
    events: list[Event]
    found: int


def read(
    files: Sequence[File],
    zone: str,
    now: datetime,
    *,
    weeks: int | None = None,
    style: Style = STYLE,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> CalendarFile:
    """All files as one calendar; the same event in two of them counts once.

    `zone` (IANA) is where whoever looks is, and where times of no zone are meant. The window is the last
    twelve weeks, or as many as said, with the current one; where nothing takes place in them, as many weeks
    around what is nearest before, else after. Raises Cancelled and UnknownZoneError.
    """
    hooks = Hooks(progress, cancelled, 2 * sum(file.data.count(b"BEGIN:VEVENT") for file in files))
    problems: list[Problem] = []
    parts = [_read_file(file, zone, problems, hooks) for file in files]
    plans = _plans(parts, problems)
    window = weeks_of.ending(now.astimezone(zones.zone(zone)).date(), weeks or USUAL_WEEKS, zone)
    meetings, failed = _meetings(plans, window, style, hooks)
    for other in _others(plans, window) if plans else ():
        if any(meeting.occurrences for meeting in meetings):
            break
        window = other
        meetings, failed = _meetings(plans, window, style, hooks)
    problems += failed
    problems += [problem for part in parts for problem in _unknown_zones(part)]
    return CalendarFile(
        name=and_join([file.name for file in files]) if files else "",
        meetings=tuple(meetings),
        problems=tuple(problems),
        events=sum(part.found for part in parts),
        first=window.first,
        last=window.last,
    )


def _others(plans: Sequence[tuple[Found, Plan]], window: Window) -> Iterator[Window]:
    """Where else to look: near the last times of all, or where rules end long after them near the first."""
    bounds = [plan.bounds() for _, plan in plans]
    yield weeks_of.nearest(bounds, window)
    yield weeks_of.nearest([(first, None) for first, _ in bounds], window)


def _read_file(file: File, zone: str, problems: list[Problem], hooks: Hooks) -> _Part:
    reader, events, count = EventReader(), list[Event](), 0
    definitions: dict[str, Sequence[Line]] = {}
    head: Properties = {}
    for component in components(file.data) if _is_calendar(file, problems) else ():
        if component.kind == ZONE:
            definitions[_zone_id(component)] = component.lines
        elif component.kind == EVENT:
            count += 1
            hooks.step()
            try:
                events.append(reader.read(component))
            except Unreadable as error:
                title = PRIVATE if is_private(component.properties) else title_of(component)
                problems.append(_problem(file.name, component.line, title, error))
        else:
            head = component.properties
    if last(head, "METHOD").upper() == "CANCEL":
        events = [replace(event, cancelled=True) for event in events]
    return _Part(file, ZoneNames(definitions, known_name(last(head, "X-WR-TIMEZONE")) or zone), events, count)


def _is_calendar(file: File, problems: list[Problem]) -> bool:
    if len(file.data) > MOST_BYTES:
        sentence = say(
            "{name} is larger than {most_bytes} MB; export fewer years.",
            name=file.name,
            most_bytes=MOST_BYTES // 1000000,
        )
    elif not file.data.strip():
        sentence = say("{name} is empty; export the calendar once more.", name=file.name)
    elif file.data.startswith(PACKED):
        sentence = say(
            "{name} is a packed folder (.zip); unpack it, and open the .ics files in it.", name=file.name
        )
    elif b"BEGIN:V" not in file.data[:BEGINNING].replace(b"\0", b"").upper():
        sentence = say(
            "{name} is no calendar; export one as .ics from your calendar program.", name=file.name
        )
    else:
        return True
    problems.append(Problem(0, "", sentence, file.name))
    return False


def _zone_id(component: Component) -> str:
    return next((text(line.rest).lstrip(":").strip() for line in component.lines if line.name == "TZID"), "")


def _problem(file: str, line: int, title: str, error: Unreadable) -> Problem:
    named = title if title == PRIVATE else f"“{title}”" if title else say("The event")
    sentence = say("{named} at line {line} {error}.", named=named, line=line, error=error)
    return Problem(line, title, sentence, file, is_cancelled=isinstance(error, CalledOff))


def _plans(parts: Sequence[_Part], problems: list[Problem]) -> list[tuple[Found, Plan]]:
    found = [Found(event, part.names, part.file.name) for part in parts for event in part.events]
    plans = []
    for series in all_series(found):
        try:
            plans.append((series.first, series.plan()))
        except Unreadable as error:
            problems.append(_of_event(series.first, error))
    return plans


def _of_event(found: Found, error: Unreadable) -> Problem:
    title = PRIVATE if found.event.private else found.event.title
    return _problem(found.file, found.event.line, title, error)


def _meetings(
    plans: Sequence[tuple[Found, Plan]], window: Window, style: Style, hooks: Hooks
) -> tuple[list[Meeting], list[Problem]]:
    effort, meetings, problems = Effort(STEPS), [], []
    for found, plan in plans:
        hooks.step()
        try:
            meetings.append(plan.meeting(window, effort, style))
        except Unreadable as error:
            problems.append(_of_event(found, error))
    return meetings, problems


def _unknown_zones(part: _Part) -> Iterator[Problem]:
    for name in part.names.unknown:
        place = zones.city_of(part.names.home)
        sentence = say(
            "The zone “{name}” is known nowhere; its times are taken for those of {place}.",
            name=name[:60],
            place=place,
        )
        yield Problem(0, "", sentence, part.file.name)
