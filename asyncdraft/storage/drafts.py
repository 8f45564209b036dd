"""The user's drafts: saved as they are typed, searched, thrown away and brought back."""

import sqlite3
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec

from asyncdraft.core.draft import UNTITLED, Deadline, Draft
from asyncdraft.core.draft_query import EVERYTHING, TRASH, Query
from asyncdraft.core.text import say
from asyncdraft.storage.database import Database
from asyncdraft.storage.draft_rows import (
    DRAFT_COLUMNS,
    LAST_OPEN,
    LONG_AGO,
    NEXT_TURN,
    SUMMARY_COLUMNS,
    DraftSummary,
    State,
    Summaries,
    from_row,
    insert,
    instant,
    recipients,
    summary,
    to_row,
)
from asyncdraft.storage.draft_search import find
from asyncdraft.storage.history import Version, Versions, mark_last, remember
from asyncdraft.storage.problem import StoreProblem

TRASH_DAYS = 30
RESTORED = "restored"


def new_id() -> str:
    return uuid.uuid4().hex[:12]


class Saved(msgspec.Struct, frozen=True):
    """`overtaken` is what another program had saved meanwhile; it stays in the history."""

    at: datetime
    overtaken: Draft | None = None


class Drafts:
    """Every method either does all it says or raises StoreProblem and leaves the store as it was."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.database = database
        self._now = now
        self._seen: dict[str, Draft] = {}

    def list(self, *, limit: int = -1, below: int | None = None, trash: bool = False) -> Summaries:
        """Last changed first; a negative limit means all. `below` is the turn at which a page ended."""
        return self.find(TRASH if trash else EVERYTHING, limit=limit, below=below)

    def find(self, query: Query, *, limit: int = 50, below: int | None = None) -> Summaries:
        """Each word stands for the beginning of one; accents do not matter."""
        return find(self.database, query, self._now(), below, limit)

    def summary(self, draft_id: str) -> DraftSummary | None:
        row = self.database.row(f"SELECT {SUMMARY_COLUMNS} FROM drafts WHERE id = ?", (draft_id,))
        return summary(row) if row else None

    def ids(self, beginning: str) -> tuple[str, ...]:
        """The ids that begin so, those in the trash included."""
        rows = self.database.rows(
            "SELECT id FROM drafts WHERE substr(id, 1, ?) = ? ORDER BY id", (len(beginning), beginning)
        )
        return tuple(str(row["id"]) for row in rows)

    def get(self, draft_id: str) -> Draft:
        row = self.database.row("SELECT * FROM drafts WHERE id = ?", (draft_id,))
        if row is None:
            raise StoreProblem(
                say(
                    "There is no draft {draft_id}; it may have been removed from the trash.",
                    draft_id=draft_id,
                )
            )
        self._seen[draft_id] = from_row(row)
        return self._seen[draft_id]

    def changed_elsewhere(self, draft_id: str) -> Draft | None:
        """What another program has made of a draft that was read or saved here; None where it did nothing."""
        known = self._seen.get(draft_id)
        row = self.database.row("SELECT * FROM drafts WHERE id = ? AND deleted_at IS NULL", (draft_id,))
        found = from_row(row) if row else None
        return found if known is not None and found != known else None

    def create(self, draft: Draft | None = None, *, checked: str = "") -> Draft:
        """Stores `draft` (an empty one by default) under a new id."""
        created = msgspec.structs.replace(draft or Draft(), id=new_id())
        self.save(created, checked=checked)
        return created

    def put(self, draft: Draft) -> Draft:
        """Takes in a draft from a file: under its own id if it has one, out of the trash if it lies there.

        What stood there before stays in the history.
        """
        if not draft.id:
            return self.create(draft)
        self._save(draft, None, new_state=True)
        self._change(draft.id, "deleted_at = ?", None)
        return draft

    def save(self, draft: Draft, *, checked: str | None = None, label: str = "") -> Saved:
        """Writes through to the disk. `checked` is the checklist's word; None leaves the last one.

        With a `label` the draft is kept as a state of its own in the history.
        """
        return self._save(draft, checked, new_state=bool(label), label=label)

    def _save(self, draft: Draft, checked: str | None, *, new_state: bool, label: str = "") -> Saved:
        now = self._now()
        with self.database.writing() as connection:
            stored = connection.execute("SELECT * FROM drafts WHERE id = ?", (draft.id,)).fetchone()
            overtaken = self._overtaken(stored, draft)
            _write(connection, stored, draft, checked, now)
            if stored is None or from_row(stored) != draft or label:
                remember(connection, draft, now, new_state=new_state or overtaken is not None, label=label)
        self._seen[draft.id] = draft
        return Saved(now, overtaken)

    def _overtaken(self, stored: sqlite3.Row | None, draft: Draft) -> Draft | None:
        if stored is None or draft.id not in self._seen:
            return None
        other = from_row(stored)
        return other if other not in (draft, self._seen[draft.id]) else None

    def duplicate(self, draft_id: str) -> Draft:
        """A new draft with the same words, and a name of its own unless nothing gives the first one a name;
        a deadline that has passed stays behind.
        """
        original = self.get(draft_id)
        name = original.display_title
        copy = msgspec.structs.replace(original, title="" if name == UNTITLED else f"{name} (copy)")
        if copy.deadline.at is not None and copy.deadline.at <= self._now():
            copy = msgspec.structs.replace(copy, deadline=Deadline())
        return self.create(copy)

    def delete(self, draft_id: str) -> None:
        """Moves the draft to the trash; `restore` undoes it."""
        self._change(draft_id, "deleted_at = ?", self._now().isoformat())

    def restore(self, draft_id: str) -> None:
        self._change(draft_id, "deleted_at = ?", None)

    def mark_copied(self, draft_id: str) -> None:
        """A draft that is known to be sent stays so."""
        now = self._now().isoformat()
        with self.database.writing() as connection:
            _assign(connection, draft_id, "copied_at = ?", now)
            connection.execute(
                "UPDATE drafts SET state = ?, state_at = ? WHERE id = ? AND state = ?",
                (State.COPIED, now, draft_id, State.DRAFT),
            )
            mark_last(connection, draft_id, State.COPIED)

    def set_state(self, draft_id: str, state: State) -> None:
        with self.database.writing() as connection:
            _assign(connection, draft_id, "state = ?, state_at = ?", state, self._now().isoformat())
            if state is State.SENT:
                mark_last(connection, draft_id, State.SENT)

    def archive(self, draft_id: str, archived: bool = True) -> None:
        """Out of the list; a search still finds it."""
        self._change(draft_id, "archived_at = ?", self._now().isoformat() if archived else None)

    def deadlines(self, since: datetime) -> tuple[tuple[datetime, tuple[str, ...]], ...]:
        """The deadlines from `since` on of drafts that went out, each with the readers' ids."""
        rows = self.database.rows(
            "SELECT due_at, recipients FROM drafts WHERE deleted_at IS NULL AND due_at >= ? "
            "AND (copied_at IS NOT NULL OR state <> 'draft')",
            (since.astimezone(UTC).isoformat(),),
        )
        found = ((instant(row["due_at"]), recipients(row)) for row in rows)
        return tuple((at, to) for at, to in found if at is not None and at >= since)

    def _change(self, draft_id: str, assignment: str, *values: str | None) -> None:
        with self.database.writing() as connection:
            _assign(connection, draft_id, assignment, *values)

    def remove(self, draft_id: str) -> None:
        """For good, history and all; only what lies in the trash."""
        with self.database.writing() as connection:
            _remove(connection, "id = ? AND deleted_at IS NOT NULL", draft_id)

    def empty_trash(self, days: int = TRASH_DAYS) -> int:
        """Removes for good, history and all, what was deleted more than `days` ago; returns how many."""
        before = (self._now() - timedelta(days=days)).isoformat()
        with self.database.writing() as connection:
            return _remove(connection, "deleted_at <= ?", before)

    def history(self, draft_id: str) -> Versions:
        """The states kept of a draft, newest first; the first is the present one."""
        rows = self.database.rows(
            "SELECT number, saved_at, size, label FROM history WHERE draft = ? ORDER BY number DESC",
            (draft_id,),
        )
        return [
            Version(row["number"], instant(row["saved_at"]) or LONG_AGO, row["size"], row["label"])
            for row in rows
        ]

    def version(self, number: int) -> Draft:
        row = self.database.row("SELECT value FROM history WHERE number = ?", (number,))
        if row is None:
            raise StoreProblem(say("That state of the draft is no longer kept; choose another."))
        try:
            return msgspec.json.decode(row["value"], type=Draft)
        except (msgspec.DecodeError, TypeError) as error:
            raise StoreProblem(say("That state of the draft is damaged; choose another.")) from error

    def restore_version(self, number: int) -> Draft:
        """Makes an earlier state the present one. The present one stays in the history."""
        draft = self.version(number)
        self._save(draft, None, new_state=True, label=RESTORED)
        return draft

    def last_open(self) -> str | None:
        """The id of the draft that was open last, unless it has been deleted since."""
        row = self.database.row(f"SELECT id FROM drafts WHERE {LAST_OPEN}")
        return str(row["id"]) if row else None

    def set_last_open(self, draft_id: str) -> None:
        """Not written where it is so: a write waits for the disk."""
        if self.last_open() == draft_id:
            return
        with self.database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO memory (key, value) VALUES ('last_open', ?)", (draft_id,)
            )


