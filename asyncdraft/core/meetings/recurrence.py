"""When a rule of recurrence falls: wall times in a window, found without walking there from its start.

Every step is counted, so that no rule takes longer than it is worth: RFC 5545 lets a calendar say "each
second, a million times", or name a day that never comes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import product
from math import inf

import msgspec

from asyncdraft.core.meetings import rule_days
from asyncdraft.core.meetings.rule import Rule
from asyncdraft.core.meetings.unreadable import Unreadable
from asyncdraft.core.text import say

MOST_A_DAY = 24
"""What repeats more often is no meeting."""
MOST_STEPS = 40_000
"""Of one rule whose end is counted: each day for a hundred years."""
DAY_SECONDS = 24 * 60 * 60
SECONDS = {"HOURLY": 3600, "MINUTELY": 60, "SECONDLY": 1}
DAYS = {"DAILY": 1, "WEEKLY": 7}
CROWDED = {
    "HOURLY": (
        say("repeats every hour, which no meeting does"),
        say("repeats every {count} hours, which no meeting does"),
    ),
    "MINUTELY": (
        say("repeats every minute, which no meeting does"),
        say("repeats every {count} minutes, which no meeting does"),
    ),
    "SECONDLY": (
        say("repeats every second, which no meeting does"),
        say("repeats every {count} seconds, which no meeting does"),
    ),
}
LAST = date.max.toordinal() - 400


class Effort:
    """Steps left for all the rules of a reading together."""

    def __init__(self, steps: float = inf) -> None:
        self._left = steps

    def spend(self, steps: int = 1) -> None:
        self._left -= steps
        if self._left < 0:
            raise Unreadable(say("could not be followed, as the events before it repeat too often"))


class Series(msgspec.Struct, frozen=True, gc=False):
    """A rule from its first time on; `until` is its last moment, None without an end in sight."""

    rule: Rule
    start: datetime
    until: datetime | None = None


def falls(series: Series, first: datetime, last: datetime, effort: Effort) -> Iterator[datetime]:
    """In order, from `first` to `last`, both included and naive. Raises Unreadable.

    The start itself counts only where the rule meets it.
    """
    rule, start = series.rule, series.start
    end = min(filter(None, (last, series.until)))
    counted = rule.count if _closed_end(series) is None else None
    since = start if counted else max(start, first)
    left = counted or inf
    for steps, moments in enumerate(_periods(rule, start, since, end, effort)):
        if counted and steps > MOST_STEPS:
            raise Unreadable(say("repeats too many times to be counted through"))
        for at in moments:
            if at < start:
                continue
            if at > end or left <= 0:
                return
            left -= 1
            if at >= first:
                yield at


def series(rule: Rule, start: datetime, until: datetime | None) -> Series:
    """With the end that a count means, where it is plain to see."""
    _refuse_crowds(rule)
    ends = [until, _closed_end(Series(rule, start))]
    return Series(rule, start, min(filter(None, ends), default=None))


def _closed_end(series: Series) -> datetime | None:
    """The last time of a rule that counts in equal steps; None where it has to be counted through."""
    rule, start = series.rule, series.start
    if rule.count is None or not rule.is_plain:
        return None
    step = DAYS.get(rule.frequency, 0) * DAY_SECONDS or SECONDS.get(rule.frequency, 0)
    if not step:
        return None
    try:
        return start + timedelta(seconds=step * rule.interval * (rule.count - 1))
    except OverflowError:
        return datetime.max


def _refuse_crowds(rule: Rule) -> None:
    """Raises Unreadable where a rule clearly means more times a day than a day has meetings."""
    on_clock = [max(len(part), 1) for part in (rule.hours, rule.minutes, rule.seconds)]
    step = SECONDS.get(rule.frequency)
    if step is None:
        crowded = on_clock[0] * on_clock[1] * on_clock[2] > MOST_A_DAY
    else:
        crowded = step * rule.interval * MOST_A_DAY < DAY_SECONDS and not (rule.hours or rule.minutes)
    if crowded:
        raise Unreadable(_crowded(rule))


def _crowded(rule: Rule) -> str:
    if rule.frequency not in CROWDED:
        return say("repeats many times a day, which no meeting does")
    each, some = CROWDED[rule.frequency]
    return each if rule.interval == 1 else say(some, count=rule.interval)


def _periods(
    rule: Rule, start: datetime, since: datetime, end: datetime, effort: Effort
) -> Iterator[Iterable[datetime]]:
    """The times of each period of the rule, from the one that holds `since`."""
    if rule.frequency in SECONDS:
        yield from _days_by_clock(rule, start, since, end, effort)
        return
    period = rule_days.PERIODS[rule.frequency](rule, start.date())
    number = max(0, (period.index(since.date()) - period.first) // rule.interval)
    clock = _clock(rule, start)
    while (place := period.first + number * rule.interval) <= period.index(end.date()):
        days = period.days(place)
        effort.spend(1 + len(days))
        moments = [datetime.fromordinal(day) + at for day in days if 0 < day < LAST for at in clock]
        yield _placed(moments, rule.places) if rule.places else moments
        number += 1


def _placed(moments: list[datetime], places: tuple[int, ...]) -> list[datetime]:
    size = len(moments)
    chosen = {place - 1 if place > 0 else size + place for place in places}
    return [moments[place] for place in sorted(chosen) if 0 <= place < size]


def _clock(rule: Rule, start: datetime) -> list[timedelta]:
    hours = rule.hours or (start.hour,)
    minutes = rule.minutes or (start.minute,)
    seconds = rule.seconds or (start.second,)
    return [timedelta(hours=h, minutes=m, seconds=s) for h, m, s in product(hours, minutes, seconds)]


def _days_by_clock(
    rule: Rule, start: datetime, since: datetime, end: datetime, effort: Effort
) -> Iterator[list[datetime]]:
    """Day by day, for rules in hours and less."""
    if rule.places:
        raise Unreadable(say("repeats by a rule that is too unusual to be followed"))
    holds = rule_days.narrowing(rule)
    for day in range(since.toordinal(), min(end.toordinal(), LAST) + 1):
        effort.spend()
        yield _clock_times(rule, start, datetime.fromordinal(day), effort) if holds(day) else []


def _clock_times(rule: Rule, start: datetime, day: datetime, effort: Effort) -> list[datetime]:
    step = SECONDS[rule.frequency] * rule.interval
    unit = start.replace(minute=0, second=0) if rule.frequency == "HOURLY" else start
    unit = unit.replace(second=0) if rule.frequency == "MINUTELY" else unit
    behind = int((day - unit).total_seconds())
    first = -behind if behind < 0 and -behind < DAY_SECONDS else -behind % step
    found: list[datetime] = []
    for second in range(first, DAY_SECONDS, step):
        effort.spend()
        found += _within(rule, start, day + timedelta(seconds=second))
        if len(found) > MOST_A_DAY:
            raise Unreadable(_crowded(rule))
    return found


def _within(rule: Rule, start: datetime, at: datetime) -> list[datetime]:
    """The times that one step means: parts smaller than the step spread it, larger ones hold it back."""
    hourly, by_second = rule.frequency == "HOURLY", rule.frequency == "SECONDLY"
    if rule.hours and at.hour not in rule.hours:
        return []
    if not hourly and rule.minutes and at.minute not in rule.minutes:
        return []
    if by_second:
        return [at] if not rule.seconds or at.second in rule.seconds else []
    minutes = (rule.minutes or (start.minute,)) if hourly else (at.minute,)
    return [at.replace(minute=m, second=s) for m in minutes for s in rule.seconds or (start.second,)]
