"""A table as lines of equal columns, for readers who see a fixed-width font."""

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Columns in a fixed-width font: wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def aligned(rows: Sequence[Sequence[str]], aligns: Sequence[str]) -> list[str]:
    """One line a row, the head underlined."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [_row(row, widths, aligns) for row in rows]
    return [lines[0], "-+-".join("-" * columns for columns in widths), *lines[1:]]


def _row(cells: Sequence[str], widths: Sequence[int], aligns: Sequence[str]) -> str:
    padded = (_padded(*cell) for cell in zip(cells, widths, aligns, strict=True))
    return " | ".join(padded).rstrip()


def _padded(cell: str, columns: int, align: str) -> str:
    room = columns - width(cell)
    left = room if align == "right" else room // 2 if align == "center" else 0
    return " " * left + cell + " " * (room - left)
