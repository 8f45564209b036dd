"""The overlap viewer: people by zone, half hours as cells, and lines for now, sending and the deadline."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from asyncdraft.gui.language import shown_parts, tr
from asyncdraft.gui.scale import factor, fitted, larger, ring
from asyncdraft.gui.widgets.basics import left_to_right
from asyncdraft.gui.widgets.cells import Band, paint_band, paint_clock_change
from asyncdraft.gui.widgets.grid_picture import HEAD, Form, GridPicture, Line, PersonRow, ZoneRows, tops_of
from asyncdraft.gui.widgets.kept_bands import KeptBands
from asyncdraft.gui.widgets.label_places import free_place
from asyncdraft.gui.widgets.strip import DayMark
from asyncdraft.gui.widgets.time_track import CELLS_A_DAY, TimeTrack

LEFT, FIRST_LOOK, HOURS, LANDS = 152, 92, 62, 180
HEADING, ROW, BAND = 26, 26, 17
LEAST_NOTE = 48
EDGE = 14
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


WIDE = Form(LEFT, FIRST_LOOK + HOURS + LANDS, HEADING, ROW, (ROW - BAND) // 2)
SLIM = Form(0, 0, 2 * HEADING - 8, 62, 20)


class OverlapGrid(TimeTrack):
    """`paged(pages)` when those before or behind the days shown are wanted."""

    paged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._picture = GridPicture()
        self._form = WIDE
        self._tops: list[int] = []
        self._bands = KeptBands()
        self._head_at = 0
        self._tokens: dict[str, QColor] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Working hours of everybody"))

    def set_tokens(self, tokens: dict[str, QColor]) -> None:
        self._tokens = tokens
        self._bands.forget()
        self.update()

    def show_picture(self, picture: GridPicture) -> None:
        picture = shown_parts(picture)
        self._picture = picture
        self._bands.make_room()
        self._tops = list(tops_of(picture, self._form))
        self.speak([row.spoken or row.name for zone in picture.zones for row in zone.people])
        self.setAccessibleDescription(picture.deadline.text if picture.deadline else "")
        fitted(self)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def set_slim(self, slim: bool) -> None:
        self._form = SLIM if slim else WIDE
        self._bands.forget()
        self.show_picture(self._picture)

    @property
    def picture(self) -> GridPicture:
        return self._picture

    def sizeHint(self) -> QSize:
        people = sum(len(zone.people) for zone in self._picture.zones)
        form = self._form
        height = HEAD + form.heading * len(self._picture.zones) + form.row * people + 6
        return larger(QSize(300 if form is SLIM else 800, height))

    def pin_head(self, top: int) -> None:
        """Where the dates and labels are painted: at the top of what can be seen."""
        drawn = round(top / factor())
        if drawn != self._head_at:
            self._head_at = drawn
            self.update()

    # Geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._bands.forget()

    def row_rect(self, index: int) -> QRect:
        return QRect(0, self._tops[index], self.width(), self._form.row)

    def track(self) -> QRectF:
        width = max(120, self.width() - self._form.left - self._form.right)
        return QRectF(self._form.left, HEAD, width, self.height() - HEAD)

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
        painter = left_to_right(self.painter())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = event.rect()
        part = QRect(0, int(seen.y() / factor()), self.width(), round(seen.height() / factor()) + 1)
        self._paint(painter, part, self._head_at)
        self.paint_pointed(painter, self._head_at + HEAD, self._tokens["accent"])
        if self.hasFocus():
            painter.setPen(QPen(self._tokens["accent"], ring()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.track().adjusted(-3, self._head_at - 2, 3, -2), 5, 5)

    def drawn(self) -> QPixmap:
        """All of it, also what is scrolled away, on a ground of its own."""
        ratio = self.devicePixelRatio()
        picture = QPixmap((self.rect().size() + QSize(2 * EDGE, 2 * EDGE)) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._tokens["panel"])
        painter = left_to_right(QPainter(picture))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(EDGE, EDGE)
        self._paint(painter, self.rect(), 0)
        painter.end()
        return picture

    def _paint(self, painter: QPainter, seen: QRect, head_at: int) -> None:
        self._paint_midnights(painter)
        tops = iter(self._tops)
        zones = [(zone, [(row, next(tops)) for row in zone.people]) for zone in self._picture.zones]
        heads = [(zone, rows[0][1] - self._form.heading) for zone, rows in zones]
        people = [
            (row, top)
            for _zone, rows in zones
            for row, top in rows
            if seen.intersects(QRect(0, top, self.width(), self._form.row))
        ]
        for row, top in people:
            self._paint_cells(painter, row, top)
        self._paint_slots(painter)
        self._paint_lines(painter)
        for zone, top in heads:
            self._paint_zone(painter, zone, top)
        for row, top in people:
            self._paint_words(painter, row, top)
        for zone, top in heads:
            if not self._is_headed(zone):
                self._paint_days(painter, zone.days, top + self._form.heading - HEADING)
        self._paint_pinned(painter, head_at)

    def _is_headed(self, zone: ZoneRows) -> bool:
        """Whether its days are those above all rows."""
        texts = [(day.cell, day.text) for day in zone.days]
        return texts == [(day.cell, day.text) for day in self._picture.days]

    def _paint_midnights(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._tokens["line"], 1))
        for day in self._picture.days:
            x = self.x_of(day.cell)
            painter.drawLine(QPointF(x, 20), QPointF(x, self.height()))

    def _paint_pinned(self, painter: QPainter, head_at: int) -> None:
        """Dates, hours, columns and labels: over whatever is scrolled away below them."""
        painter.save()
        painter.translate(0, head_at)
        painter.fillRect(QRectF(-EDGE, -EDGE, self.width() + 2 * EDGE, HEAD + EDGE), self._tokens["panel"])
        painter.setPen(QPen(self._tokens["line"], 1))
        painter.drawLine(QPointF(0, HEAD), QPointF(self.width(), HEAD))
        self._paint_columns(painter)
        self._paint_lines(painter, HEAD)
        self._paint_head(painter)
        self._paint_labels(painter)
        painter.restore()

    def _paint_columns(self, painter: QPainter) -> None:
        if self._form is SLIM:
            return
        painter.setFont(self.sized_font(12))
        painter.setPen(self._tokens["secondary"])
        for left, text in self._columns(tr("First look"), tr("Hours"), tr("Deadline lands")):
            painter.drawText(QRectF(left, HEAD - 22, 150, 18), Qt.AlignmentFlag.AlignVCenter, text)

    def _columns(self, *texts: str) -> list[tuple[float, str]]:
        right = self.track().right() + 12
        return list(zip((right, right + FIRST_LOOK, right + FIRST_LOOK + HOURS), texts, strict=True))

    def _paint_head(self, painter: QPainter) -> None:
        for day in self._picture.days:
            x = self.x_of(day.cell)
            painter.setPen(QPen(self._tokens["line"], 1))
            painter.drawLine(QPointF(x, 20), QPointF(x, HEAD))
            painter.setFont(self.sized_font(12, QFont.Weight.DemiBold))
            painter.setPen(self._tokens["text"])
            room = self.x_of(min(day.cell + CELLS_A_DAY, self._picture.cells)) - x - 6
            used = painter.fontMetrics().horizontalAdvance(day.text)
            if used <= room:
                self._on_ground(painter, QRectF(x + 4, 18, used + 2, 16), day.text)
            self._paint_hours(painter, day.cell)

    def _paint_hours(self, painter: QPainter, midnight: float) -> None:
        painter.setFont(self.sized_font(11))
        painter.setPen(self._tokens["secondary"])
        names = self._picture.hour_names
        room = max(painter.fontMetrics().horizontalAdvance(name) for name in names.values()) + 8
        step = 6 if self.x_of(12) - self.x_of(0) > room else 12
        for hour, name in names.items():
            cell = midnight + 2 * hour
            if hour % step == 0 and 0 <= cell < self._picture.cells:
                rect = QRectF(self.x_of(cell) - room / 2, 33, room, 16)
                self._on_ground(painter, rect.adjusted(6, 2, -6, -2), "")
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_zone(self, painter: QPainter, zone: ZoneRows, top: int) -> None:
        painter.setPen(QPen(self._tokens["line"], 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        painter.setFont(self.sized_font(13, QFont.Weight.DemiBold))
        painter.setPen(self._tokens["text"])
        is_slim = self._form is SLIM
        cities = QRectF(0, top + 2, self.width() / 2 if is_slim else LEFT - 8, HEADING - 2)
        self._text(painter, cities, zone.cities)
        used = painter.fontMetrics().horizontalAdvance(zone.cities)
        painter.setFont(self.sized_font(12))
        painter.setPen(self._tokens["secondary"])
        clock_left = min(used + 8, cities.right()) if is_slim else self.track().right() + 12
        self._text(painter, QRectF(clock_left, top + 2, self.width() - clock_left, HEADING - 2), zone.clock)

    def _paint_days(self, painter: QPainter, days: Sequence[DayMark], top: int) -> None:
        for index, day in enumerate(days):
            x = self.x_of(day.cell)
            end = self.x_of(days[index + 1].cell if index + 1 < len(days) else self._picture.cells)
            painter.setPen(QPen(self._tokens["control"], 1))
            painter.drawLine(QPointF(x, top + 6), QPointF(x, top + HEADING - 4))
            painter.setFont(self.sized_font(11))
            painter.setPen(self._tokens["secondary"])
            used = painter.fontMetrics().horizontalAdvance(day.text)
            if used > end - x - 8:
                continue
            self._on_ground(painter, QRectF(x + 5, top + 4, used + 2, HEADING - 6), day.text)
            self._paint_note(
                painter, QRectF(x + used + 13, top + 4, end - x - used - 16, HEADING - 6), day.note
            )

    def _paint_note(self, painter: QPainter, rect: QRectF, note: str) -> None:
        painter.setFont(self.sized_font(11, QFont.Weight.DemiBold))
        painter.setPen(self._tokens["warn"])
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(note, Qt.TextElideMode.ElideRight, int(rect.width()))
        if shown and rect.width() >= LEAST_NOTE:
            rect.setWidth(metrics.horizontalAdvance(shown) + 2)
            self._on_ground(painter, rect, shown)

    def _on_ground(self, painter: QPainter, rect: QRectF, text: str) -> None:
        """With a halo, so that no line crosses the letters."""
        painter.fillRect(rect.adjusted(-3, 1, 2, -1), self._tokens["panel"])
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_cells(self, painter: QPainter, row: PersonRow, top: int) -> None:
        band = top + self._form.band
        painter.drawPixmap(QPointF(self._form.left, band), self._band(row.cells))
        for change in row.clock_changes:
            paint_clock_change(painter, QPointF(self.x_of(change), band + BAND / 2), self._tokens)

    def _paint_words(self, painter: QPainter, row: PersonRow, top: int) -> None:
        painter.setFont(self.sized_font(13))
        painter.setPen(self._tokens["text"])
        is_slim = self._form is SLIM
        name = QRectF(0, top, self.width() if is_slim else LEFT - 8, self._form.band if is_slim else ROW)
        self._text(painter, name, row.name)
        used = painter.fontMetrics().horizontalAdvance(row.name + " ")
        painter.setFont(self.sized_font(12))
        painter.setPen(self._tokens["secondary"])
        if painter.fontMetrics().horizontalAdvance(row.detail) <= name.width() - used:
            self._text(painter, name.adjusted(used, 0, 0, 0), row.detail)
        if is_slim:
            self._paint_figures_below(painter, row, top + self._form.band + BAND)
        else:
            self._paint_figures(painter, row, top)

    def _band(self, cells: Sequence[str]) -> QPixmap:
        def paint(painter: QPainter) -> None:
            painter.translate(-self._form.left, 0)
            paint_band(painter, cells, self.x_of, Band(0, BAND), self._tokens)

        size, ratio = QSizeF(self.track().width(), BAND), self.devicePixelRatio() * factor()
        return self._bands.of(cells, size, ratio, paint)

    def _paint_figures(self, painter: QPainter, row: PersonRow, top: int) -> None:
        tones = ("text", row.hours_tone, row.lands_tone)
        widths = (FIRST_LOOK, HOURS, LANDS - 14)
        columns = self._columns(row.first_look, row.hours, row.lands)
        for (left, text), tone, width in zip(columns, tones, widths, strict=True):
            bold = tone in ("bad", "warn") and text == row.hours
            painter.setFont(self.sized_font(12, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
            painter.setPen(self._tokens[tone])
            self._text(painter, QRectF(left, top, width - 4, ROW), text)

    def _paint_figures_below(self, painter: QPainter, row: PersonRow, top: int) -> None:
        """One behind the other, with words in place of the heads of columns."""
        look = tr("First look: {moment}", moment=row.first_look) if row.hours else row.first_look
        lands = tr("Deadline: {moment}", moment=row.lands) if row.lands else ""
        x = 0.0
        for text, tone in ((look, "secondary"), (row.hours, row.hours_tone), (lands, row.lands_tone)):
            if not text:
                continue
            bold = tone in ("bad", "warn")
            painter.setFont(self.sized_font(12, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
            painter.setPen(self._tokens[tone])
            self._text(painter, QRectF(x, top, self.width() - x, 20), text)
            x += painter.fontMetrics().horizontalAdvance(text) + 14

    def _paint_slots(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._tokens["accent"], 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for _number, rect in self._slots():
            painter.drawRoundedRect(rect.adjusted(0, HEAD + 3, 0, self.height() - 3), 3, 3)

    def _slots(self) -> Iterator[tuple[int, QRectF]]:
        """Those that begin within the days shown, each with its number; from the top, without height."""
        for number, (start, end) in enumerate(self._picture.slots, 1):
            if 0 <= start < self._picture.cells:
                left, right = self.x_of(start), self.x_of(min(end, self._picture.cells))
                yield number, QRectF(left - 1, 0, max(right - left, 3) + 2, 0)

    def _paint_lines(self, painter: QPainter, until: int = 0) -> None:
        for line in self._lines():
            pen = QPen(self._tokens[line.role], 2)
            if line is self._picture.now:
                pen = QPen(self._tokens[line.role], 1.5, Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([2, 2])
            painter.setPen(pen)
            x = self.x_of(line.cell)
            painter.drawLine(QPointF(x, 16), QPointF(x, until or self.height()))

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
        self._paint_slot_numbers(painter, taken)

    def _paint_slot_numbers(self, painter: QPainter, taken: Sequence[QRectF]) -> None:
        """As on the cards: Alt+1 is the first."""
        for number, slot in self._slots():
            place = QRectF(slot.center().x() - 9, 0, 18, 18)
            if any(place.intersects(other) for other in taken):
                place.moveTop(18)
            painter.setPen(QPen(self._tokens["accent"], 1.5))
            painter.setBrush(self._tokens["panel"])
            painter.drawEllipse(place.adjusted(1, 1, -1, -1))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))

    def _label_rect(self, painter: QPainter, line: Line, taken: Sequence[QRectF], pill: bool) -> QRectF:
        width = painter.fontMetrics().horizontalAdvance(line.text) + (20 if pill else 6)
        middle = self.x_of(line.cell) - width / 2
        wanted = min(max(middle, self._form.left - 20, 0), self.width() - width)
        places = [(other.left(), other.right()) for other in taken]
        return QRectF(free_place(wanted, width, places, self.width()), 0, width, 18)

    def _lines(self) -> list[Line]:
        """In the order of painting; the deadline on top."""
        lines = (self._picture.now, self._picture.send, self._picture.deadline)
        return [line for line in lines if line is not None]

    def _text(self, painter: QPainter, rect: QRectF, text: str) -> None:
        if rect.width() < 16 or not text:
            return
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) + 1)
        if self._form is SLIM:
            used = painter.fontMetrics().horizontalAdvance(shown) + 2
            painter.fillRect(
                QRectF(rect.x() - 3, rect.y() + 3, used + 5, rect.height() - 6), self._tokens["panel"]
            )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in PAGES:
            self.paged.emit(PAGES[key])
        else:
            super().keyPressEvent(event)
