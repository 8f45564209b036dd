"""The document as lines with attributes: chat, plain text and Quill know no nesting."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from asyncdraft.core.render.nodes import (
    BOLD,
    BREAK,
    SLACK,
    SOFT,
    Block,
    CodeBlock,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    restyled,
)
from asyncdraft.core.render.tables import aligned


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line, or a whole code block when `code` is not None.

    `marker` is the list marker that begins the line: "" for none, "•" for a bullet, else the number with
    its dot; `indent` is the depth in lists from 0. `heading` is its level, 0 for none; a line of only a rule
    has `rule`. `gap`: an empty line stands before. `soft`: only a line break of the source does. `inside`:
    the line goes on the list item above.
    """

    spans: Spans = ()
    code: str | None = None
    marker: str = ""
    done: bool | None = None
    indent: int = 0
    quotes: int = 0
    heading: int = 0
    rule: bool = False
    gap: bool = False
    soft: bool = False
    inside: bool = False


BULLET = "•"
BOXES = ("☐", "☑")
RULE = "──────────"
"""What stands for a list item, a task (open, done) and a rule where a target has only text for them."""


def flat(blocks: Sequence[Block]) -> list[Line]:
    flattener = _Flattener()
    flattener.add(blocks)
    return flattener.lines


class _Flattener:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._depth = -1
        self._quotes = [-1]
        self._gap = False
        self._pending: tuple[str, bool | None] | None = None

    def add(self, blocks: Sequence[Block]) -> None:
        for index, block in enumerate(blocks):
            self._gap = self._gap or index > 0
            _FLATTENERS[type(block)](self, block)

    def _line(
        self,
        spans: Spans,
        *,
        code: str | None = None,
        heading: int = 0,
        rule: bool = False,
        soft: bool = False,
    ) -> None:
        marker, done = self._pending or ("", None)
        self._pending = None
        self.lines.append(
            Line(
                spans=spans,
                code=code,
                marker=marker,
                done=done,
                indent=max(self._depth, 0),
                quotes=len(self._quotes) - 1,
                heading=heading,
                rule=rule,
                gap=self._gap,
                soft=soft,
                inside=self._inside and not marker,
            )
        )
        self._gap = False

    @property
    def _inside(self) -> bool:
        """Whether a list has begun within the innermost quote."""
        return self._depth > self._quotes[-1]

    def _flush(self) -> None:
        """A list item that begins with no text of its own has its marker on a line alone."""
        if self._pending:
            self._line(())

    def paragraph(self, block: Paragraph) -> None:
        for spans, soft in _split(block.spans):
            self._line(spans, soft=soft)

    def heading(self, block: Heading) -> None:
        self._line(restyled(block.spans, add=BOLD), heading=block.level)

    def rule(self, _block: Rule) -> None:
        self._flush()
        self._line((), rule=True)

    def code(self, block: CodeBlock) -> None:
        self._flush()
        text = "\n".join(line if line.strip() else "" for line in block.text.rstrip("\n").split("\n"))
        if text.strip():
            self._gap = self._gap and not self._inside
            self._line((), code=text)

    def quote(self, block: Quote) -> None:
        self._flush()
        self._quotes.append(self._depth)
        self.add(block.blocks)
        self._quotes.pop()

    def table(self, block: Table) -> None:
        """Code shows no links: a table that has some becomes lines of text."""
        self._flush()
        if is_plain(block):
            rows = [[running_text(cell) for cell in row] for row in block.rows]
            self.code(CodeBlock("\n".join(aligned(rows, block.aligns))))
            return
        head, *rest = block.rows
        for row in (tuple(restyled(cell, add=BOLD) for cell in head), *rest):
            self._line(tuple(_joined(row)))

    def listing(self, block: Listing) -> None:
        self._flush()
        self._gap = self._gap and not self._inside
        self._depth += 1
        for number, item in enumerate(block.items, block.start or 0):
            self._item(item, BULLET if block.start is None else f"{number}.")
        self._depth -= 1

    def _item(self, item: Item, marker: str) -> None:
        self._pending = (marker, item.done)
        self.add(item.blocks)
        self._flush()


_FLATTENERS: dict[type, Callable[[_Flattener, Any], None]] = {
    Paragraph: _Flattener.paragraph,
    Heading: _Flattener.heading,
    CodeBlock: _Flattener.code,
    Rule: _Flattener.rule,
    Table: _Flattener.table,
    Quote: _Flattener.quote,
    Listing: _Flattener.listing,
}


def is_plain(table: Table) -> bool:
    """Whether a table can be shown as code, where no link or mention works."""
    return not any(span.link or span.kind == SLACK for row in table.rows for cell in row for span in cell)


def running_text(spans: Iterable[Span]) -> str:
    return "".join(" " if span.kind == BREAK else span.text for span in spans)


def _split(spans: Spans) -> Iterator[tuple[Spans, bool]]:
    """The lines, each with whether a soft break stands before it."""
    start, soft = 0, False
    for index, span in enumerate(spans):
        if span.kind == BREAK:
            yield spans[start:index], soft
            start, soft = index + 1, span.text == SOFT
    yield spans[start:] if start else spans, soft


def _joined(cells: Iterable[Spans]) -> Iterator[Span]:
    for index, cell in enumerate(cells):
        if index:
            yield Span(" | ")
        yield from cell
