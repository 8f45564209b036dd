"""Everything the user owns here as one zip file, and back: drafts, settings, roster, templates, checks."""

import contextlib
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import msgspec

from asyncdraft.core.text import say
from asyncdraft.storage import paths, settings, zips
from asyncdraft.storage.backups import BACKUPS
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.files import whole_or_not, write_atomically
from asyncdraft.storage.outbox_restore import bring_over
from asyncdraft.storage.problem import Stopped, StoreProblem
from asyncdraft.storage.store_header import MAGIC

DRAFTS, SETTINGS, WORDS, ROUGH = "drafts.sqlite3", "settings.json", "dictionary.txt", "rough-text.md"
ABOUT = "about.json"
COUNT = "SELECT count(*) FROM drafts WHERE deleted_at IS NULL"
UNREADABLE = (*zips.BROKEN, KeyError, msgspec.DecodeError, sqlite3.Error)
FOLDERS = ("team", "templates", "checks", "unsaved-templates")
LARGEST = 4_000_000_000
"""Bytes that a backup may hold unpacked."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """`made_at` is an ISO time in UTC; `drafts` counts those outside the trash."""

    made_at: str
    drafts: int
    form: int = 1


def usual_name(now: datetime) -> str:
    return f"asyncdraft-{now:%Y-%m-%d-%H%M}.zip"


def save(database: Database, team: Path, target: Path, now: datetime) -> About:
    """Writes `target` whole or not at all; others may go on writing drafts. Raises StoreProblem."""
    about = About(made_at=now.isoformat(), drafts=_count(database))
    with whole_or_not(target) as unfinished, tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, DRAFTS)
        database.back_up(copy)
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr(ABOUT, msgspec.json.encode(about))
            pack.write(copy, DRAFTS)
            for name, path in _files(team):
                pack.write(path, name)
    return about


def _count(database: Database) -> int:
    row = database.row(COUNT)
    return int(row[0]) if row else 0


def _folders(team: Path) -> dict[str, Path]:
    own = (paths.user_templates_dir(), paths.user_checks_dir(), paths.unsaved_templates_dir())
    return dict(zip(FOLDERS, (team, *own), strict=True))


def _texts() -> dict[str, Path]:
    return {WORDS: paths.dictionary_file(), ROUGH: paths.rough_text_file()}


def _files(team: Path) -> Iterator[tuple[str, Path]]:
    """Hidden files stay out: the history of a git folder is kept where it is shared."""
    for name, path in {SETTINGS: paths.settings_file(), **_texts()}.items():
        if path.is_file():
            yield name, path
    for name, folder in _folders(team).items():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            inside = path.relative_to(folder)
            if path.is_file() and not any(part.startswith(".") for part in inside.parts):
                yield f"{name}/{inside.as_posix()}", path


def never() -> bool:
    return False


def restore(
    database: Database, team: Path, source: Path, now: datetime, stops: Callable[[], bool] = never
) -> tuple[About, Path]:
    """Makes everything as it is in `source`; returns what it tells, and the backup of what was there.

    Files that the backup does not hold stay. `stops` is asked until the drafts are replaced. Raises Stopped
    and StoreProblem before anything is changed; where files cannot be written after that, it says so.
    """
    with _unpacked(source) as (folder, about):
        _heed(stops)
        kept = paths.home() / BACKUPS / f"before-restore-{now:%Y-%m-%d-%H%M%S}.zip"
        save(database, team, kept, now)
        _heed(stops)
        own = open_database(folder / DRAFTS)
        try:
            if own.notice:
                raise StoreProblem(
                    say("The drafts in {source} are damaged. Nothing was changed.", source=source)
                )
            own.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            own.close()
        _heed(stops)
        with contextlib.closing(sqlite3.connect(folder / DRAFTS)) as connection:
            bring_over(database, connection)
            database.take_over(connection)
        try:
            _put_back(folder, team)
        except StoreProblem as problem:
            raise StoreProblem(
                say(
                    "The drafts of the backup are back, but not all of its files: {problem} "
                    "What was there before is kept in {kept}.",
                    problem=problem,
                    kept=kept,
                )
            ) from problem
    return about, kept


def _heed(stops: Callable[[], bool]) -> None:
    if stops():
        raise Stopped(say("Stopped. Nothing was changed."))


def _put_back(folder: Path, team: Path) -> None:
    """The roster goes where the team is now; the settings keep naming that place."""
    chosen = settings.load(paths.settings_file()).settings.team
    if (folder / SETTINGS).is_file():
        restored = settings.load(folder / SETTINGS).settings
        settings.save(paths.settings_file(), msgspec.structs.replace(restored, team=chosen))
    for name, target in _texts().items():
        if (folder / name).is_file():
            write_atomically(target, (folder / name).read_bytes())
    for name, target in _folders(team).items():
        for path in sorted((folder / name).rglob("*")):
            if path.is_file():
                write_atomically(target / path.relative_to(folder / name), path.read_bytes())


@contextlib.contextmanager
def _unpacked(source: Path) -> Iterator[tuple[Path, About]]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            unpack = _copy_drafts if _is_database(source) else _unzip
            about = unpack(source, Path(folder))
        except OSError as error:
            raise StoreProblem(
                say("{source} cannot be read ({value}).", source=source, value=error.strerror or error)
            ) from error
        except UNREADABLE as error:
            raise StoreProblem(
                say(
                    "{source} is no backup of AsyncDraft. Choose a .zip that “Back up everything” wrote, "
                    "or a copy of the drafts that was made by itself (.sqlite3).",
                    source=source,
                )
            ) from error
        yield Path(folder), about


def _is_database(source: Path) -> bool:
    with source.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _copy_drafts(source: Path, folder: Path) -> About:
    """A daily copy holds the drafts, and nothing else."""
    shutil.copyfile(source, folder / DRAFTS)
    with contextlib.closing(sqlite3.connect(folder / DRAFTS)) as copy:
        drafts = copy.execute(COUNT).fetchone()[0]
    made_at = datetime.fromtimestamp(source.stat().st_mtime, UTC)
    return About(made_at=made_at.isoformat(), drafts=int(drafts))


def _unzip(source: Path, folder: Path) -> About:
    with zipfile.ZipFile(source) as pack:
        if not all(_is_safe(member) for member in pack.infolist()) or DRAFTS not in pack.namelist():
            raise ValueError("it holds other files than a backup does")
        if sum(member.file_size for member in pack.infolist()) > LARGEST:
            raise ValueError("it is larger than a backup can be")
        about = msgspec.json.decode(pack.read(ABOUT), type=About)
        pack.extractall(folder)
    return about


def _is_safe(member: zipfile.ZipInfo) -> bool:
    """Hidden files are never saved: one that is there would set up git, or lead out of the folder."""
    path = PurePosixPath(member.filename)
    top = path.parts[0] if path.parts else ""
    known = top in {DRAFTS, SETTINGS, WORDS, ROUGH, ABOUT, *FOLDERS}
    hidden = any(part.startswith(".") for part in path.parts)
    inside = not path.is_absolute() and "\\" not in member.filename
    return known and not hidden and inside and zips.is_readable(member)
