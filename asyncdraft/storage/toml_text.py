"""TOML as text: where a key stands, and what can still be read of a file with mistakes."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import msgspec

from asyncdraft.core import parsers
from asyncdraft.core.text import say

HEADER = re.compile(r"\s*\[\[?\s*\w[^\[\],]*(?:\]\]?\s*(?:#.*)?)?")
"""A header, closed or not: what follows a broken one belongs to no other table."""

KEY = re.compile(r"""\s*(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"))*\s*=.*""")
LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


MARKS = {"<<<<<<<": "first", "|||||||": "base", "=======": "second", ">>>>>>>": ""}
"""What git writes into a file around the sides of a conflict: each begins the side that it names."""


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
        return _read_around_mistakes(list(statements(text)))


def _loads(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise tomllib.TOMLDecodeError(say("Brackets are nested too deep")) from error


def _read_around_mistakes(parts: list[Statement]) -> tuple[dict[str, Any], tuple[Mistake, ...]]:
    data: dict[str, Any] = {}
    mistakes = []
    kept: list[str] = []
    table_is_known = True
    for part in parts:
        if not (table_is_known or part.is_header):
            continue
        try:
            _loads(part.text)
            data = _loads("\n".join((*kept, part.text)))
        except tomllib.TOMLDecodeError as error:
            mistakes.append(Mistake(part.line, parsers.told(LINE.sub("", str(error)))))
            table_is_known = table_is_known and not part.is_header
        else:
            kept.append(part.text)
            table_is_known = True
    return data, tuple(mistakes)


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


def line_of(text: str, path: tuple[str, ...]) -> int:
    """The line on which the value at `path` begins, or the table that should hold it; 1 if there is none."""
    table: tuple[str, ...] = ()
    places: dict[tuple[str, ...], int] = {}
    for statement in statements(text):
        keys = _keys(statement)
        if statement.is_header:
            table = keys
        full = keys if statement.is_header else table + keys
        for length in range(1, len(full) + 1):
            places.setdefault(full[:length], statement.line)
    return next((places[path[:length]] for length in range(len(path), 0, -1) if path[:length] in places), 1)


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
