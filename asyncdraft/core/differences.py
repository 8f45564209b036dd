"""What changed between two texts, word by word, as a person would mark it."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
LINES = re.compile(r"[^\n]*\n|[^\n]+")
MOST_COMPARED = 1_000_000
"""Beyond this product of two lengths the middle counts as replaced: nobody reads it word by word."""


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(msgspec.Struct, frozen=True):
    kind: Kind
    text: str


def words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces that are not NEW make up `old`, those that are not GONE make up `new`."""
    if old == new:
        return (Piece(Kind.SAME, old),) if old else ()
    pieces: list[Piece] = []
    for kind, text in _by_lines(LINES.findall(old), LINES.findall(new)):
        if not text:
            continue
        if pieces and pieces[-1].kind is kind:
            pieces[-1] = Piece(kind, pieces[-1].text + text)
        else:
            pieces.append(Piece(kind, text))
    return tuple(_tidied(pieces))


def _by_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    for tag, was, now in _steps(old, new):
        if tag == "equal":
            yield Kind.SAME, "".join(was)
        else:
            yield from _by_words(TOKENS.findall("".join(was)), TOKENS.findall("".join(now)))


def _by_words(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    for tag, was, now in _steps(old, new):
        if tag == "equal":
            yield Kind.SAME, "".join(was)
        else:
            yield Kind.GONE, "".join(was)
            yield Kind.NEW, "".join(now)


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Begin and end that are the same cost nothing, however long they are."""
    start = _common(old, new)
    tail = _common(old[start:][::-1], new[start:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    yield "equal", old[:start], new[:start]
    was, now = old[start:old_end], new[start:new_end]
    if len(was) * len(now) > MOST_COMPARED:
        yield "replace", was, now
    else:
        for tag, i1, i2, j1, j2 in SequenceMatcher(str.isspace, was, now, autojunk=False).get_opcodes():
            yield tag, was[i1:i2], now[j1:j2]
    yield "equal", old[old_end:], new[new_end:]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)


def _tidied(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A lone space that stayed between changed words joins them: one change instead of two crumbs."""
    waiting: dict[Kind, str] = {Kind.GONE: "", Kind.NEW: ""}
    for number, piece in enumerate(pieces):
        if piece.kind is not Kind.SAME:
            waiting[piece.kind] += piece.text
        elif any(waiting.values()) and piece.text == " " and number + 1 < len(pieces):
            waiting[Kind.GONE] += " "
            waiting[Kind.NEW] += " "
        else:
            yield from _changes(waiting)
            yield piece
    yield from _changes(waiting)


def _changes(waiting: dict[Kind, str]) -> Iterator[Piece]:
    for kind, text in waiting.items():
        if text:
            yield Piece(kind, text)
            waiting[kind] = ""


def count(pieces: Sequence[Piece]) -> tuple[int, int]:
    """How many words are gone, and how many are new."""
    gone, new = (
        sum(len(piece.text.split()) for piece in pieces if piece.kind is kind)
        for kind in (Kind.GONE, Kind.NEW)
    )
    return gone, new
