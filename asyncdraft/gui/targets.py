"""What each channel shows and what is copied for it."""

import msgspec
from PySide6.QtCore import QMimeData

from asyncdraft.core.compose import Document
from asyncdraft.core.draft import Channel
from asyncdraft.gui.fonts import MONO_FAMILIES
from asyncdraft.gui.theme import Theme


class Shown(msgspec.Struct, frozen=True):
    """`source` is the text that is copied; `used` and `limit` count as the target counts."""

    html: str
    source: str
    used: int
    limit: int | None


def source(document: Document, channel: Channel) -> str:
    from asyncdraft.core.render import email, markdown, slack

    text = {Channel.SLACK: slack.paste, Channel.EMAIL: email.plain, Channel.MARKDOWN: markdown.normalise}
    return text[channel](document.markdown)


def shown(document: Document, channel: Channel, theme: Theme) -> Shown:
    from asyncdraft.core.render import limits, preview

    text = source(document, channel)
    colors = preview.Palette(
        text=theme.tokens["text"],
        secondary=theme.tokens["secondary"],
        link=theme.tokens["accent"],
        code_bg=theme.tokens["chip"],
        quote_line=theme.tokens["control"],
        mono=", ".join(MONO_FAMILIES),
    )
    html = preview.preview_html(document.markdown, channel.value, colors)
    return Shown(html, text, limits.length(channel.value, text), limits.LIMITS.get(channel.value))


def mime_data(document: Document, channel: Channel) -> QMimeData:
    """Slack and email get formatted HTML beside their text; Markdown is text alone."""
    from asyncdraft.core.render import html

    data = QMimeData()
    if channel is Channel.SLACK:
        data.setHtml(html.slack_html(document.markdown))
    elif channel is Channel.EMAIL:
        data.setHtml(html.email_html(document.markdown))
    data.setText(source(document, channel))
    return data
