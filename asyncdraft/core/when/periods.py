"""Days that are counted from others, and stretches of days: weeks, months, quarters and parts of them."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

import msgspec

from asyncdraft.core.text import say
from asyncdraft.core.when.days import ONE_DAY, Dates, DayForm, RelativeDay, impossible, month_after
from asyncdraft.core.when.vocabulary import DAY, HALF_YEAR, MONTH, QUARTER, WEEK, WEEKEND, YEAR
from asyncdraft.core.when.working_days import FRIDAY, MONDAY_TO_FRIDAY, ONE_WEEK, WorkingDays

Stretch = Literal["early", "mid", "late"]


class Shifted(DayForm, frozen=True, kw_only=True):
    """ "in 2 weeks", "3 months from tomorrow"; `unit` is a unit, `business` counts by `working`."""

    amount: int
    unit: int
    base: DayForm = RelativeDay(0)
    business: bool = False
    vague: bool = False
    working: WorkingDays = MONDAY_TO_FRIDAY

    def on(self, today: date) -> Dates:
        start = self.base.on(today)
        if start.day is None:
            return start
        try:
            day = self._shift(start.day)
        except (OverflowError, ValueError):
            return impossible(say("There is no such day."))
        if day is None:
            return impossible(say("There is no such working day in sight."))
        assumed = (*start.assumed, *((self.working.note(start.day, day),) if self.business else ()))
        return Dates(day, warnings=start.warnings, assumed=assumed, vague=self.vague)

    def _shift(self, day: date) -> date | None:
        if self.business:
            return self.working.after(day, self.amount)
        if self.unit in (DAY, WEEK):
            return day + timedelta(days=self.amount * (7 if self.unit == WEEK else 1))
        months = self.amount * {MONTH: 1, QUARTER: 3, YEAR: 12}[self.unit]
        year, month = month_after(day, months)
        return date(year, month, min(day.day, monthrange(year, month)[1]))


class Period(DayForm, frozen=True, kw_only=True):
    """ "next week", "this month", "Q4"; `start` and `end` for one day ("end of month"), of a week its Friday.

    `shift` counts periods ahead, `number` names a week, month or quarter, `base` a day in the period.
    `stretch` is the third of it that is meant; `comes` says that one which is over means the next.
    """

    unit: int
    shift: int = 0
    number: int | None = None
    year: int | None = None
    base: DayForm = RelativeDay(0)
    start: bool = False
    end: bool = False
    stretch: Stretch | None = None
    comes: bool = False

    def on(self, today: date) -> Dates:
        start = self.base.on(today)
        if start.day is None:
            return start
        first, last = self._bounds(start.day)
        if self.stretch:
            return self._stretched(first, last, today)
        if self.start:
            return Dates(first)
        if self.end and self.unit == WEEK:
            friday = first + timedelta(days=FRIDAY)
            note = say("The end of the week is taken as its Friday.")
            return Dates(friday, others=(friday + timedelta(days=2),), assumed=(note,))
        return Dates(last) if self.end else Dates(first, last=last, vague=True)

    def _stretched(self, first: date, last: date, today: date) -> Dates:
        """ "early", "mid" or "late": of a week its first two working days, its Wednesday or its last two."""
        days = (last - first).days + 1
        if self.unit == WEEK:
            begin, end = {"early": (0, 1), "mid": (2, 2), "late": (3, 4)}[self.stretch or "mid"]
        else:
            begin, end = {"early": (0, days // 3 - 1), "mid": (days // 2 - 1, days // 2 - 1)}.get(
                self.stretch or "mid", (days - days // 3, days - 1)
            )
        start, stop = first + timedelta(days=begin), first + timedelta(days=end)
        if self.comes and stop < today:
            return msgspec.structs.replace(self, shift=self.shift + 1, comes=False).on(today)
        return Dates(start, last=None if start == stop else stop, vague=True)

    def _bounds(self, day: date) -> tuple[date, date]:
        if self.unit == WEEK and self.number is not None:
            return self._numbered_week(day)
        if self.unit == DAY:
            return day + timedelta(days=self.shift), day + timedelta(days=self.shift)
        if self.unit in (WEEK, WEEKEND):
            monday = day - timedelta(days=day.weekday()) + self.shift * ONE_WEEK
            sunday = monday + timedelta(days=6)
            return (monday if self.unit == WEEK else sunday - ONE_DAY, sunday)
        return self._months(day)

    def _numbered_week(self, day: date) -> tuple[date, date]:
        """Of the year written, or the next one that is not over; weeks are counted as in ISO 8601."""
        years = (self.year,) if self.year else (day.year, day.year + 1)
        mondays = [date.fromisocalendar(year, min(self.number or 1, _weeks(year)), 1) for year in years]
        monday = next((found for found in mondays if found + 6 * ONE_DAY >= day), mondays[-1])
        return monday, monday + 6 * ONE_DAY

    def _months(self, day: date) -> tuple[date, date]:
        length = {MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12}[self.unit]
        number = (day.month - 1) // length if self.number is None else self.number - 1
        year = self.year or day.year
        months = number * length + self.shift * length
        if self.number is not None and self.year is None and (number + 1) * length < day.month:
            months += 12
        first = date(*month_after(date(year, 1, 1), months), 1)
        last_year, last_month = month_after(first, length - 1)
        return first, date(last_year, last_month, monthrange(last_year, last_month)[1])


NO_SUCH_WEEK = impossible(say("There is no such week."))


class Section(DayForm, frozen=True, kw_only=True):
    """ "the first week of December": the `n`-th seven days of it, -1 for the last; `halves` counts halves."""

    base: Period
    n: int
    halves: bool = False

    def on(self, today: date) -> Dates:
        whole = self.base.on(today)
        if whole.day is None or whole.last is None:
            return whole
        days = ((whole.last - whole.day).days + 1) // 2 if self.halves else 7
        if self.n < 0:
            return Dates(whole.last - (days - 1) * ONE_DAY, last=whole.last, vague=True)
        first = whole.day + (self.n - 1) * days * ONE_DAY
        last = min(first + (days - 1) * ONE_DAY, whole.last)
        is_rest = self.halves and self.n == 2
        if first > last:
            return NO_SUCH_WEEK
        return Dates(first, last=whole.last if is_rest else last, vague=True)


class DaySpan(DayForm, frozen=True):
    """ "20 to 24 February"; of one that has begun, the first day is over."""

    first: DayForm
    last: DayForm

    def on(self, today: date) -> Dates:
        first, last = self.first.on(today), self.last.on(today)
        if first.day is None or last.day is None:
            return first if first.day is None else last
        if first.day > last.day:
            first = self.first.on(last.day - _ALMOST_A_YEAR)
        return Dates(first.day, last=last.day, warnings=(*first.warnings, *last.warnings))


_ALMOST_A_YEAR = timedelta(days=360)


def _weeks(year: int) -> int:
    """52 or 53: the last days of December may belong to the first week of the next year."""
    return date(year, 12, 28).isocalendar().week
