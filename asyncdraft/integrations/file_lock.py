"""A lock that the system lets go of when the program that holds it ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def seize(descriptor: int) -> None:
        """Raises OSError where another program has it."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def seize(descriptor: int) -> None:
        """Raises OSError where another program has it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Whether it is ours while the block runs; never waits."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            seize(descriptor)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)
