"""The grammar of times: rules over classes of tokens, each with the form it builds.

Rules are tried in order and the longest match counts. A rule may decline what it matched.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from asyncdraft.core.when.clocks import Clock
from asyncdraft.core.when.days import (
    CalendarDay,
    DayForm,
    DayOfMonth,
    DaySpan,
    NthWeekday,
    Period,
    RelativeDay,
    WeekdayForm,
)
from asyncdraft.core.when.tokens import Tokens, pattern
from asyncdraft.core.when.vocabulary import (
    AM,
    DAY,
    HOUR,
    LAST,
    MINUTE,
    MONTH,
    NEXT,
    NIGHT,
    PM,
    QUARTER,
    SECOND,
    THIS,
    WEEK,
    YEAR,
)

NUMBER = "(?:<num>|<tens>(?:[ -]<ones>)?|<ones>)"
NTH = "(?:<num> ?<suffix>|<tens>[ -]<nth>|<nth>)"
DAY_NUMBER = f"(?:{NTH}|{NUMBER})"
HALF = r"(?: ?<am>\.?| ?(?:<a>|<p>)(?: ?\. ?| )<m>(?: ?\.)?|(?:<a>|<p>)\.?)"
UNIT = "(?:<unit>|<quarter>)"

T = TypeVar("T")


class Matched:
    """What a rule matched, by the names in it."""

    __slots__ = ("_match", "end", "start", "tokens")

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self._match = match
        self.start, self.end = match.span()

    def __contains__(self, name: str) -> bool:
        return self._span(name) is not None

    def number(self, name: str) -> int:
        """0 where the rule has no such part or did not match it."""
        span = self._span(name)
        return self.tokens.amount(span) if span else 0

    def optional(self, name: str) -> int | None:
        return self.number(name) if name in self else None

    def text(self, name: str) -> str:
        """What is written there, empty where there is no such part."""
        span = self._span(name)
        return self.tokens.text[self.tokens.starts[span[0]] : self.tokens.ends[span[1] - 1]] if span else ""

    def _span(self, name: str) -> tuple[int, int] | None:
        span = self._match.span(name) if name in self._match.re.groupindex else (-1, -1)
        return span if span[0] < span[1] else None

    def half(self) -> int | None:
        """AM or PM, by the first letter of what was written."""
        written = self.text("half").lower()
        return None if not written else AM if written.lstrip().startswith("a") else PM


class Rule(NamedTuple, Generic[T]):
    """`name` is what a rule's evidence goes by; a rule without one needs none."""

    pattern: re.Pattern[str]
    build: Callable[[Matched], T | None]
    name: str


class Item(NamedTuple, Generic[T]):
    """A form found in tokens[start:end], by the rule of that name."""

    form: T
    start: int
    end: int
    rule: str


def longest(rules: tuple[Rule[T], ...], tokens: Tokens, at: int) -> Item[T] | None:
    """What the longest accepted match builds; among equals the rule that stands first."""
    best: Item[T] | None = None
    for rule in rules:
        match = rule.pattern.match(tokens.codes, at)
        if match and (best is None or match.end() > best.end):
            form = rule.build(Matched(tokens, match))
            if form is not None:
                best = Item(form, at, match.end(), rule.name)
    return best


def _rules(table: tuple[tuple[str, str, Callable[[Matched], T | None]], ...]) -> tuple[Rule[T], ...]:
    return tuple(Rule(pattern(rule), build, name) for name, rule, build in table)


# --- days -----------------------------------------------------------------------------------------


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
    swapped = month != day and day <= 12 and not (dotted and "y" in matched)
    return CalendarDay(month=month, day=day, year=_year(matched), swapped=swapped)


def _weekday(matched: Matched) -> DayForm:
    weeks = None
    if "period" in matched:
        weeks = {THIS: 0, NEXT: 1}.get(matched.number("period"))
    which = matched.optional("which")
    return WeekdayForm(weekday=matched.number("w"), which=which, weeks=weeks)


def _ordinal(matched: Matched) -> DayForm | None:
    day = matched.number("d")
    if not 1 <= day <= 31:
        return None
    shift = {THIS: 0, NEXT: 1}.get(matched.number("period")) if "period" in matched else None
    return DayOfMonth(day=day, shift=0 if "month" in matched and shift is None else shift)


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


