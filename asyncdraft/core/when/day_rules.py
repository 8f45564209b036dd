"""How days are written: dates, weekdays, feasts, and days told from today."""

import re
from functools import cache

from asyncdraft.core.when.days import (
    CalendarDay,
    DayForm,
    DayOfMonth,
    Feast,
    NthWeekday,
    RelativeDay,
    WeekdayForm,
)
from asyncdraft.core.when.period_rules import period_rows
from asyncdraft.core.when.periods import DaySpan, Shifted
from asyncdraft.core.when.rules import DAY_NUMBER, LONG_YEAR, NTH, NUMBER, OF, THE, Matched, Rules
from asyncdraft.core.when.vocabulary import DAY, LAST, MONTH, NEXT, THIS, WEEK


def _written_out(matched: Matched) -> DayForm | None:
    """A month by its name, and a day. A number before a colon or "pm" is a clock's, not the day."""
    day = matched.number("d")
    if not 1 <= day <= 99 or _is_hour(matched):
        return None
    return CalendarDay(month=matched.number("m"), day=day, year=matched.year())


def _is_hour(matched: Matched) -> bool:
    """Whether the year is an hour as ships and airlines write it: 15 Oct, 0900 SGT; 13 Oct, 1700 hrs."""
    written = matched.text("y")
    if len(written) != len("0900") or int(written[:2]) > LAST_HOUR or int(written[2:]) > LAST_MINUTE:
        return False
    if written.startswith("0"):
        return True
    tokens, end = matched.tokens, matched.tokens.starts[matched.end]
    is_parted = tokens.text[: end - len(written)].rstrip().endswith(",") and written.endswith(("0", "5"))
    return (is_parted or not 1990 <= int(written) < 2100) and _HOURLY.match(tokens.text, end) is not None


_HOURLY = re.compile(r" ?(?:h|hrs?|hours|local)\b| (?:[A-Z]{2,4}T|UTC|GMT|[PMCE]T|IST|[A-Z][a-z]+ time)\b")
LAST_HOUR, LAST_MINUTE = 23, 59


def _written_span(matched: Matched) -> DayForm | None:
    """ "4 until 30 October"; of "section 4 by 30 October" the 4 is no day."""
    if matched.text("until").lower() in _BY:
        return None
    year, month = matched.year(), matched.number("m")
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
    year = matched.year()
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


def _weekday(matched: Matched) -> WeekdayForm:
    return WeekdayForm(weekday=matched.number("w"), which=matched.optional("which"), weeks=_shift(matched))


def _shift(matched: Matched) -> int | None:
    """How many weeks or months ahead "this", "next" or "last" is; None where the words do not say."""
    return {THIS: 0, NEXT: 1, LAST: -1}.get(matched.number("period")) if "period" in matched else None


def _weekday_in_week(matched: Matched) -> DayForm | None:
    """ "Friday last week"; a Friday of next month may be any of four."""
    return _weekday(matched) if matched.number("unit") == WEEK else None


def _weekday_after_next(matched: Matched) -> DayForm:
    return WeekdayForm(weekday=matched.number("w"), weeks=2)


def _weekday_of_week(matched: Matched) -> DayForm | None:
    """ "next week's Friday"."""
    return _weekday(matched) if matched.text("whose").lower().startswith("week") else None


def _ordinal(matched: Matched) -> DayForm | None:
    day = matched.number("d")
    if not 1 <= day <= 31:
        return None
    return DayOfMonth(day=day, shift=_shift(matched))


def _ordinal_of_month(matched: Matched) -> DayForm | None:
    """ "the 5th of last month", "the first day of the month"; the second week of it is none of its days."""
    is_day = "what" not in matched or matched.number("what") == DAY
    return _ordinal(matched) if is_day and matched.number("unit") == MONTH else None


def _nth_weekday(matched: Matched) -> DayForm | None:
    n = matched.number("n") if "n" in matched else -1
    if not 1 <= abs(n) <= 5:
        return None
    return NthWeekday(
        n=n,
        weekday=matched.number("w"),
        month=matched.optional("m"),
        shift=_shift(matched) or 0,
        year=matched.year(),
    )


def _nth_weekday_of_month(matched: Matched) -> DayForm | None:
    return _nth_weekday(matched) if matched.number("unit") == MONTH else None


def _relative(matched: Matched) -> DayForm:
    return RelativeDay(matched.number("d"))


def _day_beside(matched: Matched) -> DayForm | None:
    """ "the day after tomorrow"; hours that are due by tomorrow are no day."""
    shift = {"after": 1, "before": -1}.get(matched.text("side").lower())
    if matched.text("unit").lower() != "day" or shift is None:
        return None
    return RelativeDay(matched.number("d") + shift)


def _numeric_span(matched: Matched) -> DayForm | None:
    """ "24/11-26/11", which only days before months can be."""
    first, last = (
        CalendarDay(month=matched.number(month), day=matched.number(day))
        for day, month in (("d", "m"), ("d2", "m2"))
    )
    is_sure = max(first.day, last.day) > 12 and max(first.month, last.month) <= 12
    return DaySpan(first, last) if is_sure and max(first.day, last.day) <= 31 else None


def _weekday_week(matched: Matched) -> DayForm | None:
    """ "Tuesday week": a week after the coming Tuesday."""
    if matched.text("unit").lower() != "week":
        return None
    base = _weekday(matched) if "w" in matched else RelativeDay(matched.number("d"))
    return Shifted(amount=1, unit=WEEK, base=base)


