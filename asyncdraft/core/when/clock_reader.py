"""Reading clocks and ranges of clocks out of tokens, down to a bare number behind "at"."""

import re
from typing import NamedTuple

import msgspec

from asyncdraft.core.when import evidence, limits, neighbours
from asyncdraft.core.when import phrase_patterns as patterns
from asyncdraft.core.when.clock_rules import bare_clock_rules, clock_rules
from asyncdraft.core.when.clocks import Clock, half_of
from asyncdraft.core.when.rules import Item
from asyncdraft.core.when.tokens import CODES, Tokens, letters
from asyncdraft.core.when.vocabulary import HOUR, MINUTE
from asyncdraft.core.when.zone_words import ZoneReader

FROM = letters("between", "from")
WEEKDAY = letters("weekday")
LONGEST_SITTING = 4
"""Hours that two bare numbers behind a weekday may be apart: Thursday 1-3."""

BARE, HARDLY = "bare", "hardly"
"""Rules for a number alone: a clock behind "at"; hardly one unless a day or a zone stands beside it."""


class Clocks(NamedTuple):
    """One clock, or two that make a range."""

    first: Clock
    last: Clock | None
    end: int
    rule: str


class ClockReader:
    """`eager` takes a bare number for a clock wherever it stands."""

    def __init__(self, tokens: Tokens, zones: ZoneReader, eager: bool) -> None:
        self.tokens = tokens
        self._zones = zones
        self._eager = eager

    def at(self, at: int, after_day: bool = False) -> Clocks | None:
        """The clock or range that begins with this token; `after_day` where a day stands before it."""
        first = self._clock(at)
        if first is None:
            return None
        joined = patterns.to().match(self.tokens.codes, first.end)
        last = self._clock(joined.end()) if joined and not self._is_due(joined) else None
        if last and (BARE not in (first.rule, last.rule) or self._is_range(first, last, at)):
            return Clocks(first.form, last.form, last.end, "range")
        if first.rule != BARE:
            return Clocks(first.form, None, first.end, first.rule)
        rule = self._bare(first, after_day)
        return Clocks(first.form, None, first.end, rule) if rule else None

    def _is_due(self, joined: re.Match[str]) -> bool:
        """Of "approve section 3 by 5 pm" the 3 is no clock; of "3 until 5 pm" it is."""
        return self.tokens.word(max(joined.start(), joined.end() - 2)).lower() in ("by", "before", "due")

    def _is_range(self, first: Item[Clock], last: Item[Clock], at: int) -> bool:
        """One of two clocks may be a bare number; both only after "from" or "between"."""
        if first.rule != BARE or last.rule != BARE:
            return True
        if first.form.minute % 5 or last.form.minute % 5:
            return False
        before = self.tokens.before(at)
        is_range = before >= 0 and self.tokens.codes[before] in FROM
        if before >= 0 and self.tokens.codes[before] in WEEKDAY:
            is_range = 0 < last.form.hour - first.form.hour <= LONGEST_SITTING
        if self._has_zone(last.end):
            return is_range or self.tokens.codes[first.end : last.start].strip() in CODES["to"] + "-"
        return is_range and neighbours.stands_alone(self.tokens, last.end)

    def _bare(self, first: Item[Clock], after_day: bool) -> str:
        """How a bare number is a clock: behind "at", hardly behind "by", before "tonight", or not at all."""
        tokens = self.tokens
        if patterns.tonight().match(tokens.codes, first.end) or self._is_military(first):
            return HARDLY
        is_led = neighbours.is_led(tokens, first.start)
        if not neighbours.stands_alone(tokens, first.end):
            is_near = is_led or neighbours.is_hardly_led(tokens, first.start)
            return BARE if is_near and self._has_zone(first.end) else ""
        if first.form.minute % 5 and not (self._eager or neighbours.is_timetabled(tokens, first.start)):
            return ""
        if is_led or limits.is_limit(tokens, first.start, first.end):
            return BARE
        dotted = after_day and first.end - first.start > 1
        return HARDLY if self._eager or dotted or neighbours.is_hardly_led(tokens, first.start) else ""

    def _is_military(self, first: Item[Clock]) -> bool:
        """ "1400 GMT", "0600 on the 13th"."""
        if self.tokens.code(first.start) != CODES["num4"]:
            return False
        return self._has_zone(first.end) or evidence.is_military(self.tokens, first.start)

    def _clock(self, at: int) -> Item[Clock] | None:
        towards = patterns.towards().match(self.tokens.codes, at)
        counted = self._counted_clock(towards) if towards else None
        return counted or self._plain_clock(at)

    def _plain_clock(self, at: int) -> Item[Clock] | None:
        """A clock with what says which half of the day it is in; a bare number by the rule of that name."""
        clock = clock_rules().longest(self.tokens, at)
        if clock is None:
            bare = bare_clock_rules().longest(self.tokens, at)
            clock = bare and bare._replace(rule=BARE)
        return clock and self._in_part(clock)

    def _in_part(self, clock: Item[Clock]) -> Item[Clock]:
        """ "3 in the morning"."""
        match = patterns.in_the_part().match(self.tokens.codes, clock.end)
        if not match or clock.form.half is not None or clock.form.hour > 12:
            return clock
        half = half_of(self.tokens.value(match.start("part")), clock.form.hour)
        return Item(msgspec.structs.replace(clock.form, half=half), clock.start, match.end(), "")

    def _counted_clock(self, towards: re.Match[str]) -> Item[Clock] | None:
        code = self.tokens.codes[towards.start("way")]
        spelled = towards["fraction"] or towards["unit"]
        is_led = code == CODES["to"] and neighbours.is_led(self.tokens, towards.start())
        if code == CODES["of"]:
            spelled = spelled and neighbours.is_led(self.tokens, towards.start())
        is_span = self.tokens.code(self.tokens.before(towards.start())) in FROM
        if not spelled and self._minutes_towards(towards) % 5:
            return None
        if not (spelled or is_led or (code in letters("past", "by") and not is_span)):
            return None
        if towards["unit"] and self.tokens.value(towards.end("unit") - 1) not in (MINUTE, HOUR):
            return None
        base = self._plain_clock(towards.end())
        if base is None or (code == CODES["of"] and not neighbours.stands_alone(self.tokens, base.end)):
            return None
        minutes = self._minutes_towards(towards) * (-1 if code in letters("to", "by", "of") else 1)
        hour, minute = divmod(base.form.hour * 60 + base.form.minute + minutes, 60)
        clock = msgspec.structs.replace(base.form, hour=hour, minute=minute)
        return Item(clock, towards.start(), base.end, "") if clock.possible else None

    def _minutes_towards(self, towards: re.Match[str]) -> int:
        if towards["fraction"]:
            return self.tokens.amount(towards.span("fraction"))
        amount = self.tokens.amount(towards.span("n"))
        is_hours = towards["unit"] and self.tokens.value(towards.end("unit") - 1) == HOUR
        return amount * 60 if is_hours else amount

    def _has_zone(self, end: int) -> bool:
        """A zone in words: after a bare number an offset is as likely the rest of an identifier."""
        zone = self._zones.after(self.tokens.text, self.tokens.starts[end], self._eager)
        return zone is not None and self.tokens.text[zone.start].isalpha()
