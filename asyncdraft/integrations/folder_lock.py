"""One sync at a time in a folder, also while a git of a killed one still runs."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from asyncdraft.core.text import say
from asyncdraft.integrations.file_lock import let_go, seize
from asyncdraft.integrations.git import GitProblem, GitStopped
from asyncdraft.integrations.git_guards import A_LINK

NAME = "asyncdraft.lock"
INDEX = "asyncdraft-index-"
"""How the index begins that a commit is made in."""

PATIENCE = 10.0
"""Seconds for the other sync to end; most take two."""

LOOK = 0.1
"""Seconds between two looks whether it has."""

NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
NO_LOCK = say(
    "{folder} lies where no file can be locked ({reason}). Move the team folder to a disk of this computer."
)
BUSY = say("Another sync is under way in this folder. Try again in a moment.")


@contextmanager
def locked(git_folder: Path, stopped: Callable[[], str] = lambda: "") -> Iterator[int]:
    """The descriptor that holds the lock; who inherits it holds it on.

    Raises GitProblem where it stays taken, and as soon as `stopped` gives a reason.

    A mark stays in the file while the work goes on: the next one clears away what a killed one has left.
    """
    descriptor = _opened(git_folder / NAME)
    try:
        try:
            _seize_in_time(descriptor, stopped)
        except OSError as error:
            raise GitProblem(say(NO_LOCK, folder=git_folder.parent, reason=error.strerror)) from error
        if os.fstat(descriptor).st_size:
            _clear(git_folder, os.fstat(descriptor).st_mtime)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, b"busy\n")
        try:
            yield descriptor
        finally:
            os.ftruncate(descriptor, 0)
            let_go(descriptor)
    finally:
        os.close(descriptor)


def _seize_in_time(descriptor: int, stopped: Callable[[], str]) -> None:
    end = monotonic() + PATIENCE
    while True:
        try:
            return seize(descriptor)
        except BlockingIOError as error:
            if reason := stopped():
                raise GitStopped(reason) from error
            if monotonic() >= end:
                raise GitProblem(BUSY) from error
        sleep(LOOK)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | NO_LINK, 0o644)
    except OSError as error:
        if path.is_symlink():
            raise GitProblem(say(A_LINK, path=path)) from error
        raise GitProblem(
            say(
                "{path} cannot be written ({reason}), so nothing was synced. Remove it, then try again.",
                path=path,
                reason=error.strerror,
            )
        ) from error


def _clear(git_folder: Path, since: float) -> None:
    """Locks and indexes of git that are not older than the work that was killed."""
    places = (git_folder.glob("*.lock"), git_folder.glob(f"{INDEX}*"), (git_folder / "refs").rglob("*.lock"))
    for path in (path for found in places for path in found if path.name != NAME):
        if path.lstat().st_mtime >= since - 1:
            path.unlink(missing_ok=True)