def _feast(matched: Matched) -> DayForm:
    return Feast(name=matched.text("name").lower().replace("’", "'"), year=matched.year())


_BY = frozenset({"by", "before", "due"})
_TO = "(?: ?- ?| <to> | <and> | (?P<until><by>) )"
_CLOCK_TAIL = (
    r":<num>|\.<num>|-<num> ?<am>|<am>|<p>[. ]|<p>(?=$)|<a>[.]|<a> <m>|<h>|<oclock>|<o> <clock>|-?<ish>"
)
_NOT_A_CLOCK = f"(?! ?(?:{_CLOCK_TAIL}))"
_COUNTED = " (?:<of>|<the>|<word>|<unit>|<business>|<half>|<quarter>)"
_SHORT_YEAR = rf"(?:[/-]| (?!<num>{_COUNTED}))(?P<y><num>){_NOT_A_CLOCK}"
_SPAN_OF_DAYS = rf"(?P<d>{DAY_NUMBER}){_TO}(?P<d2>{DAY_NUMBER})"
_NTH_WEEKDAY = rf"{THE}(?P<n>{NTH}) (?P<w><weekday>)"
_PERIOD = "(?P<period><which>) (?P<unit><unit>)"
_GLUE = "[ .,/-]{0,2}"


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
            ("", rf"(?P<d>{DAY_NUMBER})[ ,/-]{{0,2}}{OF}(?P<m><month>){_SHORT_YEAR}", _written_out),
            ("", rf"(?P<d>{DAY_NUMBER})[ ,/-]{{0,2}}{OF}(?P<m><month>)(?=,? <num4>)", _written_out),
            ("", rf"(?P<m><month>){_GLUE}{THE}(?P<d>{DAY_NUMBER})(?=,? <num4>)", _written_out),
            ("number. month", rf"(?P<d><num>)\. ?(?P<m><month>){LONG_YEAR}", _written_out),
            (
                "month first",
                rf"(?P<m><month>){_GLUE}{THE}(?P<d>{DAY_NUMBER}){_NOT_A_CLOCK}{LONG_YEAR}",
                _written_out,
            ),
            ("", r"(?P<m><month>)[/-](?P<d><num>)[/-](?P<y><num>|<num4>)", _written_out),
            ("", rf"(?P<m><month>)\.? {_SPAN_OF_DAYS}{_NOT_A_CLOCK}{LONG_YEAR}", _written_span),
            ("", rf"{_SPAN_OF_DAYS} {OF}(?P<m><month>){LONG_YEAR}", _written_span),
            ("weekday", r"(?P<w><weekday>)", _weekday),
            ("", r"(?:<which> )?(?P<which><which>) (?P<w><weekday>)", _weekday),
            ("", rf"(?P<w><weekday>),? {OF}(?P<period><which>) (?P<unit><unit>)", _weekday_in_week),
            ("", r"(?P<w><weekday>) <after> <which>", _weekday_after_next),
            ("", r"(?P<period><which>) (?P<whose><possessive>) (?P<w><weekday>)", _weekday_of_week),
            ("", r"(?P<period><which>) (?P<unit><unit>)(?: <on>)?,? (?P<w><weekday>)", _weekday_in_week),
            ("day number", r"(?:(?<=<on> )|(?<=<the> ))(?P<d><num>)", _day_number),
            ("ordinal", rf"{THE}(?:<which> )?(?P<d>{NTH})(?! <thing>)", _ordinal),
            ("", rf"{THE}(?P<d>{NTH})(?: (?P<what><unit>))? {OF}{_PERIOD}", _ordinal_of_month),
            ("", rf"{THE}(?P<d>{NTH})(?: (?P<what><unit>))? <of> {THE}(?P<unit><unit>)", _ordinal_of_month),
            ("", rf"(?P<d>{NUMBER}) <of> {_PERIOD}", _ordinal_of_month),
            ("nth weekday", _NTH_WEEKDAY, _nth_weekday),
            ("", rf"{_NTH_WEEKDAY} (?:<of>|<in>) (?P<m><month>){LONG_YEAR}", _nth_weekday),
            ("", rf"{_NTH_WEEKDAY} <of> {_PERIOD}", _nth_weekday_of_month),
            ("", rf"{THE}<which> (?P<w><weekday>) <of> {THE}(?P<m><month>){LONG_YEAR}", _nth_weekday),
            (
                "",
                rf"{THE}<which> (?P<w><weekday>) <of> {THE}(?:(?P<period><which>) )?(?P<unit><unit>)",
                _nth_weekday_of_month,
            ),
            ("", rf"{THE}(?P<n>{NTH}) <unit> <of> (?P<m><month>)\.?,? <on> (?P<w><weekday>)", _nth_weekday),
            ("today", r"(?P<d><today>)", _relative),
            ("", rf"{THE}(?P<unit><unit>) (?P<side><after>|<by>) (?P<d><today>)", _day_beside),
            ("", r"(?P<d><num>)/(?P<m><num>) ?- ?(?P<d2><num>)/(?P<m2><num>)", _numeric_span),
            ("", rf"(?P<d><num>)\.? ?- ?(?P<d2><num>)\. ?(?P<m><month>){LONG_YEAR}", _written_span),
            ("weekday week", r"(?:(?P<w><weekday>)|(?P<d><today>)) (?P<unit><unit>)", _weekday_week),
            ("holiday", rf"(?P<name><holiday>){LONG_YEAR}", _feast),
            *period_rows(),
        )
    )
