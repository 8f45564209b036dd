"""Spelling: which words of a message a dictionary may judge, and what it said of them.

The dictionary itself is elsewhere and may be slow: what it has not answered yet is taken for right.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

import msgspec

from asyncdraft.core.checklist.blocks import Block, BlockKind
from asyncdraft.core.checklist.layout import edited
from asyncdraft.core.checklist.references import ReferenceKind, mask, visible
from asyncdraft.core.people import Person

Answer = tuple[str, ...] | None
"""What to write instead, best first and perhaps nothing; None for a word that is right."""

FOREIGN_WORDS = 8
FOREIGN_SHARE = 0.4
"""A block of so many words, of which so many are unknown, is in another language and left alone."""

LONGEST_WORD = 40
REMEMBERED_BLOCKS = 1024
"""A key changes one block; those beside it are cut anew, but have the words that they had."""
_WORD = re.compile(
    r"(?<![\w@#/\\.$%&=+~'’])(?<!--)[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@/\\=+~]|\.\w|['’]\w)", re.UNICODE
)
_POSSESSIVE = re.compile(r"(?:['’]s|['’])\Z")
_NEVER = frozenset(
    {ReferenceKind.IDENTIFIER, ReferenceKind.MENTION, ReferenceKind.NUMBER, ReferenceKind.PLACEHOLDER}
)
_LAST_LATIN = "\u024f"


class Dialect(StrEnum):
    BRITISH = "british"
    AMERICAN = "american"
    AUSTRALIAN = "australian"
    CANADIAN = "canadian"
    INDIAN = "indian"


_COUNTRIES = {
    "US": Dialect.AMERICAN,
    "CA": Dialect.CANADIAN,
    "AU": Dialect.AUSTRALIAN,
    "NZ": Dialect.AUSTRALIAN,
    "IN": Dialect.INDIAN,
}
_CANADIAN_CITIES = frozenset(
    ["Toronto", "Vancouver", "Edmonton", "Winnipeg", "Halifax", "Regina", "St_Johns", "Moncton", "Whitehorse"]
)


def dialect_of(person: Person | None) -> Dialect:
    """By the country of the person's holidays, else by the zone."""
    country = person.holidays.partition("-")[0] if person else ""
    if country:
        return _COUNTRIES.get(country, Dialect.BRITISH)
    region, _, city = (person.zone if person else "").partition("/")
    if region == "America":
        return Dialect.CANADIAN if city in _CANADIAN_CITIES else Dialect.AMERICAN
    by_region = {"Australia": Dialect.AUSTRALIAN, "US": Dialect.AMERICAN, "Canada": Dialect.CANADIAN}
    return Dialect.INDIAN if city in ("Kolkata", "Calcutta") else by_region.get(region, Dialect.BRITISH)


class Word(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    text: str


class Misspelling(msgspec.Struct, frozen=True):
    """[start, end) in code points of the text at `place`, a pane or a field; `choices`: best first."""

    place: str
    start: int
    end: int
    text: str
    choices: tuple[str, ...] = ()


def words(text: str) -> Iterator[Word]:
    """Words of a block's prose: none of code, links, addresses, quotations, mentions and identifiers.

    Capitals alone, inner capitals and letters that are not Latin are left out: names of programs, acronyms.
    """
    masked, _hidden = mask(text)
    for reference in visible(masked):
        if reference.kind in _NEVER:
            blank = " " * (reference.end - reference.start)
            masked = masked[: reference.start] + blank + masked[reference.end :]
    for found in _WORD.finditer(masked):
        if _is_plain(found[0]):
            yield Word(found.start(), found.end(), found[0])


def _is_plain(word: str) -> bool:
    letters = word.replace("’", "'")
    return 1 < len(word) <= LONGEST_WORD and letters[1:].islower() and max(letters) <= _LAST_LATIN


def plain(word: str) -> str:
    """A word as dictionaries have it: straight apostrophe, no possessive."""
    return _POSSESSIVE.sub("", word).replace("’", "'")


def names_of(people: Iterable[Person]) -> frozenset[str]:
    """The words by which people are called."""
    texts = (text for person in people for text in (person.name, person.id, person.slack, person.github))
    return frozenset(word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text))


