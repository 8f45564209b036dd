"""The earlier states of a draft: when a new one is worth keeping, and which old ones may go."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.draft import Draft
from asyncdraft.core.text import plain
from asyncdraft.storage.draft_rows import LONG_AGO, instant, size

STEP = timedelta(minutes=1)
"""Typing within this span is one state."""

LOSS = 0.8
"""A text that shrinks below this part of the last state begins a new one, so that the longer text stays."""

THINNING = ((timedelta(days=30), "%Y-%m-%d"), (timedelta(days=1), "%Y-%m-%d %H"))
"""Beyond an age, the last state of each day or hour stays, and every state with a label."""


class Version(msgspec.Struct, frozen=True):
    """`size` counts characters; `label` says why this state is special, such as "copied", or is empty."""

    number: int
    saved_at: datetime
    size: int
    label: str = ""


Versions = list[Version]


def remember(
    connection: sqlite3.Connection, draft: Draft, now: datetime, *, new_state: bool = False, label: str = ""
) -> None:
    """Keeps `draft` as its newest state; within one step of typing the last state is replaced."""
    last = _last(connection, draft.id)
    value = msgspec.json.encode(draft, enc_hook=plain).decode()
    if last and not new_state and _same_step(last, draft, now):
        connection.execute(
            "UPDATE history SET saved_at = ?, size = ?, value = ?, label = ? WHERE number = ?",
            (now.isoformat(), size(draft), value, label, last["number"]),
        )
        return
    connection.execute(
        "INSERT INTO history (draft, started_at, saved_at, size, value, label) VALUES (?, ?, ?, ?, ?, ?)",
        (draft.id, now.isoformat(), now.isoformat(), size(draft), value, label),
    )
    _thin(connection, draft.id, now)


def mark_last(connection: sqlite3.Connection, draft_id: str, label: str) -> None:
    """The newest state is one to be kept for good."""
    last = _last(connection, draft_id)
    if last is not None:
        connection.execute("UPDATE history SET label = ? WHERE number = ?", (label, last["number"]))


def _last(connection: sqlite3.Connection, draft_id: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        "SELECT number, started_at, size, label FROM history WHERE draft = ? ORDER BY number DESC LIMIT 1",
        (draft_id,),
    ).fetchone()
    return row


def _same_step(last: sqlite3.Row, draft: Draft, now: datetime) -> bool:
    age = now - (instant(last["started_at"]) or LONG_AGO)
    return not last["label"] and timedelta(0) <= age < STEP and size(draft) >= last["size"] * LOSS


def _thin(connection: sqlite3.Connection, draft_id: str, now: datetime) -> None:
    rows = connection.execute(
        "SELECT number, saved_at FROM history WHERE draft = ? AND label = '' ORDER BY number", (draft_id,)
    )
    states = [(row["number"], instant(row["saved_at"]) or now) for row in rows]
    connection.executemany(
        "DELETE FROM history WHERE number = ?", [(number,) for number in superseded(states, now)]
    )


def superseded(states: Iterable[tuple[int, datetime]], now: datetime) -> list[int]:
    """The numbers of states, given in order, that a later one of the same hour or day makes needless."""
    latest: dict[str, int] = {}
    needless = []
    for number, saved_at in states:
        period = next((form for age, form in THINNING if now - saved_at > age), "")
        if not period:
            continue
        key = saved_at.strftime(period)
        if key in latest:
            needless.append(latest[key])
        latest[key] = number
    return needless
