"""The forms in which people name a time of day."""

from datetime import time

import msgspec

from asyncdraft.core.when.vocabulary import AFTERNOON, AM, EVENING, FIRST_THING, LUNCH, MORNING, NIGHT, PM

PART_HOURS = {
    FIRST_THING: (9, 10),
    MORNING: (9, 12),
    LUNCH: (12, 13),
    AFTERNOON: (12, 17),
    EVENING: (17, 21),
    NIGHT: (20, 23),
}
"""When a part of the day begins and ends, if nothing better is known."""

MIDNIGHT = 24


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """`hour` as written, 24 for midnight. `half` is AM or PM; `exact` says that 24 hours were meant."""

    hour: int
    minute: int = 0
    second: int = 0
    half: int | None = None
    exact: bool = False

    @property
    def possible(self) -> bool:
        low, high = (1, 12) if self.half is not None and self.hour <= 12 else (0, MIDNIGHT)
        full_day = self.hour == MIDNIGHT and (self.minute or self.second)
        return low <= self.hour <= high and self.minute < 60 and self.second < 60 and not full_day

    def times(self, part: int | None = None, every: bool = False) -> tuple[time, ...]:
        """The likeliest first: bare hours of one to six are ambiguous, with `every` all are."""
        return tuple(time(hour % 24, self.minute, self.second) for hour in self._hours(part, every))

    def _hours(self, part: int | None, every: bool) -> tuple[int, ...]:
        hour = self.hour
        half = self.half if self.half is not None else half_of(part, hour)
        if hour > 12 or (self.exact and half is None):
            return (hour,)
        if half is not None:
            return (hour % 12 + (12 if half == PM else 0),)
        if 1 <= hour <= 6:
            return hour + 12, hour
        return (hour, (hour + 12) % 24) if every else (hour,)


def half_of(part: int | None, hour: int) -> int | None:
    """Before noon or after it, as a part of the day says."""
    if part is None:
        return None
    if part == NIGHT:
        return AM if hour == 12 or hour < 5 else PM
    return AM if part in (MORNING, FIRST_THING) else PM
