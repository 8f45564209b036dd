"""Blocks to HTML: the frame that chat, mail, page and preview share; each overrides what its reader needs."""

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from typing import Any, ClassVar

from asyncdraft.core.render.nodes import (
    BOLD,
    BREAK,
    CODE,
    IMAGE,
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

    style_tags: ClassVar[dict[int, str]] = {CODE: "code", STRIKE: "s", ITALIC: "em", BOLD: "strong"}
    boxes: ClassVar[tuple[str, str]] = ("☐", "☑")

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
        box = "" if item.done is None else f"{self.boxes[item.done]} "
        return self.tag("li", box + self.item_content(item.blocks))

    def item_content(self, blocks: Sequence[Block]) -> str:
        """The text of a simple item stands in it without a paragraph."""
        if blocks and isinstance(blocks[0], Paragraph) and not _has_paragraphs(blocks[1:]):
            return self.inline(blocks[0].spans) + self.html(blocks[1:])
        return self.html(blocks)

    def table(self, block: Table) -> str:
        head, *rows = block.rows
        lines = [self.row(head, block.aligns, "th"), *(self.row(row, block.aligns, "td") for row in rows)]
        return self.tag("table", "".join(lines))

    def row(self, cells: Sequence[Spans], aligns: Sequence[str], name: str) -> str:
        return self.tag("tr", "".join(self.cell(*cell, name) for cell in zip(cells, aligns, strict=True)))

    def cell(self, spans: Spans, align: str, name: str) -> str:
        start = f'{name} align="{align}"' if align else name
        return f"<{start}>{self.inline(spans)}</{name}>"

    def inline(self, spans: Sequence[Span]) -> str:
        parts: list[str] = []
        for link, group in groupby(spans, key=lambda span: span.link):
            shown = "".join(map(self.span, group))
            parts.append(self.link(link, shown or escape(link)) if link else shown)
        return "".join(parts)

    def link(self, target: str, shown: str) -> str:
        return f'<a href="{escape(target)}">{shown}</a>'

    def span(self, span: Span) -> str:
        if span.kind == BREAK:
            return "<br>"
        if span.kind == IMAGE:
            return self.image(span)
        shown = self.words(span.text)
        for flag, name in self.style_tags.items():
            if span.style & flag:
                shown = self.tag(name, shown)
        return shown

    def words(self, text: str) -> str:
        return escape(text, quote=False)

    def image(self, span: Span) -> str:
        return escape(span.text or span.link, quote=False)


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
