"""The SQLite file: opening, migrating, and setting it aside when it is damaged."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from asyncdraft.storage.files import set_aside
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.schema import MIGRATIONS

BUSY_MILLISECONDS = 2000
CHECKED_WHOLE_BELOW = 8_000_000
"""Bytes up to which a file is checked page by page at each start; a larger one would delay the window."""

MAGIC = b"SQLite format 3\0"

DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})

FULL = "The disk of {file} is full. Free some space; the text stays in the window until then."
HELD = "Another program holds the drafts in {file}. Close it and try again."
CLOSED = (
    "{file} cannot be opened for writing. Make it and its folder writable, or set ASYNCDRAFT_HOME to another."
)
FAILING = "The disk refuses to read or write {file}. Copy the text elsewhere and check the disk."
DAMAGED = "{file} is damaged. Start again: it is set aside then, and what can be read comes back."

ADVICE = {
    sqlite3.SQLITE_BUSY: HELD,
    sqlite3.SQLITE_LOCKED: HELD,
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: FAILING,
}


class Database:
    """One connection. `notice` is a sentence for the user about what happened while opening, or empty."""

    def __init__(self, connection: sqlite3.Connection, file: str, notice: str = "") -> None:
        self._connection = connection
        self._file = file
        self.notice = notice

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        with translated(self._file):
            return self._connection.execute(query, values).fetchall()

    def row(self, query: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        return next(iter(self.rows(query, values)), None)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its start, so that what it reads stays true."""
        with translated(self._file), transaction(self._connection):
            yield self._connection

    def close(self) -> None:
        self._connection.close()


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextlib.contextmanager
def translated(file: str) -> Iterator[None]:
    """Turns SQLite's errors into a sentence that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = ADVICE.get(code_of(error), "The drafts in {file} cannot be used: {error}.")
        raise StoreProblem(sentence.format(file=file, error=error)) from error


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


def open_in_memory() -> Database:
    """A store that lives as long as the program: to go on typing where nothing can be kept."""
    connection = _connect(":memory:", 0)
    _migrate(connection)
    return Database(connection, "memory")


def open_database(path: Path, busy_milliseconds: int = BUSY_MILLISECONDS) -> Database:
    """Opens or creates the store; a damaged file is set aside and what it still tells is taken over."""
    with _usable_folder(path), translated(str(path)):
        try:
            return Database(_open_sound(path, busy_milliseconds), str(path))
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if not is_damage(error):
                raise
        return _reopen_damaged(path, busy_milliseconds)


@contextlib.contextmanager
def _usable_folder(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or error
        raise StoreProblem(
            f"The drafts cannot be kept in {path.parent} ({reason}). "
            "Make that folder writable, or set ASYNCDRAFT_HOME to another."
        ) from error


def _connect(name: str, busy_milliseconds: int) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=busy_milliseconds / 1000, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = readable
    return connection


def _open_sound(path: Path, busy_milliseconds: int) -> sqlite3.Connection:
    _check_header(path)
    connection = _connect(str(path), busy_milliseconds)
    try:
        _check(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection, path)
        _check_tables(connection)
        _check_words(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_header(path: Path) -> None:
    """Before SQLite sees the file: it would throw away the log of a file that it does not know."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(MAGIC)) not in (MAGIC, b""):
            raise _damage("the file has no header")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if path.stat().st_size > CHECKED_WHOLE_BELOW:
        return
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise _damage(str(verdict))


def _check_tables(connection: sqlite3.Connection) -> None:
    """Compares the definitions with those of a fresh store: a garbled name passes SQLite's own checks."""
    query = "SELECT sql FROM sqlite_master WHERE sql NOT NULL"
    with contextlib.closing(_connect(":memory:", 0)) as fresh:
        _migrate(fresh)
        expected = {row["sql"] for row in fresh.execute(query)}
    if not expected <= {row["sql"] for row in connection.execute(query)}:
        raise _damage("the definitions of the tables have changed")


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
        raise StoreProblem(
            f"The drafts in {path} were written by a newer AsyncDraft. "
            "Install the newest version to open them; nothing was changed."
        )
    if version == len(MIGRATIONS):
        return
    if version and path:
        _back_up(connection, path.with_name(f"{path.name}.before-step-{version + 1}"))
    with transaction(connection):
        for step in range(_version(connection), len(MIGRATIONS)):
            for statement in MIGRATIONS[step]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step + 1}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)


def _reopen_damaged(path: Path, busy_milliseconds: int) -> Database:
    from asyncdraft.storage.salvage import salvage

    aside = set_aside(path, datetime.now(UTC), ("-wal", "-shm"))
    connection = _open_sound(path, busy_milliseconds)
    saved = salvage(aside, connection)
    came_back = {0: "No draft could be read from it", 1: "One draft came back"}.get(
        saved, f"{saved} drafts came back"
    )
    notice = f"The drafts file was damaged and is now kept as {aside.name}. {came_back}."
    return Database(connection, str(path), notice)
