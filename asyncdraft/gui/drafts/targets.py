"""What each channel shows and what is copied for it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData

from asyncdraft.core.compose import Document
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.core.when.wording import all_of
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.fonts import MONO_FAMILIES
from asyncdraft.gui.theme import Theme

if TYPE_CHECKING:
    from asyncdraft.core.render.names import Names
    from asyncdraft.core.render.preview import Palette, Preview


class Shown(msgspec.Struct, frozen=True):
    """`parts` are the blocks as HTML; `source` makes the text that is copied; `used` and `limit` count as the
    target counts.

    `losses` says in sentences what does not reach the reader, `reason` why the limit matters once it is near.
    """

    parts: tuple[str, ...]
    source: Callable[[], str]
    used: int
    limit: int
    losses: tuple[str, ...] = ()
    reason: str = ""

    @property
    def html(self) -> str:
        return "".join(self.parts)


def source(document: Document, channel: Channel) -> str:
    from asyncdraft.core.render import email, markdown, slack

    text = {Channel.SLACK: slack.paste, Channel.EMAIL: email.plain, Channel.MARKDOWN: markdown.normalise}
    return text[channel](document.markdown)


class Viewer:
    """What a channel will show of the message that is typed; unchanged blocks are not made again."""

    def __init__(self) -> None:
        self._preview: Preview | None = None

    def making(self, document: Document, channel: Channel, theme: Theme, team: Team) -> Iterator[None]:
        """Makes it a block a step: `shown` has it at once after the last one."""
        return self._made.making(document.markdown, channel.value, _palette(theme), _names(team, document))

    def shown(self, document: Document, channel: Channel, theme: Theme, team: Team) -> Shown:
        from asyncdraft.core.render import limits

        page = self._made.page(document.markdown, channel.value, _palette(theme), _names(team, document))
        return Shown(
            page.parts,
            lambda: source(document, channel),
            page.used,
            limits.LIMITS[channel.value],
            page.losses,
            limits.reason(channel.value, page.used),
        )

    @property
    def _made(self) -> "Preview":
        from asyncdraft.core.render import preview

        self._preview = self._preview or preview.Preview()
        return self._preview


def _names(team: Team, document: Document) -> "Names":
    from asyncdraft.core.render import names

    return names.names_of(team.people, dict(document.dates))


def _palette(theme: Theme) -> "Palette":
    from asyncdraft.core.render import preview

    return preview.Palette(
        text=theme.tokens["text"],
        secondary=theme.tokens["secondary"],
        link=theme.tokens["accent"],
        code_bg=theme.tokens["chip"],
        quote_line=theme.tokens["control"],
        pill_bg=theme.tokens["selected"],
        mono=", ".join(MONO_FAMILIES),
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


def mail_draft(document: Document, team: Team, draft: Draft) -> bytes:
    """The content of an .eml file. Raises ValueError or StoreProblem with a sentence."""
    from asyncdraft.core.render import email
    from asyncdraft.storage.attachments import attachments

    sender = email.mailbox(team.writer) if team.writer else ""
    to, files = _mailboxes(team.readers(draft.to)), attachments(draft.attachments)
    return email.eml(document.subject, document.markdown, sender, to, files)


def mail_link(document: Document, team: Team, draft: Draft) -> bytes:
    """A mailto link, encoded. Raises ValueError with a sentence, also where programs would cut it."""
    from asyncdraft.core.render import email

    link = email.mailto(document.subject, document.markdown, _mailboxes(team.readers(draft.to)))
    return link.encode("ascii")


def _mailboxes(readers: Sequence[Person]) -> list[str]:
    from asyncdraft.core.render import email

    unknown = [reader.name for reader in readers if not reader.email]
    if unknown:
        raise ValueError(
            say(
                "There is no email address for {names}: add it in Team ({keys}).",
                names=all_of(unknown),
                keys=keys_of("show_team"),
            )
        )
    return [email.mailbox(reader) for reader in readers]
