"""HTML for mail programs: what Outlook's Word engine and Gmail both show, each element with its own style."""

from html import escape

from asyncdraft.core.render.html_writer import HtmlWriter
from asyncdraft.core.render.nodes import CodeBlock, Item, Quote, Rule, Spans, Table

_FONT = "font-family: Arial, Helvetica, sans-serif; color: #1c2129;"
_TEXT = f"{_FONT} font-size: 14px; line-height: 20px;"
_MONO = "font-family: Consolas, Menlo, monospace; font-size: 13px; color: #1c2129; background-color: #eef0f3;"
_CELL = f"{_TEXT} border: 1px solid #cdd3da; padding: 4px 8px;"
_GAP = "margin: 0 0 12px 0;"
_HEADING_SIZES = (20, 17, 14, 14, 14, 14)

_STYLES = {
    "p": f"{_TEXT} {_GAP}",
    "ul": _GAP,
    "ol": _GAP,
    "li": _TEXT,
    "blockquote": f"{_GAP} border-left: 3px solid #cdd3da; padding: 0 0 0 12px;",
    "table": f"{_GAP} border-collapse: collapse;",
    "code": _MONO,
    **{
        f"h{level}": f"{_FONT} font-size: {size}px; margin: 16px 0 8px 0;"
        for level, size in enumerate(_HEADING_SIZES, 1)
    },
}


class MailHtml(HtmlWriter):
    """Programs drop style sheets, and Gmail the whole of one with a single error."""

    def __init__(self) -> None:
        self._depth = 0

    def tag(self, name: str, content: str) -> str:
        style = "margin: 0;" if self._depth and name in ("ul", "ol") else _STYLES.get(name)
        return f'<{name} style="{style}">{content}</{name}>' if style else f"<{name}>{content}</{name}>"

    def numbered(self, items: str, start: int) -> str:
        text = self.tag("ol", items)
        return text if start == 1 else text.replace("<ol", f'<ol start="{start}"', 1)

    def item(self, item: Item) -> str:
        self._depth += 1
        text = super().item(item)
        self._depth -= 1
        return text

    def quote(self, block: Quote) -> str:
        depth, self._depth = self._depth, 0
        text = super().quote(block)
        self._depth = depth
        return text

    def code_block(self, block: CodeBlock) -> str:
        text = escape(block.text, quote=False)
        return f'<pre style="{_MONO} {_GAP} padding: 8px;"><code>{text}</code></pre>'

    def thematic_break(self, _block: Rule) -> str:
        return "<hr>"

    def table(self, block: Table) -> str:
        return super().table(block).replace("<table", '<table cellspacing="0" cellpadding="0"', 1)

    def cell(self, spans: Spans, align: str, name: str) -> str:
        text = self.inline(spans)
        return f'<{name} align="{align or "left"}" style="{_CELL}">{text}</{name}>'

    def link(self, target: str, shown: str) -> str:
        return f'<a href="{escape(target)}" style="color: #3457d5;">{shown}</a>'
