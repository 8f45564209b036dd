"""What each channel shows and what is copied for it."""

import sys
from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QMimeData

from asyncdraft.core.compose import Document
from asyncdraft.core.draft import Channel
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.gui.fonts import MONO_FAMILIES
from asyncdraft.gui.theme import Theme


class Shown(msgspec.Struct, frozen=True):
    """`source` makes the text that is copied; `used` and `limit` count as the target counts.

    `losses` says in sentences what does not reach the reader.
    """

    html: str
    source: Callable[[], str]
    used: int
    limit: int
    losses: tuple[str, ...] = ()


def source(document: Document, channel: Channel) -> str:
    from asyncdraft.core.render import email, markdown, slack

    text = {Channel.SLACK: slack.paste, Channel.EMAIL: email.plain, Channel.MARKDOWN: markdown.normalise}
    return text[channel](document.markdown)


def shown(document: Document, channel: Channel, theme: Theme, team: Team) -> Shown:
    from asyncdraft.core.render import limits, names, preview, problems

    colors = preview.Palette(
        text=theme.tokens["text"],
        secondary=theme.tokens["secondary"],
        link=theme.tokens["accent"],
        code_bg=theme.tokens["chip"],
        quote_line=theme.tokens["control"],
        mono=", ".join(MONO_FAMILIES),
    )
    known = names.names_of(team.people, dict(document.dates))
    return Shown(
        preview.preview_html(document.markdown, channel.value, colors, known),
        lambda: source(document, channel),
        limits.length(channel.value, document.markdown),
        limits.LIMITS[channel.value],
        problems.problems(document.markdown),
    )


def mime_data(document: Document, channel: Channel, *, slack_native: bool = True) -> QMimeData:
    """Slack and email get formatted HTML beside their text; Markdown is text alone.

    `slack_native` adds the form that Slack's own composer prefers, which is undocumented and never alone.
    """
    from asyncdraft.core.render import html, texty

    data = QMimeData()
    if channel is Channel.SLACK:
        data.setHtml(html.slack_html(document.markdown))
        if slack_native and sys.platform in texty.MIME_TYPES:
            data.setData(texty.MIME_TYPES[sys.platform], texty.slack_texty(document.markdown))
    elif channel is Channel.EMAIL:
        data.setHtml(html.email_html(document.markdown))
    data.setText(source(document, channel))
    return data


def mail_draft(document: Document, team: Team, to: tuple[str, ...]) -> bytes:
    """The content of an .eml file for the readers `to`. Raises ValueError with a sentence."""
    from asyncdraft.core.render import email

    sender = email.mailbox(team.writer) if team.writer else ""
    return email.eml(document.subject, document.markdown, sender, _mailboxes(team.readers(to)))


def mail_link(document: Document, team: Team, to: tuple[str, ...]) -> bytes:
    """A mailto link, encoded. Raises ValueError with a sentence, also where programs would cut it."""
    from asyncdraft.core.render import email

    link = email.mailto(document.subject, document.markdown, _mailboxes(team.readers(to)))
    return link.encode("ascii")


def _mailboxes(readers: Sequence[Person]) -> list[str]:
    from asyncdraft.core.render import email

    unknown = [reader.name for reader in readers if not reader.email]
    if unknown:
        who = " and ".join(filter(None, [", ".join(unknown[:-1]), unknown[-1]]))
        raise ValueError(f"There is no email address for {who}: add it in Team (Ctrl+2).")
    return [email.mailbox(reader) for reader in readers]
