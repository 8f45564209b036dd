"""Where Python writes its last words when the process is killed by a mistake outside of Python."""

import faulthandler
import sys
from pathlib import Path
from typing import IO

NAME = "hard-crash.txt"


class FaultFile:
    """Of one process at a time: the window's."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: IO[str] | None = None

    def begin(self) -> str:
        """What the last process left, or an empty text; from now on it is this one's."""
        try:
            left = self._path.read_text("utf-8", "replace") if self._path.exists() else ""
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
        except OSError:
            if sys.stderr is not None:
                faulthandler.enable()
            return ""
        faulthandler.enable(self._file)
        return left

    def end(self) -> None:
        """The process ends as it should: nothing is left."""
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
            self._path.unlink(missing_ok=True)
            self._file = None
