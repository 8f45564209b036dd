"""Which days a rule of recurrence means, period by period (the table in RFC 5545, 3.3.10)."""

from calendar import isleap, monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Protocol

from asyncdraft.core.meetings.rule import Rule

Holds = Callable[[int], bool]


class Period(Protocol):
    """`first` is the index of the period that holds the rule's start; days are ordinals."""

    first: int

    def index(self, day: date) -> int: ...

    def days(self, index: int) -> list[int]: ...


def narrowing(rule: Rule) -> Holds:
    """Whether a day is among the months, days and weekdays that the rule keeps to."""
    months, month_days, year_days = rule.months, rule.month_days, rule.year_days
    weekdays = {weekday for _, weekday in rule.weekdays}

    def holds(ordinal: int) -> bool:
        day = date.fromordinal(ordinal)
        return (
            (not months or day.month in months)
            and (not weekdays or day.weekday() in weekdays)
            and (not month_days or bool({day.day, day.day - month_length(day) - 1}.intersection(month_days)))
            and (not year_days or bool(_year_places(day).intersection(year_days)))
        )

    return holds


def month_length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _year_places(day: date) -> set[int]:
    place = day.timetuple().tm_yday
    return {place, place - 366 - isleap(day.year)}


class Days:
    """Each day is a period."""

    def __init__(self, rule: Rule, start: date) -> None:
        self.first = start.toordinal()
        self._holds = narrowing(rule)

    def index(self, day: date) -> int:
        return day.toordinal()

    def days(self, index: int) -> list[int]:
        return [index] if self._holds(index) else []


class Weeks:
    """Weeks from the day on which the rule has them begin; the index is that of their first day."""

    def __init__(self, rule: Rule, start: date) -> None:
        self._start_day = rule.week_start
        self._offsets = sorted(
            {(day - rule.week_start) % 7 for _, day in rule.weekdays or ((0, start.weekday()),)}
        )
        self._months = rule.months
        self.first = self.index(start)

    def index(self, day: date) -> int:
        return (day.toordinal() - 1 - self._start_day) // 7

    def days(self, index: int) -> list[int]:
        begin = index * 7 + 1 + self._start_day
        days = [begin + offset for offset in self._offsets]
        return (
            [day for day in days if date.fromordinal(max(day, 1)).month in self._months]
            if self._months
            else days
        )


class Months:
    def __init__(self, rule: Rule, start: date) -> None:
        self._rule, self._day = rule, start.day
        self.first = self.index(start)

    def index(self, day: date) -> int:
        return day.year * 12 + day.month - 1

    def days(self, index: int) -> list[int]:
        year, month = index // 12, index % 12 + 1
        if self._rule.months and month not in self._rule.months:
            return []
        return _month_days(self._rule, year, month, self._day)


class Years:
    def __init__(self, rule: Rule, start: date) -> None:
        self._rule, self._start = rule, start
        self.first = start.year

    def index(self, day: date) -> int:
        return day.year

    def days(self, index: int) -> list[int]:
        rule = self._rule
        if rule.weeks or rule.year_days:
            return self._narrowed(index)
        if rule.months or rule.month_days:
            months = rule.months or range(1, 13)
            found = [day for month in months for day in _month_days(rule, index, month, self._start.day)]
            return sorted(found)
        if rule.weekdays:
            first, last = date(index, 1, 1).toordinal(), date(index, 12, 31).toordinal()
            return _weekdays(rule.weekdays, first, last)
        return _existing(index, self._start.month, (self._start.day,))

    def _narrowed(self, year: int) -> list[int]:
        """By numbers of weeks or of days in the year: all that the rule says has to hold."""
        rule, holds = self._rule, narrowing(self._rule)
        days = set(self._week_days(year)) if rule.weeks else set(_days_of_year(year))
        return sorted(day for day in days if holds(day))

    def _week_days(self, year: int) -> Iterable[int]:
        """A week belongs to the year that holds its fourth day."""
        rule = self._rule
        weekdays = {day for _, day in rule.weekdays} or {self._start.weekday()}
        free = bool(rule.year_days or rule.month_days)
        begin, count = _first_week(year, rule.week_start), _weeks_in(year, rule.week_start)
        numbers = {number if number > 0 else count + 1 + number for number in rule.weeks}
        for number in numbers:
            if 1 <= number <= count:
                week = begin + 7 * (number - 1)
                yield from (day for day in range(week, week + 7) if free or (day - 1) % 7 in weekdays)


def _days_of_year(year: int) -> range:
    return range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)


def _first_week(year: int, week_start: int) -> int:
    fourth = date(year, 1, 4).toordinal()
    return fourth - (fourth - 1 - week_start) % 7


def _weeks_in(year: int, week_start: int) -> int:
    return (_first_week(year + 1, week_start) - _first_week(year, week_start)) // 7


def _month_days(rule: Rule, year: int, month: int, usual: int) -> list[int]:
    size = monthrange(year, month)[1]
    first = date(year, month, 1).toordinal()
    if not rule.month_days and rule.weekdays:
        return _weekdays(rule.weekdays, first, first + size - 1)
    numbers = {number if number > 0 else size + 1 + number for number in rule.month_days or (usual,)}
    days = [first + number - 1 for number in sorted(numbers) if 1 <= number <= size]
    weekdays = set(_weekdays(rule.weekdays, first, first + size - 1))
    return [day for day in days if day in weekdays] if rule.weekdays else days


def _existing(year: int, month: int, numbers: tuple[int, ...]) -> list[int]:
    size = monthrange(year, month)[1]
    return [date(year, month, number).toordinal() for number in numbers if number <= size]


def _weekdays(wanted: tuple[tuple[int, int], ...], first: int, last: int) -> list[int]:
    """The weekdays from `first` to `last`: each, or the how-manieth of them."""
    found: set[int] = set()
    for number, weekday in wanted:
        days = range(first + (weekday - (first - 1)) % 7, last + 1, 7)
        if not number:
            found.update(days)
        elif abs(number) <= len(days):
            found.add(days[number - 1 if number > 0 else number])
    return sorted(found)


PERIODS: Mapping[str, Callable[[Rule, date], Period]] = {
    "DAILY": Days,
    "WEEKLY": Weeks,
    "MONTHLY": Months,
    "YEARLY": Years,
}
