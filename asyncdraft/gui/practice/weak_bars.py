"""The rules that were trained, weakest first: how often each held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.core.text import joined, say
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown, shown_parts, tr
from asyncdraft.gui.scale import Enlarged, larger
from asyncdraft.gui.widgets.basics import left_to_right
from asyncdraft.gui.widgets.tips import set_tip

ROW, BAR, GAP = 22, 10, 10
LEAST_BAR = 60
SOFT = 190
WELL = 0.7
"""From this share on a bar is that of what goes well."""


@dataclass(frozen=True)
class WeakText:
    rule: str
    title: str
    held: int
    total: int

    @property
    def share(self) -> float:
        return self.held / self.total if self.total else 0.0

    @property
    def figure(self) -> str:
        return say("{held} of {total}", held=self.held, total=self.total)


class WeakBars(Enlarged):
    def __init__(self, name_width: int = 0) -> None:
        """As much room for the names as they need, unless `name_width` says how much."""
        super().__init__()
        self._name_width = name_width
        self._bars: Sequence[WeakText] = ()
        self._tokens: Mapping[str, QColor] = {}
        self.setFont(ui_font(12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def show_bars(self, bars: Sequence[WeakText]) -> None:
        self._bars = shown_parts(tuple(bars))
        told = joined(
            (say("{title} held {figure}", title=bar.title, figure=bar.figure) for bar in bars), "; "
        )
        self.setAccessibleName(
            tr("Weakest first: {told}", told=told) if told else tr("Nothing practised yet")
        )
        set_tip(
            self,
            shown(
                joined(
                    (say("{title}: held {figure} times", title=bar.title, figure=bar.figure) for bar in bars),
                    "\n",
                )
            ),
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return larger(QSize(260, ROW * len(self._bars)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(12))
        widest = max(
            (painter.fontMetrics().horizontalAdvance(shown(bar.figure)) for bar in self._bars), default=0
        )
        wanted = max((painter.fontMetrics().horizontalAdvance(bar.title) for bar in self._bars), default=0)
        name = min(self._name_width or wanted + GAP, self.width() - widest - GAP - LEAST_BAR)
        for place, bar in enumerate(self._bars):
            self._paint_row(painter, bar, place * ROW, name, widest)

    def _paint_row(self, painter: QPainter, bar: WeakText, top: int, name: int, widest: int) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._tokens["text"])
        title = painter.fontMetrics().elidedText(bar.title, Qt.TextElideMode.ElideRight, name - GAP)
        painter.drawText(QRectF(0, top, name, ROW), middle, title)
        painter.setPen(self._tokens["secondary"])
        figure = QRectF(self.width() - widest, top, widest, ROW)
        painter.drawText(figure, middle | Qt.AlignmentFlag.AlignRight, shown(bar.figure))
        room = QRectF(name, top + (ROW - BAR) / 2, self.width() - widest - GAP - name, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens["chip"])
        painter.drawRoundedRect(room, 2, 2)
        filled = QColor(self._tokens["ok" if bar.share >= WELL else "warn"])
        filled.setAlpha(SOFT)
        painter.setBrush(filled)
        painter.drawRoundedRect(QRectF(room.x(), room.y(), room.width() * bar.share, BAR), 2, 2)
