"""How days are written."""

from functools import cache

import msgspec

from asyncdraft.core.when.days import (
    CalendarDay,
    DayForm,
    DayOfMonth,
    Feast,
    NthWeekday,
    RelativeDay,
    WeekdayForm,
)
from asyncdraft.core.when.periods import DaySpan, Period, Section, Shifted, Stretch
from asyncdraft.core.when.rules import DAY_NUMBER, NTH, NUMBER, Matched, Rules
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


def _year(matched: Matched) -> int | None:
    year = matched.optional("y")
    if year is None:
        return None
    return year if year >= 100 else 2000 + year


def _written_out(matched: Matched) -> DayForm | None:
    """A month by its name, and a day. A number before a colon or "pm" is a clock's, not the day."""
    day = matched.number("d")
    if not 1 <= day <= 99:
        return None
    return CalendarDay(month=matched.number("m"), day=day, year=_year(matched))


def _written_span(matched: Matched) -> DayForm:
    year, month = _year(matched), matched.number("m")
    first, last = (CalendarDay(month=month, day=matched.number(name), year=year) for name in ("d", "d2"))
    return DaySpan(first, last)


def _iso(matched: Matched) -> DayForm | None:
    year, month, day = matched.number("y"), matched.number("m"), matched.number("d")
    return CalendarDay(month=month, day=day, year=year) if 1900 <= year < 2200 else None


