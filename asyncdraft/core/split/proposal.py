"""What a rough text becomes: its pieces in their panes, readers, deadline, links, a template."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from asyncdraft.core.draft import PANES, Pane
from asyncdraft.core.split.pieces import Piece, gap


class Placed(msgspec.Struct, frozen=True):
    """A piece in its pane. `reason` is one sentence; `by_hand` says that the writer put it there."""

    piece: Piece
    text: str
    pane: Pane
    reason: str
    by_hand: bool = False


class Reader(msgspec.Struct, frozen=True):
    """Somebody of the roster. `is_likely`: they are greeted, mentioned or asked, not only spoken of."""

    id: str
    name: str
    reason: str
    is_likely: bool


class Due(msgspec.Struct, frozen=True):
    """A time by which something is wanted, as it is written; `at` is aware, `zone` an IANA name."""

    text: str
    at: datetime
    zone: str
    reason: str


class Link(msgspec.Struct, frozen=True):
    """`address` is empty for a number that no shorthand of the team explains."""

    text: str
    address: str = ""


class Fitting(msgspec.Struct, frozen=True):
    """A template by its name."""

    name: str
    reason: str


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """`unknown` are words that greet or mention somebody who is not in the roster."""

    rough: str
    placed: tuple[Placed, ...] = ()
    readers: tuple[Reader, ...] = ()
    unknown: tuple[str, ...] = ()
    deadline: Due | None = None
    links: tuple[Link, ...] = ()
    template: Fitting | None = None

    def text(self, pane: Pane) -> str:
        """The Markdown of a pane: its pieces in the order in which they were written."""
        return joined(self.rough, [placed.piece for placed in self.placed if placed.pane is pane])

    @property
    def texts(self) -> Mapping[Pane, str]:
        return {pane: self.text(pane) for pane in PANES}


def joined(text: str, pieces: Sequence[Piece]) -> str:
    """Pieces of `text` one after the other, with the white space that stood or would stand between them."""
    parts: list[str] = []
    for number, piece in enumerate(pieces):
        if number:
            parts.append(gap(text, pieces[number - 1], piece))
        parts.append(text[piece.start : piece.end])
    return "".join(parts)
