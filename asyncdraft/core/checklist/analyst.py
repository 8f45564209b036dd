"""The analyst: reads what a block says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from asyncdraft.core.checklist.ask_finder import AskFinder
from asyncdraft.core.checklist.asks import ASIDES
from asyncdraft.core.checklist.blocks import Block, BlockKind
from asyncdraft.core.checklist.facts import ASIDE, SUBJECT, Bits, Facts, Greeting, Sign, Sought
from asyncdraft.core.checklist.lexicon import Lexicon, Marks
from asyncdraft.core.checklist.references import mask, visible
from asyncdraft.core.checklist.sentences import Sentence, sentences
from asyncdraft.core.checklist.words import WORD, Words, plain
from asyncdraft.core.when.reading import TimeReader

_ADDRESSED = re.compile(r"[^,!.:;?\n–—(]*")
_ADDRESSED_WORDS = 4
_PAIR = frozenset({"both", "two"})
_VOCATIVE = re.compile(r"@?[^\W\d_a-zß-ÿ][^\W_][\w.'’-]*,\s+")
_STOP = re.compile(r"\D[.?!…] \S")
_UNREAD = (BlockKind.CODE, BlockKind.QUOTE)


class Analyst:
    """Computes the facts of a block: what the lexicon and the time reader find; the signs are left open."""

    def __init__(self, lexicon: Lexicon, times: TimeReader, signs: Mapping[str, Sign]) -> None:
        self.bits = Bits()
        self._lexicon = lexicon
        self._times = times
        self._signs = {name: Sought(sign, self.bits[name]) for name, sign in signs.items()}
        self._everywhere = sum(self.bits[name] for name, sign in signs.items() if not sign.needs)
        self._needing: dict[str, int] = {}
        for name, sign in signs.items():
            for kind in sign.needs:
                self._needing[kind] = self._needing.get(kind, 0) | self.bits[name]
        self._asks = AskFinder(lexicon)
        self._everybody = lexicon.words("everybody")
        self._unnamed = self._everybody | lexicon.words("phatic")

    def facts(self, blocks: Sequence[Block], now: datetime) -> list[Facts]:
        """`now` is the hour of sending, aware, in the writer's zone.

        One reader after the other goes through all blocks: in turns within each block, they would drive
        each other out of the processor's caches, and take a quarter longer.
        """
        found = [Facts(kind=block.kind, text=block.text, lexicon=self._lexicon, hour=now) for block in blocks]
        spoken = [facts for facts in found if facts.kind not in _UNREAD]
        readers = (
            self._read_sentences,
            self._read_words,
            self._read_times,
            self._read_references,
            self._read_asks,
            self._sum_up,
        )
        for read in readers:
            for facts in spoken:
                read(facts)
        return found

    def _read_sentences(self, facts: Facts) -> None:
        facts.masked, facts.references = mask(facts.text)
        facts.sentences = sentences(facts.text, facts.masked)
        facts.starts = tuple([sentence.start for sentence in facts.sentences])

    def _read_words(self, facts: Facts) -> None:
        words = Words(plain(facts.masked), stops(facts.masked, facts.sentences))
        facts.words = frozenset(words.words)
        facts.word_count = len(words.words)
        facts.sentence_words = tuple([words.between(each.body, each.end) for each in facts.sentences])
        facts.marks = self._marks(words, facts.masked, facts.sentences)
        facts.greeting = self._greeting(facts.masked, facts.marks)

    def _read_times(self, facts: Facts) -> None:
        facts.times = self._times.scan(facts.masked, facts.hour)

    def _read_references(self, facts: Facts) -> None:
        facts.references += visible(facts.masked)

    def _read_asks(self, facts: Facts) -> None:
        facts.asks = self._asks.find(facts.masked, facts.sentences, facts.sentence_words, facts.marks)

    def _sum_up(self, facts: Facts) -> None:
        facts.kinds = frozenset(_kinds(facts))
        facts.bits = sum(map(self.bits.__getitem__, facts.kinds))
        facts.signs = self._signs
        waking = filter(None, map(self._needing.get, facts.kinds))
        facts.unsought = reduce(or_, waking, self._everywhere)

    def _marks(self, words: Words, masked: str, found: tuple[Sentence, ...]) -> Marks:
        called = (_VOCATIVE.match(masked, sentence.body, sentence.end) for sentence in found)
        starts = frozenset([sentence.body for sentence in found] + [name.end() for name in called if name])
        marks: Marks = {}
        for mark in self._lexicon.scan(words, starts):
            marks[mark.family] = (*marks.get(mark.family, ()), mark)
        return marks

    def _greeting(self, masked: str, marks: Marks) -> Greeting | None:
        found = marks.get("greeting")
        if not found:
            return None
        tail = _ADDRESSED.match(masked, found[0].end)
        addressed = WORD.findall(tail[0])[:_ADDRESSED_WORDS] if tail else []
        lowered = [word.lower() for word in addressed]
        is_broad = not self._everybody.isdisjoint(lowered)
        names = tuple(
            word
            for word, lower in zip(addressed, lowered, strict=True)
            if lower not in self._unnamed and (word[:1].isupper() or not is_broad)
        )
        end = tail.end() if tail and addressed else found[0].end
        return Greeting(found[0].start, end, names, is_broad, not _PAIR.isdisjoint(lowered))


def stops(masked: str, found: Iterable[Sentence]) -> list[int]:
    """Ends of sentences behind which no phrase goes on; behind a number with a dot one may: in 3. days."""
    return [sentence.end for sentence in found if _STOP.match(masked, sentence.end - 2)]


def _kinds(facts: Facts) -> Iterator[str]:
    yield from facts.marks
    yield from [kind.value for kind in {reference.kind for reference in facts.references}]
    for name in ("times", "asks"):
        if getattr(facts, name):
            yield name
    if facts.kind is BlockKind.SUBJECT:
        yield SUBJECT
    if not {ask.kind for ask in facts.asks}.isdisjoint(ASIDES):
        yield ASIDE
