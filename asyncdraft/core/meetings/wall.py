"""A time as a calendar file writes it: what a clock on the wall shows, and in which zone."""

import re
from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.meetings.unreadable import Unreadable
from asyncdraft.core.text import say

UTC_NAME = "UTC"
FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST = timedelta(days=366 * (LAST_YEAR - FIRST_YEAR))
"""An event can begin in the first of those years and end in the last: a length says no more."""

_TIME = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z)?)?", re.IGNORECASE)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?",
    re.IGNORECASE,
)


class Wall(msgspec.Struct, frozen=True, gc=False):
    """`at` is naive. `zone` is named as in the file: UTC_NAME for "Z", empty for a time of no zone."""

    at: datetime
    zone: str = ""
    is_day: bool = False


def read_wall(written: str, zone: str = "") -> Wall:
    """Raises Unreadable."""
    found = _TIME.fullmatch(written.strip())
    if not found:
        raise Unreadable(say("has a time that cannot be read (“{words}”)", words=written.strip()[:40]))
    year, month, day, *clock = found.groups()[:6]
    hour, minute, second = (int(part or 0) for part in clock)
    try:
        at = datetime(int(year), int(month), int(day), hour, minute, min(second, 59))
    except ValueError:
        raise Unreadable(say("has a time that no calendar has (“{words}”)", words=written.strip())) from None
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise Unreadable(say("takes place in the year {year}", year=at.year))
    return Wall(at, UTC_NAME if found[7] else zone, found[4] is None)


def read_length(written: str) -> timedelta:
    """A DURATION. Raises Unreadable."""
    found = _LENGTH.fullmatch(written.strip())
    if not found or not any(found.groups()[1:]) or (length := _length(found)) > LONGEST:
        raise Unreadable(say("has a length that cannot be read (“{words}”)", words=written.strip()[:40]))
    return -length if found[1] == "-" else length


def _length(found: re.Match[str]) -> timedelta:
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
