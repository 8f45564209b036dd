"""What is written like a time and is none, whichever rule found it: names, titles, colours, amounts."""

from asyncdraft.core.when.neighbours import LED, LINKING, word_before
from asyncdraft.core.when.tokens import CODES, Tokens, letters

NUMBERED = frozenset(
    {"build", "version", "release", "id", "ticket", "order", "issue", "pr", "room", "port", "line"}
)
REFERENCES = frozenset(
    {
        "chapter", "corinthians", "deuteronomy", "ephesians", "exodus", "galatians", "genesis", "hebrews",
        "isaiah", "leviticus", "line", "lines", "luke", "page", "proverbs", "psalm", "psalms", "revelation",
        "romans", "row", "surah", "verse", "verses",
    }
)  # fmt: skip
_PARTS_OF_TEXTS = NUMBERED | REFERENCES
_NAME_TAILS = frozenset(
    {
        "Avenue", "Ave", "Boulevard", "Close", "Club", "Court", "Crescent", "Drive", "FM", "GmbH", "Inc",
        "LLC", "Lane", "Ltd", "Motors", "Place", "Rd", "Road", "Show", "Square", "Street", "Terrace", "Times",
        "Way",
    }
)  # fmt: skip
"""Last words of the names of streets, firms and broadcasts."""

_AFTER_NOON = frozenset(
    {
        "black", "blue", "buffet", "express", "feast", "feasts", "gold", "green", "grey", "kitchen", "mass",
        "oil", "orange", "purple", "red", "run", "runs", "snack", "snacks", "special", "sun", "velvet",
        "white", "yellow",
    }
)  # fmt: skip
"""What is called after noon or midnight: a midnight blue scarf."""

_NOUNS_TOO = frozenset({"sat", "sun", "wed"})
_HOURS, _MINUTES = 24, 60
_DATING = letters("w") | frozenset("-/.")
"""Behind a year in a date: 2026-12-01, 2026w49."""


def is_mere_number(tokens: Tokens, at: int) -> bool:
    """ "4512 boxes": four digits that are no clock, with nothing behind them that goes on to a date."""
    if tokens.code(at) != CODES["num4"] or tokens.code(at + 1) in _DATING:
        return False
    hour, minute = divmod(tokens.value(at), 100)
    return hour > _HOURS or minute >= _MINUTES


def counts_things(tokens: Tokens, at: int) -> bool:
    """ "bays 7-9, Tue": behind the word for several things two rising numbers say which of them."""
    if tokens.code(at - 1) != " " or tokens.code(at - 2) != CODES["word"]:
        return False
    word = word_before(tokens, at)
    if word in _PARTS_OF_TEXTS:
        return True
    is_range = tokens.code(at + 1) == "-" and tokens.value(at) < tokens.value(at + 2)
    return is_range and word.endswith("s") and word not in LINKING


def is_name(tokens: Tokens, end: int) -> bool:
    """ "12 October Street", "Tomorrow Ltd", "Noon & Sons", "midnight blue"."""
    if tokens.code(end) != " ":
        return False
    if tokens.code(end - 1) == CODES["noon"] and tokens.word(end + 1).lower() in _AFTER_NOON:
        return True
    is_firm = tokens.code(end + 1) == "&" and tokens.word(end + 3)[:1].isupper()
    return is_firm or tokens.word(end + 1) in _NAME_TAILS


def is_title(tokens: Tokens, start: int, end: int) -> bool:
    """Words with capitals that run on into another: "Friday Night Lights"."""
    words = [tokens.word(index) for index in range(start, end + 2) if tokens.word(index)[:1].isalpha()]
    runs_on = tokens.code(end) == " " and tokens.code(end + 1) in letters("word", "possessive")
    return runs_on and all(word[0].isupper() and not word.isupper() for word in words)


def is_noun(tokens: Tokens, at: int) -> bool:
    """ "the midday sun"; a short weekday in small letters needs a word like "on" before it."""
    return tokens.word(at) in _NOUNS_TOO and tokens.code(tokens.before(at)) not in LED
