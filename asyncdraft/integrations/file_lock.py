"""A lock that the system lets go of when the program that holds it ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def seize(descriptor: int) -> None:
        """Raises BlockingIOError where another program has it, another OSError where nobody can."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

    def let_go(descriptor: int) -> None:
        """Nobody inherits it there, so that closing it is enough."""

else:
    import fcntl

    def seize(descriptor: int) -> None:
        """Raises BlockingIOError where another program has it, another OSError where nobody can."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def let_go(descriptor: int) -> None:
        """Also for every program that has inherited it."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Whether it is ours while the block runs; never waits. Raises OSError where nothing can be locked."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            seize(descriptor)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


@contextmanager
def held_where_possible(path: Path) -> Iterator[bool]:
    """As `held`, but ours also where nothing can be locked: no other program has it there."""
    with ExitStack() as stack:
        is_ours = True
        with suppress(OSError):
            is_ours = stack.enter_context(held(path))
        yield is_ours