def _write(
    connection: sqlite3.Connection,
    stored: sqlite3.Row | None,
    draft: Draft,
    checked: str | None,
    now: datetime,
) -> None:
    """Inserts or updates the row. An unchanged draft keeps its time; one that is written in is no trash."""
    if stored is None:
        insert(connection, draft, checked or "", now.isoformat())
        return
    values = to_row(draft)
    changed = {name: values[name] for name in DRAFT_COLUMNS if values[name] != stored[name]}
    turn = ""
    if changed:
        changed["updated_at"] = now.isoformat()
        changed["deleted_at"] = None
        turn = f", revision = revision + 1, turn = {NEXT_TURN}"
    if checked is not None and checked != stored["checked"]:
        changed["checked"] = checked
    if changed:
        assignments = ", ".join(f"{name} = ?" for name in changed)
        connection.execute(
            f"UPDATE drafts SET {assignments}{turn} WHERE id = ?", (*changed.values(), draft.id)
        )


def _assign(connection: sqlite3.Connection, draft_id: str, assignment: str, *values: str | None) -> None:
    changed = connection.execute(f"UPDATE drafts SET {assignment} WHERE id = ?", (*values, draft_id))
    if not changed.rowcount:
        raise StoreProblem(
            say("There is no draft {draft_id}; it may have been removed from the trash.", draft_id=draft_id)
        )


def _remove(connection: sqlite3.Connection, condition: str, value: str) -> int:
    connection.execute(
        f"DELETE FROM history WHERE draft IN (SELECT id FROM drafts WHERE {condition})", (value,)
    )
    return connection.execute(f"DELETE FROM drafts WHERE {condition}", (value,)).rowcount
