"""Blocks to HTML: the frame that chat, mail, page and preview share; each overrides what its reader needs."""

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import Any, ClassVar

from asyncdraft.core.render.flat import BOXES
from asyncdraft.core.render.nodes import (
    BOLD,
    BREAK,
    CODE,
    ITALIC,
    STRIKE,
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


class HtmlWriter:
    """No white space between tags: editors that take pasted HTML keep it as text."""

    style_tags: ClassVar[dict[int, str]] = {BOLD: "strong", ITALIC: "em", STRIKE: "s", CODE: "code"}

    def html(self, blocks: Sequence[Block]) -> str:
        return "".join(_WRITERS[type(block)](self, block) for block in blocks)

    def tag(self, name: str, content: str) -> str:
        return f"<{name}>{content}</{name}>"

    def paragraph(self, block: Paragraph) -> str:
        return self.tag("p", self.inline(block.spans))

    def heading(self, block: Heading) -> str:
        return self.tag(f"h{block.level}", self.inline(block.spans))

    def code_block(self, block: CodeBlock) -> str:
        return self.tag("pre", f"<code>{escape(block.text)}</code>")

    def thematic_break(self, _block: Rule) -> str:
        return "<hr>"

    def quote(self, block: Quote) -> str:
        return self.tag("blockquote", self.html(block.blocks))

    def listing(self, block: Listing) -> str:
        items = "".join(self.item(item) for item in block.items)
        if block.start is None:
            return self.tag("ul", items)
        return self.numbered(items, block.start)

    def numbered(self, items: str, start: int) -> str:
        return self.tag("ol", items) if start == 1 else f'<ol start="{start}">{items}</ol>'

    def item(self, item: Item) -> str:
        """The text of a simple item stands in it without a paragraph."""
        blocks = item.blocks
        if item.done is not None:
            blocks = _after(f"{BOXES[item.done]} ", blocks)
        if blocks and isinstance(blocks[0], Paragraph) and not _has_paragraphs(blocks[1:]):
            return self.tag("li", self.inline(blocks[0].spans) + self.html(blocks[1:]))
        return self.tag("li", self.html(blocks))

    def table(self, block: Table) -> str:
        head, *rows = block.rows
        lines = [self.row(head, block.aligns, "th"), *(self.row(row, block.aligns, "td") for row in rows)]
        return self.tag("table", "".join(lines))

    def row(self, cells: Sequence[Spans], aligns: Sequence[str], name: str) -> str:
        return self.tag("tr", "".join(self.cell(*cell, name) for cell in zip(cells, aligns, strict=True)))

    def cell(self, spans: Spans, align: str, name: str) -> str:
        return f'<{name} align="{align or "left"}">{self.inline(spans)}</{name}>'

    def inline(self, spans: Sequence[Span]) -> str:
        parts: list[str] = []
        for link, group in groupby(spans, key=attrgetter("link")):
            pieces = list(group)
            if link and not any(span.text for span in pieces):
                pieces = [Span(link)]
            shown = self.nested(pieces, tuple(self.style_tags))
            parts.append(self.link(link, shown) if link else shown)
        return "".join(parts)

    def nested(self, spans: Sequence[Span], flags: tuple[int, ...]) -> str:
        """The spans in the tags of their styles, the first flag outermost."""
        if not flags:
            return "".join(map(self.span, spans))
        flag, inner = flags[0], flags[1:]
        if not any(span.style & flag for span in spans):
            return self.nested(spans, inner)
        return "".join(
            self.tag(self.style_tags[flag], self.nested(list(group), inner))
            if has
            else self.nested(list(group), inner)
            for has, group in groupby(spans, key=lambda span: bool(span.style & flag))
        )

    def link(self, target: str, shown: str) -> str:
        return f'<a href="{escape(target)}">{shown}</a>'

    def span(self, span: Span) -> str:
        if span.kind == BREAK:
            return "<br>"
        return escape(span.text, quote=False) if span.style & CODE else self.words(span.text)

    def words(self, text: str) -> str:
        return escape(text, quote=False)


_WRITERS: dict[type, Callable[[HtmlWriter, Any], str]] = {
    Paragraph: lambda writer, block: writer.paragraph(block),
    Heading: lambda writer, block: writer.heading(block),
    CodeBlock: lambda writer, block: writer.code_block(block),
    Rule: lambda writer, block: writer.thematic_break(block),
    Table: lambda writer, block: writer.table(block),
    Quote: lambda writer, block: writer.quote(block),
    Listing: lambda writer, block: writer.listing(block),
}


def _has_paragraphs(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Paragraph) for block in blocks)


def _after(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    if blocks and isinstance(blocks[0], Paragraph):
        return (Paragraph((Span(text), *blocks[0].spans)), *blocks[1:])
    return (Paragraph((Span(text),)), *blocks)
