"""The store: opened, renewed, and set aside when it is damaged."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from asyncdraft.core.text import joined, say, say_count
from asyncdraft.storage.connection import connect, transaction, write_ahead
from asyncdraft.storage.files import set_aside, sync_folder
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.sqlite_errors import is_damage, translated
from asyncdraft.storage.store_form import (
    check_header,
    check_pages,
    check_tables,
    check_words,
    is_readable,
    migrate,
)

if TYPE_CHECKING:
    from asyncdraft.storage.salvage import Found

BUSY_MILLISECONDS = 2000


class Database:
    """One connection. `notice` is a sentence for the user about what happened while opening, or empty.

    `closed` says why nothing can be written, or is empty; reading works all the same. Any thread may use it:
    one waits while another reads, or is within `writing`.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        file: str,
        busy_milliseconds: int,
        *,
        notice: str = "",
        closed: str = "",
    ) -> None:
        self._connection = connection
        self._lock = RLock()
        self._file = file
        self._busy_milliseconds = busy_milliseconds
        self.notice = notice
        self.closed = closed

    @property
    def path(self) -> Path:
        return Path(self._file)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        with self._lock, translated(self._file):
            return self._connection.execute(query, values).fetchall()

    def row(self, query: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        return next(iter(self.rows(query, values)), None)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its start, so that what it reads stays true."""
        if self.closed:
            raise StoreProblem(self.closed)
        with self._lock, translated(self._file), transaction(self._connection):
            yield self._connection

    def changes(self) -> int:
        """Another number than before when another program has written; own writing leaves it."""
        row = self.row("PRAGMA data_version")
        return int(row[0]) if row else 0

    def back_up(self, target: Path) -> None:
        """A copy of the store as it is now, made while all others may write. Raises StoreProblem."""
        from asyncdraft.storage.backups import copy_database

        with translated(self._file), self._beside() as connection:
            copy_database(connection, target)

    @contextlib.contextmanager
    def _beside(self) -> Iterator[sqlite3.Connection]:
        """A connection that nobody waits for; where the file itself cannot be read as usual, the only one."""
        if self.closed:
            with self._lock:
                yield self._connection
            return
        with contextlib.closing(connect(str(self.path), self._busy_milliseconds)) as connection:
            yield connection

    def take_over(self, source: sqlite3.Connection) -> None:
        """Everything in the store becomes what `source` holds, at once for whoever has it open."""
        if self.closed:
            raise StoreProblem(self.closed)
        with translated(self._file), self._beside() as connection:
            source.backup(connection)

    def reopen(self, *, thorough: bool = False) -> None:
        """Opens the file anew, for writing, also after `close`. Raises StoreProblem and stays as it was."""
        with self._lock:
            fresh = open_database(self.path, self._busy_milliseconds, thorough=thorough)
            self._connection.close()
            self._connection, self.notice, self.closed = fresh._connection, fresh.notice, ""

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def open_anyhow(path: Path, busy_milliseconds: int = BUSY_MILLISECONDS) -> Database:
    """Never raises. A store that cannot be written is open for reading, one that cannot be read is empty."""
    try:
        return open_database(path, busy_milliseconds)
    except StoreProblem as problem:
        return _open_for_reading(path, busy_milliseconds, str(problem))


def _open_for_reading(path: Path, busy_milliseconds: int, closed: str) -> Database:
    for uri in (f"{path.as_uri()}?mode=ro", f"{path.as_uri()}?immutable=1"):
        with contextlib.suppress(sqlite3.Error, UnicodeDecodeError, OSError):
            connection = connect(uri, busy_milliseconds, uri=True)
            if is_readable(connection):
                return Database(connection, str(path), busy_milliseconds, closed=closed)
            connection.close()
    connection = connect(":memory:", busy_milliseconds)
    migrate(connection)
    return Database(connection, str(path), busy_milliseconds, closed=closed)


def open_database(
    path: Path, busy_milliseconds: int = BUSY_MILLISECONDS, *, thorough: bool = False
) -> Database:
    """Opens or creates the store; a damaged file is set aside and what it still tells is taken over.

    `thorough` checks every page, however many there are. Raises StoreProblem.
    """
    with _usable_folder(path), translated(str(path)):
        try:
            connection = _open_sound(path, busy_milliseconds, thorough=thorough)
            return Database(connection, str(path), busy_milliseconds)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if not is_damage(error):
                raise
        return _reopen_damaged(path, busy_milliseconds)


@contextlib.contextmanager
def _usable_folder(path: Path) -> Iterator[None]:
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            sync_folder(path.parent.parent)
        yield
    except OSError as error:
        reason = error.strerror or error
        raise StoreProblem(
            say(
                "The drafts cannot be kept in {parent} ({reason}). Make that folder writable, or set "
                "ASYNCDRAFT_HOME to another.",
                parent=path.parent,
                reason=reason,
            )
        ) from error


def _open_sound(path: Path, busy_milliseconds: int, *, thorough: bool = False) -> sqlite3.Connection:
    check_header(path)
    connection = connect(str(path), busy_milliseconds)
    try:
        check_pages(connection, path, thorough)
        write_ahead(connection, busy_milliseconds)
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection, path)
        check_tables(connection)
        check_words(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _reopen_damaged(path: Path, busy_milliseconds: int) -> Database:
    from asyncdraft.storage.backups import backup_folders
    from asyncdraft.storage.salvage import salvage

    aside = set_aside(path, datetime.now(UTC), ("-wal", "-shm"))
    connection = _open_sound(path, busy_milliseconds)
    found = salvage(aside, connection, *backup_folders(path))
    kept = say("The drafts file was damaged and is now kept as {name}.", name=aside.name)
    return Database(connection, str(path), busy_milliseconds, notice=joined((kept, _came_back(found))))


def _came_back(found: "Found") -> str:
    count, day = found.salvaged + found.from_backup, found.backup_day
    if not count:
        return say("No draft could be read from it.")
    if not found.from_backup:
        return say_count("One draft came back.", "{count} drafts came back.", count)
    if found.from_backup < count:
        return say(
            "{count} drafts came back, {share} of them from the backup of {day}.",
            count=count,
            share=found.from_backup,
            day=day,
        )
    return say_count(
        "One draft came back, from the backup of {day}.",
        "{count} drafts came back, from the backup of {day}.",
        count,
        day=day,
    )
