"""TOML as text: where a key stands, and what can still be read of a file with mistakes."""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from asyncdraft.core import parsers
from asyncdraft.core.text import say

HEADER = re.compile(r"\s*\[\[?\s*\w[^\[\],]*(?:\]\]?\s*(?:#.*)?)?")
"""A header, closed or not: what follows a broken one belongs to no other table."""

KEY = re.compile(r"""\s*(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*\s*=.*""")
LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")

MOST_CLASHES = 50
"""So many things that are there twice are read around: each means to read the file again."""

MARKS = {"<<<<<<<": "first", "|||||||": "base", "=======": "second", ">>>>>>>": ""}
"""What git writes into a file around the sides of a conflict: each begins the side that it names."""


Places = dict[tuple[str, ...], int]


class Mistake(msgspec.Struct, frozen=True):
    line: int
    reason: str


class Statement(msgspec.Struct, frozen=True):
    """A header or a key with all its lines. `line` counts from 1."""

    line: int
    text: str
    is_header: bool


def own_side(text: str) -> tuple[str, int]:
    """Where a merge stopped half-way: the text with only the first side of each conflict, every other line
    of it blank, and the line of the first mark; 0 where there is none.
    """
    side, first, kept = "", 0, []
    for number, line in enumerate(text.split("\n"), 1):
        mark = MARKS.get(line[:7]) if line[7:8] in ("", " ", "\r") else None
        if mark is not None and (side or mark == "first"):
            first, side = first or number, mark
        kept.append(line if side in ("", "first") and mark is None else "")
    return "\n".join(kept), first


def read(text: str) -> tuple[dict[str, Any], tuple[Mistake, ...]]:
    """Everything that can be read; a statement with a mistake is left out and named."""
    try:
        return _loads(text), ()
    except tomllib.TOMLDecodeError:
        return _read_around_mistakes(statements(text))


def _loads(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise tomllib.TOMLDecodeError(say("Brackets are nested too deep")) from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # Python takes no number of more than 4,300 digits
        raise tomllib.TOMLDecodeError(say("A number has too many digits")) from error


def _read_around_mistakes(parts: Iterable[Statement]) -> tuple[dict[str, Any], tuple[Mistake, ...]]:
    """Each statement by itself, then all that are left together: only so does show what is there twice."""
    sound, mistakes = _sound(parts)
    at = 0
    for _clash in range(MOST_CLASHES):
        try:
            return _together(sound), tuple(mistakes)
        except tomllib.TOMLDecodeError as error:
            at = _number(error, sound)
            mistakes.append(Mistake(sound[at].line, parsers.told(LINE.sub("", str(error)))))
            del sound[at : _end(sound, at)]
    return _together(sound[:at]), tuple(mistakes)


def _together(parts: Iterable[Statement]) -> dict[str, Any]:
    return _loads("\n".join(part.text for part in parts))


def _sound(parts: Iterable[Statement]) -> tuple[list[Statement], list[Mistake]]:
    """Keys below a broken header are left out without a word: nobody knows which table they are of."""
    sound: list[Statement] = []
    mistakes: list[Mistake] = []
    table_is_known = True
    for part in parts:
        if not (table_is_known or part.is_header):
            continue
        try:
            _loads(part.text)
        except tomllib.TOMLDecodeError as error:
            mistakes.append(Mistake(part.line, parsers.told(LINE.sub("", str(error)))))
            table_is_known = table_is_known and not part.is_header
        else:
            sound.append(part)
            table_is_known = True
    return sound, mistakes


def _number(error: tomllib.TOMLDecodeError, parts: Sequence[Statement]) -> int:
    """Which of the statements, read together, the mistake is in."""
    found = LINE.search(str(error))
    left = int(found[1]) if found and found[1] else sys.maxsize
    for number, part in enumerate(parts):
        left -= part.text.count("\n") + 1
        if left <= 0:
            return number
    return len(parts) - 1


def _end(parts: Sequence[Statement], at: int) -> int:
    """A header goes with its keys."""
    if not parts[at].is_header:
        return at + 1
    return next((number for number in range(at + 1, len(parts)) if parts[number].is_header), len(parts))


def statements(text: str) -> Iterator[Statement]:
    lines: list[str] = []
    start, is_header = 1, False
    for number, line in enumerate(text.split("\n"), 1):
        header = bool(HEADER.fullmatch(line))
        if header or KEY.fullmatch(line):
            if lines:
                yield Statement(start, "\n".join(lines), is_header)
            lines, start, is_header = [], number, header
        lines.append(line)
    yield Statement(start, "\n".join(lines), is_header)


def places(text: str) -> Places:
    """The line on which each value begins, or the table that holds it, by its path."""
    table: tuple[str, ...] = ()
    found: Places = {}
    for statement in statements(text):
        keys = _keys(statement)
        if statement.is_header:
            table = keys
        full = keys if statement.is_header else table + keys
        for length in range(1, len(full) + 1):
            found.setdefault(full[:length], statement.line)
    return found


def line_of(path: tuple[str, ...], known: Places) -> int:
    """Where the value is, or the table that should hold it; 1 if there is none."""
    return next((known[path[:length]] for length in range(len(path), 0, -1) if path[:length] in known), 1)


def _keys(statement: Statement) -> tuple[str, ...]:
    try:
        value: Any = _loads(statement.text)
    except tomllib.TOMLDecodeError:
        return ()
    keys = []
    while isinstance(value, dict) and len(value) == 1:
        ((key, value),) = value.items()
        keys.append(key)
    return tuple(keys)
