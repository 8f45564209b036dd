"""A combo box whose arrow has the colour of the text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from asyncdraft.gui.language import shown
from asyncdraft.gui.widgets.tips import show_tip

ARROW_ROOM = 26
"""Pixels at the end, in which the arrow stands."""


class Combo(QComboBox):
    """The wheel scrolls the page, not the choice, unless the box has the focus."""

    def setAccessibleName(self, name: str) -> None:
        """Twice: on Linux Qt tells the chosen text for the name, and what is asked was not heard."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            option.currentText = self._elided(self._told(option), option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(self.palette().text().color(), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        edge = 16.0
        x, y = edge if self.isRightToLeft() else self.width() - edge, self.height() / 2 - 2
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y), QPointF(x, y + 4), QPointF(x + 4, y)]))

    def _told(self, option: QStyleOptionComboBox) -> str:
        """Where nothing is chosen, what is asked for, in its tone."""
        if self.currentIndex() >= 0 or not self.placeholderText():
            return self.currentText()
        option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
        return self.placeholderText()

    @property
    def is_cut(self) -> bool:
        """Whether the chosen words find no room."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = self.currentText()
        return not self.isEditable() and self._elided(text, option) != text

    def _elided(self, text: str, option: QStyleOptionComboBox) -> str:
        """Up to the arrow: the style would leave more room free."""
        part = QStyle.SubControl.SC_ComboBoxEditField
        place = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        edge = place.left() if not self.isRightToLeft() else self.width() - place.right()
        return self.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, self.width() - edge - ARROW_ROOM
        )

    def event(self, event: QEvent) -> bool:
        """Words that are cut are told whole."""
        if isinstance(event, QHelpEvent) and not self.toolTip() and self.is_cut:
            show_tip(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

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
