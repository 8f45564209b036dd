"""The strikes of a thread: three rings, filled from the left, with their words."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from asyncdraft.core.threads.thread import LAST_STRIKE

RADIUS, STEP = 3.6, 12.0
WIDTH = round(STEP * LAST_STRIKE)


def strike_words(strikes: int) -> str:
    return f"strike {strikes} of {LAST_STRIKE}"


def paint_strikes(painter: QPainter, x: float, y: float, strikes: int, color: QColor) -> None:
    """`x` is the left edge, `y` the middle."""
    painter.setPen(QPen(color, 1.5))
    for place in range(LAST_STRIKE):
        painter.setBrush(color if place < strikes else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x + RADIUS + 1 + place * STEP, y), RADIUS, RADIUS)


class StrikeDots(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._strikes = 0
        self._color = QColor()
        self.setFixedSize(QSize(WIDTH, 16))

    def show_strikes(self, strikes: int, tokens: Mapping[str, QColor], role: str) -> None:
        self._strikes = strikes
        self._color = tokens[role]
        self.setAccessibleName(strike_words(strikes))
        self.setToolTip(strike_words(strikes))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_strikes(painter, 0, self.height() / 2, self._strikes, self._color)
