"""A panel with an edge in its colour."""

from PySide6.QtCore import Property, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from asyncdraft.gui.scale import px

EDGE, RADIUS = 4, 8


class EdgedFrame(QFrame):
    """The style sheet names the colour and leaves room for the edge; where a border is wider at one side
    than at the next, Qt makes a notch in the round corner between them."""

    def __init__(self) -> None:
        super().__init__()
        self._edge = QColor()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = QGuiApplication.palette()
        line = palette.highlight() if self.property("focused") == "true" else palette.mid()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(RADIUS), px(RADIUS))
        painter.setPen(QPen(line.color(), 1))
        painter.setBrush(palette.base())
        painter.drawPath(outline)
        painter.setClipRect(0, 0, EDGE, self.height())
        painter.setPen(QPen(self._edge, 1))
        painter.setBrush(self._edge)
        painter.drawPath(outline)

    def light(self, on: bool) -> None:
        """Its line is that of what has the focus."""
        self.setProperty("focused", "true" if on else "false")
        self.update()

    def _get_edge(self) -> QColor:
        return self._edge

    def _set_edge(self, color: QColor) -> None:
        self._edge = color
        self.update()

    edge = Property(QColor, _get_edge, _set_edge)
