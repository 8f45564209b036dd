"""The forms in which people name a day, and the dates they come to on a given today."""

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from asyncdraft.core.text import say
from asyncdraft.core.when import writing
from asyncdraft.core.when.feasts import FEASTS, OF_THE_STATES
from asyncdraft.core.when.vocabulary import (
    COMING,
    LAST,
    NEXT,
)
from asyncdraft.core.when.wording import FULL_DAY_NAMES
from asyncdraft.core.when.working_days import ONE_WEEK

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ONE_DAY = timedelta(days=1)
LATELY = timedelta(days=30)


class Warning_(msgspec.Struct, frozen=True):  # noqa: N801
    """`code` is for programs ("weekday-mismatch"), `message` one sentence for people."""

    code: str
    message: str


class Dates(msgspec.Struct, frozen=True):
    """What a form comes to: the likeliest day (None where no such day exists), and what else it may mean.

    `last` is the last day of a period. A day is vague if nobody could say which one it is.
    """

    day: date | None
    last: date | None = None
    others: tuple[date, ...] = ()
    warnings: tuple[Warning_, ...] = ()
    assumed: tuple[str, ...] = ()
    vague: bool = False


class DayForm(msgspec.Struct, frozen=True):
    def on(self, today: date) -> Dates:
        raise NotImplementedError


class RelativeDay(DayForm, frozen=True):
    """ "tomorrow"; a weekday written beside it is checked."""

    days: int
    weekday: int | None = None

    def on(self, today: date) -> Dates:
        day = today + timedelta(days=self.days)
        return Dates(day, warnings=_mismatch(day, self.weekday))


