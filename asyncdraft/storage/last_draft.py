"""The draft that was open last, read before the store is opened: checked and made new it is later."""

import contextlib
import sqlite3
from pathlib import Path

from asyncdraft.core.draft import Draft
from asyncdraft.storage.draft_rows import LAST_OPEN, from_row


def last_draft(path: Path) -> Draft | None:
    """Never raises: None where there is none, or where the store cannot say so at once."""
    if not path.is_file():
        return None
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError), contextlib.closing(_connect(path)) as store:
        row = store.execute(f"SELECT * FROM drafts WHERE {LAST_OPEN}").fetchone()
        return from_row(row) if row else None
    return None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=0, uri=True)
    connection.row_factory = sqlite3.Row
    return connection
