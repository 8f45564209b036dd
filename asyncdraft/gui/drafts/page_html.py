"""Markdown as a label of the window shows it, in the colours of the theme."""

from asyncdraft.core.render import preview
from asyncdraft.gui.fonts import MONO_FAMILIES
from asyncdraft.gui.theme import Theme


def html_of(markdown: str, theme: Theme) -> str:
    tokens = theme.tokens
    colors = preview.Palette(
        text=tokens["text"],
        secondary=tokens["secondary"],
        link=tokens["accent"],
        code_bg=tokens["chip"],
        quote_line=tokens["control"],
        mono=", ".join(MONO_FAMILIES),
    )
    return preview.preview_html(markdown, "markdown", colors)