def _closing(matched: Matched) -> DayForm:
    return Period(unit=matched.number("unit"), end=True)


def _named_month(matched: Matched) -> DayForm:
    return Period(unit=MONTH, number=matched.number("m"), year=_year(matched), end="end" in matched)


def _named_quarter(matched: Matched) -> DayForm | None:
    number = matched.number("n")
    if not 1 <= number <= 4:
        return None
    return Period(unit=QUARTER, number=number, year=_year(matched), end="end" in matched)


THE = "(?:<the> )?"
OF = "(?:<of> )?"
YEAR_AFTER = r"(?:(?:, ?| ?[/-] ?|\.? |\.? <of> | <in> )(?P<y><num4>)(?![:.]<num>))?"
SHORT_YEAR = r"(?:(?:[/-]| )(?P<y><num4>|<num>(?! ?(?:[:.]<num>|<am>|<p>|<h>|<oclock>|<a> ?\.))))?"
SPAN_OF_DAYS = rf"(?P<d>{DAY_NUMBER})(?: ?- ?| <to> | <and> )(?P<d2>{DAY_NUMBER})"
NTH_WEEKDAY = rf"{THE}(?P<n>{NTH}) (?P<w><weekday>)"
FRACTION = "(?:<num>|<num3>|<num4>|<digits>)"
END_OF = f"(?P<end><end>) {OF}{THE}(?:<business> )?"
NOT_A_CLOCK = r"(?! ?(?::<num>|\.<num>|<am>|<p>[. ]|<a>[.]|<a> <m>|<p> <m>|<h>|<oclock>|-?ish))"


@cache
def day_rules() -> tuple[Rule[DayForm], ...]:
    return _rules(
        (
            ("", r"(?P<y><num4>)(?P<s>[-/.])(?P<m><num>|<month>)(?P=s)(?P<d><num>)", _iso),
            ("", r"(?P<y><num4>)/(?P<d><num>)/(?P<m><month>)", _iso),
            ("compact", r"(?P<n><num8>)", _compact),
            ("", r"(?P<a><num>) ?(?P<s>[-/.]) ?(?P<b><num>) ?(?P=s) ?(?P<y><num4>|<num>)", _numeric),
            ("numeric", r"(?P<a><num>) ?(?P<s>[-/.]) ?(?P<b><num>)", _numeric),
            ("", rf"(?P<d>{DAY_NUMBER})[ .,/-]{{0,2}}{OF}(?P<m><month>){YEAR_AFTER}", _written_out),
            ("", rf"(?P<d>{DAY_NUMBER})[ .,/-]{{0,2}}{OF}(?P<m><month>){SHORT_YEAR}", _written_out),
            (
                "",
                rf"(?P<m><month>)[ .,/-]{{0,2}}{THE}(?P<d>{DAY_NUMBER}){NOT_A_CLOCK}{YEAR_AFTER}",
                _written_out,
            ),
            ("", rf"(?P<m><month>)\.? {SPAN_OF_DAYS}{NOT_A_CLOCK}{YEAR_AFTER}", _written_span),
            ("", rf"{SPAN_OF_DAYS} {OF}(?P<m><month>){YEAR_AFTER}", _written_span),
            ("weekday", r"(?P<w><weekday>)", _weekday),
            ("", r"(?:<which> )?(?P<which><which>) (?P<w><weekday>)", _weekday),
            ("", rf"(?P<w><weekday>),? {OF}(?P<period><which>) <unit>", _weekday),
            ("", r"(?P<period><which>) <unit>(?: <on>)?,? (?P<w><weekday>)", _weekday),
            ("ordinal", rf"{THE}(?:<which> )?(?P<d>{NTH})", _ordinal),
            ("", rf"{THE}(?P<d>{NTH})(?: <unit>)? {OF}(?P<period><which>) <unit>", _ordinal),
            ("", rf"{THE}(?P<d>{NTH})(?: <unit>)? <of> {THE}(?P<month><unit>)", _ordinal),
            ("", rf"(?P<d>{NUMBER}) <of> (?P<period><which>) <unit>", _ordinal),
            ("", rf"{NTH_WEEKDAY} (?:<of>|<in>) (?P<m><month>){YEAR_AFTER}", _nth_weekday),
            ("", rf"{NTH_WEEKDAY} <of> (?P<period><which>) <unit>", _nth_weekday),
            (
                "",
                rf"{THE}<which> (?P<w><weekday>) <of> {THE}(?:<unit>|(?P<m><month>){YEAR_AFTER})",
                _nth_weekday,
            ),
            ("", rf"{THE}(?P<n>{NTH}) <unit> <of> (?P<m><month>)\.?,? <on> (?P<w><weekday>)", _nth_weekday),
            ("", r"(?P<d><today>)", _relative),
            ("", rf"{THE}<unit> (?P<after><after>) (?P<d><today>)", _relative),
            ("period", r"(?P<which><which>) (?:<business> )?(?P<unit><unit>|<quarter>)", _period_of_unit),
            ("", rf"{END_OF}(?:(?P<which><which>) )?(?P<unit><unit>|<quarter>)", _period_of_unit),
            ("", r"(?P<unit><closing>)", _closing),
            ("", rf"{END_OF}(?P<m><month>){YEAR_AFTER}", _named_month),
            ("", rf"{END_OF}<q>(?P<n><num>){YEAR_AFTER}", _named_quarter),
        )
    )


