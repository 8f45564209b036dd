"""Reads what can still be read from a damaged store."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from asyncdraft.core.draft import Draft
from asyncdraft.storage.backups import daily_backups, day_of
from asyncdraft.storage.carving import Record, records
from asyncdraft.storage.connection import readable, transaction
from asyncdraft.storage.draft_rows import NEXT_TURN, insert
from asyncdraft.storage.outbox import doubt

STEPS_WITHOUT_A_ROW = 400
"""How many row numbers in a row may fail before the rest of a table is given up."""

ROUND, LEAST_WORK, BYTES_A_ROUND = 10_000, 200, 1_000
"""SQLite's steps between two looks, how many looks there are at least, and how many bytes give one more."""

OF_BACKUP = ("threads", "thread_drafts", "overrules", "rounds", "rfcs", "attempts", "practice_answers")
"""Not the outbox: what waited then has gone its way since."""

TABLES = ("drafts", "history", "memory", *OF_BACKUP, "outbox")

ROW_COLUMNS = (
    *("number", "id", "revision", "title", "template", "channel", "recipients", "subject"),
    *("what", "why", "need", "fallback", "deadline", "fields", "ignored", "state", "checked"),
    *("created_at", "updated_at", "copied_at", "deleted_at", "attachments"),
    *("turn", "due_at", "state_at", "archived_at", "entries"),
)
ROWS_OF_OLD = 21
HISTORY_COLUMNS = ("number", "draft", "started_at", "saved_at", "size", "value", "label")
HISTORY_OF_OLD = 6
"""The order in which records hold them; a record holds NULL for its own number, and an old one is shorter."""

NEVER_COPIED = {"place", "number", "turn"}
"""A salvaged draft gets a new place: two rows of a broken store may claim the same."""

IN_ORDER = """
    UPDATE drafts SET turn = ranked.turn FROM (
        SELECT number,
            (SELECT max(turn) FROM drafts) + row_number() OVER (ORDER BY updated_at, number) AS turn
        FROM drafts
    ) AS ranked WHERE ranked.number = drafts.number
"""


class Found(msgspec.Struct, frozen=True):
    """How many drafts came from the damaged file, and how many more from a backup, of which day."""

    salvaged: int
    from_backup: int = 0
    backup_day: str = ""


def salvage(damaged: Path, target: sqlite3.Connection, *backups: Path) -> Found:
    """Copies every readable row of `damaged` into the fresh `target`, then what only a backup still has.

    First through SQLite, which knows what is current; then from the raw pages what SQLite does not reach.
    """
    found = Found(_salvage(damaged, target))
    for backup in daily_backups(*backups):
        added = _from_backup(backup, target)
        if added is not None:
            found = Found(found.salvaged, added, day_of(backup))
            break
    with transaction(target):
        target.execute(IN_ORDER)
    return found


def _from_backup(backup: Path, target: sqlite3.Connection) -> int | None:
    """How many drafts it adds; None where it cannot be read."""
    try:
        source = sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True, isolation_level=None)
        source.row_factory = sqlite3.Row
        with contextlib.closing(source), transaction(target):
            if source.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return None
            known = {row["id"] for row in target.execute("SELECT id FROM drafts")}
            for row in source.execute("SELECT * FROM history ORDER BY number"):
                if row["draft"] not in known:
                    _insert(target, "history", _values(row, _columns(target, "history") - {"number"}))
            for table in OF_BACKUP:
                _copy(source, target, table)
            return _copy(source, target, "drafts")
    except sqlite3.Error:
        return None


def _salvage(damaged: Path, target: sqlite3.Connection) -> int:
    wal = damaged.with_name(f"{damaged.name}-wal")
    raw = damaged.read_bytes(), wal.read_bytes() if wal.exists() else b""
    source = sqlite3.connect(damaged, isolation_level=None)
    source.row_factory = sqlite3.Row
    source.text_factory = readable
    _limit_work(source, len(raw[0]) + len(raw[1]))
    with contextlib.closing(source), transaction(target):
        copied = {table: _copy(source, target, table) for table in TABLES}
        doubt(target)
        return copied["drafts"] + _carve(target, *raw) + _from_history(target)


def _limit_work(source: sqlite3.Connection, size: int) -> None:
    """Pages that point at each other would be read for ever."""
    left = iter(range(LEAST_WORK + size // BYTES_A_ROUND))
    source.set_progress_handler(lambda: next(left, None) is None, ROUND)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> int:
    wanted = _columns(target, table)
    return sum(_insert(target, table, _values(row, wanted)) for row in _readable_rows(source, table))


def _columns(target: sqlite3.Connection, table: str) -> set[str]:
    return {row["name"] for row in target.execute(f"PRAGMA table_info({table})")}


def _values(row: sqlite3.Row, wanted: set[str]) -> dict[str, object]:
    return {name: row[name] for name in row.keys() if name in wanted}  # noqa: SIM118 - a Row is no dict


def _insert(target: sqlite3.Connection, table: str, row: Mapping[str, object]) -> bool:
    """Leaves a row alone that is there already."""
    turn = table == "drafts"
    values = {name: value for name, value in row.items() if not turn or name not in NEVER_COPIED}
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    if turn:
        names, marks = f"{names}, turn", f"{marks}, {NEXT_TURN}"
    statement = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"
    return target.execute(statement, tuple(values.values())).rowcount > 0


def _carve(target: sqlite3.Connection, file: bytes, wal: bytes) -> int:
    """The newest state of a draft comes first, as old ones may lie about in the file."""
    drafts = list[Record]()
    for number, record in records(file, wal):
        if HISTORY_OF_OLD <= len(record) <= len(HISTORY_COLUMNS) and isinstance(record[5], str):
            _insert(target, "history", dict(zip(HISTORY_COLUMNS, (number, *record[1:]), strict=False)))
        elif _is_draft(record):
            drafts.append(record)
    drafts.sort(key=lambda record: str(record[ROW_COLUMNS.index("updated_at")]), reverse=True)
    rows = (dict(zip(ROW_COLUMNS[1:], record[1:], strict=False)) for record in drafts)
    return sum(_insert(target, "drafts", row) for row in rows)


def _is_draft(record: Record) -> bool:
    return ROWS_OF_OLD <= len(record) <= len(ROW_COLUMNS) and all(
        isinstance(value, str) for value in record[3:15]
    )


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
                if row["place"] > reached:
                    reached, failures = row["place"], 0
                    yield row
            return
        except (sqlite3.Error, UnicodeDecodeError):
            reached, failures = reached + 1, failures + 1
