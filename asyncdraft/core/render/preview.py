"""The preview: what the target will show, in the small HTML that QTextBrowser draws."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape

import msgspec

from asyncdraft.core.render.flat import is_plain, running_text
from asyncdraft.core.render.html_writer import HtmlWriter
from asyncdraft.core.render.limits import length
from asyncdraft.core.render.mail_html import MailHtml
from asyncdraft.core.render.mentions import resolved
from asyncdraft.core.render.names import NO_NAMES, Names
from asyncdraft.core.render.nodes import (
    BOLD,
    SLACK,
    CodeBlock,
    Heading,
    Item,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    read,
    restyled,
)
from asyncdraft.core.render.problems import dropped_characters
from asyncdraft.core.render.reading import Part, Reading
from asyncdraft.core.render.slack import paste_of
from asyncdraft.core.render.tables import aligned
from asyncdraft.core.render.tokens import SLACK_TOKEN

KEPT = 2
"""So many times the blocks of a page are remembered before those that are gone are forgotten."""


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """Colours as "#rrggbb"; `mono` is a font family."""

    text: str = "#1c2129"
    secondary: str = "#5f6875"
    link: str = "#3457d5"
    code_bg: str = "#eef0f3"
    quote_line: str = "#cdd3da"
    pill_bg: str = "#eef1fd"
    mono: str = "monospace"


def preview_html(markdown: str, target: str, palette: Palette, names: Names = NO_NAMES) -> str:
    """`target` is "slack", "email" or "markdown"; `names` matters to Slack alone."""
    return _writer(target, palette, names).html(read(markdown))


class Page(msgspec.Struct, frozen=True):
    """`parts` are its blocks as HTML, `used` is what `LIMITS` counts of the target; `losses` are sentences
    on what does not arrive.
    """

    parts: tuple[str, ...]
    used: int
    losses: tuple[str, ...]

    @property
    def html(self) -> str:
        return "".join(self.parts)


class Preview:
    """The page of a message that is being typed: a block that stays the same is not made again."""

    def __init__(self) -> None:
        self._reading = Reading()
        self._look: tuple[str, Palette, Names] | None = None
        self._made: dict[int, tuple[Part, str, int]] = {}
        self._markdown: str | None = None
        self._page = Page((), 0, ())

    def making(self, markdown: str, target: str, palette: Palette, names: Names = NO_NAMES) -> Iterator[None]:
        """Makes the page a block a step, so that `page` has it at once after the last one."""
        look = (target, palette, names)
        if look == self._look and markdown == self._markdown:
            return
        if look != self._look:
            self._look, self._made = look, {}
        self._markdown = None
        parts = self._reading.read(markdown)
        yield
        made = self._made
        for part in parts:
            if id(part) not in made:
                made[id(part)] = self._make(part, *look)
                yield
        here = [made[id(part)] for part in parts]
        if len(made) > KEPT * len(parts):
            self._made = {id(each[0]): each for each in here}
        unwanted = () if self._reading.is_clean else tuple(dropped_characters(markdown))
        self._page = _page_of(unwanted, here)
        self._markdown = markdown

    def page(self, markdown: str, target: str, palette: Palette, names: Names = NO_NAMES) -> Page:
        """`target` as for `preview_html`."""
        for _block in self.making(markdown, target, palette, names):
            pass
        return self._page

    def _make(self, part: Part, target: str, palette: Palette, names: Names) -> tuple[Part, str, int]:
        writer = _writer(target, palette, names)
        return part, writer.html(part.blocks), _SIZES[target](part)


def _page_of(unwanted: Sequence[str], made: Sequence[tuple[Part, str, int]]) -> Page:
    parts, written, sizes = zip(*made, strict=True)
    losses = dict.fromkeys(loss for part in parts if part.losses for loss in part.losses)
    return Page(written, sum(sizes), (*unwanted, *losses))


def _writer(target: str, palette: Palette, names: Names) -> "_PagePreview":
    return _ChatPreview(palette, names) if target.startswith("slack") else _PagePreview(palette)


_SIZES: dict[str, Callable[[Part], int]] = {
    "slack": lambda part: length("slack", paste_of(part.blocks)) + len("\n\n"),
    "email": lambda part: length("email", MailHtml().html(part.blocks)),
    "markdown": lambda part: sum(len(line) + 1 for line in part.source),
}


class _PagePreview(HtmlWriter):
    """Qt knows no padding and no border on a block: boxes and lines are cells of tables."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        block = f"color:{palette.text};margin-top:0;margin-bottom:8px"
        self._styles = {
            "p": block,
            "ul": block,
            "ol": block,
            "code": f"font-family:{_css(palette.mono)};background-color:{palette.code_bg}",
        }
        self._depth = 0

    def heading(self, block: Heading) -> str:
        """A paragraph: Qt makes the text of a heading larger than it is told."""
        size = _HEADING_SIZES[block.level - 1]
        style = f"color:{self._palette.text};margin-top:8px;margin-bottom:8px;font-size:{size}px"
        return f'<p style="{style}">{self.inline(restyled(block.spans, add=BOLD))}</p>'

    def item(self, item: Item) -> str:
        self._depth += 1
        text = super().item(item)
        self._depth -= 1
        return text

    def tag(self, name: str, content: str) -> str:
        style = "margin:0" if self._depth and name in _LISTS else self._styles.get(name)
        return f'<{name} style="{style}">{content}</{name}>' if style else super().tag(name, content)

    def code_block(self, block: CodeBlock) -> str:
        palette = self._palette
        style = f"white-space:pre-wrap;margin:0;color:{palette.text};font-family:{_css(palette.mono)}"
        text = f'<p style="{style}">{escape(block.text, quote=False)}</p>'
        return (
            f'<table cellpadding="8" {_AROUND}><tr><td bgcolor="{palette.code_bg}">{text}</td></tr></table>'
        )

    def quote(self, block: Quote) -> str:
        line = f'<td width="3" bgcolor="{self._palette.quote_line}"></td>'
        cell = f'<td style="padding-left:10px">{self.html(block.blocks)}</td>'
        return f'<table cellpadding="0" {_AROUND}><tr>{line}{cell}</tr></table>'

    def thematic_break(self, _block: Rule) -> str:
        return f'<hr style="background-color:{self._palette.quote_line}">'

    def table(self, block: Table) -> str:
        head, *rows = block.rows
        lines = [self.row(head, block.aligns, "th"), *(self.row(row, block.aligns, "td") for row in rows)]
        style = "border-collapse:collapse;margin-top:4px;margin-bottom:8px"
        return f'<table cellspacing="0" cellpadding="5" style="{style}">{"".join(lines)}</table>'

    def cell(self, spans: Spans, align: str, name: str) -> str:
        style = f"border:1px solid {self._palette.quote_line};color:{self._palette.text}"
        return f'<{name} align="{align or "left"}" style="{style}">{self.inline(spans)}</{name}>'

    def link(self, target: str, shown: str) -> str:
        return f'<a href="{escape(target)}" style="color:{self._palette.link}">{shown}</a>'


