"""Words on a terminal: coloured there, plain in a pipe."""

import os
import sys
from typing import TextIO

CODES = {
    "bold": "1",
    "faint": "2",
    "error": "31",
    "warning": "33",
    "hint": "36",
    "good": "32",
}


def coloured(stream: TextIO | None = None) -> bool:
    """NO_COLOR switches it off (no-color.org), and so does a terminal that knows no colours."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return (stream or sys.stdout).isatty()


def styled(text: str, style: str) -> str:
    return f"\x1b[{CODES[style]}m{text}\x1b[0m" if text and coloured() else text