def _period_of_unit(matched: Matched) -> DayForm | None:
    """A "quarter" is a unit here, a fraction of an hour elsewhere, so its value cannot say which."""
    is_quarter = matched.text("unit").lower().startswith("quarter")
    unit = QUARTER if is_quarter else matched.number("unit")
    if unit not in (DAY, WEEK, MONTH, QUARTER, YEAR) or (unit == DAY and "end" not in matched):
        return None
    shift = {NEXT: 1, THIS: 0, None: 0}.get(matched.optional("which"), -1)
    return Period(unit=unit, shift=shift, end="end" in matched)


# --- clocks ---------------------------------------------------------------------------------------


def _clock(matched: Matched) -> Clock | None:
    hour, minute = matched.number("h"), matched.optional("m") or 0
    half = matched.half()
    exact = matched.text("h").startswith("0")
    clock = Clock(hour=hour, minute=minute, second=matched.optional("s") or 0, half=half, exact=exact)
    return clock if clock.possible and len(matched.text("m")) != 1 else None


def _digital(matched: Matched) -> Clock | None:
    return _clock(matched) if "m" in matched and len(matched.text("m")) == 2 else None


def _run_together(matched: Matched) -> Clock | None:
    hour, minute = divmod(matched.number("hm"), 100)
    clock = Clock(hour=hour, minute=minute, half=matched.half(), exact="half" not in matched)
    return clock if clock.possible else None


def _noon(matched: Matched) -> Clock:
    return Clock(hour=matched.number("h"), exact=True)


def _mid(matched: Matched) -> Clock | None:
    hour = {"day": 12, "night": 24, "afternoon": 14}.get(matched.text("h").lower())
    return Clock(hour=hour, exact=True) if hour else None


@cache
def clock_rules() -> tuple[Rule[Clock], ...]:
    """Clocks that need no evidence, or little."""
    return _rules(
        (
            (
                "digital",
                rf"(?P<h><num>):(?P<m><num>)(?::(?P<s><num>)(?:\.{FRACTION})?)?(?P<half>{HALF})?",
                _digital,
            ),
            ("", rf"(?P<h>{NUMBER})(?: (?P<m>{NUMBER}))?(?P<half>{HALF})", _clock),
            ("", rf"(?P<h><num>)\.(?P<m><num>)(?P<half>{HALF})", _clock),
            ("", r"(?P<h><num>)<h>(?P<m><num>)", _clock),
            ("hour", r"(?P<h><num>)<h>", _clock),
            ("", rf"(?P<hm><num3>|<num4>)(?P<half>{HALF})", _run_together),
            (
                "",
                rf"(?P<h>{NUMBER})(?: (?P<m>{NUMBER}))? ?(?:<oclock>|<o> ?<clock>)(?P<half>{HALF})?",
                _clock,
            ),
            ("", r"(?:<num> |<ones> )?(?P<h><noon>)", _noon),
            ("", r"<mid>[ -]?(?P<h><unit>|<part>)", _mid),
        )
    )


