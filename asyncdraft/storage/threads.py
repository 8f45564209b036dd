"""The user's threads and the log of decisions, in the same store as the drafts."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from asyncdraft.core.threads.decisions import next_number
from asyncdraft.core.threads.thread import Decision, Thread, decided
from asyncdraft.storage.kept_values import KeptValues


class Threads(KeptValues[Thread]):
    table = "threads"
    called = "thread"
    type = Thread
    titled = "topic"

    def decide(self, thread: Thread, decision: Decision, at: datetime) -> Thread:
        """Closes the thread with its decision, which gets the next number of the log.

        Raises ValueError where the record is not complete.
        """
        with self._database.writing() as connection:
            if not decision.number:
                rows = connection.execute("SELECT * FROM threads WHERE is_open = 0").fetchall()
                decision = replace(decision, number=next_number(map(self._decoded, rows)))
            closed = decided(thread, decision, at)
            self._write(connection, closed)
        return closed

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
