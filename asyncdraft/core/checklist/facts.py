"""What one block says: computed once, remembered by its text, read by every rule."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, TypeVar

import msgspec

from asyncdraft.core.checklist.asks import Ask
from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.lexicon import Lexicon, Mark, Marks
from asyncdraft.core.checklist.references import Reference
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.when.reading import Reading

T = TypeVar("T")
SUBJECT, ASIDE = "subject line", "aside"
"""Keys under which a survey finds a subject, and asks that are none unless other things hold."""


class Span(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int


class Greeting(msgspec.Struct, frozen=True):
    """`names` are the words that greet somebody in particular; none when all are greeted alike.

    A pair is two whom the writer knows: hi both.
    """

    start: int
    end: int
    names: tuple[str, ...]
    is_broad: bool
    is_pair: bool = False


class Facts(msgspec.Struct, kw_only=True):
    """All spans count code points of the block, of which `masked` shows what is to be judged.

    `words` are plain; those of a sentence stand there in both forms where they are contracted. `starts` are
    where sentences begin. `hour` is that of sending. `marks` are of families, and of the signs that were
    sought so far. `kinds` are the keys under which a survey finds it. In one number each: `bits` are all that
    it is found by, `unsought` are the signs to be sought when a rule first asks for them.
    """

    kind: BlockKind
    text: str
    lexicon: Lexicon
    hour: datetime
    masked: str = ""
    words: frozenset[str] = frozenset()
    word_count: int = 0
    sentences: tuple[Sentence, ...] = ()
    starts: tuple[int, ...] = ()
    sentence_words: tuple[frozenset[str], ...] = ()
    marks: Marks = {}
    times: tuple[Reading, ...] = ()
    references: tuple[Reference, ...] = ()
    asks: tuple[Ask, ...] = ()
    greeting: Greeting | None = None
    kinds: frozenset[str] = frozenset()
    signs: "Mapping[str, Sought]" = {}
    bits: int = 0
    unsought: int = 0
    memory: dict[object, Any] = msgspec.field(default_factory=dict)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds `position`."""
        return max(0, bisect_right(self.starts, position) - 1)

    def marked(self, kind: str) -> tuple[Mark, ...]:
        """The phrases of a family, or where a sign is found."""
        sought = self.signs.get(kind)
        if sought and self.unsought & sought.bit:
            return self._seek(kind, sought)
        return self.marks.get(kind, ())

    def seek(self) -> None:
        """Seeks all signs now."""
        for name in self.signs:
            self.marked(name)

    def _seek(self, name: str, sought: "Sought") -> tuple[Mark, ...]:
        found = tuple(
            [Mark(name, passage.start, passage.end) for passage in sought.sign.find(self, self.hour)]
        )
        self.unsought &= ~sought.bit
        if found:
            self.marks[name] = found
            self.bits |= sought.bit
        return found

    def times_with(self, sign: str) -> list[Reading]:
        """The times that bear this sign."""
        starts = [mark.start for mark in self.marked(sign)]
        return [reading for reading in self.times if reading.start in starts]

    def recall(self, compute: "Callable[[Facts], T]") -> T:
        """What `compute` makes of the block, once and for all: a key costs nothing where nothing changed.

        No passages: they hold the block, which would then hold itself.
        """
        found: T
        try:
            found = self.memory[compute]
        except KeyError:
            found = self.memory[compute] = compute(self)
        return found

    def passages(self, *families: str) -> "Iterator[Passage]":
        """The phrases of these families, or where these signs are found."""
        for family in families:
            for mark in self.marked(family):
                yield Passage(self, mark.start, mark.end)


class Passage(msgspec.Struct, frozen=True, gc=False):
    """[start, end) of a block, with what stands around it."""

    facts: Facts
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.facts.text[self.start : self.end]

    @property
    def sentence(self) -> int:
        return self.facts.sentence_at(self.start)

    @property
    def bounds(self) -> Span | Sentence:
        """The sentence around it; all of the block where it has no words."""
        facts = self.facts
        if not facts.sentences:
            return Span(0, len(facts.text))
        return facts.sentences[max(0, bisect_right(facts.starts, self.start) - 1)]

    def before(self, reach: int) -> str:
        """Up to `reach` masked characters before, within the sentence."""
        return self.facts.masked[max(self.bounds.start, self.start - reach) : self.start]

    def after(self, reach: int) -> str:
        return self.facts.masked[self.end : min(self.bounds.end, self.end + reach)]

    def within(self, *families: str) -> bool:
        """Whether a phrase of these families begins in the same sentence."""
        return self._has_near(families, 0, len(self.facts.text))

    def nears(self, reach: int, *families: str) -> bool:
        """Whether a phrase of these families begins in the same sentence, at most `reach` characters away."""
        return self._has_near(families, self.start - reach, self.end + reach)

    def nears_after(self, reach: int, *families: str) -> bool:
        """Whether a phrase of these families begins at most `reach` characters behind, in the sentence."""
        return self._has_near(families, self.end, self.end + reach)

    def _has_near(self, families: tuple[str, ...], low: int, high: int) -> bool:
        """Whether one begins in [low, high) of the same sentence."""
        starts = [mark.start for family in families for mark in self.facts.marks.get(family, ())]
        if not starts:
            return False
        bounds = self.bounds
        low, high = max(bounds.start, low), min(bounds.end, high)
        return any(low <= start < high for start in starts)

    def overlaps(self, *families: str) -> bool:
        """Whether a phrase of these families covers part of it."""
        return any(
            mark.start < self.end and self.start < mark.end
            for family in families
            for mark in self.facts.marks.get(family, ())
        )

    @property
    def is_asking(self) -> bool:
        """Whether its sentence asks for something."""
        number = self.sentence
        return any(ask.sentence == number and not ask.is_aside for ask in self.facts.asks)


class Bits(dict[str, int]):
    """A bit for each kind, given out when it is first met: a long message is sifted by numbers alone."""

    def __init__(self) -> None:
        super().__init__()
        self._together: dict[tuple[str, ...], int] = {}

    def __missing__(self, kind: str) -> int:
        self[kind] = 1 << len(self)
        return self[kind]

    def of(self, kinds: tuple[str, ...]) -> int:
        """The bits of these kinds in one number."""
        found = self._together.get(kinds)
        if found is None:
            found = self._together[kinds] = reduce(or_, map(self.__getitem__, kinds), 0)
        return found


Finder = Callable[[Facts, datetime], Iterable[Passage]]
"""Finds what a rule looks for in one block; the second argument is the hour of sending."""


class Sign(msgspec.Struct, frozen=True):
    """What a rule looks for; of kinds of which a block has none, it `needs` one: else it is not sought there.

    Without needs it is sought in every block.
    """

    find: Finder
    needs: tuple[str, ...] = ()

    def __call__(self, facts: Facts, now: datetime) -> Iterable[Passage]:
        return self.find(facts, now)


def needing(*kinds: str) -> Callable[[Finder], Sign]:
    """Makes a sign of a finder that finds nothing in a block without any of these kinds."""
    return lambda find: Sign(find, kinds)


class Sought(msgspec.Struct, frozen=True):
    """A sign with its bit."""

    sign: Sign
    bit: int