class _Doubts(msgspec.Struct, frozen=True, gc=False):
    """A block and those of its words that are not known to be right."""

    start: int
    paragraph: int | None
    words: tuple[Word, ...]
    count: int

    def moved(self, by: int) -> "_Doubts":
        paragraph = None if self.paragraph is None else self.paragraph + by
        return _Doubts(self.start + by, paragraph, self.words, self.count) if by else self

    def without(self, right: frozenset[str]) -> "_Doubts":
        """The words that turned out to be right are doubted no more."""
        doubted = tuple(word for word in self.words if plain(word.text) not in right)
        return self if len(doubted) == len(self.words) else msgspec.structs.replace(self, words=doubted)


class Proofreader:
    """Finds the words to ask a dictionary about, and remembers per block which of them it doubts."""

    def __init__(self) -> None:
        self._right: frozenset[str] = frozenset()
        self._answers: dict[str, Answer] = {}
        self._texts: dict[str, tuple[str, tuple[_Doubts, ...]]] = {}
        self._words = lru_cache(REMEMBERED_BLOCKS)(lambda text: tuple(words(text)))
        self._knowledge = 0

    def set_right(self, right: Collection[str]) -> None:
        """Words that are right whatever the dictionary says; case does not count."""
        self._knowledge += 1
        self._right = frozenset(word.casefold() for word in right)
        self._texts.clear()

    def learn(self, answers: Mapping[str, Answer]) -> None:
        self._knowledge += 1
        self._answers |= answers
        right = frozenset(word for word, answer in answers.items() if answer is None)
        for place, (text, blocks) in self._texts.items():
            self._texts[place] = text, tuple(block.without(right) for block in blocks)

    def forget(self) -> None:
        """Another dictionary will answer."""
        self._knowledge += 1
        self._answers.clear()
        self._texts.clear()

    def preparing(self, texts: Mapping[str, str]) -> Iterator[None]:
        """Finds the words, a block a step; `unknown` and `misspellings` are quick after the last one."""
        for place, text in texts.items():
            yield from self._laying(place, text)

    def unknown(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        """Words on which the dictionary has not been heard, each once."""
        found = (word for place, text in texts.items() for _, word in self._doubted(place, text))
        doubted = (plain(word.text) for word in found)
        return tuple(dict.fromkeys(word for word in doubted if word not in self._answers))

    def misspellings(self, texts: Mapping[str, str]) -> tuple[Misspelling, ...]:
        return tuple(
            Misspelling(place, start + word.start, start + word.end, word.text, _choices(word.text, answer))
            for place, text in texts.items()
            for start, word in self._wrong(place, text)
            if (answer := self._answers.get(plain(word.text))) is not None
        )

    def _doubted(self, place: str, text: str) -> Iterator[tuple[int, Word]]:
        return ((block.start, word) for block in self._blocks(place, text) for word in block.words)

    def _wrong(self, place: str, text: str) -> Iterator[tuple[int, Word]]:
        for block in self._blocks(place, text):
            is_foreign = block.count >= FOREIGN_WORDS and len(block.words) > FOREIGN_SHARE * block.count
            if not is_foreign:
                yield from ((block.start, word) for word in block.words)

    def _blocks(self, place: str, text: str) -> tuple[_Doubts, ...]:
        for _block in self._laying(place, text):
            pass
        return self._texts[place][1]

    def _laying(self, place: str, text: str) -> Iterator[None]:
        """A step for each block that is new; once more if other words are right before the last step."""
        known = self._knowledge
        old, blocks = self._texts.get(place, ("", ()))
        if old == text and place in self._texts:
            return
        edit = edited(old, blocks, text)
        fresh: list[_Doubts] = []
        for block in edit.fresh:
            fresh.append(self._doubts(block))
            yield
        if known != self._knowledge:
            yield from self._laying(place, text)
            return
        moved = (block.moved(edit.shift) for block in blocks[edit.tail :])
        self._texts[place] = (text, (*blocks[: edit.head], *fresh, *moved))

    def _doubts(self, block: Block) -> _Doubts:
        prose = block.kind in (BlockKind.TEXT, BlockKind.SUBJECT)
        found = self._words(block.text) if prose else ()
        doubted = tuple(word for word in found if not self._is_right(plain(word.text)))
        return _Doubts(block.start, block.paragraph, doubted, len(found))

    def _is_right(self, word: str) -> bool:
        return word.casefold() in self._right or (word in self._answers and self._answers[word] is None)


def _choices(written: str, answer: tuple[str, ...]) -> tuple[str, ...]:
    """With the possessive of the word as it is written."""
    ending = _POSSESSIVE.search(written)
    return tuple(f"{choice}{ending[0]}" for choice in answer) if ending else answer
