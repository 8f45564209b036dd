"""Clocks that are moved within the days shown: each in a sentence, with the hours around it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asyncdraft.core.text import say_count
from asyncdraft.core.when.clock_notices import ClockNotice
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import Enlarged, larger
from asyncdraft.gui.widgets.basics import clear, column, label, left_to_right
from asyncdraft.gui.widgets.cells import paint_clock_change
from asyncdraft.gui.widgets.flow import FlowLayout

MOST_SHOWN = 2
HOUR, SHORT_HOUR, HEIGHT, GAP = 46, 26, 20, 14
SHORTEST = 2
"""Letters of an hour that need no more than `SHORT_HOUR`."""


class HourStrip(Enlarged):
    """The hours that a clock shows, with a gap and a diamond where it is moved."""

    def __init__(self, notice: ClockNotice, tokens: Mapping[str, QColor]) -> None:
        super().__init__()
        self._hours = [shown(hour) for hour in notice.hours]
        self._before = notice.before
        self._tokens = tokens
        self._wide = SHORT_HOUR if max(map(len, self._hours)) <= SHORTEST else HOUR
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(self._hours))

    def sizeHint(self) -> QSize:
        return larger(QSize(self._wide * len(self._hours) + GAP, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(11))
        for place, hour in enumerate(self._hours):
            left = place * self._wide + (GAP if place >= self._before else 0)
            cell = QRectF(left, 1, self._wide - 1, HEIGHT - 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._tokens["chip"])
            painter.drawRoundedRect(cell, 2, 2)
            painter.setPen(self._tokens["text"])
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, hour)
        middle = QPointF(self._before * self._wide + GAP / 2 - 0.5, HEIGHT / 2)
        paint_clock_change(painter, middle, self._tokens)


class ClockStrips(QWidget):
    """Nothing where no clock is moved."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens: Mapping[str, QColor] = {}
        self._notices: Sequence[ClockNotice] = ()
        self._rows = column(self, gap=4)
        self.hide()

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self._fill()

    def show_notices(self, notices: Sequence[ClockNotice]) -> None:
        if notices != self._notices:
            self._notices = notices
            self._fill()

    def _fill(self) -> None:
        clear(self._rows)
        for notice in self._notices[:MOST_SHOWN]:
            self._rows.addWidget(self._row(notice))
        more = len(self._notices) - MOST_SHOWN
        if more > 0:
            words = say_count("{count} more clock is moved", "{count} more clocks are moved", more)
            self._rows.addWidget(label(words, tone="secondary", type="small"))
        self.setVisible(bool(self._notices))

    def _row(self, notice: ClockNotice) -> QWidget:
        row = QWidget()
        line = FlowLayout(row, gap=12, below=4)
        line.addWidget(label(notice.text, type="strong"))
        line.addWidget(HourStrip(notice, self._tokens))
        return row
