"""HTML for Slack's composer, for mail programs and for a page."""

from html import escape
from typing import ClassVar

from asyncdraft.core.render.html_writer import HtmlWriter
from asyncdraft.core.render.nodes import (
    BOLD,
    CODE,
    ITALIC,
    STRIKE,
    CodeBlock,
    Heading,
    Rule,
    Table,
    read,
    styled,
)
from asyncdraft.core.render.slack import harmless
from asyncdraft.core.render.tables import aligned


def slack_html(markdown: str) -> str:
    """A fragment in the shapes that Slack's editor (Quill) and TipTap keep on paste."""
    return _SlackHtml().html(read(markdown))


def email_html(markdown: str) -> str:
    """A whole document whose styles stand on each element, as mail programs drop style sheets."""
    import css_inline
    import nh3

    body = nh3.clean(
        HtmlWriter().html(read(markdown)), tags=_MAIL_TAGS, attributes=_MAIL_ATTRIBUTES, link_rel=None
    )
    head = f'<meta charset="utf-8"><style>{_MAIL_CSS}</style>'
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return css_inline.CSSInliner(keep_style_tags=False).inline(page)


def page_html(markdown: str, title: str = "") -> str:
    """A whole document to open in a browser."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_PAGE_CSS}</style>'
    body = HtmlWriter().html(read(markdown))
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body>{body}</body></html>\n'


_MAIL_TAGS = (
    {"p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li"}
    | {"table", "tbody", "tr", "td", "th"}
    | {"a", "b", "strong", "i", "em", "s", "code"}
)
"""What Outlook's Word engine and Gmail both show."""

_MAIL_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}

_MAIL_CSS = """
body, p, li, td, th { font-family: Arial, Helvetica, sans-serif; color: #1c2129; }
body, p, li, td, th { font-size: 14px; line-height: 20px; }
p, ul, ol, pre, blockquote, table { margin: 0 0 12px 0; }
h1, h2, h3, h4, h5, h6 { font-family: Arial, Helvetica, sans-serif; color: #1c2129; margin: 16px 0 8px 0; }
h1 { font-size: 20px; } h2 { font-size: 17px; } h3, h4, h5, h6 { font-size: 14px; }
a { color: #3457d5; }
code, pre { font-family: Consolas, Menlo, monospace; font-size: 13px; background-color: #eef0f3; }
blockquote { border-left: 3px solid #cdd3da; padding: 0 0 0 12px; }
table { border-collapse: collapse; }
td, th { border: 1px solid #cdd3da; padding: 4px 8px; text-align: left; }
"""

_PAGE_CSS = """
body { max-width: 46em; margin: 2em auto; padding: 0 1em; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1c2129; }
"""


class _SlackHtml(HtmlWriter):
    style_tags: ClassVar[dict[int, str]] = {CODE: "code", STRIKE: "s", ITALIC: "i", BOLD: "b"}

    def heading(self, block: Heading) -> str:
        return self.tag("p", self.inline(styled(block.spans, BOLD)))

    def thematic_break(self, _block: Rule) -> str:
        return self.tag("p", "──────────")

    def table(self, block: Table) -> str:
        rows = [["".join(span.text for span in cell) for cell in row] for row in block.rows]
        return self.code_block(CodeBlock("\n".join(aligned(rows, block.aligns))))

    def numbered(self, items: str, _start: int) -> str:
        return self.tag("ol", items)

    def words(self, text: str) -> str:
        return super().words(harmless(text))
