"""One day as half hours, so that hours are seen while they are typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.gui.scale import Enlarged, larger, px
from asyncdraft.gui.widgets.basics import left_to_right
from asyncdraft.gui.widgets.cells import Band, paint_band

FIRST_HOUR, LAST_HOUR, BAND, LABEL = 5, 22, 16, 14
EDGE_CELLS = 4
HOURS = (6, 9, 12, 15, 18, 21)
"""Those that are named."""
BETWEEN = 6


class DayBar(Enlarged):
    def __init__(self) -> None:
        super().__init__()
        self._tokens: Mapping[str, QColor] = {}
        self._cells: Sequence[str] = ()
        self._names: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return larger(QSize(320, BAND + LABEL + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(180), self.sizeHint().height())

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def show_spans(self, spans: Sequence[tuple[int, int]], spoken: str, names: Sequence[str]) -> None:
        """In minutes after midnight; `names` are those of `HOURS`."""
        self._cells = [_kind(cell, spans) for cell in range(2 * FIRST_HOUR, 2 * LAST_HOUR)]
        self._names = names
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens or not self._cells:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(self._cells)
        paint_band(painter, self._cells, lambda cell: cell * step, Band(0, BAND), self._tokens)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(self._tokens["secondary"])
        widest = max(painter.fontMetrics().horizontalAdvance(name) for name in self._names) + BETWEEN
        apart = 1 if widest <= (HOURS[1] - HOURS[0]) * 2 * step else 2
        for hour, name in list(zip(HOURS, self._names, strict=True))[::apart]:
            middle = (hour - FIRST_HOUR) * 2 * step
            rect = QRectF(middle - widest, BAND + 2, 2 * widest, LABEL)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)


def _kind(cell: int, spans: Sequence[tuple[int, int]]) -> str:
    start, end = cell * 30, cell * 30 + 30
    if any(first < end and start < last for first, last in spans):
        return "work"
    around = EDGE_CELLS * 30
    near = any(first - around < end and start < last + around for first, last in spans)
    return "edge" if near else "night"
