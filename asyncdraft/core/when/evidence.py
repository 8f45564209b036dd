"""What tells a time from something that looks like one: the neighbours of a phrase."""

import re
from functools import cache

from asyncdraft.core.when.tokens import CODES, Tokens, letters, pattern

WORDLIKE = letters("word", "num", "num3", "num4", "num8", "digits", "month", "weekday", "ones", "odd", "unit")
NUMBERS = letters("num", "num3", "num4", "num8", "digits")
SPACES = frozenset(" \n")
CLOSERS = frozenset(".,;:!?)]>\"'*_~|-/=`")
CONTEXT = letters("by", "on", "from", "between", "about", "for", "within")
SUBJECTS = frozenset({"i", "we", "he", "she", "they", "it", "you", "who", "that", "which", "and"})
DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "my",
        "our",
        "your",
        "his",
        "her",
        "their",
        "its",
        "every",
        "each",
        "happy",
        "any",
        "no",
        "one",
    }
)
LINKING = frozenset(
    {
        "a", "after", "afternoon", "also", "an", "and", "are", "as", "at", "because", "before", "but", "by",
        "can", "could", "do", "either", "evening", "for", "from", "good", "i", "if", "in", "instead", "is",
        "it", "latest", "let", "morning", "my", "night", "of", "ok", "okay", "on", "or", "otherwise", "our",
        "please", "pls", "since", "so", "thanks", "that", "the", "then", "there", "they", "this", "though",
        "to", "too", "until", "was", "we", "when", "which", "while", "will", "with", "without", "works",
        "would", "you", "your",
    }
)  # fmt: skip
"""Words that go on after a time; any other word behind a short or ambiguous one claims it for itself."""

SHORT_DAYS = frozenset({"mon", "wed", "sat", "sun", "fri", "thu", "tue"})
DUE = frozenset(
    {"deadline", "due", "date", "eta", "when", "by", "on", "until", "before", "till", "since", "me"}
)
RATIOS = frozenset({"ratio", "ratios", "score", "aspect", "odds", "scale", "scored", "won", "lost"})
RUNNING = frozenset(
    {
        "runs",
        "ran",
        "run",
        "takes",
        "took",
        "finishes",
        "finished",
        "completes",
        "completed",
        "builds",
        "built",
        "done",
    }
)
NUMBERED = frozenset(
    {"build", "version", "release", "id", "ticket", "order", "issue", "pr", "room", "port", "line"}
)


def may_start(tokens: Tokens, at: int) -> bool:
    """Not glued to a word, a number, a sign of a path, an amount or an identifier."""
    if at == 0:
        return True
    before = tokens.codes[at - 1]
    if before in SPACES:
        return True
    if before in WORDLIKE or before in "#$%&+\\{}^@_.=":
        return False
    if before in "-/:'":
        return (
            at < 2 or tokens.codes[at - 2] in SPACES or (before == ":" and tokens.code(at - 2) not in NUMBERS)
        )
    return True


def may_end(tokens: Tokens, end: int) -> bool:
    """Followed by a blank, or by a mark that goes on to nothing."""
    after = tokens.code(end)
    if after in SPACES:
        return True
    if after not in CLOSERS:
        return False
    beyond = tokens.code(end + 1)
    if after in ".,:-'_=" or (after == "/" and tokens.code(end - 1) in NUMBERS):
        return beyond not in WORDLIKE and beyond not in NUMBERS
    return True


@cache
def _or_another() -> re.Pattern[str]:
    return pattern(r" (?:<or>|<to>|<and>) (?:<num>|<ones>)(?= )")


def is_led(tokens: Tokens, at: int) -> bool:
    """Behind "at", as a clock is."""
    before = tokens.before(at)
    return before >= 0 and tokens.codes[before] in letters("at", "about") | {"@", "~"}


def is_hardly_led(tokens: Tokens, at: int) -> bool:
    """Behind "by", "until", "tonight" or a part of the day, as a clock may be."""
    before = tokens.before(at)
    if before >= 0 and tokens.codes[before] == ",":
        before = tokens.before(before)
    return before >= 0 and tokens.codes[before] in letters("by", "tonight", "today", "part")


