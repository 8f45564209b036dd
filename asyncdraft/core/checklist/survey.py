"""The whole message as rules see it: the facts of its blocks, and what follows from them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property, reduce
from itertools import chain, compress
from operator import attrgetter, or_

import msgspec

from asyncdraft.core.checklist.asks import ASIDES, PLAIN, Ask, AskKind
from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.courtesy import comes_to_point, foreign_weight
from asyncdraft.core.checklist.facts import ASIDE, SUBJECT, Bits, Facts, Passage
from asyncdraft.core.checklist.finding import Fix, Severity
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.message import Message, Recipient
from asyncdraft.core.checklist.references import POINTERS, points
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import Reading
from asyncdraft.core.when.zones import zone

_HELLO_WORDS, _PING_WORDS = 60, 110
"""The longest message that is only courtesy, and one that also wants a word."""

_HELLO_SHARE, _PING_SHARE = 0.05, 0.12
"""How many of the words may carry content, with and without that a word is sought."""

_CALLED_WORDS = 3


class Hit(msgspec.Struct, frozen=True, gc=False):
    """One place where a rule fires, in code points of the pane; something absent has an empty span.

    `severity` is None where it is that of the rule.
    """

    pane: Pane
    start: int
    end: int
    title: str
    message: str = ""
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A block in its pane."""

    pane: Pane
    start: int
    paragraph: int | None
    facts: Facts


