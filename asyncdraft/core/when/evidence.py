"""What a phrase of a running text needs beside it to be a time, by the rule that found it."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from asyncdraft.core.when.lookalikes import NUMBERED, REFERENCES
from asyncdraft.core.when.neighbours import (
    AT,
    DETERMINERS,
    GOING_ON,
    LED,
    NUMBERS,
    SUBJECTS,
    is_introduced,
    is_led,
    links,
    stands_alone,
    tells_about,
    word_before,
    word_behind,
)
from asyncdraft.core.when.tokens import CODES, Tokens, letters, pattern

_SHORT_DAYS = frozenset({"mon", "wed", "sat", "sun", "fri", "thu", "tue"})
_VERBS_TOO = frozenset({"sat", "wed"})
_MONTHS_TOO = frozenset({"may", "march"})
_WHO_MAY = SUBJECTS - {"and"}
_TELLING = SUBJECTS | DETERMINERS
_RATIOS = frozenset(
    {
        "aspect", "contrast", "dilute", "diluted", "dilution", "display", "displays", "drew", "format",
        "gear", "gradient", "lost", "mix", "mixed", "monitor", "monitors", "odds", "proportion", "ratio",
        "ratios", "scale", "scales", "score", "scored", "screen", "screens", "slope", "slopes", "won",
    }
)  # fmt: skip
_RUNNING = frozenset(
    {
        "builds", "built", "completed", "completes", "done", "finished", "finishes", "ran", "run", "runs",
        "takes", "took",
    }
)  # fmt: skip
_RUNNING_TIMES = frozenset(
    {
        "beat", "clip", "lap", "lasted", "lasts", "length", "long", "marathon", "mile", "pace", "per",
        "result", "results", "song", "took", "track",
    }
)  # fmt: skip
_NO_CLOCKS = _RATIOS | REFERENCES | _RUNNING_TIMES
_COPULAS = frozenset({"a", "about", "an", "are", "at", "be", "in", "is", "of", "to", "was", "were"})
_NOT_ONE_DAY = frozenset(
    {
        "ash", "black", "casual", "cyber", "each", "easter", "every", "fat", "giving", "good", "holy",
        "other", "palm", "ruby", "shrove", "super",
    }
)  # fmt: skip
"""Before a weekday they make a feast of it, or many days: Good Friday, every Friday."""

_FEAST_LEADS = letters("by", "on", "at", "after")
_MONTHS = 12
_EARLIEST, _LATEST = 600, 2359
_YEARS = range(1900, 2060)
ALONE = frozenset({"month alone", "month year", "named quarter", "week number"})
"""Rules for periods that are named alone, never beside a clock: "at 3pm May will call"."""


def is_meant(rule: str, tokens: Tokens, start: int, end: int) -> bool:
    """Whether the phrase that only this rule found is a time in a running text."""
    check = _CHECKS.get(rule)
    return check is None or check(tokens, start, end)


def is_military(tokens: Tokens, at: int) -> bool:
    """ "0600 on the 13th", "1400 tomorrow": four digits beside a day that are no year."""
    number = tokens.value(at)
    is_clock = _EARLIEST <= number <= _LATEST and not number % 5 and number not in _YEARS
    return bool(_day_behind().match(tokens.codes, at + 1)) and (is_clock or tokens.word(at)[0] == "0")


@cache
def _day_behind() -> re.Pattern[str]:
    return pattern(" (?:(?:<on> )?(?:<weekday>|<today>|<num> ?<month>)|<on> <the> <num> ?<suffix>)")


def is_day_first(tokens: Tokens, start: int, end: int) -> bool:
    """ "30/9" alone: neither a fraction nor a month before a day."""
    return tokens.value(start) > _MONTHS and stands_alone(tokens, end)


def _is_whole_text(tokens: Tokens, start: int, end: int) -> bool:
    return tokens.before(start) < 0 and tokens.word(tokens.after(end)) in ("", ".", "?", "!")


def _numeric(tokens: Tokens, start: int, end: int) -> bool:
    if _is_whole_text(tokens, start, end):
        return True
    return is_introduced(tokens, start) and links(tokens, end) and word_behind(tokens, end) != "of"


def _dotted(tokens: Tokens, start: int, end: int) -> bool:
    """ "by 2.6" or "on 2.6. at noon", and not the version on which something stays: "they sit on 2.6"."""
    lead = tokens.before(start)
    is_version = tokens.word(lead).lower() == "on" and word_before(tokens, lead) in _RESTING
    return _numeric(tokens, start, end) and not is_version


_RESTING = frozenset(
    {
        "back", "based", "build", "builds", "built", "depend", "depends", "remain", "remains", "run",
        "running", "runs", "ran", "sat", "sit", "sits", "sitting", "stay", "stayed", "stays",
        "still", "stuck", "tested",
    }
)  # fmt: skip


def _weekday(tokens: Tokens, start: int, end: int) -> bool:
    word = tokens.word(start).lower()
    previous = word_before(tokens, start)
    if previous in _NOT_ONE_DAY or tokens.code(end) == "'":
        return False
    if previous in DETERMINERS:
        return previous == "the" and word not in _SHORT_DAYS and links(tokens, end)
    if word in _SHORT_DAYS:
        is_verb = (word in _VERBS_TOO and previous in SUBJECTS) or previous == "of"
        return not is_verb and links(tokens, end) and not tokens.word(start).isupper()
    if not previous and word_behind(tokens, end) == "the":
        return False
    return tokens.code(tokens.before(start)) in LED or not tells_about(tokens, end)


def _number_and_month(tokens: Tokens, _start: int, end: int) -> bool:
    """ "16. Nov", and not a sentence that ends in a number before one that begins with May."""
    return links(tokens, end) and word_behind(tokens, end) not in SUBJECTS


def _month_first(tokens: Tokens, start: int, end: int) -> bool:
    """ "may 3", and not "it may 3 times" or "he may second it": these months are verbs too."""
    is_verb = word_before(tokens, start) in _WHO_MAY
    return tokens.word(start) not in _MONTHS_TOO or (links(tokens, end) and not is_verb)


def _noon(tokens: Tokens, start: int, end: int) -> bool:
    """ "by noon", and not "the noon job" or "midnight blue"."""
    previous = word_before(tokens, start)
    if previous in DETERMINERS or previous == "high":
        return previous != "high" and links(tokens, end)
    return tokens.code(tokens.before(start)) in LED or not tells_about(tokens, end)


def _closing(tokens: Tokens, start: int, end: int) -> bool:
    """ "EOD works", and not "COB lights"."""
    return tokens.code(tokens.before(start)) in LED or not tells_about(tokens, end)


def _half_hour(tokens: Tokens, start: int, end: int) -> bool:
    """ "at half nine", and not "half seven of them"."""
    return tokens.code(tokens.before(start)) in LED | AT and stands_alone(tokens, end)


def _feast(tokens: Tokens, start: int, end: int) -> bool:
    """ "by Easter", and not "the Christmas party"."""
    return tokens.code(tokens.before(start)) in _FEAST_LEADS and not tells_about(tokens, end)


def _period_alone(tokens: Tokens, start: int, end: int) -> bool:
    """ "by December", and not "by June's desk"; without "by" the past is as likely."""
    is_name = tokens.word(start)[0].isupper() or tokens.codes[start] != CODES["month"]
    return is_name and tokens.code(tokens.before(start)) in letters("by") and links(tokens, end)


def _period_of_year(tokens: Tokens, start: int, _end: int) -> bool:
    """ "in March 2027"."""
    return tokens.code(tokens.before(start)) in LED


def _end_month(tokens: Tokens, start: int, end: int) -> bool:
    """ "by end January", and not "in the end May won"."""
    return tokens.word(end - 1)[0].isupper() and tokens.code(tokens.before(start)) in LED - letters("in")


def _today(tokens: Tokens, start: int, _end: int) -> bool:
    """ "the today tab"."""
    return word_before(tokens, start) not in DETERMINERS


def _calendar_week(tokens: Tokens, start: int, end: int) -> bool:
    """ "KW 49", and not "12 kW 3 phase"."""
    return tokens.word(start).isupper() and links(tokens, end)


def _week_number(tokens: Tokens, start: int, end: int) -> bool:
    """ "in week 48", and not "week 3 of the course"."""
    is_led = tokens.code(tokens.before(start)) in letters("by", "in", "for", "from")
    return is_led and links(tokens, end) and word_behind(tokens, end) != "of"


def _weekday_week(tokens: Tokens, start: int, end: int) -> bool:
    return word_before(tokens, start) not in DETERMINERS and not tells_about(tokens, end)


def _part(tokens: Tokens, start: int, end: int) -> bool:
    """A part of today where it is due by then: "by lunchtime"."""
    return word_before(tokens, start) == "by" and links(tokens, end) and word_behind(tokens, end) != "of"


def _ordinal(tokens: Tokens, start: int, end: int) -> bool:
    has_the = tokens.codes[start] == CODES["the"]
    if not (has_the or is_introduced(tokens, start)) or tokens.code(tokens.after(end)) in letters(
        "unit", "which"
    ):
        return False
    is_spelled_out = tokens.code(end - 1) == CODES["nth"]
    claimed = word_behind(tokens, end) == "of" or (is_spelled_out and has_the)
    if has_the and not is_spelled_out and not claimed and word_behind(tokens, end) in GOING_ON:
        return True
    return links(tokens, end) and not claimed


def _digital(tokens: Tokens, start: int, end: int) -> bool:
    """A clock, and not a ratio or a place in a book: "the scale is 1:20", "verse 3:16"."""
    at, subject = start, word_before(tokens, start)
    while subject in _COPULAS:
        at = tokens.before(at)
        subject = word_before(tokens, at)
    near = {word_before(tokens, start), subject, word_behind(tokens, end)}
    return not near & _NO_CLOCKS


def _compact(tokens: Tokens, start: int, _end: int) -> bool:
    return word_before(tokens, start) not in NUMBERED


def _later(tokens: Tokens, start: int, end: int) -> bool:
    """So much later than now, and not than what a story has told: "a day later it broke"."""
    behind = word_behind(tokens, end)
    is_story = tokens.code(start) in letters("a", "couple", "few") and behind in _TELLING
    return not is_story and _length(tokens, start, end)


def _length(tokens: Tokens, start: int, _end: int) -> bool:
    return word_before(tokens, start) not in _RUNNING


def _hour(tokens: Tokens, start: int, end: int) -> bool:
    is_length = tokens.code(tokens.after(end)) in NUMBERS
    return (is_introduced(tokens, start) or is_led(tokens, start)) and not is_length


def _weekend(tokens: Tokens, start: int, _end: int) -> bool:
    return is_introduced(tokens, start)


def _never(_tokens: Tokens, _start: int, _end: int) -> bool:
    return False


_CHECKS: Mapping[str, Callable[[Tokens, int, int], bool]] = {
    "hardly": _never,
    "day number": _never,
    "closing": _closing,
    "end month": _end_month,
    "compact": _compact,
    "dotted": _dotted,
    "month first": _month_first,
    "half hour": _half_hour,
    "holiday": _feast,
    "last thing": _never,
    "month alone": _period_alone,
    "month year": _period_of_year,
    "named quarter": _period_alone,
    "named quarter of a year": _period_of_year,
    "noon": _noon,
    "number. month": _number_and_month,
    "weekend": _weekend,
    "digital": _digital,
    "hour": _hour,
    "later": _later,
    "length": _length,
    "numeric": _numeric,
    "ordinal": _ordinal,
    "half day": _never,
    "part": _part,
    "today": _today,
    "calendar week": _calendar_week,
    "week number": _week_number,
    "weekday": _weekday,
    "weekday week": _weekday_week,
}
