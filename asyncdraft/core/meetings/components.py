"""The parts of a calendar file: its events, its zones and what its head says."""

from collections.abc import Iterator
from typing import NamedTuple

from asyncdraft.core.meetings.lines import Line, content_lines

EVENT, ZONE = "VEVENT", "VTIMEZONE"
OF_EVENTS = frozenset(
    (
        *("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE", "CLASS", "STATUS"),
        *("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID"),
        *("SEQUENCE", "X-MICROSOFT-CDO-ALLDAYEVENT"),
    )
)
OF_ZONES = frozenset(
    ("TZID", "X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "DTSTART", "RRULE", "RDATE")
)
OF_HEAD = frozenset(("X-WR-TIMEZONE", "METHOD"))
READ = {name.encode(): name for name in OF_EVENTS | OF_ZONES | OF_HEAD | {"BEGIN", "END"}}
MOST_VALUES = 20_000
"""Lines of one event that are kept, such as its attendees and excepted dates."""

Properties = dict[str, list[Line]]


class Component(NamedTuple):
    """A VEVENT with what it says, a VTIMEZONE with its lines, or the head; `whole` unless the file is cut."""

    kind: str
    line: int
    properties: Properties
    lines: list[Line]
    whole: bool = True


def components(data: bytes) -> Iterator[Component]:
    """Zones and events as they come, the head of each calendar when it ends.

    An event that is not closed ends where the next one begins.
    """
    head: Properties = {}
    opened: Component | None = None
    inner: list[str] = []
    for line in content_lines(data, READ):
        if line.name in ("BEGIN", "END"):
            called = line.rest.strip(b": \t").decode("ascii", "replace").upper()
            if opened and _closes(line.name, called, opened):
                yield opened
                opened, inner = None, []
            if line.name == "BEGIN" and called in (EVENT, ZONE):
                opened, inner = Component(called, line.number, {}, []), []
                continue
            if opened:
                _nest(inner, line.name, called)
        if opened is None:
            _keep(head, line, OF_HEAD)
        elif opened.kind == ZONE:
            opened.lines.append(line)
        elif not inner:
            _keep(opened.properties, line, OF_EVENTS)
    if opened:
        yield opened._replace(whole=False)
    yield Component("", 1, head, [])


def _closes(name: str, called: str, opened: Component) -> bool:
    return called in (opened.kind, "VCALENDAR") if name == "END" else called in (EVENT, ZONE, "VCALENDAR")


def _nest(inner: list[str], name: str, called: str) -> None:
    """Keeps track of alarms and the like, whose lines are not those of the event around them."""
    if name == "BEGIN":
        inner.append(called)
    elif called in inner:
        del inner[inner.index(called) :]


def _keep(properties: Properties, line: Line, names: frozenset[str]) -> None:
    if line.name in names:
        values = properties.setdefault(line.name, [])
        if len(values) < MOST_VALUES:
            values.append(line)
