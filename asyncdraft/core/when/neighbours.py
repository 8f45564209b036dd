"""The words and marks beside a phrase: what it may stand next to, what leads to it, what claims it."""

import re
from functools import cache

from asyncdraft.core.when.tokens import CODES, Tokens, letters, pattern

NUMBERS = letters("num", "num3", "num4", "num8", "digits")
_SPACES = frozenset(" \n")
_OPENING_MARKS = "#$%&+\\{}^_.="
_CLOSERS = frozenset(".,;:!?)]>\"'*_~|-/=`")
_WORDLIKE = NUMBERS | letters(
    "calendar", "commencing", "ending", "fortnight", "holiday", "middle", "month", "odd", "ones", "start",
    "thing", "unit", "weekday", "word",
)  # fmt: skip
_DAY_NAMES = letters("weekday", "month")
_TELLING = letters("word", "unit")
_LONGEST_SHORT_DAY = 5

SUBJECTS = frozenset({"i", "we", "he", "she", "they", "it", "you", "who", "that", "which", "and"})
DETERMINERS = frozenset(
    {
        "a", "an", "any", "each", "every", "happy", "her", "his", "its", "my", "no", "one", "our", "the",
        "their", "your",
    }
)  # fmt: skip
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

GOING_ON = LINKING | {
    "again", "already", "anyway", "asap", "asking", "assuming", "being", "cannot", "did", "didn't", "does",
    "doesn't", "else", "except", "fits", "gives", "had", "has", "hasn't", "hopefully", "however", "isn't",
    "just", "leaves", "looks", "makes", "maybe", "means", "might", "must", "not", "now", "once", "only",
    "perhaps", "possibly", "probably", "provided", "rather", "remains", "same", "seems", "sharp",
    "should", "sounds", "still", "suits", "than", "these", "those", "unless", "via", "wasn't", "what",
    "whenever", "where", "whether", "who", "won't", "wouldn't", "yet",
}  # fmt: skip
"""Words that go on after a weekday in full; behind one without a preposition any other is what it tells
about ("Friday deployments")."""

DUE = frozenset({"deadline", "due", "date", "eta", "by", "on", "until", "before", "till", "since", "me"})
LED = letters("at", "by", "on", "in", "for", "from", "between", "to", "after", "about", "within")
AT = letters("at", "about") | {"@", "~"}
_NEAR_AT = letters("by", "tonight", "today", "part")
_CLAIMING = letters("word", "possessive", "unit", "thing", "m", "d", "w") | NUMBERS
_UNTIL = frozenset({"before", "till", "til", "until", "untill"})


def may_start(tokens: Tokens, at: int) -> bool:
    """Not glued to a word, a number, a sign of a path, an amount or an identifier."""
    before, beyond = tokens.code(at - 1), tokens.code(at - 2)
    if before in _SPACES or (before == "-" and beyond in _DAY_NAMES):
        return True
    if before in _WORDLIKE or before in _OPENING_MARKS:
        return False
    return before not in "-/:'@~" or beyond in _SPACES or (before == ":" and beyond not in NUMBERS)


def may_end(tokens: Tokens, end: int) -> bool:
    """Followed by a blank, or by a mark that goes on to nothing."""
    after = tokens.code(end)
    if after in _SPACES:
        return True
    if after not in _CLOSERS:
        return False
    beyond = tokens.code(end + 1)
    if after == "-" and beyond in _DAY_NAMES:
        return True
    if after in ".,:-'_=" or (after == "/" and tokens.code(end - 1) in NUMBERS):
        return beyond not in _WORDLIKE and beyond not in NUMBERS
    return True


def word_before(tokens: Tokens, start: int) -> str:
    """The word before, over a colon or an opening bracket; empty at the beginning of a sentence."""
    at = tokens.before(start)
    if tokens.code(at) in ":(":
        at = tokens.before(at)
    word = tokens.word(at).lower()
    return word if word[:1].isalnum() else ""


def word_behind(tokens: Tokens, end: int) -> str:
    """The word or mark behind, in small letters."""
    return tokens.word(tokens.after(end)).lower()


def links(tokens: Tokens, end: int) -> bool:
    """Whether the sentence goes on, or ends, without a word that claims the phrase."""
    word = word_behind(tokens, end)
    return not word[:1].isalnum() or word in LINKING


def stands_alone(tokens: Tokens, end: int) -> bool:
    """A number that no word behind it claims ("at 3 places", "at 3 or 4 places")."""
    if word_behind(tokens, end) == "of":
        return False
    another = _or_another().match(tokens.codes, end)
    end = another.end() if another else end
    return tokens.code(tokens.after(end)) not in _CLAIMING or links(tokens, end)


@cache
def _or_another() -> re.Pattern[str]:
    return pattern(r" (?:<or>|<to>|<and>) (?:<num>|<ones>)(?= )")


def tells_about(tokens: Tokens, end: int) -> bool:
    """Whether a day belongs to the word behind it: "Sunday school", "Friday deployments"."""
    is_word = tokens.code(end) == " " and tokens.code(end + 1) in _TELLING
    return is_word and word_behind(tokens, end) not in GOING_ON


def is_introduced(tokens: Tokens, start: int) -> bool:
    """Behind "by", "due", "ETA:"."""
    return word_before(tokens, start) in DUE


def is_led(tokens: Tokens, at: int) -> bool:
    """Behind "at", as a clock is."""
    return tokens.code(tokens.before(at)) in AT


def is_hardly_led(tokens: Tokens, at: int) -> bool:
    """Behind "by", "until", "tonight" or a part of the day, as a clock may be."""
    before = tokens.before(at)
    if tokens.code(before) == ",":
        before = tokens.before(before)
    return tokens.code(before) in _NEAR_AT


def is_timetabled(tokens: Tokens, start: int) -> bool:
    """ "at 8.47", to the minute."""
    return tokens.word(tokens.before(start)).lower() in ("at", "@")


def begins_span(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what joins a clock to a day says that it holds until then: "noon in London until March"."""
    return not _UNTIL.isdisjoint(word.lower() for word in tokens.words[start:end])


def has_subject(tokens: Tokens, end: int) -> bool:
    """ "am I", "am we"."""
    return word_behind(tokens, end) in SUBJECTS


def has_abbreviation_dot(tokens: Tokens, at: int) -> bool:
    """ "Thurs. at 4"; a full name before a dot ends a sentence."""
    is_short = len(tokens.word(at - 1)) <= _LONGEST_SHORT_DAY
    return tokens.code(at) == "." and is_short and tokens.code(at - 1) == CODES["weekday"]
