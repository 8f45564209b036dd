"""Two readings side by side that mean one time: the ends of a range, or one instant on two clocks."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.days import Warning_
from asyncdraft.core.when.moments import Reading
from asyncdraft.core.when.writing import STYLE, Style

ONE_WEEK = timedelta(days=7)

_EQUALS = re.compile(r"\s*=\s*")
_TO = re.compile(r"\s*[-–—]\s*|\s+(?:to|until|till|through|thru)\s+")
_AND = re.compile(r"\s+and\s+")
_YEAR = re.compile(r"\d{4}")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def joined(text: str, readings: Iterator[Reading], style: Style = STYLE) -> Iterator[Reading]:
    """The readings, each pair that means one time made one."""
    last: Reading | None = None
    for reading in readings:
        one = last and (_same_instant(text, last, reading, style) or _range(text, last, reading))
        if last and not one:
            yield last
        last = one or reading
    if last:
        yield last


def _same_instant(text: str, first: Reading, second: Reading, style: Style) -> Reading | None:
    """ "17:00 JST (Tokyo) = 08:00 GMT (London)"."""
    if not _EQUALS.fullmatch(text, first.end, second.start) or not isinstance(first.value, datetime):
        return None
    shown = second.value
    if not isinstance(shown, datetime | time) or not second.zone or not second.zone_written:
        return None
    there = first.value.astimezone(zones.tz(second.zone))
    agrees = (there.hour, there.minute) == (shown.hour, shown.minute)
    if isinstance(shown, datetime):
        agrees = agrees and there.weekday() == shown.weekday()
    right = writing.of_day(there, style)
    note = say(
        "“{second}” is another time than “{first}”: it would be {right}.",
        second=second.text,
        first=first.text,
        right=right,
    )
    warnings = first.warnings if agrees else (*first.warnings, Warning_("disagreement", note))
    return msgspec.structs.replace(
        first, end=second.end, text=text[first.start : second.end], warnings=warnings
    )


def _range(text: str, first: Reading, second: Reading) -> Reading | None:
    """ "July 13 to July 15", "Monday 9am - Tuesday 5pm"."""
    if first.kind != second.kind or first.kind not in ("day", "instant") or not _bridges(text, first, second):
        return None
    first, second = _sharing_zone(first, second), _sharing_zone(second, first)
    ends = _in_order(first, second)
    if ends is None:
        return None
    return msgspec.structs.replace(
        first,
        end=second.end,
        text=text[first.start : second.end],
        kind="range",
        value=ends,
        due=second.due,
        zone=first.zone or second.zone,
        zone_text=first.zone_text or second.zone_text,
        zone_written=first.zone_written or second.zone_written,
        alternatives=(),
        warnings=tuple(
            warning for one in (first, second) for warning in one.warnings if warning.code != "past"
        ),
    )


def _sharing_zone(bare: Reading, other: Reading) -> Reading:
    """ "Wed 13:00 to Thu 09:00 CET": a clock without a zone takes that of the other end."""
    if bare.zone_written or not other.zone_written or not isinstance(other.value, datetime):
        return bare
    zone, tz = other.zone, other.value.tzinfo

    def moved(reading: Reading) -> Reading:
        assert isinstance(reading.value, datetime)
        return msgspec.structs.replace(reading, value=reading.value.replace(tzinfo=tz), zone=zone)

    return msgspec.structs.replace(
        moved(bare),
        zone_text=other.zone_text,
        zone_written=True,
        alternatives=tuple(map(moved, bare.alternatives)),
    )


def _bridges(text: str, first: Reading, second: Reading) -> bool:
    if _TO.fullmatch(text, first.end, second.start):
        return True
    and_follows = _AND.fullmatch(text, first.end, second.start)
    return bool(and_follows and _BETWEEN.search(text[max(0, first.start - 20) : first.start]))


def _in_order(first: Reading, second: Reading) -> tuple[date, date] | None:
    """The first reading of the one that lies before the other's; a weekday comes round again."""
    for start in (first, *first.alternatives):
        for end in (second, *second.alternatives):
            if isinstance(start.value, date) and isinstance(end.value, date) and start.value < end.value:
                return start.value, end.value
    if not isinstance(first.value, date) or not isinstance(second.value, date):
        return None
    later = second.value + ONE_WEEK
    if first.value < later:
        return first.value, later
    begun = None if _YEAR.search(first.text) else _a_year_before(first.value)
    return (begun, second.value) if begun and begun < second.value else None


def _a_year_before(day: date) -> date | None:
    """None for a day that only leap years have."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None
