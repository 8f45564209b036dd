"""Reading days out of tokens, and telling whether two of them are one."""

import msgspec

from asyncdraft.core.when import phrase_patterns as patterns
from asyncdraft.core.when.day_rules import day_rules
from asyncdraft.core.when.days import (
    CalendarDay,
    DayForm,
    DayOfMonth,
    Feast,
    NthWeekday,
    RelativeDay,
    WeekdayBeside,
    WeekdayForm,
)
from asyncdraft.core.when.leads import leads
from asyncdraft.core.when.periods import Period, Shifted
from asyncdraft.core.when.rules import Item
from asyncdraft.core.when.tokens import Tokens, coded
from asyncdraft.core.when.vocabulary import DAY, MONTH, WEEK


class DayReader:
    """Remembers what it found: several readings of a phrase ask for the day at the same token."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._found: dict[int, Item[DayForm] | None] = {}

    def at(self, at: int) -> Item[DayForm] | None:
        """The day that begins with this token."""
        if at not in self._found:
            self._found[at] = self._beside(at) or day_rules().longest(self.tokens, at) or self._week_of(at)
        return self._found[at]

    def _beside(self, at: int) -> Item[DayForm] | None:
        """ "the day before Thanksgiving", "the week after 7 May", "the Friday before Christmas"."""
        lead = patterns.beside().match(self.tokens.codes, at)
        if not lead or (lead["before"] and self.tokens.word(lead.start("before")).lower() != "before"):
            return None
        day = day_rules().longest(self.tokens, lead.end())
        if day is None or not isinstance(day.form, Feast if lead["weekday"] else (Feast, CalendarDay)):
            return None
        word = lead.start("weekday" if lead["weekday"] else "unit")
        sign = -1 if lead["before"] else 1
        form = _next_to(bool(lead["weekday"]), self.tokens.value(word), sign, day.form)
        return Item(form, at, day.end, "") if form else None

    def _week_of(self, at: int) -> Item[DayForm] | None:
        """ "w/c 30 Nov", "the week of the 7th"; the week that ends on a day is that day."""
        lead = patterns.week_of().match(self.tokens.codes, at)
        if not lead or (lead["unit"] and self.tokens.value(lead.start("unit")) != WEEK):
            return None
        day = day_rules().longest(self.tokens, lead.end())
        if day is None or isinstance(day.form, Period):
            return None
        ends = lead["ends"] or lead["also_ends"]
        return Item(day.form if ends else Period(unit=WEEK, base=day.form), at, day.end, "")


def day_leads() -> frozenset[str]:
    """The letters with which a day may begin."""
    return leads(coded(patterns.BESIDE)) | leads(coded(patterns.WEEK_OF)) | day_rules().leads


def merged(had: DayForm | None, day: DayForm) -> DayForm | None:
    """Two days in one phrase: a weekday beside a date, "EOD" beside a day; None if they are two phrases."""
    if had is None:
        return day
    if _is_end_of_day(had):
        return day
    if _is_end_of_day(day):
        return had
    if isinstance(had, NthWeekday) and isinstance(day, Period) and day.unit == MONTH and had.month is None:
        return msgspec.structs.replace(had, shift=day.shift, month=day.number)
    return _with_weekday(had, day) or _with_weekday(day, had)


def _next_to(is_weekday: bool, value: int, sign: int, base: DayForm) -> DayForm | None:
    """The day or week, or that weekday, after `base`, before it if `sign` is -1."""
    if is_weekday:
        return WeekdayBeside(weekday=value, sign=sign, base=base)
    if value == WEEK:
        return Period(unit=WEEK, shift=sign, base=base)
    return Shifted(amount=sign, unit=DAY, base=base) if value == DAY else None


def _is_end_of_day(form: DayForm) -> bool:
    return isinstance(form, Period) and form.end and form.unit == DAY and not form.shift


def _with_weekday(weekday: DayForm, other: DayForm) -> DayForm | None:
    is_dated = isinstance(other, (CalendarDay, DayOfMonth, RelativeDay)) and other.weekday is None
    if isinstance(weekday, WeekdayForm) and is_dated:
        return msgspec.structs.replace(other, weekday=weekday.weekday)
    return None
