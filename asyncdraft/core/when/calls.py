"""Best times for a live call: overlap first, then the fairest spread of inconvenience."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from operator import mul

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY
from asyncdraft.core.text import say
from asyncdraft.core.when import writing
from asyncdraft.core.when.minutes import day_start, instant, local_day, minute_from
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style

GRID = 30
LIMIT = 3
WORST = 12 * 60
"""Minutes away from work from which on one time is as bad as another."""


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A call from `at` (UTC) on.

    `inconvenience` says for each person, in the order given, how many minutes the worst moment of the call is
    away from their working time: 0 for a call within it, at most 720.
    """

    at: datetime
    inconvenience: tuple[int, ...]
    reason: str = ""

    @property
    def at_work(self) -> int:
        return self.inconvenience.count(0)


def best_calls(
    calendars: Sequence[Calendar],
    now: datetime,
    days: int,
    minutes: int,
    burdens: Mapping[str, int] | None = None,
    style: Style = STYLE,
) -> tuple[Call, ...]:
    """Up to three calls of `minutes`, each on another day of the first person, the best first.

    Most people at work comes first; then the person worst off is spared, counting what they have borne before
    (`burdens`, by roster id); then all together; then the earlier call wins. Only people with hours count.
    """
    known = [calendar for calendar in calendars if calendar.is_known]
    if not known:
        return ()
    first = -(-minute_from(now) // GRID) * GRID
    starts = range(first, first + days * MINUTES_A_DAY, GRID)
    columns = list(zip(*(_inconvenience(calendar, starts, minutes) for calendar in known), strict=True))
    weights = [1 + (burdens or {}).get(calendar.person.id, 0) for calendar in known]
    best_of_days = [_best(columns, indexes, weights) for indexes in _days(known[0], starts)]
    return tuple(
        Call(
            at=instant(starts[index]),
            inconvenience=columns[index],
            reason=_reason(known, starts[index], columns[index], style),
        )
        for *_, index in sorted(best_of_days)[:LIMIT]
    )


def _days(calendar: Calendar, starts: range) -> Iterator[range]:
    """The indexes of the starts that lie in each local date."""
    low, day = 0, local_day(calendar.zone, starts[0]) if starts else 0
    while low < len(starts):
        day += 1
        high = min(-(-(day_start(calendar.zone, day) - starts.start) // GRID), len(starts))
        if high > low:
            yield range(low, high)
        low = max(low, high)


def _best(
    columns: Sequence[tuple[int, ...]], indexes: range, weights: Sequence[int]
) -> tuple[int, int, int, int]:
    """The rank of the best of these starts, with its index; the fairness of others need not be known."""
    away = [len(weights) - columns[index].count(0) for index in indexes]
    fewest = min(away)
    return min(
        (fewest, *_burden(columns[index], weights), index)
        for index, count in zip(indexes, away, strict=True)
        if count == fewest
    )


def _burden(column: Sequence[int], weights: Sequence[int]) -> tuple[int, int]:
    """What the worst off and what all together bear."""
    burdened = list(map(mul, column, weights))
    return max(burdened), sum(burdened)


def _inconvenience(calendar: Calendar, starts: range, minutes: int) -> list[int]:
    """For a call at each of `starts`: the greatest distance of one of its minutes from working time."""
    low, count = starts.start, len(starts)
    costs = [0] * count
    filled = 0
    for end, begin in _gaps(calendar, low, starts.stop + minutes):
        since = max(-(-(end - minutes + 1 - low) // GRID), 0)
        until = min(-(-(begin - low) // GRID), count)
        if since < until:
            twice = costs[since:filled]
            costs[since:until] = _distances(low + since * GRID, until - since, minutes, end, begin)
            costs[since:filled] = map(max, twice, costs[since:filled])
            filled = until
    return costs


def _distances(start: int, count: int, minutes: int, end: int, begin: int) -> list[int]:
    """How far into the gap from `end` to `begin` each of `count` calls reaches, the first one at `start`.

    It grows with every call until the middle of the gap is within one, and shrinks from then on.
    """
    farthest = min((begin - end) // 2, WORST)
    growing = min(max(-(-(farthest - start - minutes + end) // GRID), 0), count)
    shrinking = min(max((begin - farthest - start) // GRID + 1, growing), count)
    first, last = start + minutes - end, begin - start
    return [
        *range(first, first + growing * GRID, GRID),
        *[farthest] * (shrinking - growing),
        *range(last - shrinking * GRID, last - count * GRID, -GRID),
    ]


def _gaps(calendar: Calendar, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The spans without work that touch [first, last), whole as far as they matter."""
    end = first - WORST
    for start, next_end in calendar.spans(first - WORST, last + WORST):
        if start > end:
            yield end, start
        end = next_end
    yield end, max(end, last) + WORST


def _reason(calendars: Sequence[Calendar], start: int, column: tuple[int, ...], style: Style) -> str:
    """ "everyone at work", or whose clocks show what for those who are not."""
    outside = sorted(zip(column, calendars, strict=True), key=lambda pair: -pair[0])
    clocks = [
        say(
            "{clock} for {name}",
            clock=writing.clock(instant(start), calendar.person.zone, style),
            name=calendar.person.first_name,
        )
        for cost, calendar in outside
        if cost
    ]
    if not clocks:
        return say("everyone at work")
    return say(
        "{count} of {count2} at work; {names}",
        count=column.count(0),
        count2=len(column),
        names=and_join(clocks),
    )
