"""Copies of the database beside it: one a day, and one before it changes its form."""

import contextlib
import re
import sqlite3
from datetime import date
from pathlib import Path

from asyncdraft.storage.files import whole_or_not
from asyncdraft.storage.problem import StoreDamaged, StoreProblem

BACKUPS = "backups"
KEPT = 5
DAILY = re.compile(r"drafts-(\d{4}-\d\d-\d\d)\.sqlite3")


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Consistent while others write; `target` is there whole or not at all. Raises StoreProblem."""
    with whole_or_not(target) as unfinished, contextlib.closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def back_up_daily(database: Path, today: date) -> Path | None:
    """Once a day a copy of a store that is sound, of which the newest stay; None where there is one already.

    Raises StoreDamaged where the store is not sound: then no older copy is given up for it.
    """
    folder = database.parent / BACKUPS
    target = folder / f"drafts-{today.isoformat()}.sqlite3"
    if target.exists() or not database.exists():
        return None
    try:
        with contextlib.closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as source:
            verdict = source.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise StoreDamaged(f"The drafts in {database} are damaged ({verdict}).")
            copy_database(source, target)
    except sqlite3.Error as error:
        raise StoreProblem(f"The daily backup of {database} could not be made: {error}.") from error
    for old in daily_backups(folder)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def daily_backups(folder: Path) -> list[Path]:
    """Newest first."""
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if DAILY.fullmatch(path.name)), reverse=True)


def day_of(backup: Path) -> str:
    found = DAILY.fullmatch(backup.name)
    return found[1] if found else backup.name
