"""The overlap viewer: people by zone, half hours as cells, and lines for now, sending and the deadline."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.gui.widgets.cells import paint_cell, paint_clock_change
from asyncdraft.gui.widgets.strip import DayMark
from asyncdraft.gui.widgets.time_track import CELLS_A_DAY, TimeTrack

LEFT, FIRST_LOOK, HOURS, LANDS = 150, 84, 70, 150
HEAD, HEADING, ROW, BAND = 52, 26, 26, 17
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


@dataclass(frozen=True)
class PersonRow:
    """`first_look`, `hours` and `lands` stand at the right; the tones are colour roles."""

    name: str
    detail: str
    cells: Sequence[str]
    first_look: str = ""
    hours: str = ""
    hours_tone: str = "text"
    lands: str = ""
    lands_tone: str = "secondary"
    clock_changes: Sequence[float] = ()
    spoken: str = ""


@dataclass(frozen=True)
class ZoneRows:
    """`days` are the zone's own midnights."""

    cities: str
    clock: str
    days: Sequence[DayMark]
    people: Sequence[PersonRow]


@dataclass(frozen=True)
class Line:
    cell: float
    text: str
    role: str


@dataclass(frozen=True)
class GridPicture:
    """Positions are counted in half hours from the left edge. The first zone's days head the picture."""

    zones: Sequence[ZoneRows] = ()
    cells: int = CELLS_A_DAY
    now: Line | None = None
    send: Line | None = None
    deadline: Line | None = None


