"""The SQLite file: opening, migrating, and setting it aside when it is damaged."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import TYPE_CHECKING

from asyncdraft.core.text import joined, say, say_count
from asyncdraft.storage.files import set_aside, sync_folder
from asyncdraft.storage.problem import StoreBusy, StoreDamaged, StoreProblem
from asyncdraft.storage.schema import MIGRATIONS

if TYPE_CHECKING:
    from asyncdraft.storage.salvage import Found

BUSY_MILLISECONDS = 2000
RETRY_MILLISECONDS = 5
CHECKED_WHOLE_BELOW = 8_000_000
"""Bytes up to which a file is checked whole at each start; a larger one would delay the window."""

MAGIC = b"SQLite format 3\0"

VERSION = slice(60, 64)
"""Where the header holds PRAGMA user_version."""

DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})

FULL = say("The disk of {file} is full. Free some space; the text stays in the window until then.")
HELD = say("Another program holds the drafts in {file}. Close it and try again.")
CLOSED = say(
    "{file} cannot be opened for writing. Make it and its folder writable, or set ASYNCDRAFT_HOME to another."
)
FAILING = say("The disk refuses to read or write {file}. Copy the text elsewhere and check the disk.")
DAMAGED = say("{file} is damaged. Start again: it is set aside then, and what can be read comes back.")

NEWER = say(
    "The drafts in {file} were written by a newer AsyncDraft: they can be read and copied here, not changed. "
    "Install the newest version to go on writing in them."
)

ADVICE: dict[int, tuple[type[StoreProblem], str]] = {
    sqlite3.SQLITE_BUSY: (StoreBusy, HELD),
    sqlite3.SQLITE_LOCKED: (StoreBusy, HELD),
    sqlite3.SQLITE_READONLY: (StoreProblem, CLOSED),
    sqlite3.SQLITE_PERM: (StoreProblem, CLOSED),
    sqlite3.SQLITE_CANTOPEN: (StoreProblem, CLOSED),
    sqlite3.SQLITE_CORRUPT: (StoreDamaged, DAMAGED),
    sqlite3.SQLITE_NOTADB: (StoreDamaged, DAMAGED),
    sqlite3.SQLITE_FULL: (StoreProblem, FULL),
    sqlite3.SQLITE_IOERR: (StoreProblem, FAILING),
}
UNKNOWN = (StoreProblem, say("The drafts in {file} cannot be used: {error}."))


class NewerStore(StoreProblem):
    """Written by a newer version: to be read, never to be written."""


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
        with contextlib.closing(_connect(str(self.path), self._busy_milliseconds)) as connection:
            yield connection

    def take_over(self, source: sqlite3.Connection) -> None:
        """Everything in the store becomes what `source` holds, at once for whoever has it open."""
        if self.closed:
            raise StoreProblem(self.closed)
        with self._lock, translated(self._file):
            source.backup(self._connection)

    def reopen(self, *, thorough: bool = False) -> None:
        """Opens the file anew, for writing, also after `close`. Raises StoreProblem and stays as it was."""
        with self._lock:
            fresh = open_database(self.path, self._busy_milliseconds, thorough=thorough)
            self._connection.close()
            self._connection, self.notice, self.closed = fresh._connection, fresh.notice, ""

    def close(self) -> None:
        with self._lock:
            self._connection.close()


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def translated(file: str) -> Iterator[None]:
    """Turns SQLite's errors into a sentence that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        kind, sentence = ADVICE.get(code_of(error), UNKNOWN)
        raise kind(say(sentence, file=file, error=error)) from error


