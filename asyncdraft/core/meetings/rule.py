"""A rule of recurrence as calendars write it (RRULE of RFC 5545, 3.3.10)."""

from datetime import date, datetime
from typing import Literal, cast, get_args

import msgspec

from asyncdraft.core.meetings.unreadable import Unreadable
from asyncdraft.core.meetings.wall import Wall, read_wall
from asyncdraft.core.text import say

Frequency = Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_RULE = 2_000
NO_END_YEAR = 2200
"""Rules that end later than this are as good as endless."""
MOST_DIGITS = 15
"""Of an interval or a count: all that is reckoned with them stays a number that floats can hold."""

_RANGES = {
    "BYMONTH": (1, 12, False),
    "BYWEEKNO": (1, 53, True),
    "BYYEARDAY": (1, 366, True),
    "BYMONTHDAY": (1, 31, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSECOND": (0, 60, False),
    "BYSETPOS": (1, 366, True),
}
"""The least and the most of each part, and whether it may count from the end."""


class Rule(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`weekdays` are pairs of the how-manieth (0 for each) and the day (0 is Monday)."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: Wall | None = None
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    week_start: int = 0

    @property
    def is_plain(self) -> bool:
        """Nothing but frequency, interval and end."""
        return not (self.narrows or self.weekdays or self.hours or self.minutes or self.seconds)

    @property
    def narrows(self) -> bool:
        return bool(self.months or self.weeks or self.year_days or self.month_days or self.places)


def read_rule(written: str) -> Rule:
    """Raises Unreadable. What a rule says beyond the standard is passed over."""
    if len(written) > LONGEST_RULE:
        raise Unreadable(say("repeats by a rule that is too long to be one"))
    pairs = (pair.partition("=") for pair in written.upper().split(";") if pair.strip())
    parts = {key.strip(): value.strip() for key, _, value in pairs}
    frequency = parts.get("FREQ", "")
    if parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise Unreadable(say("repeats by a calendar other than the Gregorian ({rule})", rule=_short(written)))
    if frequency not in get_args(Frequency):
        raise Unreadable(
            say("repeats by a rule that says nothing known of how often ({rule})", rule=_short(written))
        )
    try:
        return _rule(cast(Frequency, frequency), parts)
    except ValueError as error:
        raise Unreadable(
            say("repeats by a rule that cannot be read ({rule})", rule=_short(written))
        ) from error


def _rule(frequency: Frequency, parts: dict[str, str]) -> Rule:
    return Rule(
        frequency=frequency,
        interval=_positive(parts.get("INTERVAL") or "1"),
        count=_positive(parts["COUNT"]) if parts.get("COUNT") else None,
        until=_end(parts.get("UNTIL", "")),
        months=_numbers("BYMONTH", parts),
        weeks=_numbers("BYWEEKNO", parts),
        year_days=_numbers("BYYEARDAY", parts),
        month_days=_numbers("BYMONTHDAY", parts),
        weekdays=tuple(dict.fromkeys(_weekday(item) for item in _items(parts.get("BYDAY", "")))),
        hours=_numbers("BYHOUR", parts),
        minutes=_numbers("BYMINUTE", parts),
        seconds=_numbers("BYSECOND", parts),
        places=_numbers("BYSETPOS", parts),
        week_start=WEEKDAYS.index(parts.get("WKST") or "MO"),
    )


def _items(written: str) -> list[str]:
    return [item.strip() for item in written.split(",") if item.strip()]


def _positive(written: str) -> int:
    number = int(written)
    if number < 1 or len(written) > MOST_DIGITS:
        raise ValueError(written)
    return number


def _numbers(name: str, parts: dict[str, str]) -> tuple[int, ...]:
    least, most, backwards = _RANGES[name]
    numbers = tuple(sorted({int(item) for item in _items(parts.get(name, ""))}))
    for number in numbers:
        if not least <= (abs(number) if backwards else number) <= most:
            raise ValueError(f"{name}={number}")
    return numbers


def _weekday(written: str) -> tuple[int, int]:
    number = int(written[:-2]) if written[:-2] else 0
    if abs(number) > 53:
        raise ValueError(written)
    return number, WEEKDAYS.index(written[-2:])


def _end(written: str) -> Wall | None:
    """None for a rule without an end, which an end in a far future is, too."""
    if not written or int(written[:4]) >= NO_END_YEAR:
        return None
    return read_wall(written)


def _short(written: str) -> str:
    return written if len(written) <= 60 else f"{written[:59]}…"


def end_on(until: datetime | date) -> datetime:
    """The last moment of the day that a rule ends on."""
    return datetime(until.year, until.month, until.day, 23, 59, 59)
