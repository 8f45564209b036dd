"""Best times for a live call: overlap first, then the fairest spread of inconvenience."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from asyncdraft.core.when.minutes import instant, minute_from
from asyncdraft.core.when.overlap import strip
from asyncdraft.core.when.working import Calendar, Kind

SLOT = 30
LIMIT = 3
COSTS: dict[Kind, int] = {
    "work": 0,
    "edge": 1,
    "unknown": 2,
    "night": 4,
    "weekend": 5,
    "holiday": 6,
    "off": 6,
}


class Call(msgspec.Struct, frozen=True):
    """A call that starts `at` (UTC); `kinds` holds, person by person, the worst of their states during it."""

    at: datetime
    kinds: tuple[Kind, ...]

    @property
    def at_work(self) -> int:
        return self.kinds.count("work")


def best_calls(calendars: Sequence[Calendar], now: datetime, days: int, minutes: int) -> tuple[Call, ...]:
    """Up to three calls on different days: most people at work, then the least harm to the worst off."""
    first = instant(-(-minute_from(now) // SLOT) * SLOT)
    cells = days * 24 * 60 // SLOT
    length = -(-minutes // SLOT)
    rows = [[cell.kind for cell in strip(calendar, first, cells + length, SLOT)] for calendar in calendars]
    calls = [
        Call(
            instant(minute_from(first) + index * SLOT),
            tuple(max(row[index : index + length], key=COSTS.__getitem__) for row in rows),
        )
        for index in range(cells)
    ]
    ranked = sorted(calls, key=_rank)
    by_day = {call.at.date(): call for call in reversed(ranked)}
    return tuple(sorted(by_day.values(), key=_rank)[:LIMIT]) if calendars else ()


def _rank(call: Call) -> tuple[int, int, int, datetime]:
    costs = [COSTS[kind] for kind in call.kinds]
    return -call.at_work, max(costs), sum(costs), call.at