def code_of(error: sqlite3.Error) -> int:
    """The primary result code; a garbled file can raise errors that carry none."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


def is_damage(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether the file itself is to blame. A garbled schema shows as bad text or as bad SQL."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return code_of(error) in DAMAGE and "no such module" not in str(error)


def readable(raw: bytes) -> str:
    """One broken byte shall not make a whole draft unreadable."""
    return raw.decode("utf-8", "replace")


def is_large_and_old(path: Path) -> bool:
    """Whether opening it will take a while, as it has an earlier form."""
    if not path.is_file() or path.stat().st_size <= CHECKED_WHOLE_BELOW:
        return False
    with path.open("rb") as file:
        header = file.read(VERSION.stop)
    return 0 < int.from_bytes(header[VERSION], "big") < len(MIGRATIONS)


def open_anyhow(path: Path, busy_milliseconds: int = BUSY_MILLISECONDS) -> Database:
    """Never raises. A store that cannot be written is open for reading, one that cannot be read is empty."""
    try:
        return open_database(path, busy_milliseconds)
    except StoreProblem as problem:
        return _open_for_reading(path, busy_milliseconds, str(problem))


def _open_for_reading(path: Path, busy_milliseconds: int, closed: str) -> Database:
    for uri in (f"{path.as_uri()}?mode=ro", f"{path.as_uri()}?immutable=1"):
        with contextlib.suppress(sqlite3.Error, UnicodeDecodeError, OSError):
            connection = _connect(uri, busy_milliseconds, uri=True)
            if _is_readable(connection):
                return Database(connection, str(path), busy_milliseconds, closed=closed)
            connection.close()
    connection = _connect(":memory:", busy_milliseconds)
    _migrate(connection)
    return Database(connection, str(path), busy_milliseconds, closed=closed)


def _is_readable(connection: sqlite3.Connection) -> bool:
    """Whether the drafts of this version, or of one that only adds to it, are there."""
    try:
        with contextlib.closing(_connect(":memory:", 0)) as fresh:
            _migrate(fresh)
            wanted = {row["name"] for row in fresh.execute("PRAGMA table_info(drafts)")}
        return wanted <= {row["name"] for row in connection.execute("PRAGMA table_info(drafts)")}
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        return False


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


def _connect(name: str, busy_milliseconds: int, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(
        name, timeout=busy_milliseconds / 1000, isolation_level=None, check_same_thread=False, uri=uri
    )
    connection.row_factory = sqlite3.Row
    connection.text_factory = readable
    return connection


def _open_sound(path: Path, busy_milliseconds: int, *, thorough: bool = False) -> sqlite3.Connection:
    _check_header(path)
    connection = _connect(str(path), busy_milliseconds)
    try:
        _check(connection, path, thorough)
        _write_ahead(connection, busy_milliseconds)
        connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection, path)
        _check_tables(connection)
        _check_words(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection, busy_milliseconds: int) -> None:
    """Asks again while another program makes the store: SQLite refuses at once where two would wait for each
    other, whatever its timeout.
    """
    until = monotonic() + busy_milliseconds / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if code_of(error) != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
        sleep(RETRY_MILLISECONDS / 1000)


def _check_header(path: Path) -> None:
    """Before SQLite sees the file: it would throw away the log of a file that it does not know."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(MAGIC)) not in (MAGIC, b""):
            raise _damage("the file has no header")


def _check(connection: sqlite3.Connection, path: Path, thorough: bool) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if path.stat().st_size > CHECKED_WHOLE_BELOW and not thorough:
        return
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise _damage(str(verdict))


def _check_tables(connection: sqlite3.Connection) -> None:
    """Compares the definitions with those of a fresh store: a garbled name passes SQLite's own checks."""
    with contextlib.closing(_connect(":memory:", 0)) as fresh:
        _migrate(fresh)
        expected = _definitions(fresh)
    if not expected <= _definitions(connection):
        raise _damage("the definitions of the tables have changed")


def _definitions(connection: sqlite3.Connection) -> set[str]:
    """SQLite keeps them as they were typed, so a line that is broken elsewhere must not count."""
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
    return {" ".join(re.findall(r"\w+|[^\w\s]", row["sql"])) for row in found}


def _check_words(connection: sqlite3.Connection, path: Path) -> None:
    """Looks into the search index, which SQLite's own check passes over. It needs the write lock."""
    if path.stat().st_size > CHECKED_WHOLE_BELOW:
        return
    try:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise


def _damage(what: str) -> sqlite3.DatabaseError:
    damage = sqlite3.DatabaseError(what)
    damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return damage


def _migrate(connection: sqlite3.Connection, path: Path | None = None) -> None:
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise NewerStore(say(NEWER, file=path))
    if version == len(MIGRATIONS):
        return
    if version and path:
        from asyncdraft.storage.backups import BACKUPS, copy_database

        copy_database(connection, path.parent / BACKUPS / f"before-step-{version + 1}.sqlite3")
    with transaction(connection):
        for step in range(_version(connection), len(MIGRATIONS)):
            for statement in MIGRATIONS[step]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step + 1}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


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
