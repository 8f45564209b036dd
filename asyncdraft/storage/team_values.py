"""The values of a team file: read with what was expected instead, and written in the same form.

Every reader takes what TOML or JSON holds and raises ValueError with the words that follow "expected".
"""

import re
from collections.abc import Mapping
from datetime import date, time
from itertools import pairwise
from typing import Any, cast

from asyncdraft.core.people import MINUTES_A_DAY, DayOff, Shift, Week
from asyncdraft.core.sla import Promise
from asyncdraft.core.when.zones import is_zone

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKING_DAYS = "mon-fri"

CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)")
PROMISE = re.compile(
    r"(?P<amount>\d+(?:\.\d+)?)\s+(?:(?:working|business)\s+)?(?P<unit>hour|day)s?", re.IGNORECASE
)
REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
SHORTHAND = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
GRADES = ("off", "hint", "warning", "error")


def text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text in quotation marks")
    return value


def named(value: object) -> str:
    if not text(value).strip():
        raise ValueError("a name that is not empty")
    return str(value)


def zone_name(value: object) -> str:
    if not isinstance(value, str) or not is_zone(value):
        raise ValueError('a zone such as "Europe/London" (continent and city)')
    return value


def region(value: object) -> str:
    """Only the form: whether the country is known is asked where its holidays are."""
    if value and not REGION.fullmatch(text(value)):
        raise ValueError('a country such as "JP", or a country and its region such as "GB-ENG"')
    return str(value)


def link(value: object) -> str:
    address = text(value)
    if not address.startswith(("https://", "http://")) or "{id}" not in address:
        raise ValueError('an address with {id} in it, such as "https://tracker.example.com/browse/PAY-{id}"')
    return address


def grade(value: object) -> str:
    if value not in GRADES:
        raise ValueError(f"one of {', '.join(GRADES)}")
    return str(value)


def promise(value: object) -> Promise:
    found = PROMISE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError('a span such as "4 working hours" or "1 working day"')
    return Promise(float(found["amount"]), f"{found['unit'].lower()}s")


def promise_text(promised: Promise) -> str:
    unit = promised.unit if promised.amount != 1 else promised.unit.removesuffix("s")
    return f"{promised.amount:g} working {unit}"


def clock_times(value: object) -> tuple[time, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_clock_time(item) for item in values)


def _clock_time(value: object) -> time:
    if isinstance(value, time):
        return value
    minutes = _minutes(value) if isinstance(value, str) else MINUTES_A_DAY
    if minutes >= MINUTES_A_DAY:
        raise ValueError('times of day such as ["11:00", "16:00"]')
    return time(*divmod(minutes, 60))


# --- working hours -------------------------------------------------------------------------------------


def week(value: object) -> Week:
    """A table of days such as {mon-thu = ["09:00-17:00"], fri = []}; a span or a list is Monday to Friday."""
    table = value if isinstance(value, Mapping) else {WORKING_DAYS: value}
    days: list[tuple[Shift, ...] | None] = [None] * len(DAYS)
    for name, spans in table.items():
        shifts = _shifts(spans)
        for day in _days(str(name)):
            if days[day] is not None:
                raise ValueError(f"{DAYS[day]} once; it is named twice")
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


def _days(name: str) -> list[int]:
    days: list[int] = []
    for part in name.lower().split(","):
        first, dash, last = (end.strip()[:3] for end in part.partition("-"))
        if first not in DAYS or (dash and last not in DAYS):
            raise ValueError('days such as mon-fri, sat or "mon,wed"')
        start = DAYS.index(first)
        length = (DAYS.index(last) - start) % len(DAYS) + 1 if dash else 1
        days += [(start + step) % len(DAYS) for step in range(length)]
    return days


def _shifts(value: object) -> tuple[Shift, ...]:
    spans = value if isinstance(value, list) else [value]
    shifts = sorted(_shift(span) for span in spans)
    for earlier, later in pairwise(shifts):
        if later.start < earlier.end:
            raise ValueError(f"spans that do not overlap; {span_text(earlier)} and {span_text(later)} do")
    return tuple(shifts)


def _shift(value: object) -> Shift:
    """An end before the start, or at it, lies on the next day."""
    expected = ValueError('spans such as "09:00-17:30", between 00:00 and 24:00')
    if not isinstance(value, str):
        raise expected
    first, _, last = value.replace("–", "-").partition("-")
    start, end = _minutes(first), _minutes(last)
    if not start < MINUTES_A_DAY >= end or start == end:
        raise expected
    return Shift(start, end if end > start else end + MINUTES_A_DAY)


def _minutes(value: str) -> int:
    """Minutes after midnight; beyond a day for what is no time."""
    found = CLOCK.fullmatch(value.strip())
    return int(found["hour"]) * 60 + int(found["minute"]) if found else 10 * MINUTES_A_DAY


# --- days off ------------------------------------------------------------------------------------------


def days_off(value: object) -> tuple[DayOff, ...]:
    """A list of days ("2026-12-24"), spans ("2026-12-24..2026-12-31") and tables {first, last, reason}."""
    if not isinstance(value, list):
        raise ValueError('a list such as ["2026-12-24", "2026-12-28..2026-12-31"]')
    return tuple(_day_off(item) for item in value)


def _day_off(value: object) -> DayOff:
    parts: Mapping[str, Any]
    if isinstance(value, Mapping):
        parts = value
    else:
        first, _, last = str(value).partition("..")
        parts = {"first": first, "last": last or first}
    try:
        first_day = _date(parts["first"])
        day = DayOff(first_day, _date(parts.get("last", first_day)), text(parts.get("reason", "")))
    except (KeyError, ValueError):
        raise ValueError('days such as "2026-12-24" or {first = "2026-12-24", reason = "leave"}') from None
    if day.last < day.first:
        raise ValueError(f"days in order; {day.last} comes before {day.first}")
    return day


def day_off_value(day: DayOff) -> str | dict[str, str]:
    if day.reason:
        last = {"last": day.last.isoformat()} if day.last != day.first else {}
        return {"first": day.first.isoformat(), **last, "reason": day.reason}
    return day.first.isoformat() if day.first == day.last else f"{day.first}..{day.last}"


def _date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(text(value).strip())
