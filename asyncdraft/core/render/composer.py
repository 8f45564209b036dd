"""A message in the rows of Slack's composer (Quill): what its clipboard forms are made from."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from asyncdraft.core.render.flat import BOXES, BULLET, RULE, Line, flat
from asyncdraft.core.render.nodes import Block, Span, Spans

INDENT = "\u00a0" * 4
"""Quill folds every space but these."""

Kind = Literal["text", "quote", "code", "bullet", "ordered"]


class Row(msgspec.Struct, frozen=True):
    """One line of the editor, or one whole code block: Quill has a line format and a depth, no nesting."""

    kind: Kind
    spans: Spans = ()
    indent: int = 0

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def rows(blocks: Sequence[Block]) -> list[Row]:
    found: list[Row] = []
    lines = flat(blocks)
    for line, kind in zip(lines, _kinds(lines), strict=True):
        if found and line.gap and not line.inside and kind in ("text", "quote") and found[-1].kind != "code":
            found.append(Row(kind if found[-1].kind == kind else "text"))
        if line.soft and line.inside and found and found[-1].kind in ("bullet", "ordered"):
            found[-1] = Row(found[-1].kind, (*found[-1].spans, Span(" "), *line.spans), found[-1].indent)
        elif kind == "code":
            found.append(Row(kind, (Span(line.code or ""),)))
        elif kind in ("bullet", "ordered"):
            found.append(Row(kind, (*_box(line), *line.spans), line.indent))
        else:
            found.append(Row(kind, (*_lead(line), *_box(line), *line.spans)))
    return found


def _kinds(lines: Sequence[Line]) -> list[Kind]:
    """A list of which one number is written as text has all of them so."""
    counters: list[int] = []
    kinds = [_kind(line, counters) for line in lines]
    for index, line in enumerate(lines):
        if line.marker and kinds[index] == "text":
            for before in _numbers_before(lines, index):
                if kinds[before] == "text":
                    break
                kinds[before] = "text"
    return kinds


def _numbers_before(lines: Sequence[Line], index: int) -> Iterator[int]:
    """The numbered items before this one in its list, last first."""
    indent = lines[index].indent
    for before in range(index - 1, -1, -1):
        line = lines[before]
        if not (line.marker or line.inside) or line.indent < indent:
            return
        if line.marker and line.indent == indent:
            if line.marker == BULLET:
                return
            yield before


def _kind(line: Line, counters: list[int]) -> Kind:
    """An editor numbers from 1 without a break: any other number is written as text."""
    if line.code is not None:
        counters.clear()
        return "code"
    if not line.marker or line.quotes:
        if not line.soft:
            counters.clear()
        return "quote" if line.quotes else "text"
    del counters[line.indent + 1 :]
    counters += [0] * (line.indent + 1 - len(counters))
    if line.marker == BULLET:
        counters[line.indent] = 0
        return "bullet"
    counters[line.indent] += 1
    if line.marker == f"{counters[line.indent]}.":
        return "ordered"
    counters.clear()
    return "text"


def _lead(line: Line) -> Iterator[Span]:
    """What the editor has no form for and is said in text."""
    depth = line.indent + line.inside + max(0, line.quotes - 1)
    if depth:
        yield Span(INDENT * depth)
    if line.marker:
        yield Span(f"{line.marker} ")
    if line.rule:
        yield Span(RULE)


def _box(line: Line) -> Iterator[Span]:
    if line.done is not None:
        yield Span(f"{BOXES[line.done]} ")
