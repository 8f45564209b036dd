"""What painted rows of lists share: the ground of a row, the heading of a section, text cut to its width."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle

from asyncdraft.gui.fonts import caps_font
from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import ring

Tokens = Mapping[str, QColor]
RADIUS = 8


def paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, tokens: Tokens) -> None:
    """A panel under the chosen row, a tint under the mouse, a ring around the row with the focus."""
    box = QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5)
    if state & QStyle.StateFlag.State_Selected:
        painter.setPen(QPen(tokens["control"], 1))
        painter.setBrush(tokens["panel"])
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens["chip"])
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(tokens["accent"], ring()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def paint_heading(painter: QPainter, rect: QRect, text: str, edge: int, tokens: Tokens) -> None:
    painter.setFont(caps_font())
    painter.setPen(tokens["secondary"])
    bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect.adjusted(edge, 0, -edge, -6), bottom, text.upper())


def facing(painter: QPainter, rect: QRect, row: QRect) -> QRect:
    """Where `rect` of a row lies for readers of the painter's direction: mirrored for right to left."""
    return QStyle.visualRect(painter.layoutDirection(), row, rect)


def paint_line(
    painter: QPainter,
    text: str,
    rect: QRect,
    font: QFont,
    colour: QColor,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    cut = painter.fontMetrics().elidedText(shown(text), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, cut)
