"""Paints the table of meetings: a cell for each column, or in a slim table all of a meeting in one."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from asyncdraft.core.text import joined
from asyncdraft.gui import icons
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown
from asyncdraft.gui.meetings.meeting_model import (
    MONTHLY,
    OF_ALL,
    OFF,
    ROW_ROLE,
    TEXTS,
    TITLE,
    VERDICT,
    WHY,
    Index,
)
from asyncdraft.gui.meetings.meeting_row import CHOICE_ICONS, CHOICE_NAMES, MeetingRow
from asyncdraft.gui.scale import EnlargedDelegate, ring
from asyncdraft.gui.widgets.row_paint import facing, paint_line

ROW_HEIGHT, TALL_ROW, SLIM_ROW, EDGE, MARK = 40, 58, 76, 10, 3
BAR_WIDTH, BAR_HEIGHT = 40, 5
CHIP_HEIGHT, CHIP_ICON, OWN_ROOM = 24, 13, 19
GROUNDS = {
    "replace": ("selected", "accent", "accent"),
    "shorten": ("warn_ground", "warn", ""),
    "keep": ("chip", "secondary", "line"),
}
"""By verdict: the ground of its chip, the colour of its words, that of its edge."""


class MeetingDelegate(EnlargedDelegate):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Mapping[str, QColor] = {}
        self.last_column = MONTHLY
        self.is_slim = False

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, SLIM_ROW if self.is_slim else ROW_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MeetingRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index.column())
        inner = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        {
            TITLE: self._paint_title,
            VERDICT: self._paint_verdict,
            WHY: self._paint_why,
            OFF: self._paint_off_hours,
        }.get(index.column(), self._paint_number)(painter, inner, row, index.column())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, column: int) -> None:
        rect, state = option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self.tokens["selected"])
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.tokens["hover"])
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), self.tokens["line"])
        if chosen and column == TITLE:
            painter.fillRect(QRect(rect.x(), rect.y(), MARK, rect.height()), self.tokens["accent"])
        if chosen and state & QStyle.StateFlag.State_Active and self._has_focus(option):
            self._paint_ring(painter, rect, column)

    def _has_focus(self, option: QStyleOptionViewItem) -> bool:
        table = option.widget
        return isinstance(table, QTableView) and table.hasFocus()

    def _paint_ring(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Each cell its part of the ring around the row."""
        painter.setPen(QPen(self.tokens["accent"], ring()))
        top, bottom = rect.top() + 1, rect.bottom()
        painter.drawLine(rect.left(), top, rect.right() + 1, top)
        painter.drawLine(rect.left(), bottom, rect.right() + 1, bottom)
        if column == self.last_column:
            painter.drawLine(rect.right(), top, rect.right(), bottom)

    def _paint_title(self, painter: QPainter, rect: QRect, row: MeetingRow, _column: int) -> None:
        """A time and a zone are never cut: where they do not fit into a line, the row is taller."""
        words = joined(filter(None, (row.pattern, row.figures)), " · ") if self.is_slim else row.pattern
        patterns = wrapped(shown(words), ui_font(12), rect.width())
        top = rect.y() + (rect.height() - 18 - 17 * len(patterns)) // 2
        line = QRect(rect.x(), top, rect.width(), 18)
        for place, text in enumerate(patterns):
            below = line.translated(0, 18 + 16 * place)
            paint_line(painter, text, below, ui_font(12), self.tokens["secondary"])
        if self.is_slim:
            wide = _verdict_width(row)
            chip = QRect(line.right() - wide, top - 4, wide, CHIP_HEIGHT)
            paint_verdict(painter, facing(painter, chip, line), row, self.tokens)
            line = facing(painter, line.adjusted(0, 0, -wide - 8, 0), line)
        paint_line(painter, shown(row.title), line, ui_font(13, QFont.Weight.DemiBold), self.tokens["text"])

    def _paint_verdict(self, painter: QPainter, rect: QRect, row: MeetingRow, _column: int) -> None:
        paint_verdict(painter, rect, row, self.tokens)

    def _paint_why(self, painter: QPainter, rect: QRect, row: MeetingRow, _column: int) -> None:
        """In two lines, the second cut."""
        font = ui_font(12)
        painter.setPen(self.tokens["text"])
        lines = wrapped(shown(row.why), font, rect.width())
        top = rect.y() + (rect.height() - 16 * len(lines)) // 2
        for place, line in enumerate(lines):
            paint_line(
                painter, line, QRect(rect.x(), top + 16 * place, rect.width(), 16), font, self.tokens["text"]
            )

    def _paint_off_hours(self, painter: QPainter, rect: QRect, row: MeetingRow, column: int) -> None:
        if row.off_hours is not None:
            place = facing(painter, QRect(rect.x() - 4, rect.y(), BAR_WIDTH, rect.height()), rect)
            bar = QRectF(place.x(), rect.center().y() - BAR_HEIGHT / 2 + 1, BAR_WIDTH, BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens["chip"])
            painter.drawRoundedRect(bar, 2.5, 2.5)
            if row.off_hours > 0:
                bar.setWidth(max(BAR_HEIGHT, BAR_WIDTH * min(row.off_hours, 1)))
                painter.setBrush(self.tokens["send"])
                painter.drawRoundedRect(bar, 2.5, 2.5)
        self._paint_number(painter, rect, row, column)

    def _paint_number(self, painter: QPainter, rect: QRect, row: MeetingRow, column: int) -> None:
        weight = QFont.Weight.DemiBold if column == MONTHLY else QFont.Weight.Normal
        quiet = row.off_hours is None if column == OFF else column in OF_ALL and row.is_nameless
        if quiet:
            weight = QFont.Weight.Normal
        role = "secondary" if quiet else "text"
        painter.setFont(ui_font(13, weight))
        painter.setPen(self.tokens[role])
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, side, shown(TEXTS[column](row)))


