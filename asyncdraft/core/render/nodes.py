"""The document that every renderer walks: tokens folded once into blocks and spans."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from asyncdraft.core.render.links import may_hold_address, safe_target, web_addresses
from asyncdraft.core.render.tokens import parse

if TYPE_CHECKING:
    from markdown_it.token import Token

BOLD, ITALIC, STRIKE, CODE = 1, 2, 4, 8

SOFT, HARD = " ", "\n"

TEXT, BREAK, IMAGE, SLACK, ADDRESS = "text", "break", "image", "slack", "address"


class Span(msgspec.Struct, frozen=True, gc=False):
    """A piece of one line with one look.

    `style` adds up BOLD, ITALIC, STRIKE, CODE. `link` is a safe absolute address or empty. `kind` IMAGE has
    its description as text and its address as link; SLACK holds one of Slack's `<..>` tokens; ADDRESS is
    an address spelled out, in which every sign counts; BREAK ends a line, with SOFT or HARD as its text.
    """

    text: str
    style: int = 0
    link: str = ""
    kind: str = TEXT


Spans = tuple[Span, ...]


class Paragraph(msgspec.Struct, frozen=True):
    spans: Spans


class Heading(msgspec.Struct, frozen=True):
    level: int
    spans: Spans


class CodeBlock(msgspec.Struct, frozen=True):
    text: str
    language: str = ""


class Rule(msgspec.Struct, frozen=True):
    pass


class Table(msgspec.Struct, frozen=True):
    """The first row is the head; `aligns` has "left", "center", "right" or "" by column."""

    aligns: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]


class Quote(msgspec.Struct, frozen=True):
    blocks: "tuple[Block, ...]"


class Item(msgspec.Struct, frozen=True):
    """`done` is None for an item that is no task."""

    blocks: "tuple[Block, ...]"
    done: bool | None = None


class Listing(msgspec.Struct, frozen=True):
    """`start` is None for bullets."""

    items: tuple[Item, ...]
    start: int | None = None


Block = Paragraph | Heading | CodeBlock | Rule | Table | Quote | Listing


def read(markdown: str) -> tuple[Block, ...]:
    """The blocks of a message; bare web and mail addresses in it are links."""
    return folded(parse(markdown))


def folded(tokens: "Iterable[Token]") -> tuple[Block, ...]:
    return _Folder(tokens).blocks("")


class _Folder:
    def __init__(self, tokens: "Iterable[Token]") -> None:
        self._tokens = iter(tokens)

    def blocks(self, until: str) -> tuple[Block, ...]:
        found: list[Block] = []
        for token in self._tokens:
            kind = token.type
            if kind == until:
                break
            if kind == "paragraph_open":
                found.append(Paragraph(self._inline()))
            elif kind in ("fence", "code_block"):
                found.append(CodeBlock(token.content.removesuffix("\n"), token.info.strip().split(" ")[0]))
            elif kind == "hr":
                found.append(Rule())
            elif (container := _CONTAINERS.get(kind)) is not None:
                found.append(container(self, token))
        return tuple(found)

    def _inline(self) -> Spans:
        token = next(self._tokens)
        return _SpanReader().read(token.children or ())

    def heading(self, token: "Token") -> Heading:
        """A heading is one line, even if its source has several."""
        spans = self._inline()
        return Heading(int(token.tag[1]), tuple(Span(" ", s.style) if s.kind == BREAK else s for s in spans))

    def quote(self, token: "Token") -> Quote:
        return Quote(self.blocks(_end_of(token)))

    def bullets(self, token: "Token") -> Listing:
        return Listing(self._items(_end_of(token)))

    def numbers(self, token: "Token") -> Listing:
        start = token.attrGet("start")
        return Listing(self._items(_end_of(token)), 1 if start is None else int(start))

    def _items(self, until: str) -> tuple[Item, ...]:
        items: list[Item] = []
        for token in self._tokens:
            if token.type == until:
                break
            items.append(Item(self.blocks("list_item_close"), token.meta.get("task")))
        return tuple(items)

    def table(self, _token: "Token") -> Table:
        rows: list[tuple[Spans, ...]] = []
        aligns: list[str] = []
        row: list[Spans] = []
        for token in self._tokens:
            kind = token.type
            if kind == "table_close":
                break
            if kind == "th_open":
                aligns.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
            elif kind == "inline":
                row.append(_SpanReader().read(token.children or ()))
            elif kind == "tr_close":
                rows.append(tuple(row))
                row = []
        return Table(tuple(aligns), tuple(rows))


def _end_of(token: "Token") -> str:
    return token.type.removesuffix("open") + "close"


_CONTAINERS: "dict[str, Callable[[_Folder, Token], Block]]" = {
    "heading_open": _Folder.heading,
    "blockquote_open": _Folder.quote,
    "bullet_list_open": _Folder.bullets,
    "ordered_list_open": _Folder.numbers,
    "table_open": _Folder.table,
}


def restyled(spans: Iterable[Span], *, add: int = 0, remove: int = 0) -> Spans:
    return tuple(Span(span.text, (span.style | add) & ~remove, span.link, span.kind) for span in spans)


_STYLES = {"strong": BOLD, "em": ITALIC, "s": STRIKE}


class _SpanReader:
    """Styles nest in Markdown: one inside itself counts once and ends with the outer one."""

    def __init__(self) -> None:
        self._found: list[Span] = []
        self._nest: list[int] = []
        self._style = 0
        self._link = ""
        self._in_link = False

    def read(self, tokens: "Iterable[Token]") -> Spans:
        for token in tokens:
            if token.type == "text":
                self._text(token.content)
            elif token.tag in _STYLES:
                self._restyle(token)
            elif (read := _SPAN_READERS.get(token.type)) is not None:
                read(self, token)
        return tuple(self._found)

    def _add(self, text: str, style: int = 0, kind: str = TEXT) -> None:
        self._found.append(Span(text, self._style | style, self._link, kind))

    def _text(self, text: str) -> None:
        """A line feed written as `&#10;` ends a line like any other, or it would leave its quote."""
        for index, line in enumerate(text.split("\n")):
            if index:
                self._break(HARD)
            self._add_text(line)

    def _add_text(self, text: str) -> None:
        if self._in_link or not may_hold_address(text):
            if text:
                self._add(text)
            return
        self._found += (Span(piece, self._style, address) for piece, address in web_addresses(text))

    def _restyle(self, token: "Token") -> None:
        if token.nesting > 0:
            self._nest.append(self._style)
            self._style |= _STYLES[token.tag]
        else:
            self._style = self._nest.pop()

    def soft_break(self, _token: "Token") -> None:
        self._break(SOFT)

    def hard_break(self, _token: "Token") -> None:
        self._break(HARD)

    def _break(self, text: str) -> None:
        if self._in_link:
            self._add(" ")
        else:
            self._add(text, kind=BREAK)

    def code(self, token: "Token") -> None:
        self._add(token.content, CODE)

    def link_start(self, token: "Token") -> None:
        self._in_link, self._link = True, safe_target(str(token.attrGet("href") or ""))

    def link_end(self, _token: "Token") -> None:
        if self._link and (not self._found or self._found[-1].link != self._link):
            self._add("")
        self._in_link, self._link = False, ""

    def image(self, token: "Token") -> None:
        description = "".join(_words(token.children or []))
        target = self._link or safe_target(str(token.attrGet("src") or ""))
        self._found.append(Span(description, self._style, target, IMAGE if target else TEXT))

    def slack(self, token: "Token") -> None:
        self._add(token.content, kind=SLACK)


_SPAN_READERS: "dict[str, Callable[[_SpanReader, Token], None]]" = {
    "softbreak": _SpanReader.soft_break,
    "hardbreak": _SpanReader.hard_break,
    "code_inline": _SpanReader.code,
    "link_open": _SpanReader.link_start,
    "link_close": _SpanReader.link_end,
    "image": _SpanReader.image,
    "slack": _SpanReader.slack,
}


def _words(children: "list[Token]") -> Iterator[str]:
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.children:
            yield from _words(child.children)
        else:
            yield child.content
