"""HTML for Slack's composer, for mail programs and for a page."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby
from typing import ClassVar

from asyncdraft.core.render.composer import Row, rows
from asyncdraft.core.render.html_writer import HtmlWriter
from asyncdraft.core.render.mail_html import MailHtml
from asyncdraft.core.render.nodes import BOLD, CODE, ITALIC, STRIKE, read
from asyncdraft.core.render.slack import harmless


def slack_html(markdown: str) -> str:
    """A fragment in the shapes that Slack's editor (Quill) and TipTap keep on paste."""
    return _SlackHtml().fragment(rows(read(markdown)))


def email_html(markdown: str) -> str:
    """A whole document whose styles stand on each element."""
    head = '<meta charset="utf-8">'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{MailHtml().html(read(markdown))}</body></html>"


def page_html(markdown: str, title: str = "") -> str:
    """A whole document to open in a browser."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_PAGE_CSS}</style>'
    body = HtmlWriter().html(read(markdown))
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body>{body}</body></html>\n'


_PAGE_CSS = """
:root { color-scheme: light dark; }
body { max-width: 46em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 system-ui, sans-serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.5em 0 0.5em; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; background: #8882; padding: 0.1em 0.3em; }
pre { background: #8882; padding: 0.8em 1em; overflow-x: auto; }
pre code { background: none; padding: 0; }
blockquote { margin: 1em 0; padding: 0 0 0 1em; border-left: 3px solid #8886; }
table { border-collapse: collapse; }
td, th { border: 1px solid #8886; padding: 0.3em 0.7em; }
hr { border: 0; border-top: 1px solid #8886; }
"""


class _SlackHtml(HtmlWriter):
    style_tags: ClassVar[dict[int, str]] = {BOLD: "b", ITALIC: "i", STRIKE: "s", CODE: "code"}

    def words(self, text: str) -> str:
        return super().words(harmless(text))

    def fragment(self, rows: Iterable[Row]) -> str:
        """No white space between tags: editors would keep it as text."""
        groups = groupby(rows, key=lambda row: _GROUPS[row.kind])
        return "".join(write(self, list(group)) for write, group in groups)

    def texts(self, rows: Sequence[Row]) -> str:
        return "".join(self.tag("p", self.inline(row.spans) or "<br>") for row in rows)

    def quotes(self, rows: Sequence[Row]) -> str:
        return self.tag("blockquote", self.texts(rows))

    def codes(self, rows: Sequence[Row]) -> str:
        return "".join(f"<pre><code>{escape(row.text, quote=False)}</code></pre>" for row in rows)

    def lists(self, rows: Sequence[Row]) -> str:
        """Nested lists from depths; a step that skips depths goes one deeper.

        Of a list that begins below the first depth, Quill learns the depth by its own class.
        """
        parts: list[str] = []
        nest: list[str] = []
        base = min(row.indent for row in rows)
        for row in rows:
            tag = "ul" if row.kind == "bullet" else "ol"
            depth = min(row.indent - base, len(nest))
            while len(nest) > depth + 1 or (len(nest) == depth + 1 and nest[-1] != tag):
                parts.append(f"</li></{nest.pop()}>")
            if len(nest) == depth + 1:
                parts.append("</li>")
            else:
                nest.append(tag)
                parts.append(f"<{tag}>")
            start = f'<li class="ql-indent-{row.indent}">' if base and row.indent else "<li>"
            parts.append(f"{start}{self.inline(row.spans) or '<br>'}")
        parts += (f"</li></{tag}>" for tag in reversed(nest))
        return "".join(parts)


_GROUPS: dict[str, Callable[[_SlackHtml, Sequence[Row]], str]] = {
    "text": _SlackHtml.texts,
    "quote": _SlackHtml.quotes,
    "code": _SlackHtml.codes,
    "bullet": _SlackHtml.lists,
    "ordered": _SlackHtml.lists,
}
