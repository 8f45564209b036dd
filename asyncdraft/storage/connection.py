"""A connection to a file of SQLite, as all of the store is read and written."""

import contextlib
import sqlite3
from collections.abc import Iterator
from time import monotonic, sleep

from asyncdraft.storage.sqlite_errors import code_of

RETRY_MILLISECONDS = 5


def connect(name: str, busy_milliseconds: int, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(
        name, timeout=busy_milliseconds / 1000, isolation_level=None, check_same_thread=False, uri=uri
    )
    connection.row_factory = sqlite3.Row
    connection.text_factory = readable
    return connection


def readable(raw: bytes) -> str:
    """One broken byte shall not make a whole draft unreadable."""
    return raw.decode("utf-8", "replace")


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


def write_ahead(connection: sqlite3.Connection, busy_milliseconds: int) -> None:
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