@cache
def bare_clock_rules() -> tuple[Rule[Clock], ...]:
    """Clocks that are one only beside "at", a day, or another clock."""
    return _rules(
        (
            ("", rf"(?P<h>{NUMBER})(?: ?-? ?<ish>)?", _clock),
            ("", r"(?P<h><num>)[. ](?P<m><num>)", _clock),
            ("", r"(?P<h><ones>) (?P<m><tens>(?:[ -]<ones>)?|<ones>)(?: <unit>)?", _clock),
            ("", r"(?P<hm><num4>)", _run_together),
        )
    )


# --- parts of the day -----------------------------------------------------------------------------


class PartForm(NamedTuple):
    """A part of the day, and the day it is of where the words name one ("tonight")."""

    part: int
    day: DayForm | None


def _tonight(_: Matched) -> PartForm:
    return PartForm(NIGHT, RelativeDay(0))


def _part(matched: Matched) -> PartForm:
    which = matched.optional("which")
    day = None if which is None else RelativeDay({NEXT: 1, LAST: -1}.get(which, 0))
    return PartForm(matched.number("part"), day)


@cache
def part_rules() -> tuple[Rule[PartForm], ...]:
    early = "(?:(?:<early>|<mid>)[ -]?)?"
    return _rules(
        (
            ("", r"<tonight>", _tonight),
            ("", rf"(?P<which><which>) {early}(?P<part><part>)", _part),
            ("part", rf"{early}(?P<part><part>)", _part),
        )
    )


# --- lengths of time ------------------------------------------------------------------------------


class Length(NamedTuple):
    """So many minutes, or so many days, weeks, months; `business` counts working days."""

    minutes: float
    amount: int
    unit: int | None
    business: bool
    vague: bool


ONE_LENGTH = (
    rf"(?:(?P<half><half>)(?: <a>)? |(?:<a> )?(?P<quarter><quarter>) <of> <a> "
    rf"|(?:<a> )?(?P<vague><couple>|<few>)(?: <of>)? |(?P<n>{NUMBER}|<num3>|<a>)(?:\.(?P<tenths><num>))? ?)"
    rf"(?P<business><business> )?(?P<unit><unit>|<h>|<d>|<w>|<m>)(?P<and_half> <and> <a> <half>)?"
)
MINUTES = {SECOND: 1 / 60, MINUTE: 1, HOUR: 60, DAY: 24 * 60, WEEK: 7 * 24 * 60}
UNIT_LETTERS = {"h": HOUR, "d": DAY, "w": WEEK, "m": MINUTE}


@cache
def length_pattern() -> re.Pattern[str]:
    return pattern(ONE_LENGTH)


def length(tokens: Tokens, at: int) -> Item[Length] | None:
    """ "2 days", "1d 2hr 5min", "half an hour", "2 business days"; up to four parts."""
    total: Length | None = None
    end = at
    for _ in range(4):
        match = length_pattern().match(tokens.codes, end if total is None else tokens.after(end))
        part = _length(Matched(tokens, match)) if match else None
        if match is None or part is None:
            break
        total = part if total is None else Length(total.minutes + part.minutes, 0, None, False, False)
        end = match.end()
    return Item(total, at, end, "length") if total else None


def _length(matched: Matched) -> Length | None:
    unit_word = matched.text("unit").lower()
    unit = UNIT_LETTERS.get(unit_word, matched.number("unit"))
    amount = _amount(matched)
    business = "business" in matched and unit == DAY
    whole = amount == int(amount) and unit in (DAY, WEEK, MONTH, YEAR)
    if unit not in MINUTES and not whole:
        return None
    minutes = amount * MINUTES.get(unit, 0)
    return Length(minutes, int(amount), unit if whole else None, business, "vague" in matched)


def _amount(matched: Matched) -> float:
    if "half" in matched:
        return 0.5
    if "quarter" in matched:
        return 0.25
    if "vague" in matched:
        return matched.number("vague")
    tenths = float(f"0.{matched.text('tenths')}") if "tenths" in matched else 0.0
    return matched.number("n") + tenths + (0.5 if "and_half" in matched else 0)


def unit_length(unit: int) -> Length | None:
    """One of a unit, as in "the next hour"."""
    if unit in (DAY, WEEK, MONTH, YEAR):
        return Length(MINUTES.get(unit, 0), 1, unit, False, False)
    return Length(MINUTES[unit], 1, None, False, False) if unit in MINUTES else None
