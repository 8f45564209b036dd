"""The form that the store has: whether a file has it whole, an earlier one, or a newer one."""

import contextlib
import re
import sqlite3
from pathlib import Path

from asyncdraft.core.text import say
from asyncdraft.storage import store_header
from asyncdraft.storage.connection import connect, transaction
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.schema import MIGRATIONS
from asyncdraft.storage.sqlite_errors import code_of, damage_of

NEWER = say(
    "The drafts in {file} were written by a newer AsyncDraft: they can be read and copied here, not changed. "
    "Install the newest version to go on writing in them."
)


class NewerStore(StoreProblem):
    """Written by a newer version: to be read, never to be written."""


def check_header(path: Path) -> None:
    """Before SQLite sees the file: it would throw away the log of a file that it does not know."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(store_header.MAGIC)) not in (store_header.MAGIC, b""):
            raise damage_of("the file has no header")


def check_pages(connection: sqlite3.Connection, path: Path, thorough: bool) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if path.stat().st_size > store_header.CHECKED_WHOLE_BELOW and not thorough:
        return
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise damage_of(str(verdict))


def check_tables(connection: sqlite3.Connection) -> None:
    """Compares the definitions with those of a fresh store: a garbled name passes SQLite's own checks."""
    with contextlib.closing(connect(":memory:", 0)) as fresh:
        migrate(fresh)
        expected = _definitions(fresh)
    if not expected <= _definitions(connection):
        raise damage_of("the definitions of the tables have changed")


def _definitions(connection: sqlite3.Connection) -> set[str]:
    """SQLite keeps them as they were typed, so a line that is broken elsewhere must not count."""
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
    return {" ".join(re.findall(r"\w+|[^\w\s]", row["sql"])) for row in found}


def check_words(connection: sqlite3.Connection, path: Path) -> None:
    """Looks into the search index, which SQLite's own check passes over. It needs the write lock."""
    if path.stat().st_size > store_header.CHECKED_WHOLE_BELOW:
        return
    try:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise


def is_readable(connection: sqlite3.Connection) -> bool:
    """Whether the drafts of this version, or of one that only adds to it, are there."""
    try:
        with contextlib.closing(connect(":memory:", 0)) as fresh:
            migrate(fresh)
            wanted = {row["name"] for row in fresh.execute("PRAGMA table_info(drafts)")}
        return wanted <= {row["name"] for row in connection.execute("PRAGMA table_info(drafts)")}
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        return False


def migrate(connection: sqlite3.Connection, path: Path | None = None) -> None:
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
