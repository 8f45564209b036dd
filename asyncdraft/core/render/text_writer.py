"""Blocks to lines of text: the frame that chat text and plain mail share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, ClassVar

from asyncdraft.core.render.links import same_address
from asyncdraft.core.render.nodes import (
    BREAK,
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
)
from asyncdraft.core.render.tables import aligned

INDENT = "    "


class TextWriter:
    """Each block becomes lines; containers prefix the lines of what they hold.

    A code block is one "line" with newlines inside, so that no container writes into it.
    """

    bullets: ClassVar[tuple[str, ...]] = ("•", "◦", "▪")
    boxes: ClassVar[tuple[str, str]] = ("☐", "☑")
    rule: ClassVar[str] = "──────────"

    def __init__(self) -> None:
        self._depth = 0
        self._quoted = 0

    def text(self, blocks: Sequence[Block]) -> str:
        return "\n".join(self.lines(blocks)).strip("\n")

    def lines(self, blocks: Sequence[Block]) -> list[str]:
        """The blocks with an empty line between them."""
        lines: list[str] = []
        for block in blocks:
            found = _WRITERS[type(block)](self, block)
            if lines and found:
                lines.append("")
            lines += found
        return lines

    def paragraph(self, block: Paragraph) -> list[str]:
        return [self.line(spans) for spans in split_lines(block.spans)]

    def heading(self, block: Heading) -> list[str]:
        raise NotImplementedError

    def code_block(self, block: CodeBlock) -> list[str]:
        raise NotImplementedError

    def line(self, spans: Sequence[Span]) -> str:
        raise NotImplementedError

    def thematic_break(self, _block: Rule) -> list[str]:
        return [self.rule]

    def quote(self, block: Quote) -> list[str]:
        self._quoted += 1
        lines = self.lines(block.blocks)
        self._quoted -= 1
        return [line if is_code(line) else self.quoted(line) for line in lines]

    def quoted(self, line: str) -> str:
        return f"> {line}".rstrip() if self._quoted == 0 else f"{INDENT}{line}".rstrip()

    def listing(self, block: Listing) -> list[str]:
        self._depth += 1
        lines: list[str] = []
        for number, item in enumerate(block.items, block.start or 0):
            bullet = self.bullets[min(self._depth, len(self.bullets)) - 1]
            lines += self.item(item, bullet if block.start is None else f"{number}.")
        self._depth -= 1
        return lines

    def item(self, item: Item, marker: str) -> list[str]:
        if item.done is not None:
            box = self.boxes[item.done]
            marker = f"{marker} {box}" if marker[0].isdigit() else box
        lines = self.item_lines(item.blocks)
        if not lines:
            return [marker]
        first, rest = lines[0], lines[1:]
        if is_code(first) or first.startswith(">"):
            first, rest = "", lines
        return [f"{marker} {first}".rstrip(), *(self.indented(line) for line in rest)]

    def item_lines(self, blocks: Sequence[Block]) -> list[str]:
        """A nested list stands directly under its item's text."""
        lines: list[str] = []
        for index, block in enumerate(blocks):
            found = _WRITERS[type(block)](self, block)
            if index and not isinstance(block, Listing | CodeBlock) and found:
                lines.append("")
            lines += found
        return lines

    def indented(self, line: str) -> str:
        return line if is_code(line) or not line else f"{INDENT}{line}"

    def table(self, block: Table) -> list[str]:
        rows = [[self.cell(cell) for cell in row] for row in block.rows]
        return self.code_block(CodeBlock("\n".join(aligned(rows, block.aligns))))

    def cell(self, spans: Spans) -> str:
        return "".join(" " if span.kind == BREAK else span.text for span in spans)


_WRITERS: dict[type, Callable[[TextWriter, Any], list[str]]] = {
    Paragraph: lambda writer, block: writer.paragraph(block),
    Heading: lambda writer, block: writer.heading(block),
    CodeBlock: lambda writer, block: writer.code_block(block),
    Rule: lambda writer, block: writer.thematic_break(block),
    Table: lambda writer, block: writer.table(block),
    Quote: lambda writer, block: writer.quote(block),
    Listing: lambda writer, block: writer.listing(block),
}


def is_code(line: str) -> bool:
    return "\n" in line or line.startswith("```")


def split_lines(spans: Iterable[Span]) -> list[list[Span]]:
    lines: list[list[Span]] = [[]]
    for span in spans:
        if span.kind == BREAK:
            lines.append([])
        else:
            lines[-1].append(span)
    return lines


def with_addresses(spans: Iterable[Span]) -> Iterator[Span]:
    """Links spelled out for text that has none: label, then the address in brackets."""
    for link, group in groupby(spans, key=lambda span: span.link):
        if not link:
            yield from group
            continue
        labels = list(group)
        shown = "".join(span.text for span in labels)
        yield from (Span(span.text, span.style) for span in labels)
        if not shown:
            yield Span(link)
        elif not same_address(shown, link):
            yield Span(f" ({link})")
