"""What was recognised in a pasted text, shown before it is added."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import ElidedLabel, clear, column, frame, label, row, scrolling

SHOWN = 40


@dataclass(frozen=True)
class Piece:
    """What one person wrote: `about` it, how it begins, and `folded` for how much of it is quoted."""

    who: str
    about: str
    first: str
    folded: str = ""


@dataclass(frozen=True)
class Recognised:
    """`problem` is a sentence why nothing can be added yet."""

    pieces: Sequence[Piece] = ()
    problem: str = ""

    @property
    def can_be_added(self) -> bool:
        return bool(self.pieces) and not self.problem


class RecognisedPart:
    """A heading, the pieces, and the problem, to be added to the column of a dialog."""

    def __init__(self, heading: Callable[[int], str]) -> None:
        """`heading` says how many they are."""
        self._heading_of = heading
        self._heading = label(type="caps")
        self._found = QWidget()
        self._found.setProperty("role", "page")
        self._pieces = column(self._found, margins=(12, 8, 12, 8), gap=8)
        self._problem = label(pill="bad", wrap=True)

    def add_to(self, body: QBoxLayout) -> None:
        ground = frame("ground")
        column(ground).addWidget(scrolling(self._found))
        body.addWidget(self._heading)
        body.addWidget(ground, 2)
        body.addWidget(self._problem)

    def show(self, recognised: Recognised) -> None:
        clear(self._pieces)
        for piece in recognised.pieces[:SHOWN]:
            self._pieces.addLayout(_lines(piece))
        count = len(recognised.pieces)
        if not count:
            self._pieces.addWidget(
                label(tr("What is recognised shows here before it is added."), tone="secondary")
            )
        if count > SHOWN:
            self._pieces.addWidget(
                label(tr("and {count} more", count=count - SHOWN), tone="secondary", type="small")
            )
        self._pieces.addStretch(1)
        self._heading.setText(shown(self._heading_of(count)))
        self.show_problem(recognised.problem)

    def show_problem(self, sentence: str) -> None:
        """Why it is not added; empty for none."""
        self._problem.setText(shown(sentence))
        self._problem.setVisible(bool(sentence))


def _lines(piece: Piece) -> QVBoxLayout:
    lines = column(gap=1)
    head = row(gap=8)
    head.addWidget(label(piece.who, type="strong"))
    head.addWidget(label(piece.about, tone="secondary", type="small"))
    head.addStretch(1)
    if piece.folded:
        head.addWidget(label(piece.folded, tone="secondary", type="small"))
    lines.addLayout(head)
    lines.addWidget(ElidedLabel(piece.first))
    return lines
