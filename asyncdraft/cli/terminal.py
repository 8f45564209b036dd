"""Words on a terminal: coloured there, plain in a pipe."""

import os
import re
import sys
from collections.abc import Sized
from typing import Any, TextIO, cast

CODES = {
    "bold": "1",
    "faint": "2",
    "error": "31",
    "warning": "33",
    "hint": "36",
    "good": "32",
}


def coloured() -> bool:
    """NO_COLOR switches it off (no-color.org), and so does a terminal that knows no colours."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def styled(text: str, style: str) -> str:
    return f"\x1b[{CODES[style]}m{text}\x1b[0m" if text and coloured() else text


def say_empty(items: Sized, sentence: str) -> None:
    """On standard error, so that a pipe gets nothing."""
    if not items:
        print(f"asyncdraft: {sentence}", file=sys.stderr)


CONTROL = re.compile(
    rf"""
    (?P<own> \x1b\[ (?:0|{"|".join(CODES.values())}) m | (?:\A|(?<=%))\r | \x1b\[K | \r(?=\n) )
    | [\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]
""",
    re.VERBOSE,
)
"""Our colours and the line of progress, or what else moves a terminal or turns its writing around."""


def harmless(text: str) -> str:
    """Words of others may hold what renames a window, types into it or hides a line: it is left out."""
    if text.replace("\n", " ").isprintable():
        return text
    return CONTROL.sub(lambda found: found["own"] or "", text)


class Guarded:
    """A terminal to which nothing but words, our colours and our progress is written."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(harmless(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def guarded(stream: TextIO) -> TextIO:
    """A pipe or a file takes every sign as it is: another program reads it."""
    return cast(TextIO, Guarded(stream)) if stream is not None and stream.isatty() else stream
