"""Looks at what lies on the disk, and changes nothing: no folder is made, no store is opened for writing."""

import contextlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

from asyncdraft.core.health import Fact
from asyncdraft.core.settings.settings import Settings
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.storage import paths, settings, team_folder
from asyncdraft.storage.backups import daily_backups, folders
from asyncdraft.storage.fault_file import NAME as FAULT
from asyncdraft.storage.local_clock import local_hours24
from asyncdraft.storage.local_zone import local_zone
from asyncdraft.storage.log import CRASH
from asyncdraft.storage.log import NAME as LOG
from asyncdraft.storage.resources import resources_dir, templates_dir
from asyncdraft.storage.schema import MIGRATIONS
from asyncdraft.storage.store_header import MAGIC
from asyncdraft.storage.team_file import FILE
from asyncdraft.storage.versions import versions

LEAST_FREE = 100_000_000
"""Bytes: below it a backup may not find its place."""

NEWER = say("A newer AsyncDraft wrote it. Install the newest version; until then it is only read.")
BROKEN = say("Start the window: it sets the damaged file aside and brings back what can be read.")
FULL = say("Free some space: a store that cannot grow is not saved.")
CLOSED = say("Make it writable for you, or set ASYNCDRAFT_HOME to another folder.")
UNREADABLE = say("Make it readable for you.")
INCOMPLETE = say("The installation is incomplete. Install AsyncDraft again.")
WITH_ERRORS = say("`asyncdraft team show` names each with its line.")


def examine(team: str = "") -> Iterator[Fact]:
    """`team` is a team folder other than the one that is set."""
    yield from (Fact("Versions", name, value) for name, value in versions().items())
    yield _shipped()
    loaded = settings.load(paths.settings_file())
    yield from _places(loaded.settings, loaded.notice)
    yield from _store(paths.database_file())
    yield from _surroundings()
    yield from _team(Path(team or loaded.settings.team or paths.team_dir()))
    yield _accounts(loaded.settings)
    yield _log()


def _shipped() -> Fact:
    missing = [folder.name for folder in (resources_dir(), templates_dir()) if not folder.is_dir()]
    value = say("{names} missing", names=joined(missing, ", ")) if missing else say("complete")
    return Fact("Versions", "Own files", value, INCOMPLETE if missing else "", bool(missing))


# --- places -------------------------------------------------------------------------------------------------


def _places(chosen: Settings, notice: str) -> Iterator[Fact]:
    home = paths.home()
    yield _place("Data", home)
    yield _free(home)
    told = _place("Settings", paths.settings_file())
    yield Fact(told.group, told.name, told.value, short(notice), bool(notice)) if notice else told
    yield _place("Own templates", paths.user_templates_dir())
    backups = folders(chosen, paths.database_file())[0]
    daily = say("{path}, {count} daily", path=short(str(backups)), count=len(daily_backups(backups)))
    yield Fact("Places", "Backups", daily)


def _place(name: str, path: Path) -> Fact:
    try:
        found = path.stat()
    except FileNotFoundError:
        writable = os.access(_existing(path), os.W_OK)
        state = say("{path}, not made yet") if writable else say("{path}, cannot be made")
        value = say(state, path=short(str(path)))
        return Fact("Places", name, value, "" if writable else CLOSED, wrong=not writable)
    except OSError as error:
        return Fact("Places", name, f"{short(str(path))}, {error.strerror}", UNREADABLE, wrong=True)
    size = _size(path) if stat.S_ISDIR(found.st_mode) else found.st_size
    value = f"{short(str(path))}, {_bytes(size)}, {stat.filemode(found.st_mode)}"
    writable = os.access(path, os.W_OK)
    return Fact("Places", name, value, "" if writable else CLOSED, wrong=not writable)


def _size(folder: Path) -> int:
    """Of all files below it that can be seen."""
    total = 0
    for parent, _folders, files in os.walk(folder):
        for file in files:
            with contextlib.suppress(OSError):
                total += Path(parent, file).lstat().st_size
    return total


def _existing(path: Path) -> Path:
    """The place itself, or the nearest folder around it that is there."""
    return next(folder for folder in (path, *path.absolute().parents) if folder.exists())


