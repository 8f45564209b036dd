"""How periods are written: weeks, months, quarters, years, their beginnings, ends and parts."""

import msgspec

from asyncdraft.core.when.days import DayForm
from asyncdraft.core.when.periods import Period, Section, Shifted, Stretch
from asyncdraft.core.when.rules import LONG_YEAR, NTH, OF, THE, Matched, Row
from asyncdraft.core.when.vocabulary import (
    COMING,
    DAY,
    HALF_YEAR,
    LAST,
    MONTH,
    NEXT,
    QUARTER,
    THIS,
    WEEK,
    WEEKEND,
    YEAR,
)


def _weekend(matched: Matched) -> DayForm | None:
    return Period(unit=WEEKEND) if matched.number("unit") == WEEKEND else None


def _closing(matched: Matched) -> DayForm:
    return Period(unit=matched.number("unit"), end=True)


def _end_of_business(_: Matched) -> DayForm:
    return Period(unit=DAY, end=True)


def _named_month(matched: Matched) -> DayForm:
    start, end = "start" in matched, "end" in matched
    return Period(unit=MONTH, number=matched.number("m"), year=matched.year(), start=start, end=end)


def _end_of_year(matched: Matched) -> DayForm | None:
    year = matched.number("y")
    return Period(unit=YEAR, year=year, end=True) if 1990 <= year < 2100 else None


def _last_day(matched: Matched) -> DayForm | None:
    if matched.number("end") != LAST:
        return None
    return _named_month(matched) if "m" in matched else _period_of_unit(matched)


def _next_working_day(matched: Matched) -> DayForm | None:
    if matched.number("unit") != DAY or matched.number("which") not in (NEXT, COMING):
        return None
    return Shifted(amount=1, unit=DAY, business=True)


def _working_day_of(matched: Matched) -> DayForm | None:
    """ "the first working day of December", "the last business day of the month"."""
    period = _named_month(matched) if "m" in matched else _period_of_unit(matched)
    if matched.number("day") != DAY or not isinstance(period, Period) or period.unit == DAY:
        return None
    if "n" in matched:
        before = Shifted(amount=-1, unit=DAY, base=period)
        return Shifted(amount=matched.number("n"), unit=DAY, base=before, business=True)
    if matched.number("last") != LAST:
        return None
    end = msgspec.structs.replace(period, end=True)
    return Shifted(amount=-1, unit=DAY, base=Shifted(amount=1, unit=DAY, base=end), business=True)


def _named_quarter(matched: Matched) -> DayForm | None:
    """ "Q3", "H2 2027"."""
    unit, most = (QUARTER, 4) if matched.text("q").lower() == "q" else (HALF_YEAR, 2)
    number = matched.number("n")
    if not 1 <= number <= most or matched.text("n").startswith("0"):
        return None
    start, end = "start" in matched, "end" in matched
    return Period(unit=unit, number=number, year=matched.year(), start=start, end=end)


def _month_of_year(matched: Matched) -> DayForm | None:
    return _named_month(matched) if 1900 <= matched.number("y") < 2200 else None


def _stretch(matched: Matched) -> Stretch:
    written = matched.text("stretch").lower()
    return "early" if written == "early" else "mid" if written.startswith("mid") else "late"


def _stretch_of_month(matched: Matched) -> DayForm:
    return Period(unit=MONTH, number=matched.number("m"), year=matched.year(), stretch=_stretch(matched))


def _stretch_of_unit(matched: Matched) -> DayForm | None:
    """ "mid-month", "early next week"; one that is over means the next, unless the words say which."""
    period = _period_of_unit(matched)
    if not isinstance(period, Period) or period.unit in (DAY, WEEKEND):
        return None
    return msgspec.structs.replace(period, stretch=_stretch(matched), comes="which" not in matched)


def _stretch_of_year(matched: Matched) -> DayForm | None:
    year = matched.number("y")
    return Period(unit=YEAR, year=year, stretch=_stretch(matched)) if 1990 <= year < 2100 else None


def _section(matched: Matched) -> DayForm | None:
    """ "the first week of December", "the second half of next month"."""
    base = _named_month(matched) if "m" in matched else _period_of_unit(matched)
    n = matched.number("n") if "n" in matched else -1 if matched.number("last") == LAST else 0
    is_half = "half" in matched
    if (
        not isinstance(base, Period)
        or base.unit not in (MONTH, QUARTER, YEAR)
        or not -1 <= n <= (2 if is_half else 5)
    ):
        return None
    if not n or not (is_half or matched.number("week") == WEEK):
        return None
    return Section(base=base, n=n, halves=is_half)


def _numbered_week_end(matched: Matched) -> DayForm | None:
    week = _numbered_week(matched)
    return msgspec.structs.replace(week, end=True) if week else None


def _midweek(_: Matched) -> DayForm:
    return Period(unit=WEEK, stretch="mid", comes=True)


def _start_of_unit(matched: Matched) -> DayForm | None:
    period = _period_of_unit(matched)
    return msgspec.structs.replace(period, start=True) if isinstance(period, Period) else None


def _numbered_week(matched: Matched) -> DayForm | None:
    is_week = "unit" not in matched or matched.number("unit") == WEEK
    number = matched.number("n")
    return Period(unit=WEEK, number=number, year=matched.year()) if is_week and 1 <= number <= 53 else None


def _week_after_next(matched: Matched) -> DayForm | None:
    unit = matched.number("unit")
    return Period(unit=unit, shift=2) if unit in (WEEK, MONTH) and matched.number("which") == NEXT else None


def _last_thing(matched: Matched) -> DayForm | None:
    return Period(unit=DAY, end=True) if matched.number("which") == LAST else None