class CalendarDay(DayForm, frozen=True, kw_only=True):
    """A month and a day, `year` where written. `swapped` says that the other order is possible too.

    `written` are the two as the text has them, where that is in doubt.
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    swapped: bool = False
    written: str = ""

    @property
    def day_first(self) -> bool:
        """People who write dots write the day first, wherever they are."""
        return "." in self.written

    def on(self, today: date) -> Dates:
        readings = [self._dates(self.month, self.day, today)]
        if self.swapped:
            readings.append(self._dates(self.day, self.month, today))
            readings.sort(key=lambda dates: self._unlikely(dates, today))
        found = [day for dates in readings for day in dates]
        if not found:
            return self._missing(today)
        first = found[0]
        ambiguous = (
            Warning_("numeric", say("{written} is read as {day}.", written=self.written, day=_spoken(first))),
        )
        mismatch = _mismatch(first, self.weekday)
        near = (_nearest(first, self.weekday),) if mismatch and self.weekday is not None else ()
        return Dates(
            first,
            others=tuple(dict.fromkeys((*found[1:], *near))),
            warnings=(*(ambiguous if self.swapped else ()), *mismatch),
        )

    def _missing(self, today: date) -> Dates:
        if (self.month, self.day) != (2, 29) or self.year is not None:
            return impossible(say("There is no {date}.", date=self._text()))
        coming = next(
            leap
            for year in range(today.year, today.year + 9)
            if (leap := _date(year, 2, 29)) and leap >= today
        )
        nothing = impossible(say("There is no {date} before {year}.", date=self._text(), year=coming.year))
        return msgspec.structs.replace(nothing, others=(coming,))

    def _unlikely(self, dates: list[date], today: date) -> tuple[bool, bool, bool]:
        """Of two orders the one that exists, fits the weekday and is still to come."""
        if not dates:
            return True, True, True
        return False, _mismatch(dates[0], self.weekday) != (), dates[0] < today

    def _dates(self, month: int, day: int, today: date) -> list[date]:
        """The next such date, and the one just past if its weekday says so."""
        if self.year is not None:
            written = _date(self.year, month, day)
            return [written] if written else []
        this_year = _date(today.year, month, day)
        if this_year and this_year < today and self.weekday == this_year.weekday():
            coming = _date(today.year + 1, month, day)
            if today - this_year <= LATELY:
                return [this_year, coming] if coming else [this_year]
        years = (today.year, today.year + 1)
        return [found for year in years if (found := _date(year, month, day)) and found >= today][:1]

    def _text(self) -> str:
        if not 1 <= self.month <= len(writing.FULL_MONTH_NAMES):
            return say("month {number}", number=self.month)
        date = _month_and_day(self.month, self.day)
        return date if self.year is None else say("{date}, {year}", date=date, year=self.year)


class DayOfMonth(DayForm, frozen=True, kw_only=True):
    """ "the 15th", in the month `shift` months ahead where one is named. `day` is from 1 to 31."""

    day: int
    shift: int | None = None
    weekday: int | None = None

    def on(self, today: date) -> Dates:
        if self.shift is not None:
            year, month = month_after(today, self.shift)
            found = _date(year, month, self.day)
            return (
                Dates(found)
                if found
                else impossible(say("There is no {date}.", date=_month_and_day(month, self.day)))
            )
        coming = [
            found
            for shift in range(13)
            if (found := _date(*month_after(today, shift), self.day)) and found >= today
        ]
        fitting = [day for day in coming if self.weekday in (None, day.weekday())] or coming
        others = (coming[0],) if coming[0] != fitting[0] else ()
        return Dates(fitting[0], others=others, warnings=_mismatch(fitting[0], self.weekday))


class WeekdayForm(DayForm, frozen=True, kw_only=True):
    """ "Friday", "this Friday", "next Friday"; `weeks` ahead where a week is named ("Friday next week")."""

    weekday: int
    which: int | None = None
    weeks: int | None = None

    def on(self, today: date) -> Dates:
        monday = today - timedelta(days=today.weekday())
        in_this_week = monday + timedelta(days=self.weekday)
        coming = today + timedelta(days=(self.weekday - today.weekday()) % 7)
        if self.weeks is not None:
            return Dates(in_this_week + self.weeks * ONE_WEEK)
        if self.which == NEXT:
            return self._next(in_this_week + ONE_WEEK, coming, today)
        if self.which == LAST:
            return Dates(coming - ONE_WEEK)
        if self.which == COMING and coming == today:
            return Dates(coming + ONE_WEEK)
        return Dates(coming, others=(coming + ONE_WEEK,) if coming == today else ())

    def _next(self, next_week: date, coming: date, today: date) -> Dates:
        """People split over "next Friday" said on a Monday; the week after is the safer guess."""
        others = (coming,) if today < coming != next_week else ()
        name = WEEKDAYS[self.weekday]
        note = say("“Next {name}” may be the coming one or the one of next week.", name=name)
        return Dates(next_week, others=others, assumed=(note,) if others else ())


class NthWeekday(DayForm, frozen=True, kw_only=True):
    """ "the first Friday of July", "the last Monday of next month" (n is -1), "1st week of Oct on Friday"."""

    n: int
    weekday: int
    month: int | None = None
    shift: int = 0
    year: int | None = None

    def on(self, today: date) -> Dates:
        if self.month is None:
            return self._in(*month_after(today, self.shift))
        if self.year is not None:
            return self._in(self.year, self.month)
        found = self._in(today.year, self.month)
        return found if found.day and found.day >= today else self._in(today.year + 1, self.month)

    def _in(self, year: int, month: int) -> Dates:
        length = monthrange(year, month)[1]
        days = [
            day
            for number in range(1, length + 1)
            if (day := date(year, month, number)).weekday() == self.weekday
        ]
        index = self.n if self.n < 0 else self.n - 1
        if index >= len(days):
            return impossible(
                say(
                    "There is no {weekday} number {number} in {month}.",
                    weekday=FULL_DAY_NAMES[self.weekday],
                    number=self.n,
                    month=writing.FULL_MONTH_NAMES[month - 1],
                )
            )
        return Dates(days[index])


class Feast(DayForm, frozen=True, kw_only=True):
    """The next one, or that of `year`."""

    name: str
    year: int | None = None

    def on(self, today: date) -> Dates:
        day_of = FEASTS[self.name]
        note = say("{name} is taken as that of the United States.", name=self.name.title())
        assumed = (note,) if self.name in OF_THE_STATES else ()
        if self.year is not None:
            return Dates(day_of(self.year), assumed=assumed)
        this_year = day_of(today.year)
        return Dates(this_year if this_year >= today else day_of(today.year + 1), assumed=assumed)


class WeekdayBeside(DayForm, frozen=True, kw_only=True):
    """ "the Friday before Christmas"; after it if `sign` is 1."""

    weekday: int
    sign: int
    base: DayForm

    def on(self, today: date) -> Dates:
        dates = self.base.on(today)
        if dates.day is None:
            return dates
        away = (self.sign * (self.weekday - dates.day.weekday()) - 1) % 7 + 1
        return Dates(dates.day + self.sign * away * ONE_DAY, assumed=dates.assumed)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_after(day: date, shift: int) -> tuple[int, int]:
    """Year and month, `shift` months on."""
    months = day.year * 12 + day.month - 1 + shift
    return months // 12, months % 12 + 1


def _nearest(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def _month_and_day(month: int, day: int) -> str:
    return say("{month} {day}", month=writing.FULL_MONTH_NAMES[month - 1], day=day)


def _spoken(day: date) -> str:
    return say(
        "{day} {month} {year}", day=day.day, month=writing.FULL_MONTH_NAMES[day.month - 1], year=day.year
    )


def _mismatch(day: date, weekday: int | None) -> tuple[Warning_, ...]:
    if weekday in (None, day.weekday()):
        return ()
    return (
        Warning_(
            "weekday-mismatch",
            say(
                "{day} is a {weekday}, not a {written}.",
                day=_spoken(day),
                weekday=FULL_DAY_NAMES[day.weekday()],
                written=FULL_DAY_NAMES[weekday],
            ),
        ),
    )


def impossible(sentence: str) -> Dates:
    """No day; the sentence says why."""
    return Dates(None, warnings=(Warning_("impossible", sentence),))