class OverlapGrid(TimeTrack):
    """`paged(days)` when other days are wanted."""

    paged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._picture = GridPicture()
        self._tokens: dict[str, QColor] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Working hours of everybody")

    def set_tokens(self, tokens: dict[str, QColor]) -> None:
        self._tokens = tokens
        self.update()

    def show_picture(self, picture: GridPicture) -> None:
        self._picture = picture
        spoken = [row.spoken for zone in picture.zones for row in zone.people]
        self.setAccessibleDescription(" ".join(spoken))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        people = sum(len(zone.people) for zone in self._picture.zones)
        return QSize(800, HEAD + HEADING * len(self._picture.zones) + ROW * people + 6)

    # Geometry

    def track(self) -> QRectF:
        width = max(120, self.width() - LEFT - FIRST_LOOK - HOURS - LANDS)
        return QRectF(LEFT, HEAD, width, self.height() - HEAD)

    def cells(self) -> int:
        return self._picture.cells

    def deadline_cell(self) -> float | None:
        return self._picture.deadline.cell if self._picture.deadline else None

    def start_cell(self) -> float:
        return self._picture.now.cell if self._picture.now else 0.0

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tokens or not self._picture.zones:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_columns(painter)
        self._paint_head(painter)
        top = HEAD
        for index, zone in enumerate(self._picture.zones):
            self._paint_zone(painter, zone, top, own_days=index == 0)
            top += HEADING
            for row in zone.people:
                self._paint_person(painter, row, top)
                top += ROW
        self._paint_lines(painter)
        self._paint_labels(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._tokens["accent"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.track().adjusted(-3, -2, 3, -2), 5, 5)

    def _paint_columns(self, painter: QPainter) -> None:
        painter.setFont(self.sized_font(12))
        painter.setPen(self._tokens["secondary"])
        for left, text in self._columns("First look", "Hours", "Deadline lands"):
            painter.drawText(QRectF(left, HEAD - 22, 150, 18), Qt.AlignmentFlag.AlignVCenter, text)

    def _columns(self, *texts: str) -> list[tuple[float, str]]:
        right = self.track().right() + 12
        return list(zip((right, right + FIRST_LOOK, right + FIRST_LOOK + HOURS), texts, strict=True))

    def _paint_head(self, painter: QPainter) -> None:
        for day in self._picture.zones[0].days:
            x = self.x_of(day.cell)
            painter.setPen(QPen(self._tokens["line"], 1))
            painter.drawLine(QPointF(x, 20), QPointF(x, self.height()))
            painter.setFont(self.sized_font(12, QFont.Weight.DemiBold))
            painter.setPen(self._tokens["text"])
            room = self.x_of(min(day.cell + CELLS_A_DAY, self._picture.cells)) - x - 6
            text = painter.fontMetrics().elidedText(day.text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(x + 4, 18, room, 16), Qt.AlignmentFlag.AlignVCenter, text)
            self._paint_hours(painter, day.cell)

    def _paint_hours(self, painter: QPainter, midnight: float) -> None:
        painter.setFont(self.sized_font(11))
        painter.setPen(self._tokens["secondary"])
        step = 6 if self.x_of(12) - self.x_of(0) > 24 else 12
        for hour in range(step, 24, step):
            cell = midnight + 2 * hour
            if 0 <= cell < self._picture.cells:
                rect = QRectF(self.x_of(cell) - 12, 33, 24, 16)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{hour:02}")

    def _paint_zone(self, painter: QPainter, zone: ZoneRows, top: int, *, own_days: bool) -> None:
        painter.setPen(QPen(self._tokens["line"], 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        painter.setFont(self.sized_font(13, QFont.Weight.DemiBold))
        painter.setPen(self._tokens["text"])
        self._text(painter, QRectF(0, top + 2, LEFT - 8, HEADING - 2), zone.cities)
        painter.setFont(self.sized_font(12))
        painter.setPen(self._tokens["secondary"])
        clock_left = self.track().right() + 12
        self._text(painter, QRectF(clock_left, top + 2, self.width() - clock_left, HEADING - 2), zone.clock)
        if not own_days:
            self._paint_days(painter, zone.days, top)

    def _paint_days(self, painter: QPainter, days: Sequence[DayMark], top: int) -> None:
        for index, day in enumerate(days):
            x = self.x_of(day.cell)
            end = self.x_of(days[index + 1].cell if index + 1 < len(days) else self._picture.cells)
            painter.setPen(QPen(self._tokens["control"], 1))
            painter.drawLine(QPointF(x, top + 6), QPointF(x, top + HEADING - 4))
            painter.setFont(self.sized_font(11))
            painter.setPen(self._tokens["secondary"])
            self._text(painter, QRectF(x + 5, top + 4, end - x - 8, HEADING - 6), day.text)
            used = painter.fontMetrics().horizontalAdvance(day.text + "  ")
            painter.setFont(self.sized_font(11, QFont.Weight.DemiBold))
            painter.setPen(self._tokens["warn"])
            self._text(painter, QRectF(x + 5 + used, top + 4, end - x - used - 8, HEADING - 6), day.note)

    def _paint_person(self, painter: QPainter, row: PersonRow, top: int) -> None:
        band = top + (ROW - BAND) // 2
        painter.setFont(self.sized_font(13))
        painter.setPen(self._tokens["text"])
        name = QRectF(0, top, LEFT - 8, ROW)
        self._text(painter, name, row.name)
        used = painter.fontMetrics().horizontalAdvance(row.name + " ")
        painter.setFont(self.sized_font(12))
        painter.setPen(self._tokens["secondary"])
        self._text(painter, name.adjusted(used, 0, 0, 0), row.detail)
        for cell, kind in enumerate(row.cells):
            left = self.x_of(cell) + (0.5 if cell % 2 == 0 else 0.1)
            paint_cell(
                painter, kind, QRectF(left, band, self.x_of(cell + 1) - left - 0.4, BAND), self._tokens
            )
        for change in row.clock_changes:
            paint_clock_change(painter, QPointF(self.x_of(change), band + BAND / 2), self._tokens)
        self._paint_figures(painter, row, top)

    def _paint_figures(self, painter: QPainter, row: PersonRow, top: int) -> None:
        tones = ("text", row.hours_tone, row.lands_tone)
        widths = (FIRST_LOOK, HOURS, LANDS - 14)
        columns = self._columns(row.first_look, row.hours, row.lands)
        for (left, text), tone, width in zip(columns, tones, widths, strict=True):
            bold = tone in ("bad", "warn") and text == row.hours
            painter.setFont(self.sized_font(12, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
            painter.setPen(self._tokens[tone])
            self._text(painter, QRectF(left, top, width - 4, ROW), text)

    def _paint_lines(self, painter: QPainter) -> None:
        for line in self._lines():
            pen = QPen(self._tokens[line.role], 2)
            if line is self._picture.now:
                pen = QPen(self._tokens[line.role], 1.5, Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLine(QPointF(self.x_of(line.cell), 16), QPointF(self.x_of(line.cell), self.height()))

    def _paint_labels(self, painter: QPainter) -> None:
        """The deadline's label has the right of way; the others move aside."""
        painter.setFont(self.sized_font(11, QFont.Weight.DemiBold))
        taken: list[QRectF] = []
        for line in reversed(self._lines()):
            pill = line is self._picture.deadline
            rect = self._label_rect(painter, line, taken, pill)
            taken.append(rect)
            if pill:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._tokens[line.role])
                painter.drawRoundedRect(rect, 9, 9)
            painter.setPen(self._tokens["on_accent" if pill else line.role])
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, line.text)

    def _label_rect(self, painter: QPainter, line: Line, taken: Sequence[QRectF], pill: bool) -> QRectF:
        width = painter.fontMetrics().horizontalAdvance(line.text) + (20 if pill else 6)
        x = self.x_of(line.cell)
        rect = QRectF(min(max(x - width / 2, LEFT - 20), self.width() - width), 0, width, 18)
        for other in taken:
            if rect.intersects(other) and x < other.center().x():
                rect.moveRight(other.left() - 6)
            elif rect.intersects(other):
                rect.moveLeft(other.right() + 6)
        return rect

    def _lines(self) -> list[Line]:
        """In the order of painting; the deadline on top."""
        lines = (self._picture.now, self._picture.send, self._picture.deadline)
        return [line for line in lines if line is not None]

    def _text(self, painter: QPainter, rect: QRectF, text: str) -> None:
        if rect.width() < 16 or not text:
            return
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in PAGES:
            self.paged.emit(PAGES[key])
        else:
            super().keyPressEvent(event)
