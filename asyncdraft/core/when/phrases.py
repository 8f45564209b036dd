"""Phrases: the days, clocks, parts of a day, zones and lengths that stand together and mean one time."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.when import evidence
from asyncdraft.core.when.clocks import Clock
from asyncdraft.core.when.days import (
    CalendarDay,
    DayForm,
    DayOfMonth,
    Period,
    RelativeDay,
    Shifted,
    WeekdayForm,
)
from asyncdraft.core.when.grammar import (
    NUMBER,
    Item,
    Length,
    bare_clock_rules,
    clock_rules,
    day_rules,
    length,
    longest,
    part_rules,
    unit_length,
)
from asyncdraft.core.when.tokens import CODES, Tokens, letters, pattern
from asyncdraft.core.when.vocabulary import DAY
from asyncdraft.core.when.zone_words import ZoneReader, ZoneWord

ANCHORS = (
    "num num3 num4 num8 month weekday ones tens nth closing end today tonight which in within noon mid part"
    " quarter half couple few a the q early possessive"
)
MOST_ITEMS = 6


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """tokens[start:end], and what of a time they say. `last` ends a range of clocks.

    `length` counts from now; `owner` is the person whose day it is; `rules` are those that found something.
    """

    start: int
    end: int
    day: DayForm | None = None
    clock: Clock | None = None
    last: Clock | None = None
    part: int | None = None
    length: timedelta | None = None
    vague: bool = False
    closing: bool = False
    zone: ZoneWord | None = None
    owner: Person | None = None
    rules: tuple[str, ...] = ()


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(letters(*ANCHORS.split())))}]")


@cache
def _join() -> re.Pattern[str]:
    words = "<at>|@|<on>|<by>|<for>|<from>|<between>|<in>|<about>|<of>|<the>|<which>(?= <early>)"
    return pattern(rf"<t>(?=<num>)|\n|(?:[ ,|:()~<>-]|{words}){{0,6}}")


@cache
def _range_join() -> re.Pattern[str]:
    return pattern(r" ?- ?| (?:<to>|<and>|<by>) ")


@cache
def _towards() -> re.Pattern[str]:
    """ "a quarter past", "ten to", "15 minutes from"."""
    return pattern(
        rf"(?:(?:<a> )?(?P<fraction><quarter>|<half>)|(?P<n>{NUMBER})(?P<unit> <unit>)?)"
        r" (?P<way><past>|<after>|<from>|<to>) "
    )


@cache
def _before_length() -> re.Pattern[str]:
    return pattern(r"(?:<in>|<within>) {1,2}(?:(?:<about>|<the>) {1,2})*(?P<which>(?P<next><which>) )?")


@cache
def _bare_lead() -> re.Pattern[str]:
    """What, before a bare number, makes it a clock."""
    return pattern(r"(?:<at>|@|<about>|<between>|<from>)[ ~]*$|(?:<tonight>|<today>|<part>)[ ,]+$")


class PhraseReader:
    """`eager` takes what a running text would need evidence for: somebody typed a time and nothing else."""

    def __init__(self, tokens: Tokens, zones: ZoneReader, eager: bool = False) -> None:
        self.tokens = tokens
        self._zones = zones
        self._eager = eager

    def phrases(self) -> Iterator[Phrase]:
        done = 0
        for match in _anchor().finditer(self.tokens.codes):
            if match.start() < done:
                continue
            phrase = self.at(match.start())
            if phrase:
                yield phrase
                done = phrase.end

    def at(self, start: int) -> Phrase | None:
        """The phrase that begins with this token."""
        if not evidence.may_start(self.tokens, start):
            return None
        phrase = Phrase(start=start, end=start)
        complete: Phrase | None = None
        for _ in range(MOST_ITEMS):
            longer = self._longer(phrase)
            if longer is None:
                break
            phrase = longer
            if evidence.may_end(self.tokens, phrase.end):
                complete = phrase
        if complete is None or not (self._eager or self._is_meant(complete)):
            return None
        return complete

    def _is_meant(self, phrase: Phrase) -> bool:
        if len(phrase.rules) > 1 or phrase.zone:
            return True
        return evidence.is_meant(phrase.rules[0], self.tokens, phrase.start, phrase.end)

    def _longer(self, phrase: Phrase) -> Phrase | None:
        """The phrase with one more item, found behind what may join them."""
        at = phrase.end
        if phrase.rules:
            joined = _join().match(self.tokens.codes, at)
            at = joined.end() if joined else at
        return (
            self._with_length(phrase, at)
            or self._with_clock(phrase, at)
            or self._with_day(phrase, at)
            or self._with_part(phrase, at)
            or self._with_year(phrase, at)
        )

    # --- one more item ----------------------------------------------------------------------------

    def _with_length(self, phrase: Phrase, at: int) -> Phrase | None:
        if phrase.rules:
            return None
        lead = _before_length().match(self.tokens.codes, at)
        item = length(self.tokens, lead.end() if lead else at)
        if item is None and lead and lead["which"]:
            item = self._one_unit(lead.end())
        if item is None:
            return None
        if lead:
            return self._from_now(phrase, item.form, item.end, 1)
        return self._counted_from(phrase, item)

    def _one_unit(self, at: int) -> Item[Length] | None:
        """ "the next hour" is one."""
        if self.tokens.code(at) != CODES["unit"]:
            return None
        form = unit_length(self.tokens.values[at])
        return Item(form, at, at + 1, "length") if form else None

    def _counted_from(self, phrase: Phrase, item: Item[Length]) -> Phrase | None:
        """ "3 weeks later", "2 days from tomorrow", "a week before 3 May"."""
        at = self.tokens.after(item.end)
        code = self.tokens.code(at)
        if code == CODES["later"]:
            return self._from_now(phrase, item.form, at + 1, 1)
        if code == CODES["ago"]:
            return self._from_now(phrase, item.form, at + 1, -1)
        before = self.tokens.word(at).lower() == "before"
        if code not in letters("from", "after") and not before:
            return None
        at = self.tokens.after(at + 1)
        if self.tokens.code(at) == CODES["now"]:
            return self._from_now(phrase, item.form, at + 1, 1)
        day = longest(day_rules(), self.tokens, at)
        if not day or item.form.unit is None:
            return None
        sign = -1 if before else 1
        shifted = _shifted(item.form, sign, day.form)
        return _add(phrase, "length", day.end, day=shifted)

    def _from_now(self, phrase: Phrase, form: Length, end: int, sign: int) -> Phrase:
        if form.unit is None:
            return _add(
                phrase, "length", end, length=timedelta(minutes=sign * form.minutes), vague=form.vague
            )
        return _add(phrase, "length", end, day=_shifted(form, sign, RelativeDay(0)))

    def _with_clock(self, phrase: Phrase, at: int) -> Phrase | None:
        if phrase.clock or phrase.length:
            return None
        found = self._clocks(at)
        if found is None:
            return None
        first, last, end, rule = found
        day = self._day(at)
        if day and (day.end > end or (day.end == end and not phrase.day)) and day.rule != "numeric":
            return None
        longer = _add(phrase, rule, end, clock=first, last=last)
        return self._with_zone(longer)

    def _clocks(self, at: int) -> tuple[Clock, Clock | None, int, str] | None:
        first = self._clock(at, bare=True)
        if first is None:
            return None
        is_bare = first.rule == "bare"
        joined = _range_join().match(self.tokens.codes, first.end)
        last = self._clock(joined.end(), bare=True) if joined else None
        led = self._eager or self._lead(at)
        if last and not (is_bare and last.rule == "bare" and not self._in_range(at)):
            return first.form, last.form, last.end, "clock"
        if is_bare and not (led and evidence.stands_alone(self.tokens, first.end)):
            return self._bare_before(first)
        return first.form, None, first.end, first.rule

    def _bare_before(self, first: Item[Clock]) -> tuple[Clock, Clock | None, int, str] | None:
        """ "11 tonight", "3 in the morning"."""
        after = pattern_part_after().match(self.tokens.codes, first.end)
        return (first.form, None, first.end, "bare") if after else None

    def _in_range(self, at: int) -> bool:
        before = self.tokens.before(at)
        return before >= 0 and self.tokens.codes[before] in letters("between", "from")

    def _lead(self, at: int) -> bool:
        return _bare_lead().search(self.tokens.codes, max(0, at - 4), at) is not None

    def _clock(self, at: int, bare: bool) -> Item[Clock] | None:
        towards = _towards().match(self.tokens.codes, at)
        if towards and (found := self._counted_clock(towards)):
            return found
        clock = longest(clock_rules(), self.tokens, at)
        if clock or not bare:
            return clock
        found = longest(bare_clock_rules(), self.tokens, at)
        return Item(found.form, found.start, found.end, "bare") if found else None

    def _counted_clock(self, towards: re.Match[str]) -> Item[Clock] | None:
        code = self.tokens.codes[towards.start("way")]
        if code == CODES["to"] and not (towards["fraction"] or towards["unit"]):
            return None
        if code == CODES["from"] and not towards["unit"]:
            return None
        base = self._clock(towards.end(), bare=True)
        if base is None:
            return None
        name = "fraction" if towards["fraction"] else "n"
        minutes = self.tokens.amount(towards.span(name)) * (-1 if code == CODES["to"] else 1)
        hour, minute = divmod(base.form.hour * 60 + base.form.minute + minutes, 60)
        clock = msgspec.structs.replace(base.form, hour=hour, minute=minute)
        return Item(clock, towards.start(), base.end, "") if clock.possible else None

    def _with_zone(self, phrase: Phrase) -> Phrase:
        if phrase.zone:
            return phrase
        zone = self._zones.after(self.tokens.text, self.tokens.ends[phrase.end - 1], self._eager)
        if not zone:
            return phrase
        end = phrase.end
        while end < len(self.tokens.codes) and self.tokens.ends[end - 1] < zone.end:
            end += 1
        return msgspec.structs.replace(phrase, end=end, zone=zone)

    def _day(self, at: int) -> Item[DayForm] | None:
        return longest(day_rules(), self.tokens, at)

    def _with_day(self, phrase: Phrase, at: int) -> Phrase | None:
        if phrase.length:
            return None
        day = self._day(at)
        if day is None:
            return None
        closing = isinstance(day.form, Period) and day.form.end and day.form.unit == DAY
        merged = _merged(phrase, day.form) if self._touches(phrase, at) else None
        if merged is None:
            return None
        longer = _add(phrase, day.rule, day.end, day=merged, closing=phrase.closing or closing)
        return self._with_zone(longer) if closing or phrase.closing else longer

    def _touches(self, phrase: Phrase, at: int) -> bool:
        """Two days are one only side by side; "4/5 by Friday" is not."""
        gap = self.tokens.codes[phrase.end : at]
        return phrase.day is None or phrase.clock is not None or set(gap) <= set(" ,()-" + CODES["the"])

    def _with_part(self, phrase: Phrase, at: int) -> Phrase | None:
        if phrase.part is not None or phrase.length:
            return None
        part = longest(part_rules(), self.tokens, at)
        if part is None:
            return None
        day = phrase.day
        if part.form.day:
            day = _merged(phrase, part.form.day)
            if day is None:
                return None
        return self._with_zone(_add(phrase, part.rule, part.end, day=day, part=part.form.part))

    def _with_year(self, phrase: Phrase, at: int) -> Phrase | None:
        """ "Thu Oct 26 11:00:09 EDT 2023"."""
        day = phrase.day
        if not (isinstance(day, CalendarDay) and day.year is None and phrase.clock):
            return None
        if self.tokens.code(at) != CODES["num4"] or not 1900 <= self.tokens.values[at] < 2200:
            return None
        year = msgspec.structs.replace(day, year=self.tokens.values[at])
        return _add(phrase, "year", at + 1, day=year)


@cache
def pattern_part_after() -> re.Pattern[str]:
    return pattern(r"[ ,]+(?:<tonight>|(?:(?:<in> <the> |<which> |<at> )(?:<early>[ -]?)?<part>))")


def _add(phrase: Phrase, rule: str, end: int, **changes: object) -> Phrase:
    return msgspec.structs.replace(phrase, end=end, rules=(*phrase.rules, rule), **changes)


def _merged(phrase: Phrase, day: DayForm) -> DayForm | None:
    """Two days in one phrase: a weekday beside a date, "EOD" beside a day; None if they are two phrases."""
    had = phrase.day
    if had is None:
        return day
    if isinstance(had, Period) and had.end and had.unit == DAY and not had.shift:
        return day
    if isinstance(day, Period) and day.end and day.unit == DAY:
        return had
    for weekday, other in ((had, day), (day, had)):
        is_dated = isinstance(other, (CalendarDay, DayOfMonth, RelativeDay)) and other.weekday is None
        if isinstance(weekday, WeekdayForm) and is_dated:
            return msgspec.structs.replace(other, weekday=weekday.weekday)
    return None


def _shifted(form: Length, sign: int, base: DayForm) -> DayForm:
    return Shifted(
        amount=sign * form.amount,
        unit=form.unit if form.unit is not None else DAY,
        base=base,
        business=form.business,
        vague=form.vague,
    )
