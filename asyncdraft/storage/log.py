"""The log: what went wrong and when. It holds kinds and places, and never a word that anybody wrote."""

import os
from datetime import UTC, datetime
from pathlib import Path

NAME = "asyncdraft.log"
LIMIT = 256_000
"""Bytes, at which a new file is begun."""

OLDER = 3
"""So many full ones are kept."""


class Log:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def path(self) -> Path:
        return self._folder / NAME

    def write(self, headline: str, details: str = "") -> bool:
        """Whether it could be written: whoever tells of a mistake shall not fail by another."""
        lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%SZ} {headline}", *details.splitlines()]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._turn()
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(handle, "ab") as file:
                file.write(("\n    ".join(lines) + "\n").encode("utf-8", "replace"))
        except OSError:
            return False
        return True

    def _turn(self) -> None:
        if not self.path.exists() or self.path.stat().st_size < LIMIT:
            return
        for number in range(OLDER, 0, -1):
            source = self._older(number - 1)
            if source.exists():
                source.replace(self._older(number))

    def _older(self, number: int) -> Path:
        return self.path.with_name(f"{NAME}.{number}") if number else self.path