def _compact(matched: Matched) -> DayForm | None:
    year, rest = divmod(matched.number("n"), 10_000)
    month, day = divmod(rest, 100)
    if not (1990 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return CalendarDay(month=month, day=day, year=year)


def _numeric(matched: Matched) -> DayForm | None:
    """Month first between slashes and dashes, day first between dots; the other order where both can be."""
    first, second = matched.number("a"), matched.number("b")
    dotted = matched.text("s") == "."
    month, day = (second, first) if dotted else (first, second)
    if month > 12 >= day:
        month, day = day, month
    year = _year(matched)
    if year is None and not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is not None and not 1900 <= year < 2200:
        return None
    swapped = month != day and day <= 12 and not (dotted and year)
    written = f"{first}{matched.text('s')}{second}"
    return CalendarDay(month=month, day=day, year=year, swapped=swapped, written=written)


def _dotted(matched: Matched) -> DayForm | None:
    """ "24.11", the day first as where people write dots; "9.30" is a clock."""
    day, month = matched.number("a"), matched.number("b")
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return CalendarDay(month=month, day=day, swapped=day <= 12 and day != month, written=f"{day}.{month}")


def _day_number(matched: Matched) -> DayForm | None:
    day = matched.number("d")
    return DayOfMonth(day=day) if 1 <= day <= 31 else None


def _weekday(matched: Matched) -> DayForm:
    weeks = None
    if "period" in matched:
        weeks = {THIS: 0, NEXT: 1}.get(matched.number("period"))
    which = matched.optional("which")
    return WeekdayForm(weekday=matched.number("w"), which=which, weeks=weeks)


def _weekday_after_next(matched: Matched) -> DayForm:
    return WeekdayForm(weekday=matched.number("w"), weeks=2)


def _weekday_of_week(matched: Matched) -> DayForm | None:
    """ "next week's Friday"."""
    return _weekday(matched) if matched.text("whose").lower().startswith("week") else None


def _weekend(matched: Matched) -> DayForm | None:
    return Period(unit=WEEKEND) if matched.number("unit") == WEEKEND else None


def _ordinal(matched: Matched) -> DayForm | None:
    day = matched.number("d")
    if not 1 <= day <= 31:
        return None
    shift = {THIS: 0, NEXT: 1}.get(matched.number("period")) if "period" in matched else None
    return DayOfMonth(day=day, shift=shift)


def _nth_weekday(matched: Matched) -> DayForm | None:
    n = matched.number("n") if "n" in matched else -1
    shift = 1 if matched.optional("period") == NEXT else 0
    if not 1 <= abs(n) <= 5:
        return None
    return NthWeekday(
        n=n, weekday=matched.number("w"), month=matched.optional("m"), shift=shift, year=_year(matched)
    )


def _relative(matched: Matched) -> DayForm:
    return RelativeDay(matched.number("d") + (1 if "after" in matched else 0))


def _day_before(matched: Matched) -> DayForm:
    return RelativeDay(matched.number("d") - 1)


def _closing(matched: Matched) -> DayForm:
    return Period(unit=matched.number("unit"), end=True)


def _end_of_business(_: Matched) -> DayForm:
    return Period(unit=DAY, end=True)


def _named_month(matched: Matched) -> DayForm:
    start, end = "start" in matched, "end" in matched
    return Period(unit=MONTH, number=matched.number("m"), year=_year(matched), start=start, end=end)


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
    return Period(unit=unit, number=number, year=_year(matched), start=start, end=end)


def _month_of_year(matched: Matched) -> DayForm | None:
    return _named_month(matched) if 1900 <= matched.number("y") < 2200 else None


def _stretch(matched: Matched) -> Stretch:
    written = matched.text("stretch").lower()
    return "early" if written == "early" else "mid" if written.startswith("mid") else "late"


def _stretch_of_month(matched: Matched) -> DayForm:
    return Period(unit=MONTH, number=matched.number("m"), year=_year(matched), stretch=_stretch(matched))


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


def _numeric_span(matched: Matched) -> DayForm | None:
    """ "24/11-26/11", which only days before months can be."""
    first, last = (
        CalendarDay(month=matched.number(month), day=matched.number(day))
        for day, month in (("d", "m"), ("d2", "m2"))
    )
    is_sure = max(first.day, last.day) > 12 and max(first.month, last.month) <= 12
    return DaySpan(first, last) if is_sure and max(first.day, last.day) <= 31 else None


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
    return Period(unit=WEEK, number=number, year=_year(matched)) if is_week and 1 <= number <= 53 else None


def _week_after_next(matched: Matched) -> DayForm | None:
    unit = matched.number("unit")
    return Period(unit=unit, shift=2) if unit in (WEEK, MONTH) and matched.number("which") == NEXT else None


def _weekday_week(matched: Matched) -> DayForm | None:
    """ "Tuesday week": a week after the coming Tuesday."""
    if matched.text("unit").lower() != "week":
        return None
    base = _weekday(matched) if "w" in matched else RelativeDay(matched.number("d"))
    return Shifted(amount=1, unit=WEEK, base=base)


def _last_thing(matched: Matched) -> DayForm | None:
    return Period(unit=DAY, end=True) if matched.number("which") == LAST else None


def _feast(matched: Matched) -> DayForm:
    return Feast(name=matched.text("name").lower().replace("’", "'"), year=_year(matched))


THE = "(?:<the> )?"
OF = "(?:<of> )?"
TO = "(?: ?- ?| <to> | <and> | <by> )"
CLOCK_TAIL = (
    r":<num>|\.<num>|-<num> ?<am>|<am>|<p>[. ]|<p>(?=$)|<a>[.]|<a> <m>|<h>|<oclock>|<o> <clock>|-?<ish>"
)
NOT_A_CLOCK = f"(?! ?(?:{CLOCK_TAIL}))"
LONG_YEAR = r"(?:(?:, ?| ?[/-] ?|\.? |\.? <of> | <in> )(?P<y><num4>)(?![:.]<num>| ?<am>))?"
COUNTED = " (?:<of>|<the>|<word>|<unit>|<business>|<half>|<quarter>)"
SHORT_YEAR = rf"(?:[/-]| (?!<num>{COUNTED}))(?P<y><num>){NOT_A_CLOCK}"
SPAN_OF_DAYS = rf"(?P<d>{DAY_NUMBER}){TO}(?P<d2>{DAY_NUMBER})"
WORKING_DAY = rf"{THE}(?:(?P<n>{NTH})|(?P<last><which>)) <business> (?P<day><unit>)"
NTH_WEEKDAY = rf"{THE}(?P<n>{NTH}) (?P<w><weekday>)"
GLUE = "[ .,/-]{0,2}"
END_OF = f"{THE}(?P<end><end>) {OF}{THE}(?:<business> )?"
SECTION = rf"{THE}(?:(?P<n>{NTH})|(?P<last><which>)) (?:(?P<week><unit>)|(?P<half><half>)) <of>"
A_UNIT = "(?P<unit><unit>|<quarter>)"


@cache
def day_rules() -> Rules[DayForm]:
    return Rules(
        (
            ("", r"(?P<y><num4>)(?P<s>[-/])(?P<m><num>|<month>)(?P=s)(?P<d><num>)", _iso),
            ("compact", r"(?P<y><num4>)\.(?P<m><num>|<month>)\.(?P<d><num>)", _iso),
            ("", r"(?P<y><num4>)/(?P<d><num>)/(?P<m><month>)", _iso),
            ("compact", r"(?P<n><num8>)", _compact),
            ("", r"(?P<a><num>) ?(?P<s>[-/.]) ?(?P<b><num>) ?(?P=s) ?(?P<y><num4>)", _numeric),
            ("", r"(?P<a><num>)(?P<s>/)(?P<b><num>)/(?P<y><num>)", _numeric),
            ("numeric", r"(?P<a><num>)(?P<s>-)(?P<b><num>)-(?P<y><num>)", _numeric),
            ("dotted", r"(?P<a><num>)(?P<s>\.)(?P<b><num>)\.(?P<y><num>)?", _numeric),
            ("numeric", r"(?P<a><num>) ?(?P<s>[-/]) ?(?P<b><num>)", _numeric),
            ("dotted", r"(?P<a><num>)\.(?P<b><num>)", _dotted),
            ("", rf"(?P<d>{DAY_NUMBER})[ ,/-]{{0,2}}{OF}(?P<m><month>){LONG_YEAR}", _written_out),
            ("", rf"(?P<d>{DAY_NUMBER})[ ,/-]{{0,2}}{OF}(?P<m><month>){SHORT_YEAR}", _written_out),
            ("number. month", rf"(?P<d><num>)\. ?(?P<m><month>){LONG_YEAR}", _written_out),
            (
                "month first",
                rf"(?P<m><month>){GLUE}{THE}(?P<d>{DAY_NUMBER}){NOT_A_CLOCK}{LONG_YEAR}",
                _written_out,
            ),
            ("", r"(?P<m><month>)[/-](?P<d><num>)[/-](?P<y><num>|<num4>)", _written_out),
            ("", rf"(?P<m><month>)\.? {SPAN_OF_DAYS}{NOT_A_CLOCK}{LONG_YEAR}", _written_span),
            ("", rf"{SPAN_OF_DAYS} {OF}(?P<m><month>){LONG_YEAR}", _written_span),
            ("weekday", r"(?P<w><weekday>)", _weekday),
            ("", r"(?:<which> )?(?P<which><which>) (?P<w><weekday>)", _weekday),
            ("", rf"(?P<w><weekday>),? {OF}(?P<period><which>) <unit>", _weekday),
            ("", r"(?P<w><weekday>) <after> <which>", _weekday_after_next),
            ("", r"(?P<period><which>) (?P<whose><possessive>) (?P<w><weekday>)", _weekday_of_week),
            ("", r"(?P<period><which>) <unit>(?: <on>)?,? (?P<w><weekday>)", _weekday),
            ("day number", r"(?:(?<=<on> )|(?<=<the> ))(?P<d><num>)", _day_number),
            ("ordinal", rf"{THE}(?:<which> )?(?P<d>{NTH})(?! <thing>)", _ordinal),
            ("", rf"{THE}(?P<d>{NTH})(?: <unit>)? {OF}(?P<period><which>) <unit>", _ordinal),
            ("", rf"{THE}(?P<d>{NTH})(?: <unit>)? <of> {THE}(?P<month><unit>)", _ordinal),
            ("", rf"(?P<d>{NUMBER}) <of> (?P<period><which>) <unit>", _ordinal),
            ("nth weekday", NTH_WEEKDAY, _nth_weekday),
            ("", rf"{NTH_WEEKDAY} (?:<of>|<in>) (?P<m><month>){LONG_YEAR}", _nth_weekday),
            ("", rf"{NTH_WEEKDAY} <of> (?P<period><which>) <unit>", _nth_weekday),
            ("", rf"{THE}<which> (?P<w><weekday>) <of> {THE}(?P<m><month>){LONG_YEAR}", _nth_weekday),
            ("", rf"{THE}<which> (?P<w><weekday>) <of> {THE}(?:(?P<period><which>) )?<unit>", _nth_weekday),
            ("", rf"{THE}(?P<n>{NTH}) <unit> <of> (?P<m><month>)\.?,? <on> (?P<w><weekday>)", _nth_weekday),
            ("today", r"(?P<d><today>)", _relative),
            ("", rf"{THE}<unit> (?P<after><after>) (?P<d><today>)", _relative),
            ("", rf"{THE}<unit> <by> (?P<d><today>)", _day_before),
            ("period", r"(?P<which><which>) (?:<business> )?(?P<unit><unit>|<quarter>)", _period_of_unit),
            ("", r"(?P<which><which>) <business> (?P<unit><unit>)", _next_working_day),
            ("", rf"{WORKING_DAY} <of> {THE}(?:(?P<which><which>) )?{A_UNIT}", _working_day_of),
            ("", rf"{WORKING_DAY} (?:<of>|<in>) (?P<m><month>){LONG_YEAR}", _working_day_of),
            ("", rf"{END_OF}(?:(?P<which><which>) )?(?P<business><business> )?{A_UNIT}", _period_of_unit),
            ("", rf"(?P<which><which>) {A_UNIT} (?P<end><end>)", _period_of_unit),
            ("", rf"{THE}<end> <of> <business>", _end_of_business),
            ("", rf"{A_UNIT}[ -](?P<end><end>)", _period_of_unit),
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
            ("", rf"(?P<stretch><mid>)[ -]?{A_UNIT}", _stretch_of_unit),
            ("", rf"{THE}(?P<stretch><middle>) <of> {THE}(?:(?P<which><which>) )?{A_UNIT}", _stretch_of_unit),
            (
                "",
                rf"(?P<stretch><early>|<mid>|<later>)[ -](?P<which><which>) {A_UNIT}",
                _stretch_of_unit,
            ),
            ("", r"(?P<stretch><mid>|<early>)[ -]?(?P<y><num4>)", _stretch_of_year),
            ("", rf"{SECTION} (?P<m><month>){LONG_YEAR}", _section),
            ("", rf"{SECTION} {THE}(?:(?P<which><which>) )?{A_UNIT}", _section),
            ("", r"(?P<d><num>)/(?P<m><num>) ?- ?(?P<d2><num>)/(?P<m2><num>)", _numeric_span),
            ("", rf"(?P<d><num>)\.? ?- ?(?P<d2><num>)\. ?(?P<m><month>){LONG_YEAR}", _written_span),
            ("", rf"{THE}<end> <of> (?P<unit><unit>) (?P<n><num>)", _numbered_week_end),
            ("", r"<midweek>", _midweek),
            ("", rf"{THE}(?P<start><start>) {OF}{THE}(?:(?P<which><which>) )?{A_UNIT}", _start_of_unit),
            ("", rf"{THE}(?P<start><start>) {OF}(?P<m><month>){LONG_YEAR}", _named_month),
            ("", rf"{THE}(?P<start><start>) {OF}(?P<q><q>|<h>)(?P<n><num>){LONG_YEAR}", _named_quarter),
            ("", rf"{THE}(?P<unit><unit>) <after> (?P<which><which>)", _week_after_next),
            ("weekday week", r"(?:(?P<w><weekday>)|(?P<d><today>)) (?P<unit><unit>)", _weekday_week),
            ("last thing", r"(?P<which><which>) <thing>", _last_thing),
            ("holiday", rf"(?P<name><holiday>){LONG_YEAR}", _feast),
            ("closing", r"(?P<unit><closing>)", _closing),
            ("", rf"{THE}(?P<end><end>) <of> {THE}(?P<m><month>){LONG_YEAR}", _named_month),
            ("end month", rf"(?P<end><end>) (?P<m><month>){LONG_YEAR}", _named_month),
            ("", rf"{END_OF}(?P<q><q>|<h>)(?P<n><num>){LONG_YEAR}", _named_quarter),
            ("", rf"{END_OF}(?P<y><num4>)", _end_of_year),
            ("", rf"{THE}(?P<end><which>) <unit> <of> {THE}(?:(?P<which><which>) )?{A_UNIT}", _last_day),
            ("", rf"{THE}(?P<end><which>) <unit> <of> (?P<m><month>){LONG_YEAR}", _last_day),
        )
    )


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
