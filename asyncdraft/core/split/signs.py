"""What a sentence shows of the pane where it belongs: asks and reasons, cases, reports, its place."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from asyncdraft.core.checklist.asks import AskKind
from asyncdraft.core.checklist.due import is_past
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.references import POINTERS, ReferenceKind
from asyncdraft.core.split.pieces import Piece
from asyncdraft.core.split.sentence import FORMS, sentence

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

_TABLED = {
    ReferenceKind.CODE: "code",
    ReferenceKind.QUOTE: "quote",
    ReferenceKind.NUMBER: "number",
    ReferenceKind.MENTION: "mention",
} | dict.fromkeys(POINTERS, "pointer")

ASKING = frozenset(f"ask {kind.value}" for kind in AskKind if kind is not AskKind.INSTRUCTION)


def signs_of(pieces: Sequence[Piece], now: datetime) -> list[Signs]:
    """The signs of sentences that follow each other. `now` is the hour of sending, aware."""
    told: dict[int, list[Signs]] = {}
    found: list[Signs] = []
    for piece in pieces:
        by_sentence = told.get(id(piece.facts))
        if by_sentence is None:
            by_sentence = told[id(piece.facts)] = _told(piece.facts, now)
        said = sentence(piece)
        signs = dict.fromkeys([name for name, holds in FORMS.items() if holds(said)], said.lead)
        signs |= by_sentence[piece.sentence]
        if "time to come" in signs and not (said.is_past or said.is_future):
            signs["scheduled"] = signs["time to come"]
        found.append(signs)
    _add_places(found, pieces)
    return found


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


def _add_places(found: Sequence[Signs], pieces: Sequence[Piece]) -> None:
    asking = [number for number, signs in enumerate(found) if not ASKING.isdisjoint(signs)]
    first, last = (asking[0], asking[-1]) if asking else (len(found), len(found))
    behind = frozenset(number + 1 for number in asking)
    end = len(found) - 1
    for number, signs in enumerate(found):
        opens = number == 0 or pieces[number - 1].block != pieces[number].block
        names = [*_among_asks(number, first, last, signs), "any"]
        names += ["right behind an ask"] if number in behind else []
        names += ["short behind an ask"] if number in behind and "short" in signs else []
        names += ["few asks"] if len(asking) <= 1 else []
        names += ["opens a paragraph"] if opens else []
        names += ["first"] if number == 0 else []
        names += ["last"] if number == end else []
        names += ["last of all behind asks"] if last < number == end else []
        signs.update(dict.fromkeys(names, ""))


def _among_asks(number: int, first: int, last: int, signs: Signs) -> Iterator[str]:
    """Where it stands, seen from the first and the last request."""
    opens_self = "opens self" in signs
    if number > last:
        yield "behind asks"
        yield from ("self behind asks",) if opens_self else ()
    elif number < first:
        yield "before asks"
        yield from ("self before asks",) if opens_self else ()
        yield from _BEFORE.get(first - number, ())


_BEFORE = {1: ("right before the asks",), 2: ("second before the asks",)}