def moved(blocks: Sequence[Placed], by: int) -> Sequence[Placed]:
    if not by:
        return blocks
    return [
        Placed(one.pane, one.start + by, None if one.paragraph is None else one.paragraph + by, one.facts)
        for one in blocks
    ]


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A passage of a placed block."""

    placed: Placed
    start: int
    end: int

    @property
    def passage(self) -> Passage:
        return Passage(self.placed.facts, self.start, self.end)

    @property
    def quote(self) -> str:
        return self.placed.facts.text[self.start : self.end]

    @property
    def sentence(self) -> int:
        return self.placed.facts.sentence_at(self.start)

    def hit(self, title: str, message: str = "", fixes: tuple[Fix, ...] = ()) -> Hit:
        offset = self.placed.start
        return Hit(self.placed.pane, offset + self.start, offset + self.end, title, message, fixes)


_words_of = attrgetter("facts.word_count")


class Survey:
    """`panes` are the blocks of each, `bits` those by which their facts are found.

    `now` is the moment of sending, aware, in the writer's zone. `facts_of` reads a text that stands outside
    of the panes, such as a field of the template.
    """

    def __init__(
        self,
        message: Message,
        panes: Mapping[Pane, Sequence[Placed]],
        lexicon: Lexicon,
        now: datetime,
        facts_of: Callable[[str], Sequence[Facts]],
        bits: Bits,
    ) -> None:
        self.facts_of = facts_of
        self.message = message
        self.panes = panes
        self.blocks = [*chain.from_iterable(panes.values())]
        self.lexicon = lexicon
        self.now = now
        self._bits = bits
        facts = [placed.facts for placed in self.blocks]
        self._held = [each.bits for each in facts]
        self._all_held = reduce(or_, self._held, 0)
        self._unsought: dict[int, list[int]] = defaultdict(list)
        for number, unsought in enumerate([each.unsought for each in facts]):
            self._unsought[unsought].append(number)
        self._all_unsought = reduce(or_, self._unsought, 0)
        self._holding: dict[str, list[Placed]] = {}

    def has(self, *kinds: str) -> bool:
        """Whether any block holds a phrase, sign or reference of these kinds."""
        wanted = self._bits.of(kinds)
        if self._all_held & wanted:
            return True
        return bool(self._all_unsought & wanted) and any(map(self._turns_up, kinds))

    @cached_property
    def held(self) -> frozenset[str]:
        """The phrases, references and signs that are known to be in some block."""
        return frozenset(compress(self._bits, map(self._all_held.__and__, self._bits.values())))

    def _turns_up(self, kind: str) -> bool:
        """Whether a sign is found where it was not sought yet; the first block with it will do."""
        found = any(self.blocks[number].facts.marked(kind) for number in self._open(kind))
        self._all_held |= self._bits[kind] if found else 0
        return found

    def _open(self, kind: str) -> list[int]:
        """The numbers of the blocks in which a sign was not sought when the survey began."""
        bit = self._bits[kind] & self._all_unsought
        if not bit:
            return []
        return [number for unsought, group in self._unsought.items() if unsought & bit for number in group]

    def holding(self, kind: str) -> Sequence[Placed]:
        if kind not in self._holding:
            self._holding[kind] = self._found(kind, self._bits[kind])
        return self._holding[kind]

    def _found(self, kind: str, bit: int) -> list[Placed]:
        for number in self._open(kind):
            if self.blocks[number].facts.marked(kind):
                self._held[number] |= bit
                self._all_held |= bit
        if not self._all_held & bit:
            return []
        return [placed for placed, held in zip(self.blocks, self._held, strict=True) if held & bit]

    def marks(self, *families: str) -> Iterator[Spot]:
        """Phrases of these families, in text order within each family."""
        for family in families:
            for placed in self.holding(family):
                for mark in placed.facts.marked(family):
                    yield Spot(placed, mark.start, mark.end)

    def times(self, sign: str, panes: Collection[Pane] = tuple(Pane)) -> Iterator[tuple[Spot, Reading]]:
        """The times that bear this sign."""
        for placed in [placed for placed in self.holding(sign) if placed.pane in panes]:
            for reading in placed.facts.times_with(sign):
                yield Spot(placed, reading.start, reading.end), reading

    @cached_property
    def is_fyi(self) -> bool:
        return self.has("fyi")

    @cached_property
    def asks(self) -> Sequence[tuple[Placed, Ask]]:
        """What the message asks; a message for information asks only what it asks plainly."""
        found = self._asks
        if self.has(ASIDE):
            found = [pair for pair in found if pair[1].kind not in ASIDES or self._assigns(pair[1])]
        return [pair for pair in found if pair[1].kind in PLAIN] if self.is_fyi else found

    @cached_property
    def instructs(self) -> bool:
        """Whether it tells somebody what to do, be it without a request."""
        return self.has(ASIDE) and any(ask.kind is AskKind.INSTRUCTION for _, ask in self._asks)

    def _assigns(self, ask: Ask) -> bool:
        """Whether what looks like an assignment calls a reader by name."""
        called = WORD.findall(plain(ask.owner))
        is_to_reader = "@" in ask.owner or not self.reader_names.isdisjoint(called)
        return ask.kind is AskKind.ASSIGNMENT and is_to_reader

    @cached_property
    def _asks(self) -> list[tuple[Placed, Ask]]:
        return [(placed, ask) for placed in self.holding("asks") for ask in placed.facts.asks]

    @cached_property
    def has_pointer(self) -> bool:
        """Whether anything lets the reader find a document: a link, an identifier, an attachment."""
        here = self.has(*(kind.value for kind in POINTERS), "attached")
        return here or points(self.message.beside)

    @cached_property
    def people(self) -> tuple[Recipient, ...]:
        return tuple(filter(self._is_person, self.message.recipients))

    def _is_person(self, recipient: Recipient) -> bool:
        words = WORD.findall(plain(recipient.name))
        is_many = recipient.is_channel or "(" in recipient.name
        return bool(words) and not is_many and self.lexicon.words("group").isdisjoint(words)

    @cached_property
    def reader_names(self) -> frozenset[str]:
        """The words, in small letters, by which recipients are called."""
        return frozenset(filter(None, map(self._name_of, self.message.recipients)))

    def _name_of(self, recipient: Recipient) -> str:
        """The first word of the name that is none of a title or a group; empty for a channel."""
        words = () if recipient.is_channel else WORD.findall(plain(recipient.name))
        titles, groups = self.lexicon.words("title"), self.lexicon.words("group")
        return next((word for word in words if word not in titles and word not in groups), "")

    @cached_property
    def named_readers(self) -> tuple[str, ...]:
        """Recipients whom the text calls by name; sought from its end, where they mostly are asked."""
        called = ((recipient.name, self._name_of(recipient)) for recipient in self.message.recipients)
        return tuple(full for full, name in called if name and self._says(name))

    def _says(self, word: str) -> bool:
        return any(word in placed.facts.words for placed in reversed(self.blocks))

    @cached_property
    def one_reader(self) -> bool:
        """Whether exactly one recipient, no channel, makes clear who is meant."""
        recipients = self.message.recipients
        return len(recipients) == 1 and not recipients[0].is_channel

    @cached_property
    def word_count(self) -> int:
        return sum(map(_words_of, self.blocks))

    @cached_property
    def is_only_hello(self) -> bool:
        """Whether courtesy is all there is."""
        count: int = self.word_count - sum(map(_words_of, self.holding(SUBJECT)))
        is_pinged = self.has("ping") and not self.has("ping.not")
        if not 0 < count <= (_PING_WORDS if is_pinged else _HELLO_WORDS):
            return False
        body = [placed.facts for placed in self.blocks if placed.facts.kind is not BlockKind.SUBJECT]
        if self.has_pointer or self.has("code", "quote", "time.clock") or self.is_fyi:
            return False
        if not (is_pinged or self.has("greeting")):
            return count <= _CALLED_WORDS and self._only_calls(body)
        if self.has("answer") or any(map(comes_to_point, body)):
            return False
        is_sought = is_pinged and not self.has("call")
        weight = foreign_weight(body, self.lexicon, self.reader_names, is_pinged, is_sought)
        return weight <= count * (_PING_SHARE if is_sought else _HELLO_SHARE)

    def _only_calls(self, body: Sequence[Facts]) -> bool:
        """Whether it is the reader's name, and nothing else: "Kenji?"."""
        words = {word for facts in body for word in facts.words}
        return len(words) == 1 and words <= self.reader_names

    @cached_property
    def share_offset(self) -> bool:
        """Whether all known readers keep the writer's time on the day of sending."""
        zones = [recipient.zone for recipient in self.message.recipients if recipient.zone]
        offsets = {self.now.astimezone(zone(name)).utcoffset() for name in (*zones, self.message.sender_zone)}
        return bool(zones) and len(offsets) == 1

    def absent(self, pane: Pane, title: str, message: str = "", fixes: tuple[Fix, ...] = ()) -> Hit:
        """A hit for something that is missing from `pane`."""
        home = self.message.home(pane)
        at = 0 if home is Pane.TEXT else len(self.message.text(home).rstrip())
        return Hit(home, at, at, title, message, fixes)
