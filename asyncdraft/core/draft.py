"""The draft: what a person writes before it becomes a message."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say, say_of

LONGEST_TITLE = 60
LOOKED_AT = 300
LINES = Expression(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
LINK = Expression(r"!?\[([^\]]*)\]\([^)]*\)+")
MARKERS = Expression(
    r"^\s*(?:[>#]+\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+)+"
    r"|(?<!\s)\*+|\*+(?!\s)|`+|~~|(?<!\w)_+|_+(?!\w)"
)


class Channel(StrEnum):
    SLACK = "slack"
    EMAIL = "email"
    MARKDOWN = "markdown"


class Pane(StrEnum):
    """The four parts of a 3W message. TEXT is a whole message that was not written in panes."""

    WHAT = "what"
    WHY = "why"
    NEED = "need"
    FALLBACK = "fallback"
    SUBJECT = "subject"
    TEXT = "text"


UNTITLED = say("Untitled draft")
PANES = (Pane.WHAT, Pane.WHY, Pane.NEED, Pane.FALLBACK)
THE_THREE = PANES[:3]
"""What every message has; who wants the default path forward adds it."""

PLAIN = "plain-message"
"""The template of a draft that has no other. It shows `THE_THREE`."""

CHANNEL_NAMES = {
    Channel.SLACK: say("Slack"),
    Channel.EMAIL: say("Email"),
    Channel.MARKDOWN: say("Markdown"),
}

PANE_TITLES = {
    Pane.WHAT: say_of("part of a message", "What"),
    Pane.WHY: say_of("part of a message", "Why"),
    Pane.NEED: say("What I need"),
    Pane.FALLBACK: say("Default path forward"),
    Pane.SUBJECT: say("Subject"),
    Pane.TEXT: say("Message"),
}


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """The time by which an answer is wanted.

    `typed` is what the user wrote; `at` is the instant it means (aware, UTC), None while unreadable;
    `zone` is the IANA name in which it is written.
    """

    typed: str = ""
    at: datetime | None = None
    zone: str = "UTC"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """`to` holds roster ids, `fields` the template's own values, `ignored` the marks of ignored findings,
    `attachments` the paths of files that go along.
    """

    id: str = ""
    title: str = ""
    template: str = PLAIN
    channel: Channel = Channel.SLACK
    to: tuple[str, ...] = ()
    subject: str = ""
    what: str = ""
    why: str = ""
    need: str = ""
    fallback: str = ""
    deadline: Deadline = Deadline()
    fields: dict[str, Any] = {}
    ignored: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()

    def text(self, pane: Pane) -> str:
        return str(getattr(self, pane.value))

    def with_text(self, pane: Pane, text: str) -> "Draft":
        return msgspec.structs.replace(self, **{pane.value: text})

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written, in a pane or a field."""
        return not any(self.text(pane).strip() for pane in (*PANES, Pane.SUBJECT)) and not any(
            self.fields.values()
        )

    @property
    def display_title(self) -> str:
        """The name in lists: the given title, else the subject, else the first words of What."""
        lines = (_plain(line[0]) for line in LINES.finditer(self.what))
        first_line = next(filter(None, lines), "")
        return self.title or self.subject.strip() or _shortened(first_line) or UNTITLED


def _plain(line: str) -> str:
    """Near enough for a name, and without a parser: names are needed before the first paint."""
    return MARKERS.sub("", LINK.sub(r"\1", line[:LOOKED_AT])).strip()


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    start, _space, _rest = text[:LONGEST_TITLE].rpartition(" ")
    return f"{start.rstrip(' ,;:(') or text[: LONGEST_TITLE - 1]}…"
