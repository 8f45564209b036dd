"""Whole values in the store, one row each: never overwritten unseen, deleted so that they can come back."""

import sqlite3
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from asyncdraft.core.text import plain, say
from asyncdraft.storage.database import Database
from asyncdraft.storage.problem import StoreProblem


class Kept(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def is_open(self) -> bool: ...


Value = TypeVar("Value", bound=Kept)


class KeptValues(Generic[Value]):
    """Every method either does all it says or raises StoreProblem and leaves the store as it was.

    A kind of value names its `table`, its `type`, what it is `called` in a sentence, and the column and field
    that hold its title.
    """

    table: ClassVar[str]
    called: ClassVar[str]
    type: ClassVar[Any]
    titled: ClassVar[str] = "title"

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now
        self._revisions: dict[str, int] = {}

    def list(self) -> tuple[Value, ...]:
        """All that were not deleted: the open ones first, each kind with the latest change first."""
        rows = self._database.rows(
            f"SELECT * FROM {self.table} WHERE deleted_at IS NULL "
            "ORDER BY is_open DESC, updated_at DESC, number DESC"
        )
        return tuple(self._read(row) for row in rows)

    def get(self, value_id: str) -> Value:
        row = self._database.row(
            f"SELECT * FROM {self.table} WHERE id = ? AND deleted_at IS NULL", (value_id,)
        )
        if row is None:
            raise StoreProblem(say("This {called} is no longer in the store.", called=self.called))
        return self._read(row)

    def ids(self, beginning: str) -> tuple[str, ...]:
        rows = self._database.rows(
            f"SELECT id FROM {self.table} WHERE substr(id, 1, ?) = ? AND deleted_at IS NULL ORDER BY id",
            (len(beginning), beginning),
        )
        return tuple(row["id"] for row in rows)

    def save(self, value: Value) -> Value:
        """The value as it is kept; a new one gets its id. Refuses what another window has overtaken."""
        with self._database.writing() as connection:
            if not value.id:
                value = replace(value, id=uuid.uuid4().hex[:12])  # type: ignore[type-var]
            self._write(connection, value)
        return value

    def delete(self, value_id: str) -> None:
        self._mark(value_id, self._now().isoformat())

    def restore(self, value_id: str) -> None:
        self._mark(value_id, None)

    def _write(self, connection: sqlite3.Connection, value: Value) -> None:
        row = connection.execute(f"SELECT revision FROM {self.table} WHERE id = ?", (value.id,)).fetchone()
        known = self._revisions.get(value.id)
        if row is not None and known is not None and row["revision"] != known:
            self._revisions[value.id] = row["revision"]
            raise StoreProblem(
                say(
                    "Another window changed this {called} meanwhile. It is shown as it is now; make your "
                    "change again.",
                    called=self.called,
                )
            )
        revision = (row["revision"] if row else 0) + 1
        columns = {
            "id": value.id,
            "revision": revision,
            self.titled: value.title,
            "is_open": int(value.is_open),
            "value": msgspec.json.encode(value, enc_hook=plain).decode(),
            "updated_at": self._now().isoformat(),
        }
        names = ", ".join(columns)
        changes = ", ".join(f"{name} = excluded.{name}" for name in columns)
        connection.execute(
            f"INSERT INTO {self.table} ({names}) VALUES ({', '.join('?' * len(columns))}) "
            f"ON CONFLICT (id) DO UPDATE SET {changes}",
            tuple(columns.values()),
        )
        self._revisions[value.id] = revision

    def _read(self, row: sqlite3.Row) -> Value:
        value = self._decoded(row)
        self._revisions[value.id] = row["revision"]
        return value

    def _decoded(self, row: sqlite3.Row) -> Value:
        """One of which nothing can be read keeps its title."""
        try:
            value: Value = msgspec.json.decode(row["value"], type=self.type)
        except msgspec.DecodeError:
            value = self.type(id=row["id"], **{self.titled: row[self.titled]})
        return value

    def _mark(self, value_id: str, deleted_at: str | None) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                f"UPDATE {self.table} SET deleted_at = ? WHERE id = ?", (deleted_at, value_id)
            ).rowcount
            if not changed:
                raise StoreProblem(say("This {called} is no longer in the store.", called=self.called))