def _period_of_unit(matched: Matched) -> DayForm | None:
    """A "quarter" is a unit here, a fraction of an hour elsewhere, so its value cannot say which."""
    is_quarter = matched.text("unit").lower().startswith("quarter")
    unit = QUARTER if is_quarter else matched.number("unit")
    if unit not in (DAY, WEEK, WEEKEND, MONTH, QUARTER, YEAR) or (unit == DAY and "end" not in matched):
        return None
    if unit == DAY and "business" in matched and matched.optional("which") in (NEXT, COMING):
        return _next_working_day(matched)
    shift = {NEXT: 1, THIS: 0, None: 0}.get(matched.optional("which"), -1)
    return Period(unit=unit, shift=shift, end="end" in matched)


_A_UNIT = "(?P<unit><unit>|<quarter>)"
_ANY_UNIT = f"(?:(?P<which><which>) )?{_A_UNIT}"
_END_OF = f"{THE}(?P<end><end>) {OF}{THE}(?:<business> )?"
_SECTION = rf"{THE}(?:(?P<n>{NTH})|(?P<last><which>)) (?:(?P<week><unit>)|(?P<half><half>)) <of>"
_WORKING_DAY = rf"{THE}(?:(?P<n>{NTH})|(?P<last><which>)) <business> (?P<day><unit>)"


def period_rows() -> tuple[Row[DayForm], ...]:
    return (
        ("period", rf"(?P<which><which>) (?:<business> )?{_A_UNIT}", _period_of_unit),
        ("", r"(?P<which><which>) <business> (?P<unit><unit>)", _next_working_day),
        ("", rf"{_WORKING_DAY} <of> {THE}{_ANY_UNIT}", _working_day_of),
        ("", rf"{_WORKING_DAY} (?:<of>|<in>) (?P<m><month>){LONG_YEAR}", _working_day_of),
        ("", rf"{_END_OF}(?:(?P<which><which>) )?(?P<business><business> )?{_A_UNIT}", _period_of_unit),
        ("", rf"(?P<which><which>) {_A_UNIT} (?P<end><end>)", _period_of_unit),
        ("", rf"{THE}<end> <of> <business>", _end_of_business),
        ("", rf"{_A_UNIT}[ -](?P<end><end>)", _period_of_unit),
        ("weekend", r"<the> (?P<unit><unit>)", _weekend),
        ("month alone", r"(?P<m><month>)", _named_month),
        ("month year", r"(?P<m><month>)\.?,? (?P<y><num4>)(?![:.]<num>| ?<am>)", _month_of_year),
        ("named quarter", r"(?P<q><q>|<h>)(?P<n><num>)", _named_quarter),
        ("named quarter of a year", r"(?P<q><q>|<h>)(?P<n><num>)[ /-](?P<y><num4>)", _named_quarter),
        ("week number", r"(?P<unit><unit>) (?P<n><num>)", _numbered_week),
        ("", r"<calendar> (?P<unit><unit>) (?P<n><num>)", _numbered_week),
        ("calendar week", r"<calendarweek> ?(?P<n><num>)", _numbered_week),
        ("", r"(?P<y><num4>)-?<w>(?P<n><num>)", _numbered_week),
        ("", rf"(?P<stretch><mid>|<early>)[ -]?(?P<m><month>){LONG_YEAR}", _stretch_of_month),
        ("", rf"{THE}(?P<stretch><middle>) <of> (?P<m><month>){LONG_YEAR}", _stretch_of_month),
        ("", rf"(?P<stretch><mid>)[ -]?{_A_UNIT}", _stretch_of_unit),
        ("", rf"{THE}(?P<stretch><middle>) <of> {THE}{_ANY_UNIT}", _stretch_of_unit),
        ("", rf"(?P<stretch><early>|<mid>|<later>)[ -](?P<which><which>) {_A_UNIT}", _stretch_of_unit),
        ("", r"(?P<stretch><mid>|<early>)[ -]?(?P<y><num4>)", _stretch_of_year),
        ("", rf"{_SECTION} (?P<m><month>){LONG_YEAR}", _section),
        ("", rf"{_SECTION} {THE}{_ANY_UNIT}", _section),
        ("", rf"{THE}<end> <of> (?P<unit><unit>) (?P<n><num>)", _numbered_week_end),
        ("", r"<midweek>", _midweek),
        ("", rf"{THE}(?P<start><start>) {OF}{THE}{_ANY_UNIT}", _start_of_unit),
        ("", rf"{THE}(?P<start><start>) {OF}(?P<m><month>){LONG_YEAR}", _named_month),
        ("", rf"{THE}(?P<start><start>) {OF}(?P<q><q>|<h>)(?P<n><num>){LONG_YEAR}", _named_quarter),
        ("", rf"{THE}(?P<unit><unit>) <after> (?P<which><which>)", _week_after_next),
        ("last thing", r"(?P<which><which>) <thing>", _last_thing),
        ("closing", r"(?P<unit><closing>)", _closing),
        ("", rf"{THE}(?P<end><end>) <of> {THE}(?P<m><month>){LONG_YEAR}", _named_month),
        ("end month", rf"(?P<end><end>) (?P<m><month>){LONG_YEAR}", _named_month),
        ("", rf"{_END_OF}(?P<q><q>|<h>)(?P<n><num>){LONG_YEAR}", _named_quarter),
        ("", rf"{_END_OF}(?P<y><num4>)", _end_of_year),
        ("", rf"{THE}(?P<end><which>) <unit> <of> {THE}{_ANY_UNIT}", _last_day),
        ("", rf"{THE}(?P<end><which>) <unit> <of> (?P<m><month>){LONG_YEAR}", _last_day),
    )
