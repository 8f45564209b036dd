"""A combo box whose arrow has the colour of the text."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox

from asyncdraft.gui.language import shown


class Combo(QComboBox):
    """The wheel scrolls the page, not the choice, unless the box has the focus."""

    def setAccessibleName(self, name: str) -> None:
        """Twice: on Linux Qt tells the chosen text for the name, and what is asked was not heard."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(self.palette().text().color(), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        edge = 16.0
        x, y = edge if self.isRightToLeft() else self.width() - edge, self.height() / 2 - 2
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y), QPointF(x, y + 4), QPointF(x + 4, y)]))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NameCombo(Combo):
    """A name that can be chosen or typed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(shown(name))
        edit = self.lineEdit()
        if edit is not None:
            edit.setAccessibleName(shown(name))

    def show_names(self, names: Sequence[str], current: str) -> None:
        """While somebody types here nothing changes."""
        edit = self.lineEdit()
        if edit is not None and edit.hasFocus():
            return
        with QSignalBlocker(self):
            if [self.itemText(place) for place in range(self.count())] != list(names):
                self.clear()
                self.addItems(list(names))
            self.setCurrentText(current)
