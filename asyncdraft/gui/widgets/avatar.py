"""The picture of a person in a chat: the first letter of the name on a coloured square."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent

from asyncdraft.gui.scale import Enlarged

SIDE, CORNER = 32, 6


class Avatar(Enlarged):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIDE, SIDE)
        self._letter = ""
        self._ground, self._ink = QColor("gray"), QColor("white")

    def set_colors(self, ground: QColor, ink: QColor) -> None:
        self._ground, self._ink = ground, ink
        self.update()

    def show_name(self, name: str) -> None:
        """One letter, also where a large one is two: "ß" is "S"."""
        self._letter = name.strip()[:1].upper()[:1]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        font = QFont(self.font())
        font.setPixelSize(SIDE // 2 - 2)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
