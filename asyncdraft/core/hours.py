"""Working hours as people write them: days and spans, read with what was expected instead."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import cast

from asyncdraft.core.people import MINUTES_A_DAY, Shift, Week
from asyncdraft.core.text import say

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKING_DAYS = "mon-fri"
CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)")
SPAN = re.compile(r"\d{1,2}:\d\d\s*[-–]\s*\d{1,2}:\d\d")


def week(value: object) -> Week:
    """A table of days such as {mon-thu = ["09:00-17:00"], fri = []}; a span or a list is Monday to Friday."""
    table = value if isinstance(value, Mapping) else {WORKING_DAYS: value}
    days: list[tuple[Shift, ...] | None] = [None] * len(DAYS)
    for name, spans in table.items():
        shifts = _shifts(spans)
        for day in days_of(str(name)):
            if days[day] is not None:
                raise ValueError(say("{day} once; it is named twice", day=DAYS[day]))
            days[day] = shifts
    return cast(Week, tuple(shifts or () for shifts in days))


def week_table(hours: Week) -> dict[str, list[str]]:
    """Neighbouring days with the same spans are written as one range; days off are left out."""
    table: dict[str, list[str]] = {}
    day = 0
    while day < len(DAYS):
        last = day
        while last + 1 < len(DAYS) and hours[last + 1] == hours[day]:
            last += 1
        if hours[day]:
            name = DAYS[day] if last == day else f"{DAYS[day]}-{DAYS[last]}"
            table[name] = [span_text(shift) for shift in hours[day]]
        day = last + 1
    return table


def span_text(shift: Shift) -> str:
    end = shift.end if shift.end <= MINUTES_A_DAY else shift.end - MINUTES_A_DAY
    return f"{_clock_text(shift.start)}-{_clock_text(end)}"


def _clock_text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def days_of(name: str) -> list[int]:
    days: list[int] = []
    for part in name.lower().split(","):
        first, dash, last = (end.strip()[:3] for end in part.partition("-"))
        if first not in DAYS or (dash and last not in DAYS):
            raise ValueError(say('days such as mon-fri, sat or "mon,wed"'))
        start = DAYS.index(first)
        length = (DAYS.index(last) - start) % len(DAYS) + 1 if dash else 1
        days += [(start + step) % len(DAYS) for step in range(length)]
    return days


def _shifts(value: object) -> tuple[Shift, ...]:
    spans = value if isinstance(value, list) else [value]
    shifts = sorted(shift_of(span) for span in spans)
    for earlier, later in pairwise(shifts):
        if later.start < earlier.end:
            first, second = span_text(earlier), span_text(later)
            raise ValueError(
                say("spans that do not overlap; {first} and {second} do", first=first, second=second)
            )
    return tuple(shifts)


def shift_of(value: object) -> Shift:
    """An end before the start, or at it, lies on the next day."""
    expected = ValueError(say('spans such as "09:00-17:30", between 00:00 and 24:00'))
    if not isinstance(value, str):
        raise expected
    first, _, last = value.replace("–", "-").partition("-")
    start, end = minutes_of(first), minutes_of(last)
    if not start < MINUTES_A_DAY >= end or start == end:
        raise expected
    return Shift(start, end if end > start else end + MINUTES_A_DAY)


def minutes_of(value: str) -> int:
    """Minutes after midnight; beyond a day for what is no time."""
    found = CLOCK.fullmatch(value.strip())
    return int(found["hour"]) * 60 + int(found["minute"]) if found else 10 * MINUTES_A_DAY


def spoken_week(text: str) -> Week:
    """One line such as "mon-thu 09:00-12:00, 13:00-17:00; fri 09:00-13:00"; without days Monday to Friday.

    Raises ValueError with the words that follow "expected".
    """
    table: dict[str, list[str]] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        spans = SPAN.findall(part)
        days = re.sub(r"\s*[-–]\s*", "-", SPAN.sub("", part)).strip(" ,:")
        if not spans:
            raise ValueError(say('hours such as "mon-fri 09:00-12:00, 13:00-17:00"'))
        named = ",".join(filter(None, re.split(r"[\s,]+", days))) or WORKING_DAYS
        table.setdefault(named, []).extend(spans)
    if not table:
        raise ValueError(say('hours such as "mon-fri 09:00-12:00, 13:00-17:00"'))
    return week(table)


def week_text(hours: Week) -> str:
    """The line that `spoken_week` reads; empty for a week without work."""
    return "; ".join(f"{days} {', '.join(spans)}" for days, spans in week_table(hours).items())
