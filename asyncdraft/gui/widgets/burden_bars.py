"""Who carries how much: a name, a bar, a number."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen

from asyncdraft.gui.language import tr
from asyncdraft.gui.scale import Enlarged, fitted, larger
from asyncdraft.gui.widgets.basics import left_to_right

ROW, NAME, NUMBER, BAR, GUTTER = 22, 58, 44, 10, 14
ONE_COLUMN = 4


class BurdenBars(Enlarged):
    """Each bar is (name, so far, added); what would be added is outlined."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[tuple[str, int, int]] = ()
        self._rows = 0
        self._tokens: Mapping[str, QColor] = {}

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def show_bars(self, bars: Sequence[tuple[str, int, int]]) -> None:
        self._bars = bars
        spoken = ", ".join(f"{name} {so_far + added}" for name, so_far, added in bars)
        self.setAccessibleName(
            tr("Deadlines outside somebody's hours: {spoken}", spoken=spoken)
            if spoken
            else tr("No deadlines yet")
        )
        self._rows = -(-len(bars) // 2) if len(bars) > ONE_COLUMN else len(bars)
        fitted(self)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return larger(QSize(200, ROW * self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        most = max((so_far + added for _name, so_far, added in self._bars), default=1) or 1
        two = self._rows < len(self._bars)
        width = (self.width() - GUTTER) / 2 if two else self.width()
        for index, bar in enumerate(self._bars):
            painter.save()
            painter.translate((index // self._rows) * (width + GUTTER), (index % self._rows) * ROW)
            self._paint_bar(painter, bar, width, most)
            painter.restore()

    def _paint_bar(self, painter: QPainter, bar: tuple[str, int, int], width: float, most: int) -> None:
        name, so_far, added = bar
        room = width - NAME - NUMBER
        unit = room / most
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._tokens["text"])
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, NAME - 8)
        painter.drawText(QRectF(0, 0, NAME - 8, ROW), middle, shown)
        number = f"{so_far} + {added}" if added else f"{so_far}"
        painter.drawText(QRectF(width - NUMBER + 8, 0, NUMBER - 8, ROW), middle, number)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens["chip"])
        painter.drawRoundedRect(QRectF(NAME, 6, room, BAR), 2, 2)
        painter.setBrush(self._tokens["send"])
        painter.drawRoundedRect(QRectF(NAME, 6, unit * so_far, BAR), 2, 2)
        if added:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._tokens["send"], 1.5))
            painter.drawRoundedRect(QRectF(NAME + unit * so_far + 1, 6.5, unit * added - 2, BAR - 1), 2, 2)
