"""A ring that fills as points pass."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen

from asyncdraft.gui.language import tr
from asyncdraft.gui.scale import Enlarged, larger

FULL_TURN = 360 * 16
TOP = 90 * 16


class Ring(Enlarged):
    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._share = 0.0
        self._shown = (-1, -1)
        self._colors = (QColor("gray"), QColor("gray"))
        self.setFixedSize(54, 54)

    def sizeHint(self) -> QSize:
        return larger(QSize(54, 54))

    def set_colors(self, track: QColor, filled: QColor) -> None:
        self._colors = (track, filled)
        self.update()

    def show_share(self, passed: int, total: int) -> None:
        if (passed, total) == self._shown:
            return
        self._shown = (passed, total)
        self._share = passed / total if total else 0.0
        self._text = f"{passed}/{total}" if total else ""
        self.setAccessibleName(
            tr("{passed} of {total} points pass", passed=passed, total=total)
            if total
            else tr("Nothing to check yet")
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(4, 4, self.width() - 8, self.height() - 8)
        track, filled = self._colors
        painter.setPen(QPen(track, 5))
        painter.drawEllipse(circle)
        painter.setPen(QPen(filled, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(circle, TOP, -round(FULL_TURN * self._share))
        font = QFont(self.font())
        font.setPixelSize(15 if len(self._text) < 5 else 13)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
