"""What the first bytes of the store tell, without SQLite: the start looks before it draws."""

from pathlib import Path

from asyncdraft.storage.schema import MIGRATIONS

CHECKED_WHOLE_BELOW = 8_000_000
"""Bytes up to which a file is checked whole at each start; a larger one would delay the window."""

MAGIC = b"SQLite format 3\0"

VERSION = slice(60, 64)
"""Where the header holds PRAGMA user_version."""


def is_large_and_old(path: Path) -> bool:
    """Whether opening it will take a while, as it has an earlier form."""
    if not path.is_file() or path.stat().st_size <= CHECKED_WHOLE_BELOW:
        return False
    with path.open("rb") as file:
        header = file.read(VERSION.stop)
    return 0 < int.from_bytes(header[VERSION], "big") < len(MIGRATIONS)
