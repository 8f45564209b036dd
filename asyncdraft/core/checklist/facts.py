"""What one block says: computed once, remembered by its text, read by every rule."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime

import msgspec

from asyncdraft.core.checklist.asks import Ask, AskFinder, Marks
from asyncdraft.core.checklist.blocks import Block, BlockKind
from asyncdraft.core.checklist.lexicon import WORD, Lexicon
from asyncdraft.core.checklist.references import Reference, mask, visible
from asyncdraft.core.checklist.sentences import Sentence, sentences
from asyncdraft.core.when.reading import Reading, TimeReader

_CAPITALS = re.compile(r"\b[A-Z][A-Z'’]+\b(?:[\s,]+[A-Z][A-Z'’]+\b)*")
_EXCLAMATION = re.compile(r"!{3,}|(?:!\?|\?!){2,}[!?]*|\?{3,}")


class Span(msgspec.Struct, frozen=True):
    start: int
    end: int


class Greeting(msgspec.Struct, frozen=True):
    """`names` are the words that greet somebody in particular; none when all are greeted alike."""

    start: int
    end: int
    names: tuple[str, ...]
    is_broad: bool


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All spans count code points of the block; `kinds` are the keys under which a survey finds it."""

    kind: BlockKind
    text: str
    masked: str = ""
    words: frozenset[str] = frozenset()
    word_count: int = 0
    sentences: tuple[Sentence, ...] = ()
    marks: Marks = {}
    times: tuple[Reading, ...] = ()
    references: tuple[Reference, ...] = ()
    asks: tuple[Ask, ...] = ()
    greeting: Greeting | None = None
    shouts: tuple[Span, ...] = ()
    kinds: tuple[str, ...] = ()

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds `position`."""
        return max(0, bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1)

    def sentence_of(self, position: int) -> Span:
        if not self.sentences:
            return Span(0, len(self.text))
        sentence = self.sentences[self.sentence_at(position)]
        return Span(sentence.start, sentence.end)


class Analyst:
    """Computes the facts of a block; holds what this needs: the lexicon, and a reader of times."""

    def __init__(self, lexicon: Lexicon, times: TimeReader) -> None:
        self._lexicon = lexicon
        self._times = times
        self._asks = AskFinder(lexicon)
        self._everybody = lexicon.words("everybody")
        self._phatic = lexicon.words("phatic")
        self._ordinary = lexicon.words("ordinary")

    def facts(self, block: Block, now: datetime) -> Facts:
        """`now` is aware, in the writer's zone."""
        if block.kind in (BlockKind.CODE, BlockKind.QUOTE):
            return Facts(kind=block.kind, text=block.text)
        masked, hidden = mask(block.text)
        found = sentences(block.text, masked)
        marks = self._marks(masked, found)
        words = [word.lower() for word in WORD.findall(masked)]
        facts = Facts(
            kind=block.kind,
            text=block.text,
            masked=masked,
            words=frozenset(words),
            word_count=len(words),
            sentences=found,
            marks=marks,
            times=self._times.scan(masked, now),
            references=hidden + visible(masked),
            asks=self._asks.find(masked, found, marks),
            greeting=self._greeting(masked, marks),
            shouts=tuple(self._shouts(masked)),
        )
        return msgspec.structs.replace(facts, kinds=tuple(_kinds(facts)))

    def _marks(self, masked: str, found: tuple[Sentence, ...]) -> Marks:
        starts = frozenset(sentence.body for sentence in found)
        marks: Marks = {}
        for mark in self._lexicon.scan(masked, starts):
            marks[mark.family] = (*marks.get(mark.family, ()), mark)
        return marks

    def _greeting(self, masked: str, marks: Marks) -> Greeting | None:
        found = marks.get("greeting")
        if not found:
            return None
        tail = re.compile(r"[^,!.:;?\n–—(]*").match(masked, found[0].end)
        addressed = WORD.findall(tail[0])[:4] if tail else []
        lowered = [word.lower() for word in addressed]
        names = tuple(
            word
            for word in addressed
            if word.lower() not in self._everybody and word.lower() not in self._phatic
        )
        broad = any(word in self._everybody for word in lowered)
        end = tail.end() if tail and addressed else found[0].end
        return Greeting(found[0].start, end, names, broad)

    def _shouts(self, masked: str) -> Iterator[Span]:
        for found in _EXCLAMATION.finditer(masked):
            yield Span(*found.span())
        for found in _CAPITALS.finditer(masked):
            words = [word.lower() for word in WORD.findall(found[0])]
            if len(words) > 1 and sum(word in self._ordinary for word in words) * 2 >= len(words):
                yield Span(*found.span())


def _kinds(facts: Facts) -> Iterator[str]:
    yield from facts.marks
    yield from {reference.kind.value for reference in facts.references}
    for name in ("times", "asks", "shouts"):
        if getattr(facts, name):
            yield name
