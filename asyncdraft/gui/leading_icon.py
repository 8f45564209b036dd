"""An icon that a widget paints before its words, where these begin for whoever reads."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QWidget

from asyncdraft.gui import icons
from asyncdraft.gui.scale import px

INSET = 10
"""Of the icon from the edge of its widget."""


def paint_leading(widget: QWidget, name: str, tone: QColor, size: int) -> None:
    """`size` as at 100 %."""
    side = px(size)
    place = QRect(QPoint(px(INSET), (widget.height() - side) // 2), QSize(side, side))
    drawn = icons.pixmap(name, tone, size, widget.devicePixelRatio())
    QPainter(widget).drawPixmap(QStyle.visualRect(widget.layoutDirection(), widget.rect(), place), drawn)
