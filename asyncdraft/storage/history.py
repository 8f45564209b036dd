"""The earlier states of a draft: when a new one is worth keeping, and which old ones may go."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.draft import Draft
from asyncdraft.storage.draft_rows import size

STEP = timedelta(minutes=1)
"""Typing within this span is one state."""

LOSS = 0.8
"""A text that shrinks below this part of the last state begins a new one, so that the longer text stays."""

THINNING = ((timedelta(days=30), "%Y-%m-%d"), (timedelta(days=1), "%Y-%m-%d %H"))
"""Beyond an age, the last state of each day or hour stays."""


class Version(msgspec.Struct, frozen=True):
    """`size` counts characters."""

    number: int
    saved_at: datetime
    size: int


Versions = list[Version]


def remember(connection: sqlite3.Connection, draft: Draft, now: datetime, *, new_state: bool = False) -> None:
    """Keeps `draft` as its newest state; within one step of typing the last state is replaced."""
    last = connection.execute(
        "SELECT number, started_at, size FROM history WHERE draft = ? ORDER BY number DESC LIMIT 1",
        (draft.id,),
    ).fetchone()
    value = msgspec.json.encode(draft).decode()
    if last and not new_state and _same_step(last, draft, now):
        connection.execute(
            "UPDATE history SET saved_at = ?, size = ?, value = ? WHERE number = ?",
            (now.isoformat(), size(draft), value, last["number"]),
        )
        return
    connection.execute(
        "INSERT INTO history (draft, started_at, saved_at, size, value) VALUES (?, ?, ?, ?, ?)",
        (draft.id, now.isoformat(), now.isoformat(), size(draft), value),
    )
    _thin(connection, draft.id, now)


def _same_step(last: sqlite3.Row, draft: Draft, now: datetime) -> bool:
    age = now - datetime.fromisoformat(last["started_at"])
    return timedelta(0) <= age < STEP and size(draft) >= last["size"] * LOSS


def _thin(connection: sqlite3.Connection, draft_id: str, now: datetime) -> None:
    rows = connection.execute(
        "SELECT number, saved_at FROM history WHERE draft = ? ORDER BY number", (draft_id,)
    )
    states = [(row["number"], datetime.fromisoformat(row["saved_at"])) for row in rows]
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
