"""The overlap strip: a row of half-hour cells per person, with a line for now and one for the deadline."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.gui.language import shown_parts, tr, tr_of
from asyncdraft.gui.scale import larger, px, ring
from asyncdraft.gui.widgets.basics import left_to_right
from asyncdraft.gui.widgets.cells import Band, paint_band, paint_clock_change
from asyncdraft.gui.widgets.time_track import TimeTrack
from asyncdraft.gui.widgets.tips import set_tip

BOLD = QFont.Weight.DemiBold


@dataclass(frozen=True)
class DayMark:
    """A midnight: its cell, what to write there, and why nobody works: "Labour Day", in brief "day off"."""

    cell: float
    text: str
    note: str = ""
    brief: str = ""


@dataclass(frozen=True)
class StripRow:
    name: str
    place: str
    cells: Sequence[str]
    days: Sequence[DayMark]
    local_now: str
    hours: str = ""
    hours_tone: str = ""
    spoken: str = ""
    brief: str = ""
    """The name where there is little room."""


@dataclass(frozen=True)
class StripPicture:
    """All positions are counted in cells from the left edge; None is not shown."""

    rows: Sequence[StripRow] = ()
    hours: Sequence[tuple[float, str]] = ()
    now: float | None = None
    now_text: str = ""
    deadline: float | None = None
    deadline_text: str = ""
    clock_changes: Sequence[tuple[int, float]] = field(default_factory=tuple)


class Strip(TimeTrack):
    def __init__(self, *, compact: bool = False) -> None:
        super().__init__()
        self._picture = StripPicture()
        self._tokens: dict[str, QColor] = {}
        self._names_width: int | None = None
        self._compact = compact
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Working hours of writer and readers"))
        set_tip(
            self,
            tr("Click or drag to choose the deadline; arrow keys move it by 30 minutes, with Shift by a day"),
        )

    def set_tokens(self, tokens: dict[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def set_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._place_voices()
            self.updateGeometry()
            self.update()

    def show_picture(self, picture: StripPicture) -> None:
        rows_changed = len(picture.rows) != len(self._picture.rows)
        picture = shown_parts(picture)
        self._picture = picture
        self._names_width = None
        self.setAccessibleDescription(
            tr("Deadline {deadline}", deadline=picture.deadline_text) if picture.deadline_text else ""
        )
        self.speak([row.spoken or row.name for row in picture.rows])
        if rows_changed:
            self.updateGeometry()
        self.update()

    @property
    def picture(self) -> StripPicture:
        return self._picture

    def sizeHint(self) -> QSize:
        return larger(QSize(560, self._head() + self._row_height() * max(1, len(self._picture.rows)) + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(320), self.sizeHint().height())

    # Geometry

    def _head(self) -> int:
        return 24

    def _row_height(self) -> int:
        return 24 if self._compact else 36

    def _left(self) -> int:
        """Room for the names; measured once for a picture."""
        if self._names_width is None:
            bold, plain = QFontMetrics(self.sized_font(13, BOLD)), QFontMetrics(self.sized_font(13))
            self._names_width = max(
                (
                    bold.horizontalAdvance(row.name) + plain.horizontalAdvance(f" {row.place}")
                    for row in self._picture.rows
                ),
                default=80,
            )
        return min(self._names_width + 14, max(110, self.width() // 4))

    def _right(self) -> int:
        return 84 if self._compact else 132

    def row_rect(self, index: int) -> QRect:
        return QRect(0, self._row_top(index), self.width(), self._row_height())

    def cells(self) -> int:
        return max((len(row.cells) for row in self._picture.rows), default=0)

    def track(self) -> QRectF:
        left = self._left()
        return QRectF(left, 0, max(10, self.width() - left - self._right()), self.height())

    def deadline_cell(self) -> float | None:
        return self._picture.deadline

    def start_cell(self) -> float:
        return self._picture.now or 0.0

    def _row_top(self, index: int) -> int:
        return self._head() + index * self._row_height()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens or not self._picture.rows:
            return
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, row in enumerate(self._picture.rows):
            self._paint_row(painter, index, row)
        self.paint_pointed(painter, 22, self._tokens["accent"])
        self._paint_lines(painter)
        self._paint_labels(painter)
        self._paint_clock_changes(painter)
        self._paint_now_label(painter)
        self._paint_pill(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._tokens["accent"], ring()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.track().adjusted(-3, 22, 3, -1), 5, 5)

    def _paint_row(self, painter: QPainter, index: int, row: StripRow) -> None:
        top = self._row_top(index)
        band_height = 17
        band_top = top + (3 if self._compact else 18)
        self._paint_name(painter, row, QRect(0, band_top, self._left() - 8, band_height))
        paint_band(painter, row.cells, self.x_of, Band(band_top, band_height), self._tokens)
        if self._compact:
            self._paint_midnights(painter, row.days[1:], band_top, band_height)
        right = QRect(round(self.track().right()) + 8, band_top, self._right() - 8, band_height)
        self._paint_figures(painter, row, right)

    def _paint_name(self, painter: QPainter, row: StripRow, rect: QRect) -> None:
        painter.setFont(self.sized_font(13, BOLD))
        painter.setPen(self._tokens["text"])
        name = self.name_within(row, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, name)
        rest = rect.adjusted(painter.fontMetrics().horizontalAdvance(name + " "), 0, 0, 0)
        painter.setFont(self.sized_font(13))
        painter.setPen(self._tokens["secondary"])
        if painter.fontMetrics().horizontalAdvance(row.place) <= rest.width():
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, row.place)

    def name_within(self, row: StripRow, width: int) -> str:
        """As much of the name as leaves room for the whole place, the first name at least."""
        bold, plain = QFontMetrics(self.sized_font(13, BOLD)), QFontMetrics(self.sized_font(13))
        left = width - plain.horizontalAdvance(row.place)
        name = row.name if bold.horizontalAdvance(f"{row.name} ") <= left else row.brief or row.name
        return bold.elidedText(name, Qt.TextElideMode.ElideRight, width)

    def _paint_days(self, painter: QPainter, days: Sequence[DayMark], top: int) -> None:
        small = self.sized_font(11)
        for index, day in enumerate(days):
            x = self.x_of(day.cell)
            end = self.x_of(days[index + 1].cell) if index + 1 < len(days) else self.track().right()
            if index:
                painter.setPen(QPen(self._tokens["control"], 1))
                painter.drawLine(QPointF(x, top + 2), QPointF(x, top + 16))
            painter.setFont(small)
            painter.setPen(self._tokens["secondary"])
            left = x + (5 if index else 0)
            metrics = QFontMetrics(small)
            room = int(end - left - 3)
            if metrics.horizontalAdvance(day.text) > room:
                continue
            self._paint_text(painter, left, top, day.text)
            self._paint_note(painter, day, left + metrics.horizontalAdvance(day.text + "  "), end, top)

    def _paint_note(self, painter: QPainter, day: DayMark, left: float, end: float, top: int) -> None:
        font = self.sized_font(11)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        room = int(end - left - 4)
        note = day.note if metrics.horizontalAdvance(day.note) <= room else day.brief or day.note
        if not note or room < metrics.horizontalAdvance("holi…"):
            return
        painter.setFont(font)
        painter.setPen(self._tokens["warn"])
        self._paint_text(painter, left, top, metrics.elidedText(note, Qt.TextElideMode.ElideRight, room))

    def _paint_text(self, painter: QPainter, left: float, top: int, text: str) -> None:
        """With a halo of the ground, so that a line behind it does not cross the letters."""
        rect = QRectF(left, top + 1, painter.fontMetrics().horizontalAdvance(text) + 2, 16)
        painter.fillRect(rect.adjusted(-3, 1, 2, 0), self._tokens["panel"])
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_midnights(self, painter: QPainter, days: Sequence[DayMark], top: int, height: int) -> None:
        painter.setPen(QPen(self._tokens["secondary"], 1))
        for day in days:
            x = self.x_of(day.cell)
            painter.drawLine(QPointF(x, top - 2), QPointF(x, top + height + 2))

    def _paint_figures(self, painter: QPainter, row: StripRow, rect: QRect) -> None:
        painter.setFont(self.sized_font(12))
        painter.setPen(self._tokens["secondary"])
        now_rect = rect.adjusted(0, 0, 0 if self._compact else -38, 0)
        side = Qt.AlignmentFlag.AlignRight if self._compact else Qt.AlignmentFlag.AlignLeft
        painter.drawText(now_rect, Qt.AlignmentFlag.AlignVCenter | side, row.local_now)
        if row.hours and not self._compact:
            bold = self.sized_font(12)
            bold.setWeight(QFont.Weight.DemiBold)
            painter.setFont(bold)
            painter.setPen(self._tokens[row.hours_tone or "text"])
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.hours)

    def _paint_labels(self, painter: QPainter) -> None:
        if self._compact:
            return
        for index, row in enumerate(self._picture.rows):
            self._paint_days(painter, row.days, self._row_top(index))
        self._paint_hours(painter)
        self._paint_columns(painter)

    def _paint_columns(self, painter: QPainter) -> None:
        """What the figures at the right are."""
        painter.setFont(self.sized_font(11))
        painter.setPen(self._tokens["secondary"])
        left = round(self.track().right()) + 8
        place = QRect(left, self._row_top(0) + 1, self.width() - left, 16)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, tr_of("what the clocks show", "Now"))
        if any(row.hours for row in self._picture.rows):
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, tr("Hours"))

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(self.sized_font(11))
        painter.setPen(self._tokens["secondary"])
        taken = [*self._head_labels(), *self._line_places()]
        for cell, text in self._picture.hours:
            width = QFontMetrics(self.sized_font(11)).horizontalAdvance(text)
            rect = QRectF(self.x_of(cell) - width / 2, self._row_top(0) + 1, width + 2, 16)
            if not any(rect.intersects(other) for other in taken):
                painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)

    def _head_labels(self) -> list[QRectF]:
        """Where the first row's dates stand: hours keep clear of them."""
        metrics = QFontMetrics(self.sized_font(11))
        first = self._picture.rows[0]
        return [
            QRectF(
                self.x_of(day.cell) - 2,
                self._row_top(0),
                metrics.horizontalAdvance(f"{day.text}  {day.note}") + 16,
                18,
            )
            for day in first.days
        ]

    def _line_places(self) -> list[QRectF]:
        """Where a line would cross the hours."""
        cells = (self._picture.now, self._picture.deadline)
        return [QRectF(self.x_of(cell) - 4, self._row_top(0), 8, 18) for cell in cells if cell is not None]

    def _paint_clock_changes(self, painter: QPainter) -> None:
        for index, cell in self._picture.clock_changes:
            top = self._row_top(index) + (3 if self._compact else 18)
            paint_clock_change(painter, QPointF(self.x_of(cell), top + 8), self._tokens)

    def _paint_lines(self, painter: QPainter) -> None:
        dashed = QPen(self._tokens["text"], 1.5, Qt.PenStyle.CustomDashLine)
        dashed.setDashPattern([2, 2])
        solid = QPen(self._tokens["accent"], 2)
        for cell, pen in ((self._picture.now, dashed), (self._picture.deadline, solid)):
            if cell is not None:
                painter.setPen(pen)
                painter.drawLine(QPointF(self.x_of(cell), 18), QPointF(self.x_of(cell), self.height()))

    def _paint_now_label(self, painter: QPainter) -> None:
        if self._picture.now is None:
            return
        x = self.x_of(self._picture.now)
        painter.setFont(self.sized_font(11, BOLD))
        painter.setPen(self._tokens["text"])
        width = painter.fontMetrics().horizontalAdvance(self._picture.now_text) + 4
        rect = QRectF(x - width / 2, 1, width, 16)
        pill = self._pill_rect()
        if pill is not None and rect.intersects(pill):
            rect.moveRight(pill.left() - 6) if rect.center().x() < pill.center().x() else rect.moveLeft(
                pill.right() + 6
            )
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._picture.now_text)

    def _pill_rect(self) -> QRectF | None:
        if self._picture.deadline is None:
            return None
        x = self.x_of(self._picture.deadline)
        width = QFontMetrics(self.sized_font(11, BOLD)).horizontalAdvance(self._picture.deadline_text) + 20
        left = min(max(x - width / 2, self._left()), self.width() - width - 2)
        return QRectF(left, 0, width, 19)

    def _paint_pill(self, painter: QPainter) -> None:
        pill = self._pill_rect()
        if pill is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens["accent"])
        painter.drawRoundedRect(pill, 9, 9)
        painter.setFont(self.sized_font(11, BOLD))
        painter.setPen(self._tokens["on_accent"])
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._picture.deadline_text)
