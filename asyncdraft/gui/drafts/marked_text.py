"""What changed in a draft as rich text: gone words are struck out, new ones underlined, in either theme."""

from collections.abc import Sequence
from html import escape

from asyncdraft.core.differences import Kind, Piece
from asyncdraft.core.draft_changes import Change
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.reading import LINES

AROUND = 220
"""So many characters of what stayed the same are shown beside a change."""

LONGEST = 20_000
"""Characters of one part beyond which the rest is only counted: nobody reads it here."""

PANE_ROLES = ("what", "why", "need", "fallback")


def marked(changes: Sequence[Change], theme: Theme) -> str:
    """The changes, with no more around them than it takes to know the place."""
    return "".join(
        _part(
            change,
            "".join(
                _piece(piece, theme, number, len(change.pieces)) for number, piece in enumerate(change.pieces)
            ),
            theme,
        )
        for change in changes
    )


def plain(parts: Sequence[Change], theme: Theme) -> str:
    """The parts as they were; of two states in `parts` this is the old one."""
    texts = (
        (part, "".join(piece.text for piece in part.pieces if piece.kind is not Kind.NEW)) for part in parts
    )
    return "".join(_part(part, _text(text), theme) for part, text in texts if text)


def one_column(pieces: Sequence[Piece], theme: Theme) -> str:
    """All of both texts: what only the old one has struck out, what only the new one has underlined."""
    return _paragraph(pieces, theme)


def old_side(pieces: Sequence[Piece], theme: Theme) -> str:
    return _paragraph([piece for piece in pieces if piece.kind is not Kind.NEW], theme)


def new_side(pieces: Sequence[Piece], theme: Theme) -> str:
    return _paragraph([piece for piece in pieces if piece.kind is not Kind.GONE], theme)


def _paragraph(pieces: Sequence[Piece], theme: Theme) -> str:
    body = "".join(
        _text(piece.text) if piece.kind is Kind.SAME else _piece(piece, theme, 0, 0) for piece in pieces
    )
    return f'<p style="margin:0; white-space:pre-wrap; line-height:{LINES}">{body}</p>'


def _part(change: Change, body: str, theme: Theme) -> str:
    role = change.part if change.part in PANE_ROLES else "secondary"
    head = f'<p style="color:{theme.tokens[role]}; font-size:11px; font-weight:600; margin:14px 0 3px 0">'
    return (
        f'{head}{escape(shown(change.title).upper())}</p><p style="margin:0; white-space:pre-wrap">{body}</p>'
    )


def _piece(piece: Piece, theme: Theme, number: int, count: int) -> str:
    if piece.kind is Kind.SAME:
        return _text(_shortened(piece.text, first=number == 0, last=number == count - 1))
    role, line = ("bad", "line-through") if piece.kind is Kind.GONE else ("ok", "underline")
    ground = theme.tokens[f"{role}_ground"]
    style = f"color:{theme.tokens[role]}; background-color:{ground}; text-decoration:{line}"
    return f'<span style="{style}">{_text(piece.text)}</span>'


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * AROUND:
        return text
    head = "" if first else text[:AROUND]
    tail = "" if last else text[-AROUND:]
    return f"{head} … {tail}"


def _text(text: str) -> str:
    cut = len(text) - LONGEST
    more = f"\n{tr('… {count:,} more characters', count=cut)}" if cut > 0 else ""
    return escape(text[:LONGEST] + more).replace("\n", "<br>")
