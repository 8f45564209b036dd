"""What a sentence shows of the pane where it belongs: asks and reasons, cases, reports, its place."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

import msgspec

from asyncdraft.core.checklist.asks import AskKind
from asyncdraft.core.checklist.due import is_past
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.references import POINTERS, ReferenceKind
from asyncdraft.core.split.pieces import Piece

Signs = dict[str, str]
"""The signs of a sentence, each with the words that show it; none where its form or its place does."""

FAMILIES = (
    *("default", "silence", "reason", "reason.strong", "evidence", "observed", "problem", "failing"),
    *("blocked", "handoff", "decision", "risk", "delay", "change", "artefact", "attached", "fyi"),
    *("ask.closing", "time.pointer", "vague", "call", "ping", "indefinite", "given", "prohibit"),
)
"""Phrases of the checklist that say something about the pane."""

SOUGHT = ("default.case", "time.due")
"""Signs that rules of the checklist seek."""

_SHORT = 4
_OPENING = 3
_TABLED = {
    ReferenceKind.CODE: "code",
    ReferenceKind.QUOTE: "quote",
    ReferenceKind.NUMBER: "number",
    ReferenceKind.MENTION: "mention",
} | dict.fromkeys(POINTERS, "pointer")

# Closed classes of English words.
_SELF = frozenset({"i", "we", "i'll", "we'll", "i'd", "we'd", "i'm", "we're", "i've", "we've"})
_YOU = frozenset({"you", "your", "you're", "u"})
_FUTURE = frozenset({"will", "shall", "i'll", "we'll", "i'd", "we'd", "going"})
_MODAL = frozenset({"will", "would", "could", "can", "may", "might", "must", "won't", "can't", "cannot"})
_NOT = frozenset({"no", "not", "never", "nothing", "nobody", "none", "cannot", "without", "neither", "nor"})
_IF = frozenset({"if", "unless", "should", "whoever", "whichever", "whatever"})
_ELSE = frozenset(
    {"otherwise", "else", "failing", "meanwhile", "until", "till", "without", "silence", "default", "plan"}
)
_WHEN = frozenset({"when", "once", "after", "above", "below", "over", "under", "from", "each", "every"})
_BE = frozenset({"is", "are", "am", "it's", "that's", "there's", "i'm", "we're"})
_PAST = frozenset(
    {
        "was", "were", "had", "did", "came", "went", "got", "sent", "said", "wrote", "told", "found", "began",
        "broke", "fell", "took", "gave", "made", "lost", "left", "met", "saw", "ran", "put", "paid", "bought",
        "built", "spent", "kept", "burst", "grew", "rose", "stood", "thought", "held", "hit", "i've", "we've",
    }
)  # fmt: skip
_THIRD = frozenset({"they", "he", "she", "it", "that", "this", "those", "these", "there"})
_RATE = frozenset({"each", "every", "per", "already", "still", "again", "only", "whole", "all"})
_ANSWER = frozenset({"answer", "reply", "yes", "ok", "okay", "enough", "confirm", "deadline", "latest"})
_PROPOSES = frozenset({"recommend", "propose", "suggest", "prefer"})
_AND = frozenset({"and", "so", "but", "or", "then", "also"})
_THE = frozenset({"the", "a", "an", "our", "my", "their", "his", "her", "your"})


ASKING = tuple(f"ask {kind.value}" for kind in AskKind if kind is not AskKind.INSTRUCTION)


class Sentence(msgspec.Struct, frozen=True):
    """`opening` are its first words, `words` all of them, in small letters."""

    piece: Piece
    opening: tuple[str, ...]
    words: frozenset[str]
    count: int
    is_question: bool

    def opens(self, words: Collection[str]) -> bool:
        return bool(self.opening) and self.opening[0] in words

    def has(self, words: frozenset[str]) -> bool:
        return not words.isdisjoint(self.words)

    @property
    def body(self) -> int:
        return self.piece.facts.sentences[self.piece.sentence].body

    @property
    def lead(self) -> str:
        return " ".join(self.opening[:2])

    @property
    def is_negative(self) -> bool:
        return self.has(_NOT) or any(word.endswith("n't") for word in self.words)

    @property
    def is_past(self) -> bool:
        return self.has(_PAST) or any(word.endswith("ed") for word in self.words)


FORMS: Mapping[str, Callable[[Sentence], bool]] = {
    "opens if": lambda said: said.opens(_IF) or said.opening[:2] == ("in", "case"),
    "opens else": lambda said: said.opens(_ELSE),
    "opens no": lambda said: said.opens(_NOT),
    "opens when": lambda said: said.opens(_WHEN),
    "opens self": lambda said: said.opens(_SELF),
    "opens you": lambda said: said.opens(_YOU),
    "opens number": lambda said: said.piece.facts.masked[said.body : said.body + 1].isdigit(),
    "opens third": lambda said: said.opens(_THIRD),
    "opens the": lambda said: said.opens(_THE),
    "self": lambda said: said.has(_SELF),
    "you": lambda said: said.has(_YOU),
    "self past": lambda said: said.has(_SELF) and said.is_past and not said.has(_FUTURE),
    "self future": lambda said: said.has(_SELF) and said.has(_FUTURE),
    "self now": lambda said: said.has(_SELF) and not (said.is_past or said.has(_FUTURE)),
    "case for self": lambda said: said.has(_SELF) and (said.opens(_IF) or "if" in said.words),
    "others may": lambda said: said.has(_MODAL) and not (said.has(_SELF) or said.has(_YOU)),
    "others past": lambda said: said.is_past and not (said.has(_SELF) or said.has(_YOU)),
    "is": lambda said: said.has(_BE),
    "negative": lambda said: said.is_negative,
    "case for others": lambda said: said.opens(_IF) and not (said.has(_SELF) or said.has(_YOU)),
    "rate": lambda said: said.has(_RATE),
    "how to answer": lambda said: said.has(_ANSWER),
    "proposes": lambda said: said.has(_PROPOSES),
    "others now": lambda said: not (said.is_past or said.has(_SELF) or said.has(_YOU) or said.has(_MODAL)),
    "it now": lambda said: said.opens(_THIRD) and not said.is_past,
    "goes on": lambda said: said.opens(_AND),
    "question": lambda said: said.is_question,
    "item": lambda said: said.piece.is_item,
    "short": lambda said: said.count <= _SHORT,
}


def signs_of(pieces: Sequence[Piece], now: datetime) -> list[Signs]:
    """The signs of sentences that follow each other. `now` is the hour of sending, aware."""
    told: dict[int, list[Signs]] = {}
    found: list[Signs] = []
    for piece in pieces:
        if id(piece.facts) not in told:
            told[id(piece.facts)] = _told(piece.facts, now)
        said = sentence(piece)
        formed = dict.fromkeys((name for name, holds in FORMS.items() if holds(said)), said.lead)
        found.append({**formed, **told[id(piece.facts)][piece.sentence]})
        if "time to come" in found[-1] and not said.is_past and not said.has(_FUTURE):
            found[-1]["scheduled"] = found[-1]["time to come"]
    _place(found, pieces)
    return found


def sentence(piece: Piece) -> Sentence:
    facts = piece.facts
    place = facts.sentences[piece.sentence]
    words = WORD.findall(facts.masked, place.body, place.end)
    opening = tuple([word.lower().replace("’", "'") for word in words[:_OPENING]])
    return Sentence(piece, opening, piece.words, len(words), place.is_question)


def _told(facts: Facts, now: datetime) -> list[Signs]:
    """What the checklist finds in each sentence of a block."""
    found: list[Signs] = [{} for _ in facts.sentences]
    for family in (*FAMILIES, *SOUGHT):
        for mark in facts.marked(family):
            found[facts.sentence_at(mark.start)].setdefault(family, facts.text[mark.start : mark.end])
    for ask in facts.asks:
        found[ask.sentence][f"ask {ask.kind.value}"] = facts.text[ask.start : ask.end]
    for reference in facts.references:
        name = _TABLED.get(reference.kind)
        if name:
            words = facts.text[reference.start : reference.end]
            found[facts.sentence_at(reference.start)].setdefault(name, words)
    for reading in facts.times:
        name = "time over" if is_past(reading, now) else "time to come"
        found[facts.sentence_at(reading.start)].setdefault(name, reading.text)
    return found


def _place(found: Sequence[Signs], pieces: Sequence[Piece]) -> None:
    """Adds what the place among the others tells."""
    asking = [number for number, signs in enumerate(found) if any(name in signs for name in ASKING)]
    first, last = (asking[0], asking[-1]) if asking else (len(found), len(found))
    for number, signs in enumerate(found):
        signs["any"] = ""
        for name, holds in (
            ("first", number == 0),
            ("last", number == len(found) - 1),
            ("before asks", number < first),
            ("behind asks", number > last),
            ("right behind an ask", number - 1 in asking),
            ("right before the asks", number == first - 1),
            ("second before the asks", number == first - 2),
            ("last of all behind asks", number > last and number == len(found) - 1),
            ("few asks", len(asking) < 2),
            ("opens a paragraph", number == 0 or pieces[number - 1].block != pieces[number].block),
            ("self behind asks", number > last and "opens self" in signs),
            ("self before asks", number < first and "opens self" in signs),
            ("short behind an ask", number - 1 in asking and "short" in signs),
        ):
            if holds:
                signs[name] = ""
