"""The picture of one's own week: working hours as the ground, focus blocks on it, the line of now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.gui.language import shown_parts, tr
from asyncdraft.gui.scale import Enlarged, larger
from asyncdraft.gui.widgets.basics import left_to_right
from asyncdraft.gui.widgets.tips import set_tip

HEAD, GAP, HEIGHT = 20, 8, 128
LEAST_TEXT = 12
"""Pixels of height below which a block carries no words."""


@dataclass(frozen=True)
class BlockSpan:
    start: int
    end: int
    text: str
    is_past: bool = False


@dataclass(frozen=True)
class DayColumn:
    """Minutes after local midnight; `now` is None on other days."""

    title: str
    work: Sequence[tuple[int, int]]
    blocks: Sequence[BlockSpan]
    now: int | None = None


@dataclass(frozen=True)
class WeekSight:
    """From `first` to `last`, in minutes after midnight; `hours` are the names of times by their minute."""

    days: Sequence[DayColumn] = ()
    first: int = 9 * 60
    last: int = 17 * 60
    hours: Sequence[tuple[int, str]] = ()
    spoken: str = ""


class WeekPicture(Enlarged):
    def __init__(self) -> None:
        super().__init__()
        self._sight = WeekSight()
        self._left = GAP
        self._tokens: dict[str, QColor] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return larger(QSize(280, HEAD + HEIGHT + 8))

    def set_tokens(self, tokens: dict[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def show_week(self, sight: WeekSight) -> None:
        self._sight = shown_parts(sight)
        self.setAccessibleName(tr("Your focus this week. {spoken}", spoken=sight.spoken))
        set_tip(self, sight.spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens or not self._sight.days:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        self._paint_hours(painter)
        for place, day in enumerate(self._sight.days):
            self._paint_day(painter, place, day)

    def _y(self, minute: int) -> float:
        sight = self._sight
        share = (min(max(minute, sight.first), sight.last) - sight.first) / (sight.last - sight.first)
        return HEAD + share * HEIGHT

    def _column(self, place: int) -> tuple[float, float]:
        count = len(self._sight.days)
        width = (self.width() - 1 - self._left - GAP * (count - 1)) / count
        return self._left + place * (width + GAP), width

    def _paint_hours(self, painter: QPainter) -> None:
        widest = max(
            (painter.fontMetrics().horizontalAdvance(name) for _at, name in self._sight.hours), default=0
        )
        self._left = widest + 2 + GAP
        painter.setPen(self._tokens["secondary"])
        for minute, name in self._sight.hours:
            rect = QRectF(0, self._y(minute) - 7, self._left - GAP, 14)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_day(self, painter: QPainter, place: int, day: DayColumn) -> None:
        left, width = self._column(place)
        bold = QFont(painter.font())
        bold.setBold(day.now is not None)
        plain = painter.font()
        painter.setFont(bold)
        painter.setPen(self._tokens["text" if day.now is not None else "secondary"])
        painter.drawText(QRectF(left - 4, 0, width + 8, HEAD - 4), Qt.AlignmentFlag.AlignCenter, day.title)
        painter.setFont(plain)
        painter.setPen(QPen(self._tokens["ok"], 1))
        painter.setBrush(self._tokens["ok_ground"])
        for start, end in day.work:
            painter.drawRoundedRect(QRectF(left, self._y(start), width, self._y(end) - self._y(start)), 3, 3)
        for block in day.blocks:
            self._paint_block(painter, self._place(left, width, block), block)
        if day.now is not None and self._sight.first <= day.now <= self._sight.last:
            painter.setPen(QPen(self._tokens["text"], 1.5, Qt.PenStyle.DashLine))
            y = self._y(day.now)
            painter.drawLine(QPointF(left - 3, y), QPointF(left + width + 3, y))
        for block in day.blocks:
            self._paint_words(painter, self._place(left, width, block), block)

    def _place(self, left: float, width: float, block: BlockSpan) -> QRectF:
        top = self._y(block.start)
        return QRectF(left, top, width, max(self._y(block.end) - top, 3))

    def _paint_block(self, painter: QPainter, place: QRectF, block: BlockSpan) -> None:
        painter.setPen(QPen(self._tokens["secondary" if block.is_past else "accent"], 1))
        painter.setBrush(self._ground(block))
        painter.drawRoundedRect(place, 3, 3)

    def _paint_words(self, painter: QPainter, place: QRectF, block: BlockSpan) -> None:
        """Over the line of now, which their ground hides."""
        metrics, room = painter.fontMetrics(), place.adjusted(3, 0, -3, 0)
        most = int((place.height() + metrics.height() - LEAST_TEXT) // metrics.height())
        lines = lines_of(block.text, metrics, int(room.width()), most)
        text = "\n".join(lines)
        around = painter.boundingRect(room, Qt.AlignmentFlag.AlignCenter, text) if lines else QRectF()
        painter.fillRect(around.adjusted(-2, 0, 2, 0) & room.adjusted(0, 1, 0, -1), self._ground(block))
        painter.setPen(self._tokens["text" if block.is_past else "on_accent"])
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _ground(self, block: BlockSpan) -> QColor:
        return self._tokens["chip" if block.is_past else "accent"]


def lines_of(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """`text` on at most so many lines of `width` pixels, broken between words; the last one is elided."""
    words, lines = text.split(), list[str]()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line += f" {words.pop(0)}"
        lines.append(line)
    rest = [" ".join(words)] if words and most > 0 else []
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in (*lines, *rest)]
