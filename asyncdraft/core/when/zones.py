"""Time zones, by IANA name, from the tzdata package alone.

A system's own zone files can be a year old, so they are switched off here, once, for the whole program. The
package's folder takes their place: what Python does without a folder costs every start 12 ms.
"""

import re
import zoneinfo
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

import tzdata

from asyncdraft.core.text import say

zoneinfo.reset_tzpath([f"{folder}/zoneinfo" for folder in tzdata.__path__])

CITY_SPELLINGS = {
    "America/Asuncion": "Asunción",
    "America/Bogota": "Bogotá",
    "America/Cancun": "Cancún",
    "America/Mexico_City": "Mexico City",
    "America/Port-au-Prince": "Port-au-Prince",
    "America/Sao_Paulo": "São Paulo",
    "America/St_Johns": "St. John’s",
    "Asia/Calcutta": "Bengaluru",
    "Asia/Ho_Chi_Minh": "Ho Chi Minh City",
    "Asia/Kolkata": "Bengaluru",
    "Asia/Saigon": "Ho Chi Minh City",
    "Atlantic/Faroe": "Tórshavn",
    "Atlantic/Reykjavik": "Reykjavík",
    "Europe/Chisinau": "Chișinău",
    "Indian/Reunion": "Réunion",
}
"""Zones whose last name part is not how their best known city is written."""

UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"})


_OFFSET = re.compile(r"UTC([+-])(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?")


class UnknownZoneError(ValueError):
    """A name that is no IANA time zone."""


@cache
def zone(name: str) -> ZoneInfo:
    """Raises UnknownZoneError. Each is read once: Python itself keeps only eight of them."""
    try:
        return ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZoneError(say("“{name}” is no time zone.", name=name)) from error


def tz(name: str) -> tzinfo:
    """Also for an offset as `offset_text` writes it ("UTC+5:30"). Raises UnknownZoneError."""
    match = _OFFSET.fullmatch(name)
    if not match:
        return zone(name)
    hours, minutes, seconds = (int(part or 0) for part in match.group(2, 3, 4))
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return timezone(-offset if match[1] == "-" else offset)


def is_zone(name: str) -> bool:
    try:
        zone(name)
    except UnknownZoneError:
        return False
    return True


def or_utc(name: str) -> str:
    """The name itself; UTC for one that is no zone."""
    return name if is_zone(name) else "UTC"


@cache
def zone_names() -> tuple[str, ...]:
    """The IANA names in use, one for each place, without those kept for old files; and UTC."""
    from importlib import resources

    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return tuple(sorted({row[2] for row in rows} | {"UTC"}))


def offset_text(at: datetime, zone_name: str) -> str:
    """The offset at that instant: "UTC", "UTC+5:30", "UTC-8"."""
    return f"UTC{signed(_offset(at, zone_name))}"


def signed(offset: timedelta) -> str:
    """Text after "UTC": "+5:30", "-8", and nothing for zero."""
    seconds = int(offset.total_seconds())
    if not seconds:
        return ""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    tail = f":{minutes:02}:{left:02}" if left else f":{minutes:02}" if minutes else ""
    return f"{'-' if seconds < 0 else '+'}{hours}{tail}"


def abbreviation(at: datetime, zone_name: str) -> str:
    """ "JST"; the offset where people use no letters, for which tzdata has only numbers ("UTC+5:45")."""
    letters = at.astimezone(zone(zone_name)).tzname() or ""
    return letters if letters.isalpha() else offset_text(at, zone_name)


def city_of(zone_name: str) -> str:
    """The city people know a zone by; UTC stays "UTC"."""
    if zone_name in UTC_NAMES:
        return "UTC"
    return CITY_SPELLINGS.get(zone_name) or zone_name.rpartition("/")[2].replace("_", " ")


def _offset(at: datetime, zone_name: str) -> timedelta:
    return at.astimezone(zone(zone_name)).utcoffset() or timedelta()
