"""Reads what can still be read from a damaged store."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from asyncdraft.core.draft import Draft
from asyncdraft.storage.carving import Record, records
from asyncdraft.storage.database import readable, transaction
from asyncdraft.storage.draft_rows import insert

STEPS_WITHOUT_A_ROW = 400
"""How many row numbers in a row may fail before the rest of a table is given up."""

TABLES = ("drafts", "history", "memory")


ROW_COLUMNS = (
    *("number", "id", "revision", "title", "template", "channel", "recipients", "subject"),
    *("what", "why", "need", "fallback", "deadline", "fields", "ignored", "state", "checked"),
    *("created_at", "updated_at", "copied_at", "deleted_at", "attachments"),
)
HISTORY_COLUMNS = ("number", "draft", "started_at", "saved_at", "size", "value")
"""The order in which records hold them; a record holds NULL for its own number."""

ROW_LENGTHS = range(ROW_COLUMNS.index("attachments"), len(ROW_COLUMNS) + 1)
"""A row that was last written before there were more columns is shorter."""


def salvage(damaged: Path, target: sqlite3.Connection) -> int:
    """Copies every readable row of `damaged` into the fresh store `target`; returns how many drafts.

    First through SQLite, which knows what is current; then from the raw pages what SQLite does not reach.
    """
    wal = damaged.with_name(f"{damaged.name}-wal")
    raw = damaged.read_bytes(), wal.read_bytes() if wal.exists() else b""
    source = sqlite3.connect(damaged, isolation_level=None)
    source.row_factory = sqlite3.Row
    source.text_factory = readable
    with contextlib.closing(source), transaction(target):
        copied = {table: _copy(source, target, table) for table in TABLES}
        return copied["drafts"] + _carve(target, *raw) + _from_history(target)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> int:
    wanted = [row["name"] for row in target.execute(f"PRAGMA table_info({table})")]
    copied = 0
    for row in _readable_rows(source, table):
        values = {name: row[name] for name in row.keys() if name in wanted}  # noqa: SIM118 - a Row is no dict
        copied += _insert(target, table, values)
    return copied


def _insert(target: sqlite3.Connection, table: str, values: Mapping[str, object]) -> bool:
    """Leaves a row alone that is there already."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    row = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"
    return target.execute(row, tuple(values.values())).rowcount > 0


def _carve(target: sqlite3.Connection, file: bytes, wal: bytes) -> int:
    """The newest state of a draft comes first, as old ones may lie about in the file."""
    drafts = list[Record]()
    for number, record in records(file, wal):
        if len(record) == len(HISTORY_COLUMNS) and isinstance(record[-1], str):
            _insert(target, "history", dict(zip(HISTORY_COLUMNS, (number, *record[1:]), strict=True)))
        elif len(record) in ROW_LENGTHS and all(isinstance(value, str) for value in record[3:15]):
            drafts.append(record)
    drafts.sort(key=lambda record: str(record[ROW_COLUMNS.index("updated_at")]), reverse=True)
    rows = (dict(zip(ROW_COLUMNS[1:], record[1:], strict=False)) for record in drafts)
    return sum(_insert(target, "drafts", row) for row in rows)


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
