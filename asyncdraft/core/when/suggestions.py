"""Suggested deadlines: each gives every reader the working time that was promised."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from asyncdraft.core.when.working import Calendar, instant, minute_from

SuggestionKind = Literal["best", "earliest", "more"]

GRID = 30
LIMIT = 3


class Suggestion(msgspec.Struct, frozen=True):
    """A deadline `at` (UTC), written in `zone`, with a few words on why it was chosen."""

    at: datetime
    zone: str
    reason: str
    kind: SuggestionKind


def suggest(
    writer: Calendar, readers: Sequence[Calendar], now: datetime, minutes_wanted: int
) -> tuple[Suggestion, ...]:
    """Up to three deadlines, best first, before which each reader has `minutes_wanted` working minutes.

    Readers whose hours are not known are left out; without any other there is nothing to suggest.
    """
    known = [reader for reader in readers if reader.is_known]
    ready = [reader.after_minutes(now, minutes_wanted) for reader in known]
    instants = [at for at in ready if at is not None]
    if not instants or len(instants) < len(known):
        return ()
    last = max(instants)
    slowest = known[instants.index(last)]
    earliest = _rounded(last)
    starts = _day_starts(writer, last)
    found = [
        *(
            Suggestion(_inside_most(known, earliest, start), writer.person.zone, reason, kind)
            for start, reason, kind in starts
        ),
        Suggestion(
            earliest,
            slowest.person.zone,
            f"{_hours(slowest.minutes(now, earliest))} for {slowest.person.first_name}",
            "earliest",
        ),
    ]
    return _distinct(found)[:LIMIT]


def _rounded(at: datetime) -> datetime:
    return instant(-(-minute_from(at) // GRID) * GRID)


def _day_starts(writer: Calendar, after: datetime) -> list[tuple[datetime, str, SuggestionKind]]:
    """The starts of the writer's next two working days at or after `after`."""
    first = _next_start(writer, after)
    second = first and _next_start(writer, instant(minute_from(first) + 1))
    found: list[tuple[datetime, str, SuggestionKind]] = []
    if first:
        found.append((first, "there when you start", "best"))
    if second:
        found.append((second, "a day more", "more"))
    return found


def _next_start(writer: Calendar, after: datetime) -> datetime | None:
    minute = minute_from(after)
    day = after.astimezone(writer.zone).date()
    spans = writer.spans(minute, minute + 30 * 24 * 60)
    for start, _ in spans:
        at = instant(start)
        if start >= minute and (at.astimezone(writer.zone).date() != day or not _worked_before(writer, at)):
            return at
    return None


def _worked_before(writer: Calendar, at: datetime) -> bool:
    minute = minute_from(at)
    day = at.astimezone(writer.zone).date()
    return any(
        start < minute and instant(start).astimezone(writer.zone).date() == day
        for start, _ in writer.spans(minute - 24 * 60, minute)
    )


def _inside_most(readers: Sequence[Calendar], since: datetime, until: datetime) -> datetime:
    """The latest time on the grid in [since, until] that falls into most readers' working time."""
    low, high = minute_from(since), minute_from(until)
    low = max(low, high - 12 * 60)
    spans = [reader.spans(low - 1, high + 1) for reader in readers]
    candidates = [high, *range(high - high % GRID, low - 1, -GRID)]
    return instant(
        max(
            candidates,
            key=lambda minute: sum(any(start <= minute <= end for start, end in row) for row in spans),
        )
    )


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def _distinct(found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple({suggestion.at: suggestion for suggestion in reversed(found)}.values())[::-1]
