"""Cutting a message into blocks: the units whose facts are computed once and remembered by their text."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

WALL = 1200
"""Code points above which a paragraph is cut further, so that a key in it stays cheap."""

_FENCE = r"`{3,}+(?![^\n]*`)|~{3,}+"
"""Opens code, as deep in a list as it stands; backticks with others in their line are code within a line."""

_PARAGRAPH = re.compile(
    rf"(?P<code>^[ \t]*+(?P<fence>{_FENCE})[^\n]*\n(?:.*?\n)??[ \t]*+(?P=fence)[`~]*[ \t]*$"
    rf"|^[ \t]*+(?:{_FENCE}).*\Z)"
    r"|(?P<quote>^[ ]{0,3}>[^\n]*(?:\n[ ]{0,3}>[^\n]*)*)"
    rf"|(?P<text>^[^\n]*\S[^\n]*(?:\n(?![ ]{{0,3}}>|[ \t]*+(?:{_FENCE}))[^\n]*\S[^\n]*)*)",
    re.MULTILINE | re.DOTALL,
)
_SUBJECT = re.compile(r"subject:[^\n]*", re.IGNORECASE)
_PIECE = re.compile(r".+?(?:[.!?]['\")]*\s+|\n|\Z)", re.DOTALL)
_PIECE_LIMIT = 2 * WALL


class BlockKind(StrEnum):
    TEXT = "text"
    SUBJECT = "subject"
    CODE = "code"
    QUOTE = "quote"


class Block(msgspec.Struct, frozen=True, gc=False):
    """`start` counts code points of the pane; a piece of a long paragraph knows where that starts."""

    kind: BlockKind
    start: int
    text: str
    paragraph: int | None = None


def split(text: str, subject: bool = False) -> tuple[Block, ...]:
    """The blocks of one pane. `subject` says that the pane is a subject line."""
    if subject:
        return (Block(BlockKind.SUBJECT, 0, text),) if text.strip() else ()
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    start = 0
    subject = _SUBJECT.match(text)
    if subject:
        yield Block(BlockKind.SUBJECT, 0, subject[0])
        start = subject.end()
    yield from scan(text, start)


def scan(text: str, start: int) -> Iterator[Block]:
    """The blocks from `start` on, where one begins or none has begun."""
    for found in _PARAGRAPH.finditer(text, start):
        kind = _KINDS[found.lastgroup]
        if found.end() - found.start() <= WALL or kind is not BlockKind.TEXT:
            yield Block(kind, found.start(), found[0])
        else:
            yield from _pieces(found.start(), found[0])


def _pieces(start: int, text: str) -> Iterator[Block]:
    for piece in _PIECE.finditer(text):
        for offset in range(0, len(piece[0]), _PIECE_LIMIT):
            part = piece[0][offset : offset + _PIECE_LIMIT]
            yield Block(BlockKind.TEXT, start + piece.start() + offset, part, start)


_KINDS: dict[str | None, BlockKind] = {kind.value: kind for kind in BlockKind}
