"""The outbox when a backup is restored: what is on its way now stays, and nothing old goes out by itself."""

import sqlite3

from asyncdraft.storage.database import Database
from asyncdraft.storage.outbox import doubt


def bring_over(present: Database, backup: sqlite3.Connection) -> None:
    """Into the unpacked backup, before it takes the place of the store.

    A message of both is as it is now. One that only the backup has asks the user, as nobody knows what became
    of it.
    """
    backup.row_factory = sqlite3.Row
    with backup:
        doubt(backup)
        for row in present.rows("SELECT * FROM outbox ORDER BY number"):
            _put(backup, row)


def _put(backup: sqlite3.Connection, row: sqlite3.Row) -> None:
    values = {name: row[name] for name in row.keys() if name != "number"}  # noqa: SIM118 - a Row is no dict
    backup.execute("DELETE FROM outbox WHERE id = ?", (row["id"],))
    marks = ", ".join("?" * len(values))
    backup.execute(f"INSERT INTO outbox ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
