"""What is read of Slack's answers. One in another form leaves open what has become of a message."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

import msgspec

from asyncdraft.core.sending.outcome import Unclear
from asyncdraft.core.text import say

EVENT = "asyncdraft_message"
UNKNOWN_FORM = say("Slack gave an answer in a form that is not known.")

Form = TypeVar("Form")
Id = Annotated[str, msgspec.Meta(min_length=1)]
Stamp = Annotated[str, msgspec.Meta(pattern=r"^\d+\.\d+$")]


class Posted(msgspec.Struct, frozen=True):
    channel: Id
    ts: Stamp


class Scheduled(msgspec.Struct, frozen=True):
    channel: Id
    scheduled_message_id: Id


class Conversation(msgspec.Struct, frozen=True):
    id: Id


class Opened(msgspec.Struct, frozen=True):
    channel: Conversation


class Metadata(msgspec.Struct, frozen=True):
    event_type: str | None = None
    event_payload: Mapping[str, Any] | None = None


class Message(msgspec.Struct, frozen=True):
    ts: Stamp
    text: str | None = None
    user: str | None = None
    bot_id: str | None = None
    client_msg_id: str | None = None
    metadata: Metadata | None = None

    @property
    def mark(self) -> str:
        """The one that this program gave it; empty for a message of others."""
        known = self.metadata
        if known is None or known.event_type != EVENT:
            return ""
        return str((known.event_payload or {}).get("mark") or "")

    @property
    def authors(self) -> set[str]:
        return {each for each in (self.user, self.bot_id) if each}


class Waiting(msgspec.Struct, frozen=True):
    """A message that Slack keeps until `post_at`, in seconds since 1970."""

    id: Id | int
    post_at: int
    text: str | None = None


class Next(msgspec.Struct, frozen=True):
    next_cursor: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    response_metadata: Next | None = None

    @property
    def cursor(self) -> str:
        """Of the page that follows; empty at the end."""
        return (self.response_metadata and self.response_metadata.next_cursor) or ""


class History(Page, frozen=True, kw_only=True):
    messages: tuple[Message, ...]


class WaitingList(Page, frozen=True, kw_only=True):
    scheduled_messages: tuple[Waiting, ...]


def read(answer: object, form: type[Form]) -> Form:
    """Raises Unclear."""
    try:
        return msgspec.convert(answer, form)
    except msgspec.ValidationError:
        raise Unclear(UNKNOWN_FORM) from None
