"""A message on its way out, and what may become of it.

Nothing has left while it is QUEUED or CLAIMED. From SENDING on it may have: only the other side's word leads
back to QUEUED, and where nobody can tell, it is UNKNOWN until the user has said whether it arrived.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec.structs import replace

from asyncdraft.core.text import say
from asyncdraft.core.threads.thread import Post


class State(StrEnum):
    """CHECKING: it was handed over, the answer was lost, and the other side is to be asked.
    SCHEDULED: Slack keeps it and posts it at `post_at`.
    """

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENDING = "sending"
    CHECKING = "checking"
    SCHEDULED = "scheduled"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


NEXT: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.QUEUED: frozenset({State.CLAIMED, State.FAILED, State.CANCELLED}),
        State.CLAIMED: frozenset({State.SENDING, State.QUEUED, State.FAILED}),
        State.SENDING: frozenset(
            {State.SENT, State.SCHEDULED, State.QUEUED, State.FAILED, State.CHECKING, State.UNKNOWN}
        ),
        State.CHECKING: frozenset(
            {State.CHECKING, State.SENT, State.SCHEDULED, State.QUEUED, State.FAILED, State.UNKNOWN}
        ),
        State.SCHEDULED: frozenset({State.SCHEDULED, State.SENT, State.FAILED, State.CANCELLED}),
        State.UNKNOWN: frozenset({State.SENT, State.QUEUED, State.CANCELLED}),
        State.FAILED: frozenset({State.QUEUED, State.CANCELLED}),
        State.SENT: frozenset(),
        State.CANCELLED: frozenset(),
    }
)
"""Where each state may lead."""

STATE_NAMES: Mapping[State, str] = MappingProxyType(
    {
        State.QUEUED: say("Queued"),
        State.CLAIMED: say("Sending"),
        State.SENDING: say("Sending"),
        State.CHECKING: say("Looked for"),
        State.SCHEDULED: say("Kept by Slack"),
        State.SENT: say("Sent"),
        State.FAILED: say("Not sent"),
        State.UNKNOWN: say("Did it arrive?"),
        State.CANCELLED: say("Cancelled"),
    }
)

OPEN = frozenset(State) - {State.SENT, State.CANCELLED}
BY_ITSELF = (State.QUEUED, State.CHECKING, State.SCHEDULED)
"""The states in which something happens at `due_at` without the user."""

ASKS = (State.FAILED, State.UNKNOWN)
"""The states that wait for the user."""

UNDER_WAY = (State.CLAIMED, State.SENDING)
"""Some program is at it; if none is, it was killed."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """`channel` is a conversation of Slack, `thread` the time stamp of the message that is answered there.

    `addresses` are those of a mail. Chosen by the user, never by a draft or a template.
    """

    channel: str = ""
    thread: str = ""
    addresses: tuple[str, ...] = ()


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """How the other side calls what it has taken.

    `message_id` goes into a thread's post: that of a mail, or `slack:CHANNEL/TIMESTAMP`. `scheduled` is the
    id under which Slack keeps what it posts later. `told` is a few words of the other side.
    """

    message_id: str = ""
    scheduled: str = ""
    told: str = ""


NOTHING_YET = Receipt()


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """Instants are in UTC. `id` is the mark by which the message is found again on the other side.

    `due_at` is when to act on it next, `post_at` when Slack shall post what it is handed before, `tried_at`
    when it was first handed over. `after` is the delivery that has to be out before, as for the parts of a
    long message. `post` joins the thread `thread` once it is sent. `reason` says in a sentence why it waits,
    failed or is unknown.
    """

    id: str
    account: str
    made_at: datetime
    due_at: datetime
    target: Target = Target()
    title: str = ""
    readers: str = ""
    draft: str = ""
    thread: str = ""
    post: Post | None = None
    post_at: datetime | None = None
    after: str = ""
    state: State = State.QUEUED
    state_at: datetime | None = None
    tried_at: datetime | None = None
    attempts: int = 0
    checks: int = 0
    reason: str = ""
    receipt: Receipt = NOTHING_YET

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def moved(delivery: Delivery, state: State, at: datetime, **changes: Any) -> Delivery:
    """The delivery in another state. Raises ValueError where that would guess or send twice."""
    if state not in NEXT[delivery.state]:
        raise ValueError(
            say(
                "A message that is {value} cannot become {value2}.",
                value=delivery.state.value,
                value2=state.value,
            )
        )
    return replace(delivery, state=state, state_at=at, **changes)


def slack_id(channel: str, timestamp: str) -> str:
    return f"slack:{channel}/{timestamp}"


def slack_place(message_id: str) -> tuple[str, str] | None:
    """Channel and time stamp; None for what is no message of Slack."""
    channel, slash, timestamp = message_id.removeprefix("slack:").partition("/")
    return (channel, timestamp) if message_id.startswith("slack:") and slash else None