def _free(home: Path) -> Fact:
    free = shutil.disk_usage(_existing(home)).free
    is_short = free < LEAST_FREE
    return Fact("Places", "Free space", _bytes(free), FULL if is_short else "", is_short)


def _bytes(count: int) -> str:
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"


def short(text: str) -> str:
    """With the user's own folder as ~, as this is given to others."""
    own = str(Path.home())
    return text.replace(own, "~") if len(own) > 1 else text


# --- the store ----------------------------------------------------------------------------------------------


def _store(path: Path) -> Iterator[Fact]:
    if not path.exists():
        yield Fact("Store", "Drafts", say("none yet; it is made when the first one is written"))
        return
    try:
        with contextlib.closing(_opened(path)) as connection:
            yield from _schema(connection)
            yield _soundness(connection)
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        told = getattr(error, "sqlite_errorname", type(error).__name__)
        yield Fact("Store", "Drafts", say("cannot be read ({reason})", reason=told), BROKEN, wrong=True)


def _opened(path: Path) -> sqlite3.Connection:
    """For reading. Where no program has it open, even the files that SQLite puts beside it are not made."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) not in (MAGIC, b""):
            raise sqlite3.DatabaseError
    log = path.with_name(f"{path.name}-wal")
    is_quiet = not log.exists() or log.stat().st_size == 0
    mode = "immutable=1" if is_quiet else "mode=ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=2)


def _schema(connection: sqlite3.Connection) -> Iterator[Fact]:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    newest = len(MIGRATIONS)
    form = say("{version} of {newest}", version=version, newest=newest)
    if version < newest:
        form = say("{form}; the next start brings it up to date, after a backup", form=form)
    advice = NEWER if version > newest else ""
    yield Fact("Store", "Form", form, advice, bool(advice))
    [count] = connection.execute("SELECT count(*) FROM drafts WHERE deleted_at IS NULL").fetchone()
    yield Fact("Store", "Drafts", str(count))


def _soundness(connection: sqlite3.Connection) -> Fact:
    [verdict] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    is_sound = verdict == "ok"
    return Fact(
        "Store",
        "Integrity",
        say("sound") if is_sound else say("damaged"),
        "" if is_sound else BROKEN,
        not is_sound,
    )


# --- the rest -----------------------------------------------------------------------------------------------


def _surroundings() -> Iterator[Fact]:
    named = next(
        (os.environ[name] for name in ("LC_ALL", "LC_TIME", "LANG") if os.environ.get(name)), say("none set")
    )
    hours = say("{hours} h", hours=24 if local_hours24() else 12)
    yield Fact("System", "Locale", joined((named, hours), ", "))
    yield Fact("System", "Zone", local_zone())


def _team(folder: Path) -> Iterator[Fact]:
    """Without names: how many people there are, and how many mistakes."""
    if not (folder / FILE).exists():
        yield Fact(
            "Team",
            "Folder",
            say("{path}, no {file}; the sample team is shown", path=short(str(folder)), file=FILE),
        )
        return
    loaded = team_folder.load(folder)
    count = len(loaded.team.people)
    people = say_count("{count} person", "{count} people", count)
    yield Fact("Team", "Folder", joined((short(str(folder)), people), ", "))
    if loaded.problems:
        value = say_count("one mistake", "{count} mistakes", len(loaded.problems))
        yield Fact("Team", "Files", value, WITH_ERRORS, wrong=True)


def _accounts(chosen: Settings) -> Fact:
    kinds = [account.kind.value for account in chosen.accounts]
    return Fact("Sending", "Accounts", ", ".join(kinds) or say("none; copying needs none"))


def _log() -> Fact:
    log, fault = paths.log_dir() / LOG, paths.log_dir() / FAULT
    if not log.exists():
        return Fact("Log", "Own mistakes", say("none"))
    try:
        crashes = sum(CRASH in line for line in log.read_text("utf-8", "replace").splitlines())
    except OSError as error:
        return Fact("Log", "Own mistakes", f"{short(str(log))}, {error.strerror}", UNREADABLE, wrong=True)
    found = say("{count}; {path} has no text of yours", count=crashes, path=short(str(log)))
    if fault.exists() and fault.stat().st_size:
        found = say("{found}; the last run ended without a warning", found=found)
    return Fact("Log", "Own mistakes", found)
