"""Suggested deadlines: each gives every reader the working time that was promised, and says why."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Literal

import msgspec

from asyncdraft.core.people import MINUTES_A_DAY
from asyncdraft.core.text import capital, joined, say, say_count
from asyncdraft.core.when import writing
from asyncdraft.core.when.minutes import instant, local_day, minute_from, offset
from asyncdraft.core.when.wording import FULL_DAY_NAMES, and_join
from asyncdraft.core.when.working import Calendar

SuggestionKind = Literal["best", "earliest", "more", "owner"]

GRID = 30
LIMIT = 3
HORIZON = 10 * MINUTES_A_DAY


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline `at` (UTC), to be written in `zone`.

    `reason` is a few words for a chip, `detail` a sentence or two for a card. `least` is the number of
    working minutes that the reader with the fewest has before it.
    """

    at: datetime
    zone: str
    kind: SuggestionKind
    reason: str
    detail: str
    least: int


class _Audience:
    """All readers together, from the minute `sent` on."""

    def __init__(self, readers: Sequence[Calendar], sent: int, last: int) -> None:
        self.readers = readers
        self._sent = sent
        self._rows = [reader.spans(sent, last) for reader in readers]
        self._starts = sorted(start for row in self._rows for start, _ in row)
        self._ends = sorted(end for row in self._rows for _, end in row)

    def minutes(self, until: int) -> tuple[int, ...]:
        """The working minutes that each reader has before `until`."""
        sent = self._sent
        return tuple(
            sum(min(until, end) - max(sent, start) for start, end in row)
            for row in ([span for span in row if span[0] < until] for row in self._rows)
        )

    def busiest(self, low: int, high: int) -> int:
        """The time from `low` to `high` inside most readers' hours: the latest that still gives time."""
        ended = bisect_right(self._ends, high)
        last = high if self._at_work(high) or not ended else self._ends[ended - 1]
        ends = self._ends[bisect_left(self._ends, low) : bisect_left(self._ends, last)]
        return max((last, *reversed(ends)), key=self._inside)

    def shift_end(self, reader: Calendar, minute: int) -> int | None:
        """The end of the reader's shift that holds a deadline at `minute`; the end itself still does."""
        row = self._rows[self.readers.index(reader)]
        return next((end for start, end in row if start < minute <= end), None)

    def _at_work(self, minute: int) -> int:
        """How many work in the minute before."""
        return bisect_left(self._starts, minute) - bisect_left(self._ends, minute)

    def _inside(self, minute: int) -> int:
        """For how many a deadline then falls into a shift, its start and end included."""
        return bisect_right(self._starts, minute) - bisect_left(self._ends, minute)


class _Choice(msgspec.Struct, frozen=True):
    """A possible deadline, with the working minutes that each reader has before it."""

    at: int
    minutes: tuple[int, ...]

    @property
    def least(self) -> int:
        return min(self.minutes)

    @property
    def slowest(self) -> int:
        """The index of the reader with the fewest minutes."""
        return self.minutes.index(self.least)


def suggest(
    writer: Calendar,
    readers: Sequence[Calendar],
    now: datetime,
    minutes_wanted: int,
    owner: Calendar | None = None,
) -> tuple[Suggestion, ...]:
    """Up to three deadlines, the best first, before each of which every reader has `minutes_wanted`.

    "earliest" is the first such time. "best" costs the writer nothing, as they look only when they start on
    another day: the latest before that start which falls into most readers' working time. "more" is the same
    for a later day. Readers whose hours are not known are left out; without any other there is no suggestion.

    If the reader who is asked, `owner`, could be done sooner than all, the first one is "owner": it promises
    the time to them alone and names whom it leaves short.
    """
    for_all = tuple(islice(_suggestions(writer, readers, now, minutes_wanted), LIMIT))
    if not owner or not for_all:
        return for_all
    alone = next(_suggestions(writer, [owner], now, minutes_wanted), None)
    if not alone or alone.at >= min(one.at for one in for_all):
        return for_all
    short = [
        reader.person.first_name
        for reader in readers
        if reader.is_known and reader.minutes(now, alone.at) < minutes_wanted
    ]
    if not short:
        return for_all
    detail = say("{detail} Too short for {names}.", detail=alone.detail, names=and_join(short))
    return (msgspec.structs.replace(alone, kind="owner", detail=detail), *for_all)[:LIMIT]


def _suggestions(
    writer: Calendar, readers: Sequence[Calendar], now: datetime, wanted: int
) -> Iterator[Suggestion]:
    known = [reader for reader in readers if reader.is_known]
    ready = [at for reader in known if (at := reader.after_minutes(now, wanted))]
    if not ready or len(ready) < len(known):
        return
    enough = minute_from(max(ready))
    audience = _Audience(known, minute_from(now), enough + HORIZON)
    earliest = _rounded(audience, known[ready.index(max(ready))], enough)
    words = _Words(writer, audience)
    free = (_Choice(at, audience.minutes(at)) for at in _free_deadlines(writer, audience, earliest))
    best = next(free, None)
    if best:
        yield words.best(best)
    if best is None or best.at != earliest:
        yield words.earliest(_Choice(earliest, audience.minutes(earliest)), wanted)
    if best:
        yield from (words.more(choice, best) for choice in _later(best, free))


