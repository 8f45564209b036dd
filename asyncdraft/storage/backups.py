"""Copies of the database: one a day or week, and one before it changes its form."""

import contextlib
import sqlite3
from datetime import date
from pathlib import Path

import msgspec

from asyncdraft.core.expression import Expression
from asyncdraft.core.settings.settings import Settings
from asyncdraft.core.text import say
from asyncdraft.storage import settings
from asyncdraft.storage.files import whole_or_not
from asyncdraft.storage.problem import StoreDamaged, StoreProblem

BACKUPS = "backups"
DAYS = {"daily": 1, "weekly": 7}
DAILY = Expression(r"drafts-(\d{4}-\d\d-\d\d)\.sqlite3")
UNFINISHED = ".drafts-*.sqlite3.*"
"""What a program that was killed has left of a copy."""


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Consistent while others write; `target` is there whole or not at all. Raises StoreProblem."""
    with whole_or_not(target) as unfinished, contextlib.closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


class Plan(msgspec.Struct, frozen=True):
    """A copy every `days` days into `folder`, and how many of them stay."""

    folder: Path
    days: int = 1
    kept: int = 5


def plan_of(chosen: Settings, database: Path) -> Plan | None:
    """None where none are wanted."""
    if chosen.backup not in DAYS:
        return None
    return Plan(folders(chosen, database)[0], DAYS[chosen.backup], chosen.backups_kept)


def back_up(database: Path, today: date, plan: Plan) -> Path | None:
    """A copy of a store that is sound, where it is time for one; None where it is not.

    Raises StoreDamaged where the store is not sound: then no older copy is given up for it.
    """
    folder = plan.folder
    target = folder / f"drafts-{today.isoformat()}.sqlite3"
    if not database.exists() or _is_too_early(folder, today, plan.days):
        return None
    try:
        with contextlib.closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as source:
            verdict = source.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise StoreDamaged(
                    say(
                        "The drafts in {database} are damaged ({verdict}).",
                        database=database,
                        verdict=verdict,
                    )
                )
            copy_database(source, target)
    except sqlite3.Error as error:
        raise StoreProblem(
            say("The daily backup of {database} could not be made: {error}.", database=database, error=error)
        ) from error
    unfinished = (path for path in folder.glob(UNFINISHED) if target.name not in path.name)
    for old in (*daily_backups(folder)[plan.kept :], *unfinished):
        old.unlink(missing_ok=True)
    return target


def _is_too_early(folder: Path, today: date, days: int) -> bool:
    """One of a day to come tells of a clock that was wrong."""
    made = (date.fromisoformat(day_of(path)) for path in daily_backups(folder))
    newest = next((day for day in made if day <= today), None)
    return newest is not None and (today - newest).days < days


def folders(chosen: Settings, database: Path) -> tuple[Path, ...]:
    """Where copies of it may be: the chosen folder, and the usual one. The first is the one to write into."""
    usual = database.parent / BACKUPS
    return (Path(chosen.backup_folder), usual) if chosen.backup_folder else (usual,)


def backup_folders(database: Path) -> tuple[Path, ...]:
    """By the settings beside it."""
    return folders(settings.load(database.with_name(settings.FILE)).settings, database)


def daily_backups(*folders: Path) -> list[Path]:
    """Newest first."""
    there = [folder for folder in folders if folder.is_dir()]
    found = [path for folder in there for path in folder.iterdir() if day_of(path)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def day_of(path: Path) -> str:
    """An ISO date; empty for what is no daily backup."""
    found = DAILY.fullmatch(path.name)
    return found[1] if found and _is_day(found[1]) else ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
