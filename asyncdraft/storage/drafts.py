"""The user's drafts: saved as they are typed, searched, thrown away and brought back."""

import sqlite3
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec

from asyncdraft.core.draft import Draft
from asyncdraft.storage.database import Database
from asyncdraft.storage.draft_rows import (
    DRAFT_COLUMNS,
    SUMMARY_COLUMNS,
    State,
    Summaries,
    from_row,
    insert,
    summary,
    to_row,
)
from asyncdraft.storage.history import Version, Versions, remember
from asyncdraft.storage.problem import StoreProblem

TRASH_DAYS = 30


class Saved(msgspec.Struct, frozen=True):
    """`overtaken` is what another window had saved meanwhile; it stays in the history."""

    at: datetime
    overtaken: Draft | None = None


class Drafts:
    """Every method either does all it says or raises StoreProblem and leaves the store as it was."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now
        self._revisions: dict[str, int] = {}

    def list(self, *, limit: int = -1, offset: int = 0, trash: bool = False) -> Summaries:
        """Newest first; a negative limit means all."""
        rows = self._database.rows(
            f"SELECT {SUMMARY_COLUMNS} FROM drafts WHERE deleted_at IS {'NOT ' if trash else ''}NULL "
            "ORDER BY updated_at DESC, number DESC LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [summary(row) for row in rows]

    def search(self, text: str, *, limit: int = 50, offset: int = 0) -> Summaries:
        """Drafts that hold every word of `text`, each as the beginning of a word; accents do not matter."""
        query = " ".join(f'"{word}"*' for word in text.replace('"', " ").replace("\0", " ").split())
        if not query:
            return self.list(limit=limit, offset=offset)
        rows = self._database.rows(
            f"SELECT {SUMMARY_COLUMNS} FROM drafts WHERE deleted_at IS NULL "
            "AND number IN (SELECT rowid FROM words WHERE words MATCH ?) "
            "ORDER BY updated_at DESC, number DESC LIMIT ? OFFSET ?",
            (query, limit, offset),
        )
        return [summary(row) for row in rows]

    def ids(self, beginning: str) -> tuple[str, ...]:
        """The ids that begin so, those in the trash included."""
        rows = self._database.rows(
            "SELECT id FROM drafts WHERE substr(id, 1, ?) = ? ORDER BY id", (len(beginning), beginning)
        )
        return tuple(str(row["id"]) for row in rows)

    def get(self, draft_id: str) -> Draft:
        row = self._database.row("SELECT * FROM drafts WHERE id = ?", (draft_id,))
        if row is None:
            raise StoreProblem(f"There is no draft {draft_id}; it may have been removed from the trash.")
        self._revisions[draft_id] = row["revision"]
        return from_row(row)

    def create(self, draft: Draft | None = None, *, checked: str = "") -> Draft:
        """Stores `draft` (an empty one by default) under a new id."""
        created = msgspec.structs.replace(draft or Draft(), id=uuid.uuid4().hex[:12])
        self.save(created, checked=checked)
        return created

    def put(self, draft: Draft) -> Draft:
        """Takes in a draft from a file: under its own id if it has one, out of the trash if it lies there."""
        if not draft.id:
            return self.create(draft)
        self.save(draft)
        self.restore(draft.id)
        return draft

    def save(self, draft: Draft, *, checked: str | None = None) -> Saved:
        """Writes through to the disk. `checked` is the checklist's word; None leaves the last one."""
        now = self._now()
        with self._database.writing() as connection:
            stored = connection.execute("SELECT * FROM drafts WHERE id = ?", (draft.id,)).fetchone()
            overtaken = self._overtaken(stored, draft)
            self._revisions[draft.id] = _write(connection, stored, draft, checked, now)
            if stored is None or from_row(stored) != draft:
                remember(connection, draft, now, new_state=overtaken is not None)
        return Saved(now, overtaken)

    def _overtaken(self, stored: sqlite3.Row | None, draft: Draft) -> Draft | None:
        if stored is None or stored["revision"] == self._revisions.get(draft.id, stored["revision"]):
            return None
        other = from_row(stored)
        return other if other != draft else None

    def rename(self, draft_id: str, title: str) -> Draft:
        renamed = msgspec.structs.replace(self.get(draft_id), title=title.strip())
        self.save(renamed)
        return renamed

    def duplicate(self, draft_id: str) -> Draft:
        original = self.get(draft_id)
        return self.create(msgspec.structs.replace(original, title=f"{original.display_title} (copy)"))

    def delete(self, draft_id: str) -> None:
        """Moves the draft to the trash; `restore` undoes it."""
        self._change(draft_id, "deleted_at = ?", self._now().isoformat())

    def restore(self, draft_id: str) -> None:
        self._change(draft_id, "deleted_at = ?", None)

    def mark_copied(self, draft_id: str) -> None:
        self._change(draft_id, f"state = '{State.COPIED}', copied_at = ?", self._now().isoformat())

    def deadlines(self, since: datetime) -> tuple[tuple[datetime, tuple[str, ...]], ...]:
        """The deadlines from `since` on of drafts that were copied, each with the readers' ids."""
        rows = self._database.rows("SELECT * FROM drafts WHERE deleted_at IS NULL AND copied_at IS NOT NULL")
        drafts = [from_row(row) for row in rows]
        return tuple(
            (found.deadline.at, found.to)
            for found in drafts
            if found.deadline.at and found.deadline.at >= since
        )

    def _change(self, draft_id: str, assignment: str, value: str | None) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(f"UPDATE drafts SET {assignment} WHERE id = ?", (value, draft_id))
        if not changed.rowcount:
            raise StoreProblem(f"There is no draft {draft_id}; it may have been removed from the trash.")

    def empty_trash(self, days: int = TRASH_DAYS) -> int:
        """Removes for good, history and all, what was deleted more than `days` ago; returns how many."""
        before = (self._now() - timedelta(days=days)).isoformat()
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM history WHERE draft IN (SELECT id FROM drafts WHERE deleted_at <= ?)", (before,)
            )
            return connection.execute("DELETE FROM drafts WHERE deleted_at <= ?", (before,)).rowcount

    def history(self, draft_id: str) -> Versions:
        """The states kept of a draft, newest first; the first is the present one."""
        rows = self._database.rows(
            "SELECT number, saved_at, size FROM history WHERE draft = ? ORDER BY number DESC", (draft_id,)
        )
        return [Version(row["number"], datetime.fromisoformat(row["saved_at"]), row["size"]) for row in rows]

    def version(self, number: int) -> Draft:
        row = self._database.row("SELECT value FROM history WHERE number = ?", (number,))
        if row is None:
            raise StoreProblem("That state of the draft is no longer kept; choose another.")
        return msgspec.json.decode(row["value"], type=Draft)

    def restore_version(self, number: int) -> Draft:
        """Makes an earlier state the present one. The present one stays in the history."""
        draft = self.version(number)
        now = self._now()
        with self._database.writing() as connection:
            stored = connection.execute("SELECT * FROM drafts WHERE id = ?", (draft.id,)).fetchone()
            self._revisions[draft.id] = _write(connection, stored, draft, None, now)
            remember(connection, draft, now, new_state=True)
        return draft

    def last_open(self) -> str | None:
        """The id of the draft that was open last, unless it has been deleted since."""
        row = self._database.row(
            "SELECT id FROM drafts WHERE deleted_at IS NULL "
            "AND id = (SELECT value FROM memory WHERE key = 'last_open')"
        )
        return str(row["id"]) if row else None

    def set_last_open(self, draft_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO memory (key, value) VALUES ('last_open', ?)", (draft_id,)
            )


def _write(
    connection: sqlite3.Connection,
    stored: sqlite3.Row | None,
    draft: Draft,
    checked: str | None,
    now: datetime,
) -> int:
    """Inserts or updates the row; returns its revision. An unchanged draft keeps its time."""
    if stored is None:
        insert(connection, draft, checked or "", now.isoformat())
        return 1
    values = to_row(draft)
    changed = {name: values[name] for name in DRAFT_COLUMNS if values[name] != stored[name]}
    revision = int(stored["revision"])
    if changed:
        revision += 1
        changed["updated_at"] = now.isoformat()
    if checked is not None and checked != stored["checked"]:
        changed["checked"] = checked
    if changed:
        assignments = ", ".join(f"{name} = ?" for name in changed)
        connection.execute(
            f"UPDATE drafts SET {assignments}, revision = ? WHERE id = ?",
            (*changed.values(), revision, draft.id),
        )
    return revision
