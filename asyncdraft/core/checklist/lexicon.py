"""The lexicon: families of phrases, read from word lists and found in one pass over a text.

Phrases are indexed by their first word, and by their second once a text has the first, so a text costs
about one look-up a word, however long the lists are, and a list costs little until its words are met.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from asyncdraft.core.checklist import word_list
from asyncdraft.core.checklist.elements import OPEN
from asyncdraft.core.checklist.openings import Likely, Opening, Phrase
from asyncdraft.core.checklist.words import Words, contracted_head, contracted_parts

T = TypeVar("T")


class Mark(msgspec.Struct, frozen=True, gc=False):
    """One phrase of `family` found at [start, end)."""

    family: str
    start: int
    end: int


Marks = dict[str, tuple[Mark, ...]]
"""Marks by their families."""


class Lexicon:
    """All phrase families, and plain word sets for families whose lines are single words."""

    def __init__(self, families: word_list.Families) -> None:
        self._families = dict(families)
        self._words: dict[str, frozenset[str]] = {}
        self._memory: dict[object, Any] = {}
        begun: dict[str, list[Phrase]] = {}
        for family, source in word_list.phrases(families, families):
            phrase = Phrase(family, source)
            for word in phrase.firsts:
                begun.setdefault(word, []).append(phrase)
        self._openings = {word: Opening(word, phrases) for word, phrases in begun.items()}

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> "Lexicon":
        """Reads word lists, file name to text. Raises ListError for an unreadable line, and ValueError."""
        return cls(word_list.families(files))

    @property
    def families(self) -> frozenset[str]:
        return frozenset(self._families)

    def words(self, family: str) -> frozenset[str]:
        """The set `[=family]`, in lower case; empty for an unknown one."""
        if family not in self._words:
            self._words[family] = frozenset(map(str.lower, word_list.members(self._families, family)))
        return self._words[family]

    def lines(self, family: str) -> tuple[str, ...]:
        """The lines of a family as they are written. Raises ValueError for an unknown one."""
        if family not in self._families:
            raise ValueError(f"no word list has the section [{family}]")
        return self._families[family]

    def recall(self, compute: "Callable[[Lexicon], T]") -> T:
        """What `compute` makes of the lexicon, once and for all."""
        if compute not in self._memory:
            self._memory[compute] = compute(self)
        found: T = self._memory[compute]
        return found

    def scan(self, words: Words, sentence_starts: frozenset[int]) -> list[Mark]:
        """All phrases found in a plain text, by start; phrases of one family do not overlap."""
        found: list[Mark] = []
        latest: dict[str, int] = {}
        for start, near, likely in self._begun(words):
            for wanted, phrases in likely:
                if wanted is not None and near.isdisjoint(wanted):
                    continue
                for phrase in phrases:
                    if phrase.at_start and start not in sentence_starts:
                        continue
                    match = phrase.match(words.text, start)
                    if match:
                        _add(found, latest, Mark(phrase.family, start, match.end()))
        return found

    def _begun(self, words: Words) -> Iterator[tuple[int, frozenset[str], Likely]]:
        """Where phrases may begin, with the words that are near, and those that begin with the word there."""
        openings, contracts = self._openings, "'" in words.text
        followings = (*words.words[1:], OPEN)
        for first, last, near in words.stretches:
            part = slice(first, last)
            for word, following, start in zip(
                words.words[part], followings[part], words.starts[part], strict=True
            ):
                if contracts and ("'" in word or "'" in following):
                    for at, likely in self._beside_contraction(word, following):
                        yield start + at, near, likely
                elif word in openings:
                    by_second = openings[word].by_second
                    likely = by_second[following] if following in by_second else by_second[OPEN]
                    if likely:
                        yield start, near, likely

    def _beside_contraction(self, word: str, following: str) -> Iterator[tuple[int, Likely]]:
        if "'" in word:
            for head, at in contracted_parts(word):
                yield at, self._contracted(head, following)
        elif word in self._openings:
            yield 0, self._openings[word].before_contracted(following)

    def _contracted(self, word: str, following: str) -> Likely:
        opening = self._openings.get(word)
        likely = opening.before_contracted(following) if opening else ()
        contracting = self._openings.get(contracted_head(word))
        return (*likely, *contracting.contracted) if contracting else likely


def _add(found: list[Mark], latest: dict[str, int], mark: Mark) -> None:
    """Adds a mark behind the latest of its family; of two that begin in one place the longer stays."""
    at = latest.get(mark.family)
    if at is None or mark.start >= found[at].end:
        latest[mark.family] = len(found)
        found.append(mark)
    elif mark.start == found[at].start and mark.end > found[at].end:
        found[at] = mark
