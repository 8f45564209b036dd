"""Focus blocks as instants: when one begins and ends, which comes next, who is in one now."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec

from asyncdraft.core.people import FocusBlock
from asyncdraft.core.when.minutes import instant, wall_minute
from asyncdraft.core.when.working import Calendar

HORIZON_DAYS = 366


class Focus(msgspec.Struct, frozen=True):
    """One time a block comes round, in UTC. `day` is the local date on which it starts."""

    block: FocusBlock
    day: date
    starts: datetime
    ends: datetime

    def holds(self, at: datetime) -> bool:
        return self.starts <= at < self.ends

    @property
    def minutes(self) -> int:
        return round((self.ends - self.starts).total_seconds() / 60)


def focus_on(calendar: Calendar, day: date) -> list[Focus]:
    """The blocks that start on a local date, in their order. A weekly one leaves out days without work; one
    with a date was meant for that very day.
    """
    found = [_focus(calendar, block, day) for block in calendar.person.focus if _is_on(calendar, block, day)]
    return sorted((focus for focus in found if focus.starts < focus.ends), key=lambda focus: focus.starts)


def _is_on(calendar: Calendar, block: FocusBlock, day: date) -> bool:
    if block.day is not None:
        return block.day == day
    if day.weekday() not in block.weekdays:
        return False
    closed = calendar.closed(day)
    return closed is None or closed[0] == "weekend"


def _focus(calendar: Calendar, block: FocusBlock, day: date) -> Focus:
    first, last = (
        wall_minute(calendar.zone, day.toordinal(), minute) for minute in (block.shift.start, block.shift.end)
    )
    return Focus(block, day, instant(first), instant(last))


def focus_of_days(calendar: Calendar, first: date, days: int) -> list[Focus]:
    return [focus for step in range(days) for focus in focus_on(calendar, first + timedelta(days=step))]


def current(calendar: Calendar, at: datetime) -> Focus | None:
    """The block that holds the instant; of several the one that ends last."""
    holding = [focus for focus in _from(calendar, at, 3) if focus.holds(at)]
    return max(holding, key=lambda focus: focus.ends, default=None)


def coming(calendar: Calendar, at: datetime) -> Focus | None:
    """The block that holds the instant, else the next one within a year."""
    return current(calendar, at) or next(
        (focus for focus in _from(calendar, at, HORIZON_DAYS) if focus.starts > at), None
    )


def latest(calendar: Calendar, at: datetime) -> Focus | None:
    """The block that was over last, within a week."""
    today = at.astimezone(calendar.zone).date()
    past = focus_of_days(calendar, today - timedelta(days=7), 8)
    return max((focus for focus in past if focus.ends <= at), key=lambda focus: focus.ends, default=None)


def _from(calendar: Calendar, at: datetime, days: int) -> Iterator[Focus]:
    if not calendar.person.focus:
        return
    first = at.astimezone(calendar.zone).date() - timedelta(days=1)
    for step in range(days + 1):
        yield from focus_on(calendar, first + timedelta(days=step))


def in_focus(calendars: Sequence[Calendar], at: datetime) -> list[tuple[Calendar, Focus]]:
    """Who is in a block now, in the order in which they are back."""
    found = [(calendar, focus) for calendar in calendars if (focus := current(calendar, at))]
    return sorted(found, key=lambda pair: pair[1].ends)
