"""Instants as whole minutes since 1970 in UTC: exact arithmetic, and the way to and from wall time.

A wall time that the clock skips counts as the moment of the change, one that it repeats as the first of the
two. Days are ordinals as in `date.toordinal`.
"""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from asyncdraft.core.people import MINUTES_A_DAY

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()
MINUTE = timedelta(minutes=1)
ZERO = timedelta()
SECOND_TIME = time(fold=1)
"""Midnight, where the clock shows it twice, the second time."""


def instant(minute: int) -> datetime:
    """Aware, in UTC."""
    return EPOCH + minute * MINUTE


def minute_of(at: datetime) -> int:
    """The minute that holds `at`."""
    return (at - EPOCH) // MINUTE


def minute_from(at: datetime) -> int:
    """The first minute that begins at or after `at`."""
    return -((EPOCH - at) // MINUTE)


def offset(zone: ZoneInfo, minute: int) -> int:
    """Minutes by which the local clock is ahead of UTC."""
    return (instant(minute).astimezone(zone).utcoffset() or ZERO) // MINUTE


def local_day(zone: ZoneInfo, minute: int) -> int:
    return EPOCH_DAY + (minute + offset(zone, minute)) // MINUTES_A_DAY


@lru_cache(maxsize=1 << 14)
def day_start(zone: ZoneInfo, day: int) -> int:
    """The minute in which a local date begins."""
    midnight = datetime.fromordinal(day)
    return _resolved(
        zone, (day - EPOCH_DAY) * MINUTES_A_DAY, midnight, datetime.combine(midnight, SECOND_TIME)
    )


def wall_minute(zone: ZoneInfo, day: int, minute: int) -> int:
    """The instant of a wall time, `minute` minutes after local midnight of `day` on a clock never moved."""
    wall = datetime.fromordinal(day) + minute * MINUTE
    return _resolved(zone, (day - EPOCH_DAY) * MINUTES_A_DAY + minute, wall, wall.replace(fold=1))


def first_change(zone: ZoneInfo, low: int, high: int) -> int:
    """The minute in (low, high] from which the offset is no longer that of `low`, where there is one."""
    before = offset(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        if offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _resolved(zone: ZoneInfo, naive: int, wall: datetime, again: datetime) -> int:
    """The instant of a wall time, given as minutes and twice as a datetime: the first time and the second."""
    before, after = zone.utcoffset(wall), zone.utcoffset(again)
    if before is None or after is None or before == after:
        return naive - (before or ZERO) // MINUTE
    first, second = naive - before // MINUTE, naive - after // MINUTE
    return first if first < second else first_change(zone, second, first)
