"""Messages of Alex in London to Kenji in Tokyo, as the checklist takes them."""

from datetime import UTC, datetime

from asyncdraft.core.checklist.message import Message, Recipient, from_text
from asyncdraft.core.draft import Pane

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
KENJI = Recipient("Kenji Mori", "Asia/Tokyo", "kenji")


def slack(text: str) -> Message:
    return from_text(text, sent_at=NOW, sender_zone="Europe/London", recipients=(KENJI,))


def panes(**texts: str) -> Message:
    return Message(
        texts={Pane(name): text for name, text in texts.items()},
        sent_at=NOW,
        sender_zone="Europe/London",
        recipients=(KENJI,),
    )
