"""The words of a text in English: where they stand, what is contracted in them, how verbs are inflected."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, pairwise

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARTS = re.compile(rf"([a-z]++(?!['\w])|{WORD.pattern})")
"""A word of plain text; most are of these letters alone, and found faster so."""

NEGATION = "n't"
_VOWELS = "aeiou"


def plain(text: str) -> str:
    """`text` in small letters with straight apostrophes, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join([char if len(char.lower()) > 1 else char.lower() for char in text])
    return lowered.replace("’", "'")


class Words:
    """The words of a plain text, and where each begins.

    `stops` are where no phrase goes on; `stretches` are the words from one to the next, by the numbers of
    the first and of that behind the last, each with the set of them, contracted ones in both forms.
    """

    __slots__ = ("_sets", "starts", "stretches", "text", "words")

    def __init__(self, text: str, stops: Iterable[int] = ()) -> None:
        parts = _PARTS.split(text)
        self.text = text
        self.words = parts[1::2]
        self.starts = [*accumulate(map(len, parts))][: len(parts) - 1 : 2]
        self._sets: dict[tuple[int, int], frozenset[str]] = {}
        cuts = [bisect_left(self.starts, stop) for stop in stops]
        self.stretches = [
            (first, last, self._set(first, last)) for first, last in pairwise((0, *cuts, len(self.words)))
        ]

    def between(self, start: int, end: int) -> frozenset[str]:
        """The set of those that begin there, contracted ones in both forms."""
        return self._set(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def _set(self, first: int, last: int) -> frozenset[str]:
        """Made once: stretches mostly are sentences."""
        found = self._sets.get((first, last))
        if found is None:
            words = self.words[first:last]
            found = self._sets[first, last] = present(words) if "'" in self.text else frozenset(words)
        return found


def present(words: Iterable[str]) -> frozenset[str]:
    """Words, and those with which some of them are contracted."""
    found = frozenset(words)
    return found.union([contracted_head(word) for word in found if "'" in word])


def contracted_head(word: str) -> str:
    """The first of two words that are written as one: I've, isn't."""
    return word.removesuffix(NEGATION) if word.endswith(NEGATION) else word.partition("'")[0]


def contracted_parts(word: str) -> tuple[tuple[str, int], ...]:
    """A word, and the short verb that hangs on it, with where they begin: boiler's, 's."""
    apostrophe = word.find("'", 1)
    return ((word, 0),) if apostrophe < 0 else ((word, 0), (word[apostrophe:], apostrophe))


def inflections(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb: look, looks, looked, looking."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z")) else "s")
    stem = verb + verb[-1] if _doubles(verb) else verb
    return verb, third, stem + "ed", stem + "ing"


def _doubles(verb: str) -> bool:
    short = sum(letter in _VOWELS for letter in verb) == 1
    return short and len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS
