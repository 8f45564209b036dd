"""The phrases of a lexicon by the words with which they begin, and of these by the words that follow."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property

from asyncdraft.core.checklist.elements import (
    OPEN,
    START,
    Heads,
    expression,
    first_words,
    is_contracted,
    narrowed,
    parted,
    second_words,
    wanted,
)
from asyncdraft.core.checklist.words import contracted_head

Matcher = Callable[[str, int], re.Match[str] | None]
"""Matches a plain text at a position."""


class Phrase:
    """One line of a word list. All but its first words is read when one of these is first met."""

    def __init__(self, family: str, source: str) -> None:
        self.family = family
        self.at_start = source.startswith(START)
        self.source = source.removeprefix(START).strip()

    @property
    def firsts(self) -> frozenset[str]:
        """The words with which it can begin."""
        first, _ = parted(self.source)
        return first_words(first)

    @cached_property
    def wanted(self) -> Heads:
        """Words of which a text with the phrase has one, beside the first."""
        return wanted(self.source)

    @cached_property
    def match(self) -> Matcher:
        return re.compile(expression(self.source)).match


class Beginning:
    """A phrase from a word with which it can begin: of the first element only what begins so is read."""

    __slots__ = ("_source", "_word", "at_start", "family", "match", "wanted")

    def __init__(self, phrase: Phrase, word: str) -> None:
        self.family = phrase.family
        self.at_start = phrase.at_start
        self.wanted = phrase.wanted
        self.match: Matcher = self._first_match
        self._source = phrase.source
        self._word = word

    def _first_match(self, text: str, at: int) -> re.Match[str] | None:
        """Compiles what matches from now on."""
        self.match = re.compile(expression(narrowed(self._source, self._word))).match
        return self.match(text, at)


Likely = Sequence[tuple[Heads, Sequence[Phrase | Beginning]]]
"""Phrases that may begin somewhere, by the words of which each wants one near."""


class Opening:
    """The phrases that begin with a word, by the word that can follow it."""

    def __init__(self, word: str, phrases: Sequence[Phrase]) -> None:
        self._word = word
        self._phrases = phrases

    @cached_property
    def contracted(self) -> Likely:
        return _by_wanted(phrase for phrase in self._phrases if is_contracted(phrase.source))

    @cached_property
    def by_second(self) -> dict[str, Likely]:
        """By each word that can follow; under `OPEN` those that can go on with any other.

        Many words are followed alike, and share what they find.
        """
        found: dict[str, list[Beginning]] = {OPEN: []}
        for phrase in self._phrases:
            seconds = second_words(phrase.source, self._word)
            beginning = Beginning(phrase, self._word)
            for second in (OPEN,) if seconds is None else seconds:
                found.setdefault(second, []).append(beginning)
        whatever = tuple(found.pop(OPEN))
        likely = cache(_by_wanted)
        named = {second: likely((*phrases, *whatever)) for second, phrases in found.items()}
        return {**named, OPEN: likely(whatever)}

    def before_contracted(self, word: str) -> Likely:
        """Those that can go on with such a word, or with the first of the two that it is made of."""
        by_second = self.by_second
        return (*by_second.get(word, by_second[OPEN]), *by_second.get(contracted_head(word), ()))


def _by_wanted(phrases: Iterable[Phrase | Beginning]) -> Likely:
    found: dict[Heads, list[Phrase | Beginning]] = {}
    for phrase in phrases:
        found.setdefault(phrase.wanted, []).append(phrase)
    return (*found.items(),)
