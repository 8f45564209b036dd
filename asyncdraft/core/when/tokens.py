"""Words, numbers and marks of a text, each with a class of one letter.

The string of these letters is what the grammar matches, so a rule reads like the phrase it means
("<num> <month>") and costs one regular expression over a few hundred letters.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from asyncdraft.core.when.feasts import FEASTS
from asyncdraft.core.when.vocabulary import WORDS

MARKS = frozenset(":/.,+-@()[]<>~=|;!?#$%&*_'\"\\`{}^")
DASHES = {"–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-"}
DOTS = {"·": "|", "•": "|", "∙": "|", "’": "'", "±": "+"}
NUMBER_CLASSES = {1: "num", 2: "num", 3: "num3", 4: "num4", 8: "num8"}
OTHER_CLASSES = ("num", "num3", "num4", "num8", "digits", "word", "possessive", "odd")
MOST_DIGITS = 8
FIRST_CODE = 0xA1
"""Behind all marks and blanks."""
LONGEST_REMEMBERED, MOST_REMEMBERED = 24, 1 << 13
_OUTSIDE = "\n" * 16
"""Behind the letters of a text, and so before them: an index below 0 counts from the end."""
POSSESSIVE = ("'", "’", "'s", "’s")


def _codes() -> dict[str, str]:
    """A letter for each class, of those that cost one byte: readable in a rule is the class's name."""
    names = dict.fromkeys([*OTHER_CLASSES, *(name for name, _ in WORDS.values())])
    return {name: chr(FIRST_CODE + index) for index, name in enumerate(names)}


CODES = _codes()
_CLASS = re.compile(r"(?<!\?P)<([a-z]+\d?)>")


KNOWN = {
    **{word: CODES[name] for word, (name, _) in WORDS.items()},
    **{mark: mark for mark in MARKS},
    **DASHES,
    **DOTS,
    " ": " ",
}


def _feast_names() -> str:
    """Names of several words, with a capital each: "Good Friday", and not a good Friday."""
    written = sorted(
        {name.title().replace("'S", "'s").replace("Mlk", "MLK") for name in FEASTS if " " in name},
        reverse=True,
    )
    firsts = sorted({name[0] for name in written})
    names = "|".join(name.replace("'", "['’]") for name in written)
    return rf"(?=[{''.join(firsts)}])(?:{names})(?![^\W\d_])"


_TOKEN = re.compile(
    r"[adf-mo-z][a-z]*+(?=[ ,.\n])| (?=[A-Za-z0-9])|"
    r"(?=[bcen])(?:(?:boxing day|christmas (?:eve|day)|easter (?:mon|sun)day|new year['’]s (?:eve|day))\b"
    r"|[a-z]++(?=[ ,.\n]))|"
    rf"{_feast_names()}|"
    r"[Ww]/[CcBbEe](?![^\W\d_])|[^\W\d_]+['’]s?(?![^\W\d_])|[^\W\d_]+(?:['’][^\W\d_]+)?|[0-9]+|\n\s*|[^\S\n]+|.",
    re.DOTALL,
)


def pattern(rule: str) -> re.Pattern[str]:
    """Compile a rule, in which `<month>` is a token of that class."""
    return re.compile(coded(rule))


def coded(rule: str) -> str:
    """The rule with the letters of the classes."""
    return _CLASS.sub(lambda match: CODES[match[1]], rule)


@cache
def letters(*names: str) -> frozenset[str]:
    return frozenset(CODES[name] for name in names)


class Tokens:
    """The tokens of a text: every code point belongs to one.

    `codes` has one letter a token, which `code` tells: outside of the text a line break, as far as anybody
    looks. `starts` are code points, with the text's length at the end. A run of blanks is one token " ", a
    line break with the blanks behind it one "\\n".
    """

    __slots__ = ("code", "codes", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = _TOKEN.findall(text)
        self.starts = list(accumulate(map(len, self.words), initial=0))
        self.codes = "".join(map(_LETTERS.__getitem__, self.words))
        self.code: Callable[[int], str] = (self.codes + _OUTSIDE).__getitem__

    def word(self, index: int) -> str:
        """The token as written, empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def value(self, index: int) -> int:
        """What a number says, or a word of the vocabulary."""
        word = self.words[index]
        if word[0] in "0123456789":
            return int(word) if len(word) <= MOST_DIGITS else 0
        return WORDS.get(word.lower(), ("", 0))[1]

    def amount(self, span: tuple[int, int]) -> int:
        """The number that tokens spell: "twenty", "-", "second" is 22."""
        return sum(map(self.value, range(*span)))

    def before(self, index: int) -> int:
        """The token before `index`, blanks left out; -1 at the beginning."""
        index -= 1
        return index - 1 if index >= 0 and self.codes[index] == " " else index

    def after(self, index: int) -> int:
        """The token at or after `index`, blanks left out."""
        return index + 1 if index < len(self.codes) and self.codes[index] == " " else index

    def index_after(self, end: int, index: int) -> int:
        """The first token from `index` on that begins at the code point `end` or behind it."""
        while index < len(self.codes) and self.starts[index] < end:
            index += 1
        return index


def _code(word: str) -> str:
    first = word[0]
    known = KNOWN.get(word.lower())
    if known:
        return known
    if first.isalpha():
        return CODES["possessive" if word.endswith(POSSESSIVE) else "word"]
    if first in "0123456789":
        return CODES[NUMBER_CLASSES.get(len(word), "digits")]
    if first == "\n":
        return "\n"
    return " " if first.isspace() else CODES["odd"]


class _Letters(dict[str, str]):
    """The letter of each token. Short ones are remembered, until there are too many of them."""

    def __missing__(self, token: str) -> str:
        letter = _code(token)
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        if len(token) <= LONGEST_REMEMBERED:
            self[token] = letter
        return letter


_LETTERS = _Letters()
