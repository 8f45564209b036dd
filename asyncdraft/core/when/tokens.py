"""Words, numbers and marks of a text, each with a class of one letter.

The string of these letters is what the grammar matches, so a rule reads like the phrase it means
("<num> <month>") and costs one regular expression over a few hundred letters.
"""

import re
from collections.abc import Iterator, Mapping

from asyncdraft.core.when.vocabulary import WORDS

NUMBER_CLASSES = {1: "num", 2: "num", 3: "num3", 4: "num4", 8: "num8"}
MARKS = frozenset(":/.,+-@()[]<>~=|;!?#$%&*_'\"\\`{}^")
DASHES = {"–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-"}
DOTS = {"·": "|", "•": "|", "∙": "|", "’": "'", "±": "+"}
NUMBERS = ("num", "num3", "num4", "num8", "digits")


def _codes() -> dict[str, str]:
    """A private letter for each class: what stays readable in a rule is the class's name."""
    names = dict.fromkeys([*NUMBERS, "word", "possessive", "odd", *(name for name, _ in WORDS.values())])
    return {name: chr(0xE000 + index) for index, name in enumerate(names)}


CODES = _codes()
CLASSES = {word: (CODES[name], value) for word, (name, value) in WORDS.items()}
_WORD, _ODD, _POSSESSIVE = CODES["word"], CODES["odd"], CODES["possessive"]
_NUMBER = {length: CODES[name] for length, name in NUMBER_CLASSES.items()}
_DIGITS = CODES["digits"]
_SIGNS = {**{mark: mark for mark in MARKS}, **DASHES, **DOTS}
_TOKEN = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)|([0-9]+)|(\n)\s*|([^\S\n]+)|(.)", re.DOTALL)


def pattern(rule: str) -> re.Pattern[str]:
    """Compile a rule: `<month>` is a token of that class, `<m=month>` names it."""
    names = "|".join(sorted(CODES, key=len, reverse=True))
    named = re.sub(rf"(?<!\?P)<(\w+)=({names})>", lambda m: f"(?P<{m[1]}>{CODES[m[2]]})", rule)
    return re.compile(re.sub(rf"(?<!\?P)<({names})>", lambda m: CODES[m[1]], named))


def letters(*names: str) -> frozenset[str]:
    return frozenset(CODES[name] for name in names)


class Tokens:
    """`codes` has one letter a token; `starts` and `ends` are code points in `text`.

    A run of blanks is one token " ", a line break with the blanks around it one "\\n".
    """

    __slots__ = ("codes", "ends", "starts", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        codes: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[int] = []
        for code, value, start, end in _tokens(text):
            codes.append(code)
            self.values.append(value)
            self.starts.append(start)
            self.ends.append(end)
        self.codes = "".join(codes)

    def word(self, index: int) -> str:
        """The token as written, empty outside the text."""
        if 0 <= index < len(self.codes):
            return self.text[self.starts[index] : self.ends[index]]
        return ""

    def code(self, index: int) -> str:
        return self.codes[index] if 0 <= index < len(self.codes) else "\n"

    def before(self, index: int) -> int:
        """The token before `index`, blanks left out; -1 at the beginning."""
        index -= 1
        while index >= 0 and self.codes[index] == " ":
            index -= 1
        return index

    def after(self, index: int) -> int:
        """The token at or after `index`, blanks left out."""
        while index < len(self.codes) and self.codes[index] == " ":
            index += 1
        return index

    def index_after(self, end: int, index: int) -> int:
        """The first token from `index` on that begins at the code point `end` or behind it."""
        while index < len(self.codes) and self.ends[index - 1] < end:
            index += 1
        return index

    def amount(self, span: tuple[int, int]) -> int:
        """The number that tokens spell: "twenty", "-", "second" is 22."""
        return sum(self.values[span[0] : span[1]])


def _tokens(
    text: str, classes: Mapping[str, tuple[str, int]] = CLASSES
) -> Iterator[tuple[str, int, int, int]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastindex
        start, end = match.span()
        if kind == 1:
            yield *_word(match[1], classes), start, end
        elif kind == 2:
            yield _NUMBER.get(end - start, _DIGITS), int(match[2]) if end - start <= 8 else 0, start, end
        elif kind == 5:
            yield _SIGNS.get(match[5], _ODD), 0, start, end
        else:
            yield "\n" if kind == 3 else " ", 0, start, end


def _word(word: str, classes: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    known = classes.get(word.lower().replace("’", "'") if len(word) < 20 else word)
    if known:
        return known
    return (_POSSESSIVE, 0) if word.endswith(("'s", "’s", "'", "’")) else (_WORD, 0)
