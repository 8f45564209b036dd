"""A short bar that shows how much of a limit is used."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from asyncdraft.gui.language import tr
from asyncdraft.gui.scale import Enlarged


class Meter(Enlarged):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(32, 12)
        self._share = 0.0
        self._shown = ("", False)
        self._colors = (QColor("gray"),) * 3

    def set_colors(self, track: QColor, used: QColor, over: QColor) -> None:
        self._colors = (track, used, over)
        self.update()

    def show_share(self, share: float) -> None:
        self._share = share
        spoken = tr("{percent} % of the limit", percent=round(share * 100))
        if (spoken, share > 1) == self._shown:
            return
        self._shown = (spoken, share > 1)
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track, used, over = self._colors
        bar = QRectF(0, 4, self.width(), 4)
        painter.setBrush(track)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(over if self._share > 1 else used)
        painter.drawRoundedRect(QRectF(0, 4, max(4.0, self.width() * min(1.0, self._share)), 4), 2, 2)
