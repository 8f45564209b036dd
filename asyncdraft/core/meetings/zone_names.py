"""What the zones of a calendar file are called by everybody else.

Outlook writes Windows' names or its own lists of cities, others put a path before the name; what is known by
none of these is told by its rules, which stand in the file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from asyncdraft.core.meetings.lines import Line, text
from asyncdraft.core.meetings.wall import UTC_NAME
from asyncdraft.core.when import zones

SAMPLE_YEAR = 2026
LONGEST_DEFINITION = 2_000
"""Lines of a zone's rules that are looked at."""

_OFFSET = re.compile(r"\(?(?:UTC|GMT)\s*([+-])(\d{1,2}):?(\d\d)?\)?.*", re.IGNORECASE | re.DOTALL)
_PLACE = "X-LIC-LOCATION"


class ZoneNames:
    """`home` holds for times of no zone and for zones that nobody knows; those are in `unknown`."""

    def __init__(self, definitions: Mapping[str, Sequence[Line]], home: str) -> None:
        self.home = home
        self.unknown: list[str] = []
        self._definitions = definitions
        self._known = {"": home, UTC_NAME: UTC_NAME}

    def name(self, written: str) -> str:
        """An IANA name, or an offset as `zones.tz` reads it."""
        if written not in self._known:
            found = self._find(written)
            if not found:
                self.unknown.append(written)
            self._known[written] = found or self.home
        return self._known[written]

    def tz(self, written: str) -> tzinfo:
        return zones.tz(self.name(written))

    def _find(self, written: str) -> str:
        lines = self._definitions.get(written, ())
        place = next((text(line.rest).strip(": ") for line in lines if line.name == _PLACE), "")
        return known_name(written) or known_name(place) or _by_rules(written, lines) or _by_offset(written)


def known_name(written: str) -> str:
    """The IANA name that is meant by one of IANA, of Windows or by a path that ends in one; else nothing."""
    parts = written.strip().split("/")
    tails = ("/".join(parts[place:]) for place in range(len(parts)))
    iana = next((tail for tail in tails if tail and zones.is_zone(tail)), "")
    if iana or not written.strip() or "/" in written:
        return iana
    return _windows().get(written.strip(), "")


def _windows() -> Mapping[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return WINDOWS_TO_OLSON


def _by_offset(written: str) -> str:
    """For "(UTC+05:30) Somewhere": the offset alone, as the file tells no more."""
    found = _OFFSET.fullmatch(written.strip())
    if not found:
        return ""
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 14 or minutes > 59:
        return ""
    offset = timedelta(hours=hours, minutes=minutes)
    return f"UTC{zones.signed(-offset if found[1] == '-' else offset)}"


def _by_rules(written: str, lines: Sequence[Line]) -> str:
    """A zone whose clock agrees with the rules through the year: one whose city is named, else any."""
    defined = _defined(lines[:LONGEST_DEFINITION]) if lines else None
    if defined is None:
        return ""
    try:
        wanted = list(_offsets(defined))
    except (ValueError, OverflowError):
        return ""
    candidates = dict.fromkeys(_windows().values())
    alike = [
        name for name in candidates if zones.is_zone(name) and list(_offsets(zones.zone(name))) == wanted
    ]
    named = (name for name in alike if zones.city_of(name) in written)
    fixed = f"UTC{zones.signed(wanted[0])}" if len(set(wanted)) == 1 else ""
    return next(named, "") or next(iter(alike), "") or fixed


def _defined(lines: Sequence[Line]) -> tzinfo | None:
    """What the file's own rules make of a zone; None where they are broken."""
    from icalendar import Timezone

    body = "\r\n".join(f"{line.name}{text(line.rest)}" for line in lines)
    try:
        rules = Timezone.from_ical(f"BEGIN:VTIMEZONE\r\n{body}\r\nEND:VTIMEZONE\r\n")
        return rules.to_tz(lookup_tzid=False) if isinstance(rules, Timezone) else None
    except Exception:  # noqa: BLE001 - a parser of others met what a stranger wrote: an unknown zone
        return None


def _offsets(zone: tzinfo) -> Iterator[timedelta]:
    """At noon of each third day of a year, so that the days of change are told apart well enough."""
    noon = datetime(SAMPLE_YEAR, 1, 1, 12, tzinfo=UTC)
    return (
        (noon + timedelta(days=day)).astimezone(zone).utcoffset() or timedelta() for day in range(0, 365, 3)
    )
