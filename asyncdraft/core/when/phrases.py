"""Phrases: the days, clocks, parts of a day, zones and lengths that stand together and mean one time."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.when import evidence, lookalikes, neighbours
from asyncdraft.core.when import phrase_patterns as patterns
from asyncdraft.core.when.clock_reader import BARE, FROM, HARDLY, WEEKDAY, ClockReader, Clocks
from asyncdraft.core.when.clock_rules import HALF_DAY, PartForm, bare_clock_rules, clock_rules, part_rules
from asyncdraft.core.when.clocks import Clock
from asyncdraft.core.when.day_reader import DayReader, day_leads, merged
from asyncdraft.core.when.days import CalendarDay, DayForm, NthWeekday, RelativeDay, WeekdayForm
from asyncdraft.core.when.leads import leads
from asyncdraft.core.when.lengths import ONE_LENGTH, Length, length, one_unit
from asyncdraft.core.when.periods import Period, Shifted
from asyncdraft.core.when.rules import Item
from asyncdraft.core.when.tokens import CODES, Tokens, coded, letters
from asyncdraft.core.when.vocabulary import DAY, FIRST_THING, LAST, MONTH, WEEK
from asyncdraft.core.when.zone_words import ZoneReader, ZoneWord

MOST_ITEMS = 6
_SIDE_BY_SIDE = letters("the") | set(" ,.()-")
_TITLES = (("weekday",), ("weekday", "part"), ("noon",))


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


class PhraseReader:
    """`eager` takes what a running text would need evidence for: somebody typed a time and nothing else."""

    def __init__(self, tokens: Tokens, zones: ZoneReader, eager: bool = False) -> None:
        self.tokens = tokens
        self._zones = zones
        self._eager = eager
        self._clocks = ClockReader(tokens, zones, eager)
        self._days = DayReader(tokens)
        self._unsure: list[Phrase] = []

    def phrases(self) -> list[Phrase]:
        """In order. A date in numbers counts where another one of the text is known to be a date."""
        found = list(self._certain())
        if self._unsure and any("numeric" in phrase.rules for phrase in found):
            taken = {at for phrase in found for at in range(phrase.start, phrase.end)}
            found += [phrase for phrase in self._unsure if taken.isdisjoint(range(phrase.start, phrase.end))]
        return sorted(found, key=lambda phrase: phrase.start)

    def _certain(self) -> Iterator[Phrase]:
        last: Phrase | None = None
        codes, begins = self.tokens.codes, patterns.beginning().match
        for match in patterns.word_of_time().finditer(codes):
            start = match.start()
            if (last and start < last.end) or not (self._eager or begins(codes, start)):
                continue
            phrase = self.at(start, last)
            if phrase:
                yield phrase
                last = phrase

    def at(self, start: int, last: Phrase | None = None) -> Phrase | None:
        """The phrase that begins with this token; `last` is the one before it."""
        if not neighbours.may_start(self.tokens, start) or lookalikes.is_mere_number(self.tokens, start):
            return None
        phrase = self._owned(start)
        complete = phrase if phrase.rules and neighbours.may_end(self.tokens, phrase.end) else None
        for _ in range(MOST_ITEMS):
            longer = self._longer(phrase)
            if longer is None:
                break
            phrase = longer
            if neighbours.may_end(self.tokens, phrase.end) and not self._goes_on_in_brackets(phrase):
                complete = phrase
        if complete:
            complete = self._closed(complete)
        if not complete or self._eager or self._is_meant(complete, last):
            return complete
        if complete.rules == ("numeric",) and evidence.is_day_first(self.tokens, start, complete.end):
            self._unsure.append(complete)
        return None

    def _closed(self, phrase: Phrase) -> Phrase:
        """With the bracket that ends what one in it began: "27 Nov (Friday)"."""
        if not self._is_open(phrase) or self.tokens.code(phrase.end) != ")":
            return phrase
        return msgspec.structs.replace(phrase, end=phrase.end + 1)

    def _goes_on_in_brackets(self, phrase: Phrase) -> bool:
        """Whether a weekday in brackets behind it is that of another date: 2026.4.1 (Mon 13 April)."""
        return self._is_open(phrase) and self.tokens.code(phrase.end) == " "

    def _is_open(self, phrase: Phrase) -> bool:
        codes = self.tokens.codes
        return codes.count("(", phrase.start, phrase.end) > codes.count(")", phrase.start, phrase.end)

    def _is_meant(self, phrase: Phrase, last: Phrase | None) -> bool:
        if lookalikes.is_name(self.tokens, phrase.end):
            return False
        if phrase.rules in _TITLES and lookalikes.is_title(self.tokens, phrase.start, phrase.end):
            return False
        if phrase.rules[0] == "numeric" and lookalikes.counts_things(self.tokens, phrase.start):
            return False
        if len(phrase.rules) > 1 or phrase.zone or phrase.owner:
            return True
        if last and last.rules == phrase.rules and self._is_listed(last, phrase):
            return True
        return evidence.is_meant(phrase.rules[0], self.tokens, phrase.start, phrase.end)

    def _is_listed(self, last: Phrase, phrase: Phrase) -> bool:
        """ "on 11/5, 11/6 or 11/7", and not "the 5th, second choice the 6th"."""
        if phrase.rules == ("ordinal",) and not neighbours.stands_alone(self.tokens, phrase.end):
            return False
        return bool(patterns.listed().fullmatch(self.tokens.codes, last.end, phrase.start))

    def _owned(self, start: int) -> Phrase:
        """ "end of Kenji's Tuesday" is a Tuesday in Kenji's zone; "end of Tuesday" is the writer's."""
        lead = patterns.owner().match(self.tokens.codes, start)
        whose = self.tokens.word(lead.start("whose")) if lead and lead["whose"] else ""
        owner = self._zones.owner(whose) if whose else None
        if not lead or (whose and not owner):
            return Phrase(start=start, end=start)
        closing = lead["end"] is not None or lead["end2"] is not None
        phrase = Phrase(start=start, end=lead.end(), owner=owner, closing=closing)
        if not closing or self.tokens.code(lead.end()) != CODES["unit"]:
            return phrase
        period = Period(unit=self.tokens.value(lead.end()), end=True)
        return _add(phrase, "end", lead.end() + 1, day=period)

    def _longer(self, phrase: Phrase) -> Phrase | None:
        """The phrase with one more item, found behind what may join them."""
        at = phrase.end
        if phrase.rules:
            at += neighbours.has_abbreviation_dot(self.tokens, at)
            joined = patterns.join().match(self.tokens.codes, at)
            if joined and phrase.clock and neighbours.begins_span(self.tokens, *joined.span()):
                return None
            at = joined.end() if joined else at
        for read in _readers().get(self.tokens.code(at), ()):
            longer = read(self, phrase, at)
            if longer:
                return longer
        return None

    # --- lengths ------------------------------------------------------------------------------

    def _with_length(self, phrase: Phrase, at: int) -> Phrase | None:
        if phrase.rules:
            return None
        lead = patterns.before_length().match(self.tokens.codes, at)
        if lead and lead["next"] and self.tokens.value(lead.start("next")) == LAST:
            return None
        item = length(self.tokens, lead.end() if lead else at)
        if item is None and lead and (lead["next"] or lead["the"]):
            item = one_unit(self.tokens, lead.end())
        if item is None:
            return None
        owner = self._zones.owner(item.form.whose) if item.form.whose else phrase.owner
        if item.form.whose and not owner:
            return None
        phrase = msgspec.structs.replace(phrase, owner=owner)
        longer = _from_now(phrase, item.form, item.end, 1) if lead else self._counted_from(phrase, item)
        return longer and self._with_owner(longer)

    def _with_owner(self, phrase: Phrase) -> Phrase:
        """ "in 2 working days for Kenji"."""
        if not is_business(phrase.day) or phrase.owner:
            return phrase
        lead = patterns.for_somebody().match(self.tokens.codes, phrase.end)
        for name in ("full", "first") if lead else ():
            start, end = lead.span(name) if lead else (0, 0)
            owner = self._zones.person("".join(self.tokens.words[start:end]))
            if owner:
                return msgspec.structs.replace(phrase, end=end, owner=owner)
        return phrase

    def _counted_from(self, phrase: Phrase, item: Item[Length]) -> Phrase | None:
        """ "3 weeks later", "2 days from tomorrow", "a week before 3 May"."""
        at = self.tokens.after(item.end)
        code = self.tokens.code(at)
        if code in letters("later", "ago"):
            sign, rule = (1, "later") if code == CODES["later"] else (-1, "length")
            return _from_now(phrase, item.form, at + 1, sign, rule)
        before = self.tokens.word(at).lower() == "before"
        if week_on := self._week_on(phrase, item, at):
            return week_on
        if code not in letters("from", "after") and not before:
            is_deadline = self._eager and item.form.business
            return _from_now(phrase, item.form, item.end, 1) if is_deadline else None
        at = self.tokens.after(at + 1)
        if self.tokens.code(at) == CODES["now"]:
            return _from_now(phrase, item.form, at + 1, 1)
        day = self._days.at(at)
        if not day or item.form.unit is None:
            return None
        return _add(phrase, "length", day.end, day=_shifted(item.form, -1 if before else 1, day.form))

    def _week_on(self, phrase: Phrase, item: Item[Length], at: int) -> Phrase | None:
        """ "a week on Tuesday", "a fortnight tomorrow", "two weeks today"."""
        form = item.form
        if form.unit not in (WEEK, MONTH) or form.business or form.vague:
            return None
        if self.tokens.code(at) == CODES["on"]:
            at = self.tokens.after(at + 1)
        day = self._days.at(at)
        if not day or not isinstance(day.form, (WeekdayForm, RelativeDay)):
            return None
        return _add(phrase, "length", day.end, day=_shifted(form, 1, day.form))

    # --- clocks -------------------------------------------------------------------------------

    def _with_clock(self, phrase: Phrase, at: int) -> Phrase | None:
        if phrase.clock or phrase.length:
            return None
        found = self._clocks.at(at, after_day=phrase.day is not None)
        if found is None:
            return None
        day = self._days.at(at)
        if day and self._is_rather(day, found, phrase):
            return None
        return self._with_zone(_add(phrase, found.rule, found.end, clock=found.first, last=found.last))

    def _is_rather(self, day: Item[DayForm], found: Clocks, phrase: Phrase) -> bool:
        """Whether a number is a day rather than a clock."""
        before = self.tokens.code(self.tokens.before(day.start))
        if day.rule == "dotted" and neighbours.is_timetabled(self.tokens, day.start):
            return False
        if found.last and before in FROM and day.rule in ("numeric", "dotted"):
            return False
        if found.last and before in WEEKDAY and day.rule == "numeric":
            return False
        if phrase.day and neighbours.is_led(self.tokens, day.start):
            return False
        return day.end > found.end or (day.end == found.end and found.rule in (BARE, HARDLY))

    # --- zones, days, parts -------------------------------------------------------------------

    def _with_zone(self, phrase: Phrase) -> Phrase:
        start = self.tokens.starts[phrase.end]
        zone = None if phrase.zone else self._zones.after(self.tokens.text, start, self._eager)
        return self._placed(phrase, zone)

    def _placed(self, phrase: Phrase, zone: ZoneWord | None) -> Phrase:
        if not zone:
            return phrase
        return msgspec.structs.replace(phrase, end=self.tokens.index_after(zone.end, phrase.end), zone=zone)

    def _with_day(self, phrase: Phrase, at: int) -> Phrase | None:
        if phrase.length:
            return None
        day = self._days.at(at)
        form = day and self._touches(phrase, at) and merged(phrase.day, day.form)
        if not day or not form or (phrase.rules and self._is_apart(day)):
            return None
        closing = isinstance(day.form, Period) and day.form.end and day.form.unit == DAY
        longer = _add(phrase, day.rule, day.end, day=form, closing=phrase.closing or closing)
        longer = self._with_owner(longer)
        return self._with_zone(longer) if longer.closing or longer.clock else self._with_zone_of_day(longer)

    def _is_apart(self, day: Item[DayForm]) -> bool:
        """Whether a day belongs to no clock or day before it."""
        is_noun = day.rule == "weekday" and not self._eager and lookalikes.is_noun(self.tokens, day.start)
        return is_noun or day.rule in evidence.ALONE

    def _with_zone_of_day(self, phrase: Phrase) -> Phrase:
        """A day has a zone only in so many words: "20 November AoE", "Friday, Tokyo time"."""
        if self._eager or phrase.zone:
            return self._with_zone(phrase)
        start = self.tokens.starts[phrase.end]
        return self._placed(phrase, self._zones.after_day(self.tokens.text, start))

    def _touches(self, phrase: Phrase, at: int) -> bool:
        """Two days are one only side by side; "4/5 by Friday" is not."""
        gap = self.tokens.codes[phrase.end : at]
        if phrase.day is None or isinstance(phrase.day, NthWeekday):
            return True
        joints = _SIDE_BY_SIDE | letters("on", "of") if phrase.closing else _SIDE_BY_SIDE
        return set(gap) <= joints

    def _with_part(self, phrase: Phrase, at: int) -> Phrase | None:
        if phrase.length:
            return None
        part: Item[PartForm] | None = part_rules().longest(self.tokens, at)
        if part is None or not self._is_part(phrase, part):
            return None
        day = merged(phrase.day, part.form.day) if part.form.day else phrase.day
        if part.form.day and not day:
            return None
        chosen = FIRST_THING if phrase.part == FIRST_THING else part.form.part
        return self._with_zone(_add(phrase, part.rule, part.end, day=day, part=chosen))

    def _is_part(self, phrase: Phrase, part: Item[PartForm]) -> bool:
        """One part a phrase, but for "first thing in the morning"; "Friday pm", and not "Friday, am I"."""
        if phrase.part is not None and FIRST_THING not in (phrase.part, part.form.part):
            return False
        if part.rule != HALF_DAY:
            return True
        return bool(phrase.day) and not phrase.clock and not neighbours.has_subject(self.tokens, part.end)

    def _with_year(self, phrase: Phrase, at: int) -> Phrase | None:
        """ "Thu Oct 26 11:00:09 EDT 2023", and not "Thu Oct 26, 11:00, for 2027"."""
        day = phrase.day
        if not (isinstance(day, CalendarDay) and day.year is None and phrase.clock):
            return None
        if not patterns.before_year().fullmatch(self.tokens.codes, phrase.end, at):
            return None
        if self.tokens.code(at) != CODES["num4"] or not 1900 <= self.tokens.value(at) < 2200:
            return None
        year = msgspec.structs.replace(day, year=self.tokens.value(at))
        return _add(phrase, "year", at + 1, day=year)


@cache
def _readers() -> dict[str, tuple[Callable[[PhraseReader, Phrase, int], Phrase | None], ...]]:
    """Who reads what may begin with a letter, in the order in which they are asked."""
    lengths = leads(coded(patterns.BEFORE_LENGTH)) | leads(coded(ONE_LENGTH))
    clocks = leads(coded(patterns.TOWARDS)) | clock_rules().leads | bare_clock_rules().leads
    table = (
        (PhraseReader._with_length, lengths),
        (PhraseReader._with_clock, clocks),
        (PhraseReader._with_day, day_leads()),
        (PhraseReader._with_part, part_rules().leads),
        (PhraseReader._with_year, letters("num4")),
    )
    return {code: tuple(read for read, begins in table if code in begins) for code in CODES.values()}


def is_business(day: DayForm | None) -> bool:
    """Whether working days are counted, so that it matters whose they are."""
    return isinstance(day, Shifted) and day.business


def _add(phrase: Phrase, rule: str, end: int, **changes: object) -> Phrase:
    return msgspec.structs.replace(phrase, end=end, rules=(*phrase.rules, rule), **changes)


def _from_now(phrase: Phrase, form: Length, end: int, sign: int, rule: str = "length") -> Phrase:
    if form.unit is None:
        return _add(phrase, rule, end, length=timedelta(minutes=sign * form.minutes), vague=form.vague)
    return _add(phrase, rule, end, day=_shifted(form, sign, RelativeDay(0)))


def _shifted(form: Length, sign: int, base: DayForm) -> DayForm:
    return Shifted(
        amount=sign * form.amount,
        unit=DAY if form.unit is None else form.unit,
        base=base,
        business=form.business,
        vague=form.vague,
    )
