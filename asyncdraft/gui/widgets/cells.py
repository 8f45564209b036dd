"""How a cell of somebody's hours is painted, everywhere the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Tokens = Mapping[str, QColor]
HATCHED = {"holiday", "off"}
GROUNDS = {"holiday": "holiday_ground", "off": "holiday_ground", "unknown": "panel"}
FLOORS, FLOOR = {"work": 1.0, "edge": 0.45}, 2.5
"""Hours of work stand on a line, those around them on a dotted one: the share of the cell that it takes."""
DOT, DOT_STEP = 2.5, 8.0
HATCH_STEP, HATCH_PEN = 7.0, 2.2
CELLS_AN_HOUR = 2
FINEST_HOUR = 5.0
"""Narrower hours stand without a gap between them: it would be as wide as they are."""


class Band(NamedTuple):
    top: float
    height: float


def paint_cell(painter: QPainter, kind: str, rect: QRectF, tokens: Tokens) -> None:
    """State never rests on colour alone: a day without work is hatched, a weekend has dots in its middle,
    working hours stand on a line; night is plain, and unknown hours have a dotted border."""
    painter.fillRect(rect, tokens[GROUNDS.get(kind, kind)])
    if kind in HATCHED:
        _paint_hatch(painter, rect, tokens["holiday_hatch"])
    if kind in FLOORS:
        floor = QRectF(rect.left(), rect.bottom() - FLOOR, rect.width() * FLOORS[kind], FLOOR)
        painter.fillRect(floor, tokens["ok"])
    if kind == "weekend":
        _paint_dots(painter, rect, tokens["why"])
    if kind == "unknown":
        painter.setPen(QPen(tokens["secondary"], 1, Qt.PenStyle.DotLine))
        painter.drawRect(rect)


def paint_band(
    painter: QPainter, kinds: Sequence[str], x_of: Callable[[float], float], place: Band, tokens: Tokens
) -> None:
    """Half hours that stand together within an hour, whole pixels wide; `x_of` says where a cell begins."""
    gap = 1 if x_of(CELLS_AN_HOUR) - x_of(0) >= FINEST_HOUR else 0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for first in range(0, len(kinds), CELLS_AN_HOUR):
        end = min(first + CELLS_AN_HOUR, len(kinds))
        start = round(x_of(first))
        for cell in range(first, end):
            is_last = cell + 1 == end
            if not is_last and kinds[cell + 1] == kinds[cell]:
                continue
            stop = round(x_of(cell + 1)) - (gap if is_last else 0)
            paint_cell(painter, kinds[cell], QRectF(start, place.top, stop - start, place.height), tokens)
            start = stop
    painter.restore()


def paint_clock_change(painter: QPainter, center: QPointF, tokens: Tokens) -> None:
    diamond = QPainterPath()
    diamond.moveTo(center + QPointF(0, -6))
    for corner in (QPointF(6, 0), QPointF(0, 6), QPointF(-6, 0)):
        diamond.lineTo(center + corner)
    diamond.closeSubpath()
    painter.setPen(QPen(tokens["bad"], 1.5))
    painter.setBrush(tokens["panel"])
    painter.drawPath(diamond)


def _paint_dots(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """At the same distance across neighbours, however narrow they are."""
    x = rect.left() - rect.left() % DOT_STEP
    while x < rect.right():
        if x >= rect.left():
            painter.fillRect(QRectF(x, rect.center().y() - DOT / 2, DOT, DOT), color)
        x += DOT_STEP


def _paint_hatch(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, HATCH_PEN))
    x = rect.left() - rect.height() - (rect.left() - rect.height()) % HATCH_STEP
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += HATCH_STEP
    painter.restore()
