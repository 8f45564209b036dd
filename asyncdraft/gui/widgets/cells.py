"""How a cell of somebody's hours is painted, everywhere the same."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Tokens = Mapping[str, QColor]
HATCHED = {"holiday", "off"}
GROUNDS = {"holiday": "holiday_ground", "off": "holiday_ground", "unknown": "panel"}
HATCH_STEP = 5.0


def paint_cell(painter: QPainter, kind: str, rect: QRectF, tokens: Tokens) -> None:
    """State never rests on colour alone: a day without work is hatched, unknown hours are dotted."""
    painter.fillRect(rect, tokens[GROUNDS.get(kind, kind)])
    if kind in HATCHED:
        _paint_hatch(painter, rect, tokens["holiday_hatch"])
    if kind == "unknown":
        painter.setPen(QPen(tokens["control"], 1, Qt.PenStyle.DotLine))
        painter.drawRect(rect)


def paint_clock_change(painter: QPainter, center: QPointF, tokens: Tokens) -> None:
    diamond = QPainterPath()
    diamond.moveTo(center + QPointF(0, -6))
    for corner in (QPointF(6, 0), QPointF(0, 6), QPointF(-6, 0)):
        diamond.lineTo(center + corner)
    diamond.closeSubpath()
    painter.setPen(QPen(tokens["bad"], 1.5))
    painter.setBrush(tokens["panel"])
    painter.drawPath(diamond)


def _paint_hatch(painter: QPainter, rect: QRectF, color: QColor) -> None:
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(color, 1.6))
    x = rect.left() - rect.height() - (rect.left() - rect.height()) % HATCH_STEP
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += HATCH_STEP
    painter.restore()
