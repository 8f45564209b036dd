"""The user's threads and the log of decisions, in the same store as the drafts."""

import sqlite3
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from asyncdraft.core.threads.decisions import next_number
from asyncdraft.core.threads.thread import Decision, Thread, decided
from asyncdraft.storage.database import Database
from asyncdraft.storage.problem import StoreProblem

OVERTAKEN = "Another window changed this thread meanwhile. It is shown as it is now; make your change again."
GONE = "This thread is no longer in the store."


class Threads:
    """Every method either does all it says or raises StoreProblem and leaves the store as it was."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now
        self._revisions: dict[str, int] = {}

    def list(self) -> tuple[Thread, ...]:
        """All that were not deleted: the open ones first, each kind with the latest change first."""
        rows = self._database.rows(
            "SELECT * FROM threads WHERE deleted_at IS NULL "
            "ORDER BY is_open DESC, updated_at DESC, number DESC"
        )
        return tuple(self._read(row) for row in rows)

    def get(self, thread_id: str) -> Thread:
        row = self._database.row("SELECT * FROM threads WHERE id = ? AND deleted_at IS NULL", (thread_id,))
        if row is None:
            raise StoreProblem(GONE)
        return self._read(row)

    def ids(self, beginning: str) -> tuple[str, ...]:
        rows = self._database.rows(
            "SELECT id FROM threads WHERE substr(id, 1, ?) = ? AND deleted_at IS NULL ORDER BY id",
            (len(beginning), beginning),
        )
        return tuple(row["id"] for row in rows)

    def save(self, thread: Thread) -> Thread:
        """The thread as it is kept; a new one gets its id. Refuses what another window has overtaken."""
        with self._database.writing() as connection:
            if not thread.id:
                thread = replace(thread, id=uuid.uuid4().hex[:12])
            self._write(connection, thread)
        return thread

    def decide(self, thread: Thread, decision: Decision, at: datetime) -> Thread:
        """Closes the thread with its decision, which gets the next number of the log.

        Raises ValueError where the record is not complete.
        """
        with self._database.writing() as connection:
            if not decision.number:
                rows = connection.execute("SELECT value FROM threads WHERE is_open = 0").fetchall()
                number = next_number(msgspec.json.decode(row["value"], type=Thread) for row in rows)
                decision = replace(decision, number=number)
            closed = decided(thread, decision, at)
            self._write(connection, closed)
        return closed

    def delete(self, thread_id: str) -> None:
        self._mark(thread_id, self._now().isoformat())

    def restore(self, thread_id: str) -> None:
        self._mark(thread_id, None)

    def attach(self, draft_id: str, thread_id: str) -> None:
        """The draft belongs to the thread, before it is sent and after."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO thread_drafts (draft, thread) VALUES (?, ?) "
                "ON CONFLICT (draft) DO UPDATE SET thread = excluded.thread",
                (draft_id, thread_id),
            )

    def of_draft(self, draft_id: str) -> Thread | None:
        row = self._database.row(
            "SELECT threads.* FROM thread_drafts JOIN threads ON threads.id = thread_drafts.thread "
            "WHERE thread_drafts.draft = ? AND threads.deleted_at IS NULL",
            (draft_id,),
        )
        return self._read(row) if row else None

    def drafts_of(self, thread_id: str) -> Sequence[str]:
        """In the order in which they joined it; none that lie in the trash."""
        rows = self._database.rows(
            "SELECT draft FROM thread_drafts LEFT JOIN drafts ON drafts.id = thread_drafts.draft "
            "WHERE thread_drafts.thread = ? AND drafts.deleted_at IS NULL ORDER BY thread_drafts.rowid",
            (thread_id,),
        )
        return [row["draft"] for row in rows]

    def _write(self, connection: sqlite3.Connection, thread: Thread) -> None:
        row = connection.execute("SELECT revision FROM threads WHERE id = ?", (thread.id,)).fetchone()
        known = self._revisions.get(thread.id)
        if row is not None and known is not None and row["revision"] != known:
            self._revisions[thread.id] = row["revision"]
            raise StoreProblem(OVERTAKEN)
        revision = (row["revision"] if row else 0) + 1
        values = {
            "id": thread.id,
            "revision": revision,
            "topic": thread.topic,
            "is_open": int(thread.is_open),
            "value": msgspec.json.encode(thread).decode(),
            "updated_at": self._now().isoformat(),
        }
        names = ", ".join(values)
        changes = ", ".join(f"{name} = excluded.{name}" for name in values)
        connection.execute(
            f"INSERT INTO threads ({names}) VALUES ({', '.join('?' * len(values))}) "
            f"ON CONFLICT (id) DO UPDATE SET {changes}",
            tuple(values.values()),
        )
        self._revisions[thread.id] = revision

    def _read(self, row: sqlite3.Row) -> Thread:
        try:
            thread = msgspec.json.decode(row["value"], type=Thread)
        except msgspec.DecodeError:
            thread = Thread(id=row["id"], topic=row["topic"])
        self._revisions[thread.id] = row["revision"]
        return thread

    def _mark(self, thread_id: str, deleted_at: str | None) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE threads SET deleted_at = ? WHERE id = ?", (deleted_at, thread_id)
            ).rowcount
            if not changed:
                raise StoreProblem(GONE)
