"""Days off as people type them in one line: "2026-12-24..2026-12-31 leave; 2027-01-05"."""

import re
from collections.abc import Iterable
from datetime import date

from asyncdraft.core.people import DayOff
from asyncdraft.core.text import say

_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s*(?:\.\.|[-–—]|to|until)\s*(\d{4}-\d\d-\d\d))?\s*(.*)", re.DOTALL)
_BEGINS_WITH_A_DAY = re.compile(r"[^\w(]*\d{4}-\d\d-\d\d")
_IS_TAKEN_FOR_A_DAY = re.compile(r"[^\w(]*(?:(?:to|until)\s*)?\d{4}-\d\d-\d\d")
EXPECTED = say("days off such as 2026-12-24..2026-12-31 leave; 2027-01-05")


def days_text(days: Iterable[DayOff]) -> str:
    """A semicolon in a reason becomes a comma, as it stands between the days; a day at its head, as titles of
    calendars have it, goes into brackets.
    """
    return "; ".join(f"{_span(day)} {_reason(day)}".strip() for day in days)


def read_days(text: str) -> tuple[DayOff, ...]:
    """Raises ValueError with a sentence."""
    return tuple(sorted(_read(part) for part in map(str.strip, text.split(";")) if part))


def _span(day: DayOff) -> str:
    return f"{day.first}..{day.last}" if day.last != day.first else f"{day.first}"


def _reason(day: DayOff) -> str:
    reason = day.reason.replace(";", ",")
    return f"({reason})" if _IS_TAKEN_FOR_A_DAY.match(reason) else reason


def _read(part: str) -> DayOff:
    found = _DAYS.fullmatch(part)
    if found and _BEGINS_WITH_A_DAY.match(found[3]):
        raise ValueError(_no_day(part))
    try:
        first = date.fromisoformat(found[1] if found else part)
        last = date.fromisoformat(found[2]) if found and found[2] else first
    except ValueError:
        raise ValueError(_no_day(part)) from None
    if last < first:
        raise ValueError(
            say("{last} comes before {first}; write the first day first.", last=last, first=first)
        )
    return DayOff(first, last, found[3].strip() if found else "")


def _no_day(part: str) -> str:
    return say("“{part}” is no day off; write {expected}.", part=part, expected=EXPECTED)
