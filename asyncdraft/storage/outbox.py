"""The outbox in the store: every step of a message on its way out is on the disk before the next is taken."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from asyncdraft.core.sending.delivery import (
    BY_ITSELF,
    OPEN,
    UNDER_WAY,
    Delivery,
    State,
    moved,
)
from asyncdraft.core.sending.making import Prepared
from asyncdraft.core.text import plain, say
from asyncdraft.core.threads.thread import Thread, with_post
from asyncdraft.storage.database import Database
from asyncdraft.storage.draft_rows import State as DraftState
from asyncdraft.storage.history import mark_last
from asyncdraft.storage.problem import StoreProblem

GONE = say("This message is no longer in the outbox.")
OVERTAKEN = say("This message has gone on meanwhile; look at it again.")

READY = f"""
    state IN ({", ".join(f"'{state}'" for state in BY_ITSELF)})
    AND (after = '' OR state <> '{State.QUEUED}' OR EXISTS (
        SELECT 1 FROM outbox AS earlier WHERE earlier.id = outbox.after
            AND earlier.state IN ('{State.SENT}', '{State.SCHEDULED}')
    ))
"""
"""A part of a long message waits for the one before it."""

MARKS = {
    DraftState.SCHEDULED: "UPDATE drafts SET state = :state, state_at = :at "
    "WHERE id = :draft AND state IN ('draft', 'copied')",
    DraftState.DRAFT: "UPDATE drafts SET state = iif(copied_at IS NULL, :state, 'copied'), state_at = :at "
    "WHERE id = :draft AND state = 'scheduled'",
    DraftState.SENT: "UPDATE drafts SET state = :state, state_at = :at "
    "WHERE id = :draft AND state <> 'answered'",
}
"""What becomes of the draft when its message is taken in, given up and sent."""

EARLIER = say(
    "This store was brought back from an earlier state. Look whether the message has arrived meanwhile, then "
    "say so here."
)


def doubt(connection: sqlite3.Connection) -> None:
    """For a store from a backup or a damaged file: what waited in it may have been sent since."""
    connection.execute(
        "UPDATE outbox SET state = :state, value = json_set(value, '$.state', :state, '$.reason', :reason) "
        f"WHERE state IN ({_quoted(OPEN - {State.SCHEDULED})}) AND json_valid(value)",
        {"state": State.UNKNOWN.value, "reason": EARLIER},
    )


class Outbox:
    """Every method either does all it says or raises StoreProblem and leaves the store as it was."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def add(self, messages: Sequence[Prepared]) -> tuple[Delivery, ...]:
        """Takes in a message, with all its parts. Its draft is scheduled from now on."""
        with self._database.writing() as connection:
            for message in messages:
                connection.execute(
                    "INSERT INTO outbox (id, state, due_at, after, draft, value, payload) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (message.delivery.id, *_columns(message.delivery), message.payload),
                )
            for draft in {message.delivery.draft for message in messages}:
                self._mark_draft(connection, draft, DraftState.SCHEDULED)
        return tuple(message.delivery for message in messages)

    def list(self, limit: int = 500) -> tuple[Delivery, ...]:
        """What is still open first, the next to happen leading; then the rest, the latest first."""
        rows = self._database.rows(
            f"SELECT value FROM outbox ORDER BY state IN ({_quoted(OPEN)}) DESC, "
            f"CASE WHEN state IN ({_quoted(OPEN)}) THEN due_at END, number DESC LIMIT ?",
            (limit,),
        )
        return tuple(_read(row) for row in rows)

    def get(self, delivery_id: str) -> Delivery:
        row = self._database.row("SELECT value FROM outbox WHERE id = ?", (delivery_id,))
        if row is None:
            raise StoreProblem(GONE)
        return _read(row)

    def ids(self, beginning: str) -> tuple[str, ...]:
        rows = self._database.rows(
            "SELECT id FROM outbox WHERE substr(id, 1, ?) = ? ORDER BY number", (len(beginning), beginning)
        )
        return tuple(row["id"] for row in rows)

    def of_draft(self, draft_id: str) -> tuple[Delivery, ...]:
        rows = self._database.rows("SELECT value FROM outbox WHERE draft = ? ORDER BY number", (draft_id,))
        return tuple(_read(row) for row in rows)

    def payload(self, delivery_id: str) -> bytes:
        """What will leave, to the byte; it is kept until it has left. Empty afterwards."""
        row = self._database.row("SELECT payload FROM outbox WHERE id = ?", (delivery_id,))
        return bytes(row["payload"] or b"") if row else b""

    def due(self, now: datetime) -> Delivery | None:
        """The next one on which something is to be done by now, None if there is none."""
        row = self._database.row(
            f"SELECT value FROM outbox WHERE {READY} AND due_at <= ? ORDER BY due_at, number LIMIT 1",
            (_instant(now),),
        )
        return _read(row) if row else None

    def next_due(self) -> datetime | None:
        """When something will be due, None while nothing waits for a time."""
        row = self._database.row(f"SELECT min(due_at) AS at FROM outbox WHERE {READY}")
        return datetime.fromisoformat(row["at"]) if row and row["at"] else None

    def under_way(self) -> tuple[Delivery, ...]:
        """Those that a program is sending; or was, when it was killed."""
        rows = self._database.rows(
            f"SELECT value FROM outbox WHERE state IN ({_quoted(UNDER_WAY)}) ORDER BY number"
        )
        return tuple(_read(row) for row in rows)

    def move(self, delivery: Delivery, state: State, **changes: Any) -> Delivery:
        """On the disk when it returns. Refuses where another program has moved it, and forbidden moves.

        Once it is sent, its draft is marked and its post joins the thread; once it is out or given up, the
        message itself is forgotten.
        """
        with self._database.writing() as connection:
            return self._move(connection, delivery, state, **changes)

    def _move(
        self, connection: sqlite3.Connection, delivery: Delivery, state: State, **changes: Any
    ) -> Delivery:
        after = moved(delivery, state, self._now(), **changes)
        row = connection.execute("SELECT value FROM outbox WHERE id = ?", (delivery.id,)).fetchone()
        if row is None:
            raise StoreProblem(GONE)
        if _read(row) != delivery:
            raise StoreProblem(OVERTAKEN)
        connection.execute(
            "UPDATE outbox SET state = ?, due_at = ?, after = ?, draft = ?, value = ? WHERE id = ?",
            (*_columns(after), delivery.id),
        )
        self._follow(connection, after)
        return after

    def cancel(self, delivery: Delivery) -> Delivery:
        """With the parts that follow it. What may have left cannot be cancelled."""
        with self._database.writing() as connection:
            cancelled = self._move(connection, delivery, State.CANCELLED)
            for part in _following(connection, delivery.id):
                self._move(connection, part, State.CANCELLED)
        return cancelled

    def receipts(self) -> frozenset[str]:
        """The ids of all messages of this outbox that the other side has told."""
        receipts = [_read(row).receipt for row in self._database.rows("SELECT value FROM outbox")]
        return frozenset(
            filter(None, (text for each in receipts for text in (each.message_id, each.scheduled)))
        )

    def clear(self, before: datetime) -> int:
        """Forgets what was done with before then; returns how many."""
        done = [each for each in self.list(-1) if not each.is_open and (each.state_at or before) < before]
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM outbox WHERE id = ?", [(each.id,) for each in done])
        return len(done)

    def _follow(self, connection: sqlite3.Connection, delivery: Delivery) -> None:
        if not delivery.is_open:
            connection.execute("UPDATE outbox SET payload = NULL WHERE id = ?", (delivery.id,))
        if delivery.state is State.CANCELLED:
            self._mark_draft(connection, delivery.draft, DraftState.DRAFT)
        if delivery.state is State.SENT:
            self._mark_draft(connection, delivery.draft, DraftState.SENT)
            self._join(connection, delivery)

    def _mark_draft(self, connection: sqlite3.Connection, draft: str, state: DraftState) -> None:
        """A draft that went out before stays so while it is sent once more."""
        connection.execute(MARKS[state], {"state": state, "at": _instant(self._now()), "draft": draft})
        if state is DraftState.SENT and connection.execute("SELECT changes()").fetchone()[0]:
            mark_last(connection, draft, DraftState.SENT)

    def _join(self, connection: sqlite3.Connection, delivery: Delivery) -> None:
        """The thread may be gone, or unreadable to this version: what was sent stays sent."""
        if delivery.post is None:
            return
        row = connection.execute("SELECT value FROM threads WHERE id = ?", (delivery.thread,)).fetchone()
        if row is None:
            return
        try:
            thread = msgspec.json.decode(row["value"], type=Thread)
        except msgspec.DecodeError:
            return
        at = delivery.state_at or self._now()
        post = replace(delivery.post, at=at, message_id=delivery.receipt.message_id)
        connection.execute(
            "UPDATE threads SET value = ?, revision = revision + 1, updated_at = ? WHERE id = ?",
            (_written(with_post(thread, post)), _instant(at), delivery.thread),
        )


