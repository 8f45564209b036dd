"""What the cells mean: the same patches that the strips are painted with."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown
from asyncdraft.gui.widgets.basics import label, row
from asyncdraft.gui.widgets.cells import paint_cell, paint_clock_change

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
    """`line` takes what stands at the right end."""

    def __init__(self) -> None:
        super().__init__()
        self._patches = [Patch(kind) for kind in KINDS]
        self.line: QHBoxLayout = row(self, gap=18)
        self._texts = [label(text, tone="secondary", type="small") for text in KINDS.values()]
        self._told = frozenset(KINDS)
        for patch, text in zip(self._patches, self._texts, strict=True):
            pair = row(gap=6)
            pair.addWidget(patch)
            pair.addWidget(text)
            self.line.addLayout(pair)
        self._clock_changes = label(tone="secondary", type="small")
        self._clock_changes.hide()
        self._diamond = Patch("clock")
        self._diamond.hide()
        pair = row(gap=6)
        pair.addWidget(self._diamond)
        pair.addWidget(self._clock_changes)
        self.line.addLayout(pair)
        self.line.addStretch(1)

    def tell_clock_changes(self, text: str) -> None:
        self._clock_changes.setText(shown(text))
        self._clock_changes.show()
        self._diamond.show()

    def tell(self, kinds: Iterable[str]) -> None:
        """Of these alone: what is not to be seen needs no word."""
        told = frozenset(kinds)
        if told == self._told:
            return
        self._told = told
        for kind, patch, text in zip(KINDS, self._patches, self._texts, strict=True):
            patch.setVisible(kind in told)
            text.setVisible(kind in told)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        for patch in (*self._patches, self._diamond):
            patch.set_tokens(tokens)
