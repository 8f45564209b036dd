"""The strikes of a thread: three rings, filled from the left, with their words."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from asyncdraft.core.text import joined, say
from asyncdraft.core.threads.thread import LAST_STRIKE

RADIUS, STEP = 3.6, 12.0
WIDTH = round(STEP * LAST_STRIKE)


def strike_words(strikes: int) -> str:
    return say("strike {strikes} of {last_strike}", strikes=strikes, last_strike=LAST_STRIKE)


def strike_text(strikes: int) -> str:
    dots = "●" * strikes + "○" * (LAST_STRIKE - strikes)
    return joined((dots, strike_words(strikes)))


def paint_strikes(painter: QPainter, x: float, y: float, strikes: int, color: QColor) -> None:
    """`x` is the left edge, `y` the middle."""
    painter.setPen(QPen(color, 1.5))
    for place in range(LAST_STRIKE):
        painter.setBrush(color if place < strikes else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x + RADIUS + 1 + place * STEP, y), RADIUS, RADIUS)
