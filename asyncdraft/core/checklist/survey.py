"""The whole message as rules see it: the facts of its blocks, and what follows from them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property

import msgspec

from asyncdraft.core.checklist.asks import Ask, AskKind
from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.finding import Fix
from asyncdraft.core.checklist.lexicon import WORD, Lexicon
from asyncdraft.core.checklist.message import Message, Recipient
from asyncdraft.core.checklist.references import POINTERS, Reference, ReferenceKind
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import Reading

_TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "madam", "frau", "herr", "mme"]
)
_GROUP_WORDS = frozenset(
    [
        "team",
        "group",
        "desk",
        "staff",
        "support",
        "helpdesk",
        "office",
        "council",
        "board",
        "committee",
        "leads",
        "all",
        "everyone",
        "managers",
        "engineers",
        "department",
        "squad",
        "crew",
        "sponsors",
        "drivers",
        "curators",
        "hires",
        "customers",
        "members",
        "users",
        "people",
        "partners",
        "ops",
        "hr",
        "it",
        "legal",
        "finance",
        "sales",
        "marketing",
        "service",
        "operations",
        "steering",
        "program",
        "programme",
        "depot",
        "platform",
        "facilities",
        "reception",
    ]
)
_HELLO_WORDS = 60


class Hit(msgspec.Struct, frozen=True):
    """One place where a rule fires, in code points of the pane; something absent has an empty span."""

    pane: Pane
    start: int
    end: int
    title: str
    message: str = ""
    fixes: tuple[Fix, ...] = ()


class Placed(msgspec.Struct, frozen=True):
    """A block in its pane."""

    pane: Pane
    start: int
    paragraph: int
    facts: Facts


class Spot(msgspec.Struct, frozen=True):
    """A span of a block, in code points of the block."""

    placed: Placed
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.placed.facts.text[self.start : self.end]

    @property
    def sentence(self) -> int:
        return self.placed.facts.sentence_at(self.start)

    def before(self, reach: int) -> str:
        """Up to `reach` masked characters before, within the sentence."""
        left = max(self.placed.facts.sentence_of(self.start).start, self.start - reach)
        return self.placed.facts.masked[left : self.start]

    def after(self, reach: int) -> str:
        right = min(self.placed.facts.sentence_of(self.start).end, self.end + reach)
        return self.placed.facts.masked[self.end : right]

    def hit(self, title: str, message: str = "", fixes: tuple[Fix, ...] = ()) -> Hit:
        offset = self.placed.start
        return Hit(self.placed.pane, offset + self.start, offset + self.end, title, message, fixes)


class Survey:
    def __init__(self, message: Message, blocks: Sequence[Placed], lexicon: Lexicon, now: datetime) -> None:
        self.message = message
        self.blocks = blocks
        self.lexicon = lexicon
        self.now = now
        self._index: dict[str, list[Placed]] = defaultdict(list)
        for placed in blocks:
            for kind in placed.facts.kinds:
                self._index[kind].append(placed)

    def has(self, *kinds: str) -> bool:
        return any(kind in self._index for kind in kinds)

    def holding(self, kind: str) -> Sequence[Placed]:
        return self._index.get(kind, ())

    def holding_any(self, *kinds: str) -> Iterator[Placed]:
        return (placed for placed in self.blocks if not set(kinds).isdisjoint(placed.facts.kinds))

    def marks(self, *families: str) -> Iterator[Spot]:
        """Phrases of these families, in text order within each family."""
        for family in families:
            for placed in self.holding(family):
                for mark in placed.facts.marks[family]:
                    yield Spot(placed, mark.start, mark.end)

    def times(self) -> Iterator[tuple[Spot, Reading]]:
        for placed in self.holding("times"):
            for reading in placed.facts.times:
                yield Spot(placed, reading.start, reading.end), reading

    def references(self, *kinds: ReferenceKind) -> Iterator[tuple[Spot, Reference]]:
        for kind in kinds:
            for placed in self.holding(kind.value):
                for reference in placed.facts.references:
                    if reference.kind is kind:
                        yield Spot(placed, reference.start, reference.end), reference

    def within(self, spot: Spot, *families: str) -> bool:
        """Whether a phrase of these families begins in the spot's sentence."""
        facts = spot.placed.facts
        return any(
            facts.sentence_at(mark.start) == spot.sentence
            for family in families
            for mark in facts.marks.get(family, ())
        )

    def overlaps(self, spot: Spot, *families: str) -> bool:
        """Whether a phrase of these families covers part of the spot."""
        marks = spot.placed.facts.marks
        return any(
            mark.start < spot.end and spot.start < mark.end
            for family in families
            for mark in marks.get(family, ())
        )

    @cached_property
    def word_count(self) -> int:
        return sum(placed.facts.word_count for placed in self.blocks)

    @cached_property
    def is_fyi(self) -> bool:
        return self.has("fyi")

    @cached_property
    def asks(self) -> tuple[tuple[Spot, Ask], ...]:
        """What the message asks; a message for information asks only what it asks plainly."""
        found = tuple(self._asks())
        return tuple(pair for pair in found if pair[1].is_plain) if self.is_fyi else found

    def _asks(self) -> Iterator[tuple[Spot, Ask]]:
        for placed in self.holding("asks"):
            for ask in placed.facts.asks:
                spot = Spot(placed, ask.start, ask.end)
                if ask.kind is not AskKind.CALL or not self.overlaps(spot, "call.not"):
                    yield spot, ask

    @cached_property
    def has_pointer(self) -> bool:
        """Whether anything lets the reader find a document: a link, an identifier, an attachment."""
        return self.has(*(kind.value for kind in POINTERS), "attached")

    @cached_property
    def people(self) -> tuple[Recipient, ...]:
        return tuple(recipient for recipient in self.message.recipients if is_person(recipient))

    @cached_property
    def named_readers(self) -> tuple[str, ...]:
        """Recipients whom the text calls by name."""
        return tuple(
            recipient.name
            for recipient in self.message.recipients
            if (words := name_words(recipient)) and any(words <= placed.facts.words for placed in self.blocks)
        )

    @cached_property
    def one_reader(self) -> bool:
        """Whether exactly one recipient, no channel, makes clear who is meant."""
        recipients = self.message.recipients
        return len(recipients) == 1 and not recipients[0].is_channel

    @cached_property
    def is_only_hello(self) -> bool:
        """Whether courtesy is all there is."""
        body = [placed.facts for placed in self.blocks if placed.facts.kind is not BlockKind.SUBJECT]
        count = sum(facts.word_count for facts in body)
        if not 0 < count <= _HELLO_WORDS or not self.has("greeting", "ping"):
            return False
        if self.has_pointer or self.has("code", "quote") or self.is_fyi:
            return False
        return self._foreign_words(body) <= (0.05 if self.has("call") else 0.12) * count

    def _foreign_words(self, body: Sequence[Facts]) -> float:
        """How many words carry content; a name weighs little."""
        phatic = self.lexicon.words("phatic")
        names = {word for recipient in self.message.recipients for word in name_words(recipient)}
        weight = 0.0
        for facts in body:
            for word in WORD.findall(facts.masked):
                if word.lower().replace("’", "'") not in phatic and word.lower() not in names:
                    weight += 0.3 if word[0].isupper() else 1.0
        return weight

    @cached_property
    def share_offset(self) -> bool:
        """Whether all known readers keep the writer's time on the day of sending."""
        zones = [recipient.zone for recipient in self.message.recipients if recipient.zone]
        offsets = {offset_of(zone, self.now) for zone in (*zones, self.message.sender_zone)}
        return bool(zones) and len(offsets) == 1

    @cached_property
    def deadlines(self) -> tuple[tuple[Spot, Reading], ...]:
        """Times by which something is asked for."""
        return tuple(pair for pair in self.times() if self._is_deadline(*pair))

    def _is_deadline(self, spot: Spot, reading: Reading) -> bool:
        before = spot.before(28)
        if _ORIGIN.search(before) or is_past(reading, self.now):
            return False
        if _CUE.search(before) or _CUE_AFTER.match(spot.after(16)):
            return True
        if spot.placed.facts.kind is BlockKind.SUBJECT:
            return False
        return any(
            ask.sentence == spot.sentence and ask.kind is not AskKind.CALL for ask in spot.placed.facts.asks
        )

    def absent(self, pane: Pane, title: str, message: str = "", fixes: tuple[Fix, ...] = ()) -> Hit:
        """A hit for something that is missing from `pane`."""
        home = self.message.home(pane)
        end = len(self.message.text(home).rstrip())
        return Hit(
            home,
            end if home is not Pane.TEXT else 0,
            end if home is not Pane.TEXT else 0,
            title,
            message,
            fixes,
        )