def _following(connection: sqlite3.Connection, delivery_id: str) -> list[Delivery]:
    """The parts behind it that are still open."""
    rows = connection.execute(
        f"""
        WITH RECURSIVE parts (id) AS (
            VALUES (?) UNION SELECT outbox.id FROM outbox JOIN parts ON outbox.after = parts.id
        )
        SELECT value FROM outbox WHERE id <> ? AND id IN parts AND state IN ({_quoted(OPEN)})
        """,
        (delivery_id, delivery_id),
    )
    return [_read(row) for row in rows]


def _columns(delivery: Delivery) -> tuple[str, ...]:
    state, due_at = delivery.state.value, _instant(delivery.due_at)
    return state, due_at, delivery.after, delivery.draft, _written(delivery)


def _written(value: Delivery | Thread) -> str:
    return msgspec.json.encode(value, enc_hook=plain).decode()


def _quoted(states: "frozenset[State] | Sequence[State]") -> str:
    return ", ".join(f"'{state.value}'" for state in sorted(states))


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _read(row: sqlite3.Row) -> Delivery:
    try:
        return msgspec.json.decode(row["value"], type=Delivery)
    except msgspec.DecodeError as error:
        raise StoreProblem(
            say("A message in the outbox was written by a newer AsyncDraft; install the newest version.")
        ) from error
