"""The parts of a block that phrase rules look at, cut so that no expression sees too much at once."""

import re
from collections.abc import Callable, Iterator

import msgspec

from asyncdraft.core.checklist.facts import Facts, Span
from asyncdraft.core.checklist.phrase_cost import STRETCH

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(\S[^\n]*?)[ \t#]*$", re.MULTILINE)


class Stretch(msgspec.Struct, frozen=True):
    """Masked text of a block, from `start` on."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


Unit = tuple[Stretch, ...]
"""What counts as one: a sentence, a heading, a block."""


def units(facts: Facts, scope: str) -> Iterator[Unit]:
    for span in SCOPES[scope](facts):
        yield tuple(_stretches(facts, span))


def _stretches(facts: Facts, span: Span) -> Iterator[Stretch]:
    """Cut where a sentence ends, else between two words, and only else within one."""
    start = span.start
    while span.end - start > STRETCH:
        end = _cut(facts, start)
        yield Stretch(start, facts.masked[start:end])
        start = end
    yield Stretch(start, facts.masked[start : span.end])


def _cut(facts: Facts, start: int) -> int:
    last = start + STRETCH
    sentence = facts.sentences[facts.sentence_at(last)].start if facts.sentences else 0
    if start < sentence <= last:
        return sentence
    space = facts.masked.rfind(" ", start + 1, last)
    return space if space > start else last


def _block(facts: Facts) -> Iterator[Span]:
    yield Span(0, len(facts.masked))


def _sentences(facts: Facts) -> Iterator[Span]:
    return (Span(sentence.body, sentence.end) for sentence in facts.sentences)


def _headings(facts: Facts) -> Iterator[Span]:
    return (Span(*found.span(1)) for found in _HEADING.finditer(facts.masked))


SCOPES: dict[str, Callable[[Facts], Iterator[Span]]] = {
    "text": _block,
    "paragraph": _block,
    "sentence": _sentences,
    "heading": _headings,
}
