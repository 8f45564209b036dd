"""Minutes a day as bars, points as a line over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.core.practice.judgement import MOST_POINTS
from asyncdraft.core.text import joined, say
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import tr
from asyncdraft.gui.scale import Enlarged, larger
from asyncdraft.gui.widgets.basics import left_to_right
from asyncdraft.gui.widgets.tips import show_tip

HEIGHT, FOOT, LINE_ROOM, DOT = 96, 18, 40, 2.5
WIDEST_BAR = 12
LEAST_SCALE = 10


@dataclass(frozen=True)
class DayText:
    """`points` is None on a day without an exercise; `mark` is the letter below the bar."""

    mark: str
    spoken: str
    minutes: float
    points: float | None
    is_today: bool = False


class ProgressChart(Enlarged):
    def __init__(self, height: int = HEIGHT) -> None:
        super().__init__()
        self._days: Sequence[DayText] = ()
        self._tokens: Mapping[str, QColor] = {}
        self._high = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return larger(QSize(300, self._high))

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def show_days(self, days: Sequence[DayText]) -> None:
        self._days = days
        told = [day.spoken for day in days if day.minutes or day.points is not None]
        self.setAccessibleName(tr("Practice by day: {days}", days=joined(told, "; ") or say("nothing yet")))
        self.update()

    def _middle(self, place: int) -> float:
        return (place + 0.5) * self.width() / max(len(self._days), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bars(painter)
        self._paint_line(painter)

    def _paint_bars(self, painter: QPainter) -> None:
        most = max((day.minutes for day in self._days), default=0)
        room = self._high - FOOT - LINE_ROOM
        ground = self._high - FOOT
        for place, day in enumerate(self._days):
            height = max(room * day.minutes / max(most, LEAST_SCALE), 1.5)
            box = QRectF(self._middle(place) - WIDEST_BAR / 2, ground - height, WIDEST_BAR, height)
            bar = QColor(self._tokens["accent"])
            bar.setAlpha(70)
            painter.setPen(QPen(self._tokens["accent" if day.minutes else "field"], 1))
            painter.setBrush(bar if day.minutes else self._tokens["line"])
            painter.drawRoundedRect(box, 2, 2)
            painter.setFont(ui_font(11, QFont.Weight.Bold if day.is_today else QFont.Weight.Normal))
            painter.setPen(self._tokens["text" if day.is_today else "secondary"])
            foot = QRectF(self._middle(place) - 12, ground + 2, 24, FOOT - 2)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, day.mark)

    def _paint_line(self, painter: QPainter) -> None:
        points = [
            QPointF(self._middle(place), self._height_of(day.points))
            for place, day in enumerate(self._days)
            if day.points is not None
        ]
        painter.setPen(QPen(self._tokens["ok"], 2))
        painter.setBrush(self._tokens["panel"])
        painter.drawPolyline(points)
        for point in points:
            painter.drawEllipse(point, DOT, DOT)

    def _height_of(self, points: float) -> float:
        """Ten points stand at the top of the room of the line, none at its bottom."""
        return DOT + 2 + (LINE_ROOM - 2) * (1 - points / MOST_POINTS) + (self._high - HEIGHT) / 4

    def event(self, event: QEvent) -> bool:
        """The day under the mouse in words."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = int(self.smaller(event.pos().toPointF()).x() * len(self._days) // max(self.width(), 1))
            text = self._days[place].spoken if 0 <= place < len(self._days) else ""
            show_tip(event.globalPos(), text, self)
            return True
        return super().event(event)


class ChartKey(Enlarged):
    """What bars and line are."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens: Mapping[str, QColor] = {}
        self.setFixedHeight(18)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = tr("minutes a day") + tr("points of 10")
        return larger(QSize(QFontMetrics(ui_font(12)).horizontalAdvance(words) + 58, 18))

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(12))
        bar = QColor(self._tokens["accent"])
        bar.setAlpha(70)
        painter.setPen(QPen(self._tokens["accent"], 1))
        painter.setBrush(bar)
        painter.drawRoundedRect(QRectF(0.5, 4.5, 9, 9), 2, 2)
        painter.setPen(self._tokens["secondary"])
        width = painter.fontMetrics().horizontalAdvance(tr("minutes a day"))
        painter.drawText(16, 13, tr("minutes a day"))
        left = 16 + width + 14
        painter.setPen(QPen(self._tokens["ok"], 2))
        painter.drawLine(left, 9, left + 12, 9)
        painter.setPen(self._tokens["secondary"])
        painter.drawText(left + 18, 13, tr("points of 10"))