_CUE = re.compile(
    r"\b(?:by|before|until|till|til|due|deadline|latest|later than|within|ahead of|prior to|respond|reply"
    r"|answer|needed|required|closes|cut-?off)\b[^.!?\n]{0,14}\Z",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(r"\s*(?:at the latest|latest\b|sharp\b|the latest\b)", re.IGNORECASE)
_ORIGIN = re.compile(
    r"\b(?:since|from|of|after|as of|last|dated|started|until now)\s+(?:the\s+)?\Z", re.IGNORECASE
)


def is_past(reading: Reading, now: datetime) -> bool:
    """Whether the time lies before `now`; a range by its end."""
    value = reading.value[-1] if isinstance(reading.value, tuple) and reading.value else reading.value
    if isinstance(value, datetime):
        return value.tzinfo is not None and value < now
    return isinstance(value, date) and value < now.date()


def offset_of(zone: str, at: datetime) -> float:
    """Seconds east of UTC at that instant."""
    from asyncdraft.core.when.zones import zone as named

    offset = at.astimezone(named(zone)).utcoffset()
    return offset.total_seconds() if offset else 0.0


def name_words(recipient: Recipient) -> frozenset[str]:
    """The first word, in lower case, by which a recipient is called; none for a channel."""
    if recipient.is_channel:
        return frozenset()
    words = [word.lower() for word in WORD.findall(recipient.name)]
    own = [word for word in words if word not in _TITLES and word not in _GROUP_WORDS]
    return frozenset(own[:1])


def is_person(recipient: Recipient) -> bool:
    words = [word.lower() for word in WORD.findall(recipient.name)]
    grouped = recipient.is_channel or any(word in _GROUP_WORDS for word in words) or "(" in recipient.name
    return bool(words) and not grouped


def utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
