"""A draft as a row of the store, and back."""

import sqlite3
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from asyncdraft.core.draft import Channel, Deadline, Draft, Pane

T = TypeVar("T")

TEXT_COLUMNS = ("title", "template", "subject", "what", "why", "need", "fallback")
DRAFT_COLUMNS = (*TEXT_COLUMNS, "channel", "recipients", "deadline", "fields", "ignored", "attachments")
SUMMARY_COLUMNS = (
    "id, title, subject, substr(what, 1, 400) AS what, template, recipients, state, checked, updated_at, "
    "copied_at"
)


class State(StrEnum):
    """What has become of a draft."""

    DRAFT = "draft"
    COPIED = "copied"


class DraftSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A line in a list. `to` holds roster ids; `checked` is the checklist's last word, such as "8/10"."""

    id: str
    title: str
    template: str
    to: tuple[str, ...]
    state: str
    updated_at: datetime
    copied_at: datetime | None
    checked: str


Summaries = list[DraftSummary]


def to_row(draft: Draft) -> dict[str, str]:
    row = {name: str(getattr(draft, name)) for name in (*TEXT_COLUMNS, "channel")}
    structured = {
        "recipients": draft.to,
        "deadline": draft.deadline,
        "fields": draft.fields,
        "ignored": draft.ignored,
        "attachments": draft.attachments,
    }
    return row | {name: msgspec.json.encode(value).decode() for name, value in structured.items()}


def insert(connection: sqlite3.Connection, draft: Draft, checked: str, at: str) -> None:
    """`at` is an ISO time in UTC."""
    row = {**to_row(draft), "id": draft.id, "checked": checked, "created_at": at, "updated_at": at}
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO drafts ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def from_row(row: sqlite3.Row) -> Draft:
    return Draft(
        id=row["id"],
        channel=_channel(row["channel"]),
        to=_value(row["recipients"], tuple[str, ...], ()),
        deadline=_value(row["deadline"], Deadline, Deadline()),
        fields=_value(row["fields"], dict[str, Any], {}),
        ignored=_value(row["ignored"], tuple[str, ...], ()),
        attachments=_value(row["attachments"], tuple[str, ...], ()),
        **{name: row[name] for name in TEXT_COLUMNS},
    )


def summary(row: sqlite3.Row) -> DraftSummary:
    named = Draft(title=row["title"], subject=row["subject"], what=row["what"])
    return DraftSummary(
        id=row["id"],
        title=named.display_title,
        template=row["template"],
        to=_value(row["recipients"], tuple[str, ...], ()),
        state=row["state"],
        updated_at=datetime.fromisoformat(row["updated_at"]),
        copied_at=datetime.fromisoformat(row["copied_at"]) if row["copied_at"] else None,
        checked=row["checked"],
    )


def size(draft: Draft) -> int:
    """Characters typed: what a step of the history is weighed by."""
    return sum(
        len(draft.text(pane)) for pane in (Pane.WHAT, Pane.WHY, Pane.NEED, Pane.FALLBACK, Pane.SUBJECT)
    )


def _value(text: str, kind: type[T], default: T) -> T:
    """A garbled value shall not take the texts beside it along."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError:
        return default


def _channel(name: str) -> Channel:
    return Channel(name) if name in Channel.__members__.values() else Channel.SLACK