def stands_alone(tokens: Tokens, end: int) -> bool:
    """A number that no word behind it claims ("at 3 places", "at 3 or 4 places")."""
    another = _or_another().match(tokens.codes, end)
    end = another.end() if another else end
    at = tokens.after(end)
    code = tokens.code(at)
    if code == "\n" or code in CLOSERS:
        return True
    return (code not in letters("word", "possessive", "unit") and code not in NUMBERS) or _links(tokens, end)


def is_meant(rule: str, tokens: Tokens, start: int, end: int) -> bool:
    """Whether the phrase that only this rule found is a time in a running text."""
    check = CHECKS.get(rule)
    return check is None or check(tokens, start, end)


def _previous(tokens: Tokens, start: int) -> str:
    at = tokens.before(start)
    if at > 0 and tokens.codes[at] in ":(":
        at = tokens.before(at)
    return tokens.word(at).lower() if at >= 0 else ""


def _links(tokens: Tokens, end: int) -> bool:
    word = tokens.word(tokens.after(end)).lower()
    return not word or not word[0].isalnum() or word in LINKING


def _is_whole_text(tokens: Tokens, start: int, end: int) -> bool:
    return tokens.before(start) < 0 and tokens.word(tokens.after(end)) in ("", ".", "?", "!")


def _introduced(tokens: Tokens, start: int) -> bool:
    at = tokens.before(start)
    return at >= 0 and (tokens.codes[at] in CONTEXT or _previous(tokens, start) in DUE)


def _numeric(tokens: Tokens, start: int, end: int) -> bool:
    if _is_whole_text(tokens, start, end):
        return True
    return (
        _introduced(tokens, start) and _links(tokens, end) and tokens.word(tokens.after(end)).lower() != "of"
    )


def _weekday(tokens: Tokens, start: int, end: int) -> bool:
    word = tokens.word(start).lower()
    previous = _previous(tokens, start)
    if previous in DETERMINERS or tokens.code(end) in letters("possessive"):
        return previous == "the" and word not in SHORT_DAYS and _links(tokens, end)
    if word in SHORT_DAYS:
        return previous not in SUBJECTS and _links(tokens, end) and not tokens.word(start).isupper()
    following = tokens.word(tokens.after(end)).lower()
    return not (following == "the" and not previous)


def _ordinal(tokens: Tokens, start: int, end: int) -> bool:
    if tokens.code(tokens.after(end)) in letters("unit", "which"):
        return False
    previous = _previous(tokens, start)
    has_the = tokens.codes[start] == CODES["the"]
    if not (has_the or previous in ("on", "by", "until", "before", "till", "the", "due", "from", "since")):
        return False
    last = tokens.code(end - 1)
    if last == CODES["nth"] or (has_the and not _introduced(tokens, start) and previous):
        return last != CODES["nth"] and _links(tokens, end)
    return _links(tokens, end)


def _digital(tokens: Tokens, start: int, end: int) -> bool:
    near = {_previous(tokens, start), tokens.word(tokens.after(end)).lower()}
    return not near & RATIOS


def _compact(tokens: Tokens, start: int, _end: int) -> bool:
    return _previous(tokens, start) not in NUMBERED


def _length(tokens: Tokens, start: int, _end: int) -> bool:
    return _previous(tokens, start) not in RUNNING


def _hour(tokens: Tokens, start: int, _end: int) -> bool:
    return _introduced(tokens, start) or tokens.code(tokens.before(start)) in letters("at")


def _never(_tokens: Tokens, _start: int, _end: int) -> bool:
    return False


CHECKS = {
    "hardly": _never,
    "day number": _never,
    "compact": _compact,
    "digital": _digital,
    "hour": _hour,
    "length": _length,
    "numeric": _numeric,
    "ordinal": _ordinal,
    "part": _never,
    "weekday": _weekday,
}
