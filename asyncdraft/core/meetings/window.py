"""The weeks that an audit looks at."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from asyncdraft.core.when import zones

USUAL_WEEKS = 12
MOST_WEEKS = 3 * 53
WEEK = timedelta(weeks=1)


class Window(msgspec.Struct, frozen=True):
    """Whole weeks, from a Monday to a Sunday, both included, in the zone of whoever looks.

    `start` and `end` are the instants (UTC) of its first moment and of the first one behind it.
    """

    first: date
    last: date
    zone: str
    start: datetime
    end: datetime

    @property
    def weeks(self) -> int:
        return ((self.last - self.first).days + 1) // 7


def _window(first: date, weeks: int, zone: str) -> Window:
    behind = first + weeks * WEEK
    return Window(first, behind - timedelta(days=1), zone, midnight(first, zone), midnight(behind, zone))


def midnight(day: date, zone: str) -> datetime:
    """The instant (UTC) in which a day begins."""
    return datetime.combine(day, time(), zones.zone(zone)).astimezone(UTC)


def ending(day: date, weeks: int, zone: str) -> Window:
    """The last of the weeks is that of `day`."""
    return _window(monday(day) - (weeks - 1) * WEEK, weeks, zone)


def beginning(day: date, weeks: int, zone: str) -> Window:
    return _window(monday(day), weeks, zone)


def nearest(bounds: Sequence[tuple[datetime, datetime | None]], window: Window) -> Window:
    """As many weeks where something takes place, by the first and last times of all: before, else after.

    An endless series that misses the window falls outside it, too, and counts by its first time.
    """
    zone, weeks = window.zone, window.weeks
    moments = [at for first, last in bounds for at in (first, last) if at]
    past = [at for at in moments if at < window.start]
    if past:
        return ending(max(past).astimezone(zones.zone(zone)).date(), weeks, zone)
    return beginning(min(moments).astimezone(zones.zone(zone)).date(), weeks, zone)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
