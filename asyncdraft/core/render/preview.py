"""The preview: what the target will show, in the small HTML that QTextBrowser draws."""

import msgspec

from asyncdraft.core.render.html_writer import HtmlWriter
from asyncdraft.core.render.nodes import read


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """Colours as "#rrggbb"; `mono` is a font family."""

    text: str = "#1c2129"
    secondary: str = "#5f6875"
    link: str = "#3457d5"
    code_bg: str = "#eef0f3"
    quote_line: str = "#cdd3da"
    mono: str = "monospace"


def preview_html(markdown: str, target: str, palette: Palette) -> str:
    """`target` is "slack", "email" or "markdown"."""
    return _PreviewHtml(target, palette).html(read(markdown))


class _PreviewHtml(HtmlWriter):
    def __init__(self, target: str, palette: Palette) -> None:
        self._target = target
        self._palette = palette
