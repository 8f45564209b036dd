"""How lengths of time are written: "2 days", "1d 2hr 5min", "half an hour"."""

import re
from functools import cache
from typing import NamedTuple

from asyncdraft.core.when.rules import NUMBER, Item, Matched
from asyncdraft.core.when.tokens import CODES, Tokens, pattern
from asyncdraft.core.when.vocabulary import DAY, HOUR, MINUTE, MONTH, SECOND, WEEK, WORDS, YEAR


class Length(NamedTuple):
    """So many minutes, or so many days, weeks, months; `business` counts working days, of those `whose`
    they are said to be ("Kenji's").
    """

    minutes: float
    amount: int
    unit: int | None
    business: bool
    vague: bool
    whose: str = ""


ONE_LENGTH = (
    rf"(?:(?P<half><half>)(?: <a>)? |(?:<a> )?(?P<quarter><quarter>) <of> <a> "
    rf"|(?:<a> )?(?P<vague><couple>|<few>)(?: <of>)? "
    rf"|(?:{NUMBER} ?(?:-|<to>|<or>) ?)?(?P<n>{NUMBER}|<num3>|<a>)"
    rf"(?:\.(?P<tenths><num>)|(?P<and_a_half> <and> <a> <half>))? ?)"
    r"(?:(?:<of> (?P<whose><possessive>|<my>) )?(?P<business><business> ))?"
    r"(?P<unit><unit>|<fortnight>|<possessive>(?= <time>)|<h>|<d>|<w>|<m>)(?P<and_half> <and> <a> <half>)?"
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
        start = end if total is None else _next_part(tokens, end)
        match = length_pattern().match(tokens.codes, start)
        part = _length(Matched(tokens, match)) if match else None
        if match is None or part is None:
            break
        total = part if total is None else Length(total.minutes + part.minutes, 0, None, False, False)
        end = match.end()
    return Item(total, at, end, "length") if total else None


def _next_part(tokens: Tokens, end: int) -> int:
    """ "1 hour 30 min", "1 hour and 30 min"."""
    at = tokens.after(end)
    return tokens.after(at + 1) if tokens.code(at) in (",", CODES["and"]) else at


def _length(matched: Matched) -> Length | None:
    unit_word = re.sub("['’]s$", "", matched.text("unit").lower())
    kind, value = WORDS.get(unit_word, ("", 0))
    if kind not in ("unit", "fortnight") and unit_word not in UNIT_LETTERS:
        return None
    unit = UNIT_LETTERS.get(unit_word, value)
    amount = _amount(matched) * (2 if unit_word.startswith("fortnight") else 1)
    business = "business" in matched and unit == DAY
    whole = amount == int(amount) and unit in (DAY, WEEK, MONTH, YEAR)
    if unit not in MINUTES and not whole:
        return None
    minutes = amount * MINUTES.get(unit, 0)
    whose = matched.text("whose")
    return Length(minutes, int(amount), unit if whole else None, business, "vague" in matched, whose)


def _amount(matched: Matched) -> float:
    if "half" in matched:
        return 0.5
    if "quarter" in matched:
        return 0.25
    if "vague" in matched:
        return matched.number("vague")
    tenths = float(f"0.{matched.text('tenths')}") if "tenths" in matched else 0.0
    return matched.number("n") + tenths + (0.5 if "and_half" in matched or "and_a_half" in matched else 0)


def one_unit(tokens: Tokens, at: int) -> Item[Length] | None:
    """One of a unit, as in "the next hour"."""
    form = _one(tokens.value(at)) if tokens.code(at) == CODES["unit"] else None
    return Item(form, at, at + 1, "length") if form else None


def _one(unit: int) -> Length | None:
    if unit in (DAY, WEEK, MONTH, YEAR):
        return Length(MINUTES.get(unit, 0), 1, unit, False, False)
    return Length(MINUTES[unit], 1, None, False, False) if unit in MINUTES else None
