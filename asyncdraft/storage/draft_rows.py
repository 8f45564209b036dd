"""A draft as a row of the store, and back."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from asyncdraft.core.draft import Channel, Deadline, Draft, Pane
from asyncdraft.core.text import plain

T = TypeVar("T")

TEXT_COLUMNS = ("title", "template", "subject", "what", "why", "need", "fallback")
STRUCTURED_COLUMNS = ("recipients", "deadline", "fields", "ignored", "attachments")
DRAFT_COLUMNS = (*TEXT_COLUMNS, "channel", *STRUCTURED_COLUMNS, "due_at", "entries")
SUMMARY_COLUMNS = (
    "drafts.id, drafts.title, drafts.subject, substr(drafts.what, 1, 400) AS what, drafts.template, "
    "drafts.recipients, drafts.state, drafts.checked, updated_at, copied_at, state_at, due_at, archived_at, "
    "deleted_at, turn"
)
LAST_OPEN = "deleted_at IS NULL AND id = (SELECT value FROM memory WHERE key = 'last_open')"
NEXT_TURN = "(SELECT coalesce(max(turn), 0) + 1 FROM drafts)"


LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class State(StrEnum):
    """What has become of a draft. Whether it is archived or deleted is kept beside it."""

    DRAFT = "draft"
    COPIED = "copied"
    SCHEDULED = "scheduled"
    SENT = "sent"
    ANSWERED = "answered"


OUT = (State.COPIED, State.SCHEDULED, State.SENT)
"""With the readers, or on the way: an answer is waited for."""


class DraftSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A line in a list. `to` holds roster ids; `checked` is the checklist's last word, such as "8/10".

    `turn` is its place: a greater one changed later. `due` is the instant of the deadline.
    """

    id: str
    title: str
    template: str
    to: tuple[str, ...]
    state: str
    updated_at: datetime
    copied_at: datetime | None
    checked: str
    turn: int
    state_at: datetime | None = None
    due: datetime | None = None
    archived_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def is_out(self) -> bool:
        """Whether it was copied or sent, or goes out at a time that was chosen."""
        return self.state != State.DRAFT

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come by `due`."""
        return self.due is not None and self.state in OUT and not self.archived_at and not self.deleted_at


Summaries = list[DraftSummary]


def to_row(draft: Draft) -> dict[str, str | None]:
    row: dict[str, str | None] = {name: str(getattr(draft, name)) for name in (*TEXT_COLUMNS, "channel")}
    structured = {
        "recipients": draft.to,
        "deadline": draft.deadline,
        "fields": draft.fields,
        "ignored": draft.ignored,
        "attachments": draft.attachments,
    }
    row |= {name: msgspec.json.encode(value, enc_hook=plain).decode() for name, value in structured.items()}
    at = draft.deadline.at
    entries = " ".join(_texts_in(draft.fields))
    return row | {"due_at": at.astimezone(UTC).isoformat() if at else None, "entries": entries}


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inner)


def insert(connection: sqlite3.Connection, draft: Draft, checked: str, at: str) -> None:
    """`at` is an ISO time in UTC."""
    row = {**to_row(draft), "id": draft.id, "checked": checked, "created_at": at, "updated_at": at}
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO drafts ({', '.join(row)}, turn) VALUES ({marks}, {NEXT_TURN})", tuple(row.values())
    )


def from_row(row: sqlite3.Row) -> Draft:
    return Draft(
        id=_string(row["id"]),
        channel=_channel(row["channel"]),
        to=recipients(row),
        deadline=_value(row["deadline"], Deadline, Deadline()),
        fields=_value(row["fields"], dict[str, Any], {}),
        ignored=_value(row["ignored"], tuple[str, ...], ()),
        attachments=_value(row["attachments"], tuple[str, ...], ()),
        **{name: _string(row[name]) for name in TEXT_COLUMNS},
    )


def summary(row: sqlite3.Row) -> DraftSummary:
    title, subject, what = (_string(row[name]) for name in ("title", "subject", "what"))
    named = Draft(title=title, subject=subject, what=what)
    return DraftSummary(
        id=_string(row["id"]),
        title=named.display_title,
        template=_string(row["template"]),
        to=recipients(row),
        state=_string(row["state"]),
        updated_at=instant(row["updated_at"]) or LONG_AGO,
        copied_at=instant(row["copied_at"]),
        checked=_string(row["checked"]),
        turn=row["turn"],
        state_at=instant(row["state_at"]),
        due=instant(row["due_at"]),
        archived_at=instant(row["archived_at"]),
        deleted_at=instant(row["deleted_at"]),
    )


def recipients(row: sqlite3.Row) -> tuple[str, ...]:
    return _value(row["recipients"], tuple[str, ...], ())


def size(draft: Draft) -> int:
    """Characters typed: what a step of the history is weighed by."""
    return sum(
        len(draft.text(pane)) for pane in (Pane.WHAT, Pane.WHY, Pane.NEED, Pane.FALLBACK, Pane.SUBJECT)
    )


def instant(text: str | None) -> datetime | None:
    """None also for what a broken disk has made of it."""
    try:
        at = datetime.fromisoformat(text) if text else None
    except (ValueError, TypeError):
        return None
    return at if at and at.tzinfo else None


def _string(value: object) -> str:
    """A broken page may turn a text into a number or into bytes."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else ""


def _value(text: str, kind: type[T], default: T) -> T:
    """A garbled value shall not take the texts beside it along."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, TypeError):
        return default


def _channel(name: str) -> Channel:
    return Channel(name) if name in Channel.__members__.values() else Channel.SLACK
