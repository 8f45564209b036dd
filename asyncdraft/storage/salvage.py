"""Reads what can still be read from a damaged store."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from asyncdraft.core.draft import Draft
from asyncdraft.storage.database import readable, transaction
from asyncdraft.storage.draft_rows import insert

STEPS_WITHOUT_A_ROW = 400
"""How many row numbers in a row may fail before the rest of a table is given up."""

TABLES = ("drafts", "history", "memory")


def salvage(damaged: Path, target: sqlite3.Connection) -> int:
    """Copies every readable row of `damaged` into the fresh store `target`; returns how many drafts."""
    source = sqlite3.connect(damaged, isolation_level=None)
    source.row_factory = sqlite3.Row
    source.text_factory = readable
    with contextlib.closing(source), transaction(target):
        copied = {table: _copy(source, target, table) for table in TABLES}
        return copied["drafts"] + _from_history(target)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> int:
    wanted = [row["name"] for row in target.execute(f"PRAGMA table_info({table})")]
    copied = 0
    for row in _readable_rows(source, table):
        values = {name: row[name] for name in row.keys() if name in wanted}  # noqa: SIM118 - a Row is no dict
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        with contextlib.suppress(sqlite3.IntegrityError):
            target.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
            copied += 1
    return copied


def _from_history(target: sqlite3.Connection) -> int:
    """Drafts whose own row is lost come back as they were last remembered."""
    orphans = target.execute(
        "SELECT value, max(number), saved_at FROM history "
        "WHERE draft NOT IN (SELECT id FROM drafts) GROUP BY draft"
    ).fetchall()
    return sum(_revive(target, row["value"], row["saved_at"]) for row in orphans)


def _revive(target: sqlite3.Connection, value: str, saved_at: str) -> bool:
    try:
        draft = msgspec.json.decode(value, type=Draft)
        insert(target, draft, "", saved_at)
    except (msgspec.DecodeError, sqlite3.IntegrityError):
        return False
    return True


def _readable_rows(source: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """Goes through the table in order and, where a page is broken, on behind the next row number."""
    reached, failures = -1, 0
    while failures < STEPS_WITHOUT_A_ROW:
        try:
            query = f"SELECT rowid AS place, * FROM {table} WHERE rowid > ? ORDER BY rowid"
            for row in source.execute(query, (reached,)):
                reached, failures = row["place"], 0
                yield row
            return
        except (sqlite3.Error, UnicodeDecodeError):
            reached, failures = reached + 1, failures + 1