_LISTS = {"ul", "ol"}
_HEADING_SIZES = (20, 17, 15, 14, 13, 13)
_AROUND = 'width="100%" cellspacing="0" style="margin-top:4px;margin-bottom:8px"'


class _ChatPreview(_PagePreview):
    """Chat has no headings and no tables, and shows people as pills."""

    def __init__(self, palette: Palette, names: Names) -> None:
        super().__init__(palette)
        self._names = names
        self._handles = {slack_id: handle for handle, slack_id in names.handles.items()}

    def heading(self, block: Heading) -> str:
        return self.tag("p", self.inline(restyled(block.spans, add=BOLD)))

    def table(self, block: Table) -> str:
        if is_plain(block):
            rows = [[running_text(cell) for cell in row] for row in block.rows]
            return self.code_block(CodeBlock("\n".join(aligned(rows, block.aligns))))
        head, *rest = block.rows
        rest.insert(0, tuple(restyled(cell, add=BOLD) for cell in head))
        return self.tag("p", "<br>".join(" | ".join(map(self.inline, row)) for row in rest))

    def inline(self, spans: Sequence[Span]) -> str:
        return super().inline(resolved(spans, self._names))

    def span(self, span: Span) -> str:
        if span.kind != SLACK:
            return super().span(span)
        style = f"color:{self._palette.link};background-color:{self._palette.pill_bg}"
        return f'<span style="{style}">{escape(self._spoken(span.text), quote=False)}</span>'

    def _spoken(self, token: str) -> str:
        """What Slack will show for a token, as far as the roster knows."""
        match = SLACK_TOKEN.fullmatch(token)
        if match is None:
            return token
        slack_id = match["user"] or match["usergroup"] or ""
        return match["label"] or f"@{match['broadcast'] or self._handles.get(slack_id, slack_id)}"


@lru_cache(8)
def _css(families: str) -> str:
    names = ("".join(filter(_in_family_name, family)).strip() for family in families.split(","))
    return ",".join(f"'{name}'" for name in names if name)


def _in_family_name(char: str) -> bool:
    return char.isalnum() or char in " -_"
