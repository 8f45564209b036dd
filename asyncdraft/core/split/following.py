"""What follows from what stands before: under a heading, behind a line that leads to a list or a quote."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from asyncdraft.core.draft import Pane
from asyncdraft.core.split import reasons
from asyncdraft.core.split.pieces import WHOLE, Piece, PieceKind
from asyncdraft.core.text import say
from asyncdraft.core.threads.quoting import ADDRESS_OR_YEAR

_HEADING = re.compile(r"\W*(?P<title>[^\W\d_][^:\n]{0,40}?)[*_ ]*:[*_ ]*(?P<rest>[^\n]?)")
_HASHES = re.compile(r"#{1,6}\s+(?P<title>[^\n]{1,40}?)[\s#:]*\Z")
_WROTE = re.compile(r"\bwrote:\Z")
_APART = {PieceKind.COURTESY: reasons.COURTESY, PieceKind.SUBJECT: reasons.SUBJECT}

Assigned = tuple[Pane, str]
"""A pane and the reason for it."""


class _Heading(msgspec.Struct, frozen=True):
    """`last` is the last block that stands under it, none where all does up to the next heading."""

    pane: Pane
    reason: str
    last: int | None

    def covers(self, piece: Piece) -> bool:
        return self.last is None or piece.block <= self.last


def under_headings(text: str, cut: Sequence[Piece], heads: Mapping[str, Pane]) -> list[Assigned | None]:
    """Where the pieces go that stand under a heading; `heads` are the panes by what names them."""
    result: list[Assigned | None] = []
    heading: _Heading | None = None
    for number, piece in enumerate(cut):
        following = cut[number + 1] if number + 1 < len(cut) else None
        heading = _heading(text[piece.start : piece.end], piece, following, heads) or heading
        covered = heading is not None and heading.covers(piece) and piece.kind not in _APART
        result.append((heading.pane, heading.reason) if heading and covered else None)
    return result


def followed(
    text: str, cut: Sequence[Piece], assigned: Sequence[Assigned], headed: Sequence[Assigned | None]
) -> list[Assigned]:
    """`assigned` tells where each piece goes by itself, `headed` where headings put it."""
    result: list[Assigned] = []
    led: Assigned | None = None
    for number, piece in enumerate(cut):
        words = text[piece.start : piece.end]
        result.append(headed[number] or _place(piece, assigned[number], led))
        if _introduces_quote(words, cut[number + 1] if number + 1 < len(cut) else None):
            result[-1] = Pane.WHAT, reasons.WHOLE
        if not (piece.kind in WHOLE or piece.is_item):
            led = (result[-1][0], reasons.INTRODUCED) if words.endswith(":") else None
    return result


def _place(piece: Piece, own: Assigned, led: Assigned | None) -> Assigned:
    if piece.kind in _APART:
        return Pane.WHAT, _APART[piece.kind]
    if led is not None and (piece.is_item or piece.kind in WHOLE):
        return led
    return own


def _heading(words: str, piece: Piece, following: Piece | None, heads: Mapping[str, Pane]) -> _Heading | None:
    """A heading that names a pane. One with a colon heads its own lines or, alone, the block below."""
    found = _HASHES.match(words) or _HEADING.match(words)
    if piece.kind is not PieceKind.SENTENCE or not found:
        return None
    title = " ".join(found["title"].split()).replace("’", "'")
    pane = heads.get(title.lower())
    if pane is None:
        return None
    is_alone = following is not None and following.block > piece.block and words.rstrip("*_ ").endswith(":")
    last = None if found.re is _HASHES else piece.block + is_alone
    return _Heading(pane, say(reasons.HEADED, words=title), last)


def _introduces_quote(words: str, following: Piece | None) -> bool:
    """Whether it is the line of a mail program above what somebody else has written."""
    if following is None or following.kind is not PieceKind.QUOTE or not words.endswith(":"):
        return False
    return bool(_WROTE.search(words) or ADDRESS_OR_YEAR.search(words))
