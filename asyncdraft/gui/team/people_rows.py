"""How a row of the table of people is drawn: who, where, their time, their day, the next day off."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from asyncdraft.core.roster.day_table import HOURS, Axis, PersonRow
from asyncdraft.core.text import say
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import Enlarged, EnlargedDelegate, ring
from asyncdraft.gui.team.people_model import ROW_ROLE, Index
from asyncdraft.gui.widgets.cells import Band, paint_band
from asyncdraft.gui.widgets.row_paint import facing, paint_line

Tokens = Mapping[str, QColor]
ROW_HEIGHT = 46
EDGE, GAP, AVATAR, STRIP_HEIGHT = 14, 12, 26, 20
WIDEST_STRIP, WIDE, SLIM = 300, 700, 560
"""Below the last a row has two storeys: the day and the next day off stand under the rest."""
AVATAR_COLORS = ("accent", "need", "why", "fallback", "ok", "bad")
MOST_STRIPS = 400
BETWEEN_HOURS = 12


class Columns(NamedTuple):
    """Left edge and width of each column, within a row."""

    name: tuple[int, int]
    zone: tuple[int, int]
    clock: tuple[int, int]
    strip: tuple[int, int]
    off: tuple[int, int]


def columns(width: int) -> Columns:
    """The strip takes what names, zones, times and days off leave."""
    if width < SLIM:
        return _slim_columns(width)
    is_wide = width >= WIDE
    name, zone, clock, off = (172, 104, 126, 136) if is_wide else (146, 88, 116, 96)
    free = width - 2 * EDGE - 4 * GAP - name - zone - clock - off
    strip = max(min(free, WIDEST_STRIP), 60)
    spare = max(free - strip, 0) // 4
    sizes = (name + spare, zone + spare, clock + spare, strip, off + spare)
    lefts, left = [], EDGE
    for size in sizes:
        lefts.append((left, size))
        left += size + GAP
    return Columns(*lefts)


def _slim_columns(width: int) -> Columns:
    """Of the two storeys: under names and zones stands the strip, under times the day off."""
    room = width - 2 * EDGE - 2 * GAP
    name, clock = room * 40 // 100, room * 34 // 100
    zone = room - name - clock
    right = EDGE + name + zone + 2 * GAP
    strip = (EDGE, name + zone + GAP)
    return Columns((EDGE, name), (EDGE + name + GAP, zone), (right, clock), strip, (right, clock))


def row_height(width: int) -> int:
    return 2 * ROW_HEIGHT - 4 if width < SLIM else ROW_HEIGHT


class PeopleDelegate(EnlargedDelegate):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = {}
        self.axis = Axis()
        self.width = WIDE
        """Of the rows, as at 100 %."""
        self._strips: dict[tuple[tuple[str, ...], int, float], QPixmap] = {}

    def set_tokens(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._strips.clear()

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(SLIM // 2, row_height(self.width))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PersonRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state, row)
        places = columns(rect.width())
        below = QRect(rect)
        if rect.width() < SLIM:
            rect = QRect(rect.left(), rect.top(), rect.width(), ROW_HEIGHT)
            below = rect.translated(0, ROW_HEIGHT - 4)

        def part(place: tuple[int, int], row_of: QRect = rect) -> QRect:
            return facing(painter, _part(row_of, place), row_of)

        self._paint_avatar(painter, row, part((places.name[0], AVATAR)))
        beside = (places.name[0] + AVATAR + 10, places.name[1] - AVATAR - 10)
        self._two_lines(painter, part(beside), row.name, row.handle, bold=True)
        self._two_lines(painter, part(places.zone), row.place, row.zone)
        self._paint_clock(painter, row, part(places.clock))
        self._paint_strip(painter, row, part(places.strip, below))
        tone = "warn" if row.is_soon else "text"
        self._two_lines(
            painter, part(places.off, below), row.off or say("none known"), row.why, tone, bold=row.is_soon
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: PersonRow) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_under_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_under_mouse or row.marked:
            role = "selected" if is_chosen else "warn_ground" if row.marked else "hover"
            painter.fillRect(rect, self.tokens[role])
        if row.marked:
            mark = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(facing(painter, mark, rect), self.tokens["warn"])
        painter.setPen(QPen(self.tokens["line"], 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.tokens["accent"], ring()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 6, 6)

    def _paint_avatar(self, painter: QPainter, row: PersonRow, rect: QRect) -> None:
        box = QRectF(rect.left(), rect.center().y() - AVATAR / 2 + 1, AVATAR, AVATAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.tokens[AVATAR_COLORS[sum(row.key.encode()) % len(AVATAR_COLORS)]])
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(ui_font(11, QFont.Weight.DemiBold))
        painter.setPen(self.tokens["on_accent"])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.initials)

    def _paint_clock(self, painter: QPainter, row: PersonRow, rect: QRect) -> None:
        dot = facing(painter, QRect(rect.left(), rect.top() + 11, 8, 8), rect)
        self._paint_dot(painter, QPointF(dot.x() + 4, dot.y() + 4), filled=row.at_work)
        paint_line(
            painter,
            row.clock,
            facing(painter, _upper(rect).adjusted(15, 0, 0, 0), rect),
            _tabular(13, bold=True),
            self.tokens["text"],
        )
        paint_line(painter, row.doing, _lower(rect), _tabular(12), self.tokens["secondary"])

    def _paint_dot(self, painter: QPainter, middle: QPointF, *, filled: bool) -> None:
        """A ring stands for who is not at work."""
        painter.setPen(QPen(self.tokens["ok" if filled else "secondary"], 1.5))
        painter.setBrush(self.tokens["ok"] if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 3.25, 3.25)

    def _paint_strip(self, painter: QPainter, row: PersonRow, rect: QRect) -> None:
        top = rect.center().y() - STRIP_HEIGHT // 2 + 1
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.left(), top, self._strip(row.cells, rect.width(), ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_now(painter, rect, self.axis, self.tokens)

    def _strip(self, cells: tuple[str, ...], width: int, ratio: float) -> QPixmap:
        """People of one zone with the same hours share one."""
        known = self._strips.get((cells, width, ratio))
        if known is None:
            if len(self._strips) > MOST_STRIPS:
                self._strips.clear()
            known = self._strips[cells, width, ratio] = self._drawn(cells, width, ratio)
        return known

    def _drawn(self, cells: tuple[str, ...], width: int, ratio: float) -> QPixmap:
        drawn = QPixmap(round(width * ratio), round(STRIP_HEIGHT * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        size = width / max(self.axis.cells, 1)
        painter = QPainter(drawn)
        paint_band(painter, cells, lambda cell: cell * size, Band(0, STRIP_HEIGHT), self.tokens)
        painter.end()
        return drawn

    def _two_lines(
        self,
        painter: QPainter,
        rect: QRect,
        first: str,
        second: str,
        tone: str = "text",
        *,
        bold: bool = False,
    ) -> None:
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        paint_line(painter, first, _upper(rect), ui_font(13, weight), self.tokens[tone])
        paint_line(painter, second, _lower(rect), ui_font(12), self.tokens["secondary"])


def paint_now(painter: QPainter, rect: QRect, axis: Axis, tokens: Tokens) -> None:
    """One line through all rows."""
    x = round(rect.left() + rect.width() * axis.now / max(axis.cells, 1))
    pen = QPen(tokens["text"], 1.5)
    pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawLine(x, rect.top() + 1, x, rect.bottom() + 1)


def _part(rect: QRect, place: tuple[int, int]) -> QRect:
    return QRect(rect.left() + place[0], rect.top(), place[1], rect.height())


def _upper(rect: QRect) -> QRect:
    return QRect(rect.left(), rect.top() + 6, rect.width(), 18)


def _lower(rect: QRect) -> QRect:
    return QRect(rect.left(), rect.top() + 24, rect.width(), 17)


def _tabular(pixels: int, *, bold: bool = False) -> QFont:
    font = ui_font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Head(Enlarged):
    """The titles of the columns, with the hours over the strips."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens: Tokens = {}
        self.axis = Axis()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.tokens:
            return
        painter = self.painter()
        places = columns(self.width())
        titles = (say("Person"), say("Zone"), say("Local time"), "", say("Next day off"))
        is_slim = self.width() < SLIM
        for text, place in list(zip(titles, places, strict=True))[: 3 if is_slim else None]:
            part = facing(painter, _part(self.rect(), place), self.rect())
            paint_line(painter, text, part, ui_font(12), self.tokens["secondary"])
        if is_slim:
            return
        strip = facing(painter, _part(self.rect(), places.strip), self.rect())
        painter.setFont(_tabular(12))
        for hour, name in self._named_hours(painter.fontMetrics(), strip.width()):
            x = strip.left() + strip.width() * hour / HOURS[-1]
            width = painter.fontMetrics().horizontalAdvance(name)
            left = round(min(max(x - width / 2, strip.left()), strip.right() - width + 1))
            middle = (
                Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
            painter.drawText(QRect(left, 0, width + 2, self.height()), middle, name)

    def _named_hours(self, metrics: QFontMetrics, room: int) -> list[tuple[int, str]]:
        """All, or as many as stand apart."""
        named = list(zip(HOURS, map(shown, self.axis.names), strict=True))
        widest = max(metrics.horizontalAdvance(name) for _hour, name in named) + BETWEEN_HOURS
        apart = next((each for each in (1, 2) if room >= widest * (len(named) - 1) / each), len(named) - 1)
        return named[::apart]
