"""Hours per week by verdict: one stacked bar a week."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.core.text import joined, say
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.meetings.meeting_row import CHOICES
from asyncdraft.gui.scale import Enlarged, larger
from asyncdraft.gui.widgets.basics import left_to_right
from asyncdraft.gui.widgets.tips import show_tip

COLOURS = {"replace": "accent", "shorten": "chart_shorten", "keep": "chart_keep"}
VERDICTS = {"replace": say("replace"), "shorten": say("shorten"), "keep": say("keep")}
FROM_BELOW = tuple(reversed(CHOICES))
SCALE, HEAD, FOOT = 30, 16, 20
STEPS = (1, 2, 4, 5, 10, 20, 25, 40, 50, 100)
LINES = 5
GAP = 2
LEAST_HEIGHT, USUAL_HEIGHT = 96, 150
WIDEST_BAR, LABEL_ROOM, FIGURE_ROOM = 34, 42, 24


@dataclass(frozen=True)
class WeekBar:
    """`hours` by verdict, in one's own calendar; `label` is the day on which the week begins."""

    label: str
    hours: Mapping[str, float]

    @property
    def total(self) -> float:
        return sum(self.hours.values())

    @property
    def spoken(self) -> str:
        parts = [
            say("{choice} {hours:.1f}", choice=VERDICTS[choice], hours=self.hours[choice])
            for choice in CHOICES
            if self.hours.get(choice)
        ]
        whole = say("{day}: {hours:.1f} h", day=self.label, hours=self.total)
        return say("{whole} ({parts})", whole=whole, parts=joined(parts, ", ")) if parts else whole


class HoursChart(Enlarged):
    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[WeekBar] = ()
        self._tokens: Mapping[str, QColor] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST_HEIGHT)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return larger(QSize(480, USUAL_HEIGHT))

    def show_weeks(self, weeks: Sequence[WeekBar]) -> None:
        self._weeks = weeks
        self.setAccessibleName(
            tr("Hours per week: {weeks}", weeks=joined((week.spoken for week in weeks), "; "))
        )
        self.update()

    @property
    def _scale(self) -> tuple[float, int]:
        """Hours between two lines, and how many lines it takes to reach over the longest week."""
        most = max((week.total for week in self._weeks), default=0.0)
        step = next((step for step in STEPS if step * LINES >= most), math.ceil(most / LINES))
        return step, max(math.ceil(most / step), 1)

    def _room(self) -> QRectF:
        return QRectF(SCALE, HEAD, self.width() - SCALE, self.height() - HEAD - FOOT)

    def _bar(self, place: int) -> QRectF:
        """The whole height over the middle of a week's place."""
        room = self._room()
        width = room.width() / max(len(self._weeks), 1)
        thick = min(WIDEST_BAR, width * 0.66)
        return QRectF(room.x() + width * (place + 0.5) - thick / 2, room.y(), thick, room.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(11))
        self._paint_scale(painter)
        every = self._every(LABEL_ROOM)
        with_figures = self._every(FIGURE_ROOM) == 1
        for place, week in enumerate(self._weeks):
            bar = self._bar(place)
            top = self._paint_bar(painter, bar, week)
            if with_figures:
                self._paint_figure(painter, bar, top, week.total)
            if place % every == 0:
                painter.setPen(self._tokens["secondary"])
                self._paint_text(painter, bar, self._room().bottom() + 4, shown(week.label))

    def _every(self, room: int) -> int:
        """How many weeks share what needs so much room."""
        return max(1, math.ceil(room * len(self._weeks) / max(self._room().width(), 1)))

    def _paint_scale(self, painter: QPainter) -> None:
        room, (step, lines) = self._room(), self._scale
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line in range(lines + 1):
            y = round(room.bottom() - room.height() * line / lines) + 0.5
            painter.setPen(QPen(self._tokens["line"], 1))
            painter.drawLine(round(room.x()), round(y), round(room.right()), round(y))
            painter.setPen(self._tokens["secondary"])
            painter.drawText(QRectF(0, y - 8, SCALE - 10, 16), right, f"{line * step:g}")

    def _paint_bar(self, painter: QPainter, bar: QRectF, week: WeekBar) -> float:
        """Returns where it ends above."""
        step, lines = self._scale
        unit = bar.height() / (step * lines)
        bottom = bar.bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        for choice in FROM_BELOW:
            height = week.hours.get(choice, 0.0) * unit
            if height <= 0:
                continue
            piece = QRectF(bar.x(), bottom - height, bar.width(), max(height - GAP, 1))
            paint_piece(painter, choice, piece, self._tokens)
            bottom -= height
        return bottom

    def _paint_figure(self, painter: QPainter, bar: QRectF, top: float, hours: float) -> None:
        painter.setFont(ui_font(11, QFont.Weight.DemiBold))
        painter.setPen(self._tokens["text"])
        self._paint_text(painter, bar, top - 17, tr("{hours:g}", hours=round(hours, 1)))
        painter.setFont(ui_font(11))

    def _paint_text(self, painter: QPainter, bar: QRectF, top: float, text: str) -> None:
        box = QRectF(bar.center().x() - LABEL_ROOM, top, 2 * LABEL_ROOM, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)

    def event(self, event: QEvent) -> bool:
        """The week under the mouse in words."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            room = self._room()
            place = int(
                (self.smaller(event.pos().toPointF()).x() - room.x())
                * len(self._weeks)
                // max(room.width(), 1)
            )
            text = self._weeks[place].spoken if 0 <= place < len(self._weeks) else ""
            show_tip(event.globalPos(), text, self)
            return True
        return super().event(event)


def paint_piece(painter: QPainter, choice: str, piece: QRectF, tokens: Mapping[str, QColor]) -> None:
    """Told apart without colour, too: what is replaced is full, what is shortened is hatched, what is kept
    has an edge."""
    inner = piece.adjusted(0.5, 0.5, -0.5, -0.5) if choice == "keep" else piece
    painter.setPen(QPen(tokens["field"], 1) if choice == "keep" else Qt.PenStyle.NoPen)
    painter.setBrush(tokens[COLOURS[choice]])
    painter.drawRoundedRect(inner, 2, 2)
    if choice == "shorten":
        painter.setBrush(QBrush(tokens["text"], Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(inner, 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)


class Patches(Enlarged):
    """What the colours mean."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens: Mapping[str, QColor] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("replace, shorten, keep"))

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        names = (shown(VERDICTS[choice]) for choice in CHOICES)
        return larger(QSize(sum(metrics.horizontalAdvance(name) + 32 for name in names) - 14, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(12))
        x = 0
        for choice in CHOICES:
            paint_piece(painter, choice, QRectF(x, 4.5, 12, 11), self._tokens)
            painter.setPen(self._tokens["text"])
            word = shown(VERDICTS[choice])
            wide = painter.fontMetrics().horizontalAdvance(word)
            painter.drawText(QRectF(x + 18, 0, wide + 4, 20), Qt.AlignmentFlag.AlignVCenter, word)
            x += wide + 32
