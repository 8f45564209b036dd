"""A bar of weeks to come: marks for holidays and clock changes, and the days shown now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.gui.language import shown_parts, tr
from asyncdraft.gui.scale import Enlarged, larger, ring
from asyncdraft.gui.widgets.basics import left_to_right
from asyncdraft.gui.widgets.cells import paint_cell, paint_clock_change
from asyncdraft.gui.widgets.tips import show_tip

BAND_TOP, BAND = 18, 12
NEAR = 6
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}


@dataclass(frozen=True)
class AheadMark:
    """`day` counts from the left edge; `kind` is "holiday" or "clock"."""

    day: float
    kind: str
    text: str


class AheadBar(Enlarged):
    """`jumped(day)` to a day by click or arrow keys."""

    jumped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._tokens: Mapping[str, QColor] = {}
        self._days = 140
        self._marks: Sequence[AheadMark] = ()
        self._months: Sequence[tuple[int, str]] = ()
        self._shown = (0, 5)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Holidays and clock changes of the next 20 weeks"))

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def show_weeks(
        self, days: int, marks: Sequence[AheadMark], months: Sequence[tuple[int, str]], shown: tuple[int, int]
    ) -> None:
        marks, months = shown_parts((marks, months))
        self._days, self._marks, self._months, self._shown = days, marks, months, shown
        self.setAccessibleDescription(". ".join(mark.text for mark in marks))
        self.update()

    def show_part(self, shown: tuple[int, int]) -> None:
        """Other days of the same weeks are shown."""
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        return larger(QSize(400, BAND_TOP + BAND + 4))

    def _x(self, day: float) -> float:
        return self.width() * day / self._days

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, BAND_TOP, self.width(), BAND), self._tokens["chip"])
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        for day, name in self._months:
            painter.setPen(QPen(self._tokens["control"], 1))
            painter.drawLine(QPointF(self._x(day), 4), QPointF(self._x(day), BAND_TOP + BAND))
            painter.setPen(self._tokens["secondary"])
            painter.drawText(QRectF(self._x(day) + 4, 0, 80, 16), Qt.AlignmentFlag.AlignVCenter, name)
        for mark in self._marks:
            if mark.kind == "clock":
                paint_clock_change(painter, QPointF(self._x(mark.day), BAND_TOP + BAND / 2), self._tokens)
            else:
                rect = QRectF(self._x(mark.day), BAND_TOP, max(4.0, self._x(1)), BAND)
                paint_cell(painter, "holiday", rect, self._tokens)
        if self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._tokens["field"], 1))
            painter.drawRect(QRectF(0.5, BAND_TOP + 0.5, self.width() - 1, BAND - 1))
        self._paint_shown(painter)

    def _paint_shown(self, painter: QPainter) -> None:
        first, last = self._shown
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._tokens["accent"], ring() if self.hasFocus() else 1.5))
        left, right = self._x(first), self._x(last)
        painter.drawRoundedRect(QRectF(left + 1, BAND_TOP - 2, right - left - 2, BAND + 4), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.jumped.emit(int(self.smaller(event.position()).x() / self.width() * self._days))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.jumped.emit(max(0, self._shown[0] + step))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            near = [
                mark.text
                for mark in self._marks
                if abs(self._x(mark.day) - self.smaller(event.pos().toPointF()).x()) < NEAR
            ]
            show_tip(event.globalPos(), "\n".join(near), self)
            return True
        return super().event(event)