def paint_verdict(painter: QPainter, cell: QRect, row: MeetingRow, tokens: Mapping[str, QColor]) -> None:
    """The chip with icon and word; a verdict of the user's own has a person beside it."""
    painter.setFont(_verdict_font())
    word = shown(CHOICE_NAMES[row.choice])
    wide = _verdict_width(row) - (OWN_ROOM if row.is_own else 0)
    ground, colour, edge = GROUNDS[row.choice]
    middle = cell.center().y() + 1
    chip = QRect(cell.x(), middle + 1 - CHIP_HEIGHT // 2, wide, CHIP_HEIGHT - 2)
    whole = facing(painter, chip, cell)
    box = QRectF(whole)
    painter.setBrush(tokens[ground])
    painter.setPen(QPen(tokens[edge], 1) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    place = facing(painter, QRect(whole.x() + 8, whole.y(), CHIP_ICON, whole.height()), whole)
    _paint_icon(painter, place, icons.pixmap(CHOICE_ICONS[row.choice], tokens[colour], CHIP_ICON))
    painter.setPen(tokens[colour])
    beside = facing(painter, whole.adjusted(25, 0, 0, 0), whole)
    painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, word)
    if row.is_own:
        place = facing(painter, QRect(chip.right() + 6, chip.y(), CHIP_ICON, chip.height()), cell)
        _paint_icon(painter, place, icons.pixmap("user", tokens["secondary"], CHIP_ICON))


def _verdict_font() -> QFont:
    return ui_font(12, QFont.Weight.DemiBold)


def _verdict_width(row: MeetingRow) -> int:
    """Of the chip, with the person beside it."""
    word = QFontMetrics(_verdict_font()).horizontalAdvance(shown(CHOICE_NAMES[row.choice]))
    return word + 14 + 22 + (OWN_ROOM if row.is_own else 0)


def _paint_icon(painter: QPainter, place: QRect, icon: QPixmap) -> None:
    """In the middle of its place, as large as at 100 %: the painter enlarges it."""
    side = place.width()
    painter.drawPixmap(QRectF(place.x(), QRectF(place).center().y() - side / 2, side, side), icon, QRectF())


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """At most two lines; what does not fit stays in the second, which is cut when it is painted."""
    if not text:
        return []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    end = line.textLength()
    layout.endLayout()
    units = text.encode("utf-16-le")
    first, rest = (part.decode("utf-16-le") for part in (units[: 2 * end], units[2 * end :]))
    return [part for part in (first.strip(), rest.strip()) if part]
