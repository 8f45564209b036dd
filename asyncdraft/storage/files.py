"""Writing files so that a crash leaves the old text or the new one, never half of either."""

import contextlib
import errno
import os
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from time import time
from typing import BinaryIO

from asyncdraft.core.text import say
from asyncdraft.storage.problem import StoreProblem

NEW = 0o666
"""What a new file may be at most; the umask takes from it."""


ABANDONED = 3600.0
"""Seconds after which an unfinished file is nobody's: whoever wrote it was killed."""

MOST_AT_ONCE = 100
"""Programs that write one file at the same time."""


def write_atomically(path: Path, text: str | bytes) -> None:
    """Follows a link to the file behind it and keeps the file's mode; a new one has that of the umask."""
    content = text if isinstance(text, bytes) else text.encode()
    path = Path(os.path.realpath(path))
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else None
        with _begun_beside(path, NEW if mode is None else mode) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StoreProblem(cannot_write(path, error)) from error
    finally:
        if temporary is not None:
            _remove(temporary)


def _begun_beside(path: Path, mode: int) -> BinaryIO:
    """To be written: nobody may look into it who may not look into the file that it becomes.

    The names are counted, so that what a killed program has left is found, and gives its place to the next.
    """
    for number in range(MOST_AT_ONCE):
        unfinished = path.with_name(f".{path.name}.{number}")
        if _is_abandoned(unfinished):
            _remove(unfinished)
        with contextlib.suppress(FileExistsError):
            return open(unfinished, "xb", opener=partial(os.open, mode=mode))
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _is_abandoned(unfinished: Path) -> bool:
    try:
        return time() - unfinished.lstat().st_mtime > ABANDONED
    except OSError:
        return False


def _remove(unfinished: Path) -> None:
    with contextlib.suppress(NotADirectoryError):
        unfinished.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_or_not(target: Path) -> Iterator[Path]:
    """A file to write beside `target`, which it becomes when all went well. Raises StoreProblem."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield unfinished
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreProblem(cannot_write(target, error)) from error
    finally:
        _remove(unfinished)


def sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` survive a power cut, where the platform lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_bytes(path: Path) -> bytes:
    """Raises OSError, also for a pipe or a device, which could be read for ever."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return path.read_bytes()


def line_of(error: UnicodeDecodeError) -> int:
    """Where a file stops to be text."""
    return error.object[: error.start].count(b"\n") + 1


def line_end(text: str) -> str:
    """That of Windows where each line has it."""
    ends = text.count("\n")
    return "\r\n" if ends and ends == text.count("\r\n") else "\n"


def cannot_write(path: Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    return say(
        "{path} cannot be written ({reason}). Make its folder writable, or free some space, and try again.",
        path=path,
        reason=reason,
    )


def set_aside(path: Path, now: datetime, companions: tuple[str, ...] = ()) -> Path:
    """Renames a damaged file to NAME.damaged-TIME, its companions (suffixes such as "-wal") with it."""
    aside = _free_name(path, now)
    for suffix in ("", *companions):
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.replace(aside.with_name(aside.name + suffix))
    return aside


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{path.name}.damaged-{now:%Y%m%d-%H%M%S}"
    names = (stem if count == 1 else f"{stem}-{count}" for count in range(1, 1000))
    return next(aside for name in names if not (aside := path.with_name(name)).exists())
