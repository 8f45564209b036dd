"""Best times for a live call: overlap first, then the fairest spread of inconvenience."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY
from asyncdraft.core.when import writing
from asyncdraft.core.when.minutes import instant, local_day, minute_from
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
    costs = [_inconvenience(calendar, starts, minutes) for calendar in known]
    columns = list(zip(*costs, strict=True))
    borne = [(burdens or {}).get(calendar.person.id, 0) for calendar in known]
    ranked = sorted(zip((_rank(column, borne) for column in columns), starts, columns, strict=True))
    by_day: dict[int, tuple[int, tuple[int, ...]]] = {}
    for _, start, column in ranked:
        by_day.setdefault(local_day(known[0].zone, start), (start, column))
    return tuple(
        Call(at=instant(start), inconvenience=column, reason=_reason(known, start, column, style))
        for start, column in islice(by_day.values(), LIMIT)
    )


def _inconvenience(calendar: Calendar, starts: range, minutes: int) -> list[int]:
    """For a call at each of `starts`: the greatest distance of one of its minutes from working time."""
    low, high = starts.start, starts.stop + minutes
    costs = [0] * len(starts)
    for end, begin in _gaps(calendar, low, high):
        farthest = min((begin - end) // 2, WORST)
        touching = range(
            max(-(-(end - minutes + 1 - low) // GRID), 0), min(-(-(begin - low) // GRID), len(costs))
        )
        for index in touching:
            start = low + index * GRID
            cost = min(start + minutes - end, begin - start, farthest)
            costs[index] = max(costs[index], cost)
    return costs


def _gaps(calendar: Calendar, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The spans without work that touch [first, last), whole as far as they matter."""
    end = first - WORST
    for start, next_end in calendar.spans(first - WORST, last + WORST):
        if start > end:
            yield end, start
        end = next_end
    yield end, max(end, last) + WORST


def _rank(column: tuple[int, ...], borne: Sequence[int]) -> tuple[int, int, int]:
    burdened = [cost * (1 + past) for cost, past in zip(column, borne, strict=True)]
    return -column.count(0), max(burdened), sum(burdened)


def _reason(calendars: Sequence[Calendar], start: int, column: tuple[int, ...], style: Style) -> str:
    """ "everyone at work", or whose clocks show what for those who are not."""
    outside = sorted(zip(column, calendars, strict=True), key=lambda pair: -pair[0])
    clocks = [
        f"{writing.clock(instant(start), calendar.person.zone, style)} for {calendar.person.first_name}"
        for cost, calendar in outside
        if cost
    ]
    if not clocks:
        return "everyone at work"
    return f"{column.count(0)} of {len(column)} at work; {and_join(clocks)}"
