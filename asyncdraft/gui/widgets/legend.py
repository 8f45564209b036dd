"""What the cells mean: the same patches that the strips are painted with."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown
from asyncdraft.gui.widgets.basics import label, row
from asyncdraft.gui.widgets.cells import paint_cell, paint_clock_change
from asyncdraft.gui.widgets.flow import FlowLayout

KINDS = {
    "work": say("work"),
    "edge": say("2 h before and after"),
    "night": say("night"),
    "weekend": say("weekend"),
    "holiday": say("holiday or day off"),
    "unknown": say("hours not known"),
}


class Patch(QWidget):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._tokens: Mapping[str, QColor] = {}
        self.setFixedSize(14, 12 if kind != "clock" else 14)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tokens and self._kind == "clock":
            paint_clock_change(QPainter(self), QRectF(self.rect()).center(), self._tokens)
        elif self._tokens:
            paint_cell(QPainter(self), self._kind, QRectF(self.rect()).adjusted(0, 0, -1, -1), self._tokens)


class Legend(QWidget):
    """Wraps where it is wider than its place."""

    def __init__(self) -> None:
        super().__init__()
        self._patches = [Patch(kind) for kind in KINDS]
        self._line = FlowLayout(self, gap=18, below=6)
        self._told = frozenset(KINDS)
        texts = [label(text, tone="secondary", type="small") for text in KINDS.values()]
        self._pairs = [_pair(patch, text) for patch, text in zip(self._patches, texts, strict=True)]
        for pair in self._pairs:
            self._line.addWidget(pair)
        self._clock_changes = label(tone="secondary", type="small")
        self._diamond = Patch("clock")
        self._clock_pair = _pair(self._diamond, self._clock_changes)
        self._clock_pair.hide()
        self._line.addWidget(self._clock_pair)

    def set_gap(self, gap: int) -> None:
        self._line.set_gap(gap)

    def tell_clock_changes(self, text: str) -> None:
        self._clock_changes.setText(shown(text))
        self._clock_pair.show()

    def tell(self, kinds: Iterable[str]) -> None:
        """Of these alone: what is not to be seen needs no word."""
        told = frozenset(kinds)
        if told == self._told:
            return
        self._told = told
        for kind, pair in zip(KINDS, self._pairs, strict=True):
            pair.setVisible(kind in told)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        for patch in (*self._patches, self._diamond):
            patch.set_tokens(tokens)


def _pair(patch: QWidget, text: QWidget) -> QWidget:
    pair = QWidget()
    line = row(pair, gap=6)
    line.addWidget(patch)
    line.addWidget(text)
    return pair
