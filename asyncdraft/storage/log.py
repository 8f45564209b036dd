"""The log: what went wrong and when. It holds kinds and places, and never a word that anybody wrote."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncdraft.storage.crashes import Crash

NAME = "asyncdraft.log"
CRASH = "Crash:"
"""How the line of a mistake of the program begins, behind its time."""

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

    def write_crash(self, crash: "Crash") -> bool:
        return self.write(f"{CRASH} {crash.line}", crash.text)

    def _turn(self) -> None:
        if not self.path.exists() or self.path.stat().st_size < LIMIT:
            return
        for number in range(OLDER, 0, -1):
            source = self._older(number - 1)
            if source.exists():
                source.replace(self._older(number))

    def _older(self, number: int) -> Path:
        return self.path.with_name(f"{NAME}.{number}") if number else self.path