def _later(best: _Choice, free: Iterator[_Choice]) -> Iterator[_Choice]:
    """Those that give somebody more time than the one before; where nobody works all days are alike."""
    before = best
    for choice in free:
        if choice.at > before.at and choice.minutes != before.minutes:
            yield choice
            before = choice


def _free_deadlines(writer: Calendar, audience: _Audience, earliest: int) -> Iterator[int]:
    """For each first minute of a writer's day: the best deadline after their work before it."""
    day, free_from = 0, earliest
    for start, end in writer.spans(earliest - MINUTES_A_DAY, earliest + HORIZON):
        if start >= earliest and local_day(writer.zone, start) != day:
            yield max(audience.busiest(free_from, start), earliest)
        day, free_from = local_day(writer.zone, start), max(end, earliest)


def _rounded(audience: _Audience, reader: Calendar, ready: int) -> int:
    """The next half hour on the reader's clock, but not after the end of the shift."""
    ahead = offset(reader.zone, ready)
    rounded = -(-(ready + ahead) // GRID) * GRID - ahead
    end = audience.shift_end(reader, ready)
    return min(rounded, end) if end else rounded


class _Words:
    """What is said about a choice."""

    def __init__(self, writer: Calendar, audience: _Audience) -> None:
        self._writer = writer
        self._audience = audience
        self._names = [reader.person.first_name for reader in audience.readers]

    def best(self, choice: _Choice) -> Suggestion:
        answers = say("the answer waits") if len(self._names) == 1 else say("all answers wait")
        detail = say(
            "{has}, and {answers} for you when you start.", has=capital(self._has(choice)), answers=answers
        )
        return self._suggestion(choice, "best", say("there when you start"), detail)

    def earliest(self, choice: _Choice, wanted: int) -> Suggestion:
        name = self._names[choice.slowest]
        others = len(choice.minutes) > 1
        too = others and choice.minutes.count(choice.least) == 1
        who = say("everyone") if others else name
        detail = [say("The earliest time at which {who} has {time}.", who=who, time=_text(wanted))]
        slowest = self._audience.readers[choice.slowest]
        if choice.least < wanted + GRID and self._audience.shift_end(slowest, choice.at) == choice.at:
            detail.append(
                say(
                    "No slack: it uses {name}’s {weekday} to the end.",
                    name=name,
                    weekday=_weekday(slowest, choice.at - 1),
                )
            )
        reason = say("{time} for {name} too") if too else say("{time} for {name}")
        return self._suggestion(
            choice, "earliest", say(reason, time=_text(choice.least), name=name), joined(detail)
        )

    def more(self, choice: _Choice, before: _Choice) -> Suggestion:
        days = local_day(self._writer.zone, choice.at) - local_day(self._writer.zone, before.at)
        more = say_count(
            "One day more: {has}.", "{count} days more: {has}.", max(days, 1), has=self._has(choice)
        )
        detail = [more]
        pairs = zip(choice.minutes, before.minutes, strict=True)
        idle = [index for index, (now, then) in enumerate(pairs) if now == then]
        if idle:
            names = and_join([self._names[index] for index in idle])
            readers = [self._audience.readers[index] for index in idle]
            detail.append(
                say_count(
                    "{names} gains nothing{shared_holiday}.",
                    "{names} gain nothing{shared_holiday}.",
                    len(idle),
                    names=names,
                    shared_holiday=_shared_holiday(readers, before.at, choice.at),
                )
            )
        who = say("everyone") if len(self._names) > 1 else self._names[0]
        reason = say("{time} for {name}", time=_text(choice.least), name=who)
        return self._suggestion(choice, "more", reason, joined(detail))

    def _has(self, choice: _Choice) -> str:
        has = _text(choice.least)
        return (
            say("{name} has {has}", name=self._names[0], has=has)
            if len(self._names) == 1
            else say("everyone has {has} or more", has=has)
        )

    def _suggestion(self, choice: _Choice, kind: SuggestionKind, reason: str, detail: str) -> Suggestion:
        """Written on the clock of the reader with the least time if they work then, else on the writer's."""
        slowest = self._audience.readers[choice.slowest]
        works = self._audience.shift_end(slowest, choice.at) is not None
        return Suggestion(
            at=instant(choice.at),
            zone=(slowest if works else self._writer).person.zone,
            kind=kind,
            reason=reason,
            detail=detail,
            least=choice.least,
        )


def _text(minutes: int) -> str:
    """Rounded down, from an hour on, to the half hour: what is said is never more than what is given."""
    return writing.duration(minutes - minutes % GRID if minutes >= 60 else minutes)


def _shared_holiday(readers: Sequence[Calendar], before: int, at: int) -> str:
    """Why none of these readers gains anything, if it is one holiday: ": Thursday is Thanksgiving Day"."""
    reasons = {
        (day, why[1])
        for reader in readers
        for day in range(local_day(reader.zone, before), local_day(reader.zone, at) + 1)
        if (why := reader.closed(date.fromordinal(day))) and why[0] == "holiday"
    }
    if len(reasons) != 1:
        return ""
    [(day, name)] = reasons
    return say(": {full_day} is {name}", full_day=FULL_DAY_NAMES[(day - 1) % 7], name=name)


def _weekday(reader: Calendar, minute: int) -> str:
    return FULL_DAY_NAMES[(local_day(reader.zone, minute) - 1) % 7]
