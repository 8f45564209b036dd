"""A radio button whose focus is a ring around its dot: around the words it would stand within a card."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton, QStylePainter

from asyncdraft.gui.scale import ring

OUTSIDE = 3.0


class RingedRadio(QRadioButton):
    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_RadioButton, option)
        if not self.hasFocus():
            return
        dot = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
        side = max(dot.width(), dot.height()) / 2 + OUTSIDE - ring() / 2
        around = QRectF(-side, -side, 2 * side, 2 * side).translated(QRectF(dot).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QGuiApplication.palette().highlight().color(), ring()))
        painter.drawEllipse(around)
