"""The list of threads, drawn by a delegate: any length costs what is seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from asyncdraft.core.text import joined
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown_parts
from asyncdraft.gui.scale import EnlargedDelegate
from asyncdraft.gui.threads.strikes import WIDTH, paint_strikes, strike_words
from asyncdraft.gui.widgets.row_list import ROW_ROLE, Index, RowList, RowModel
from asyncdraft.gui.widgets.row_paint import facing, paint_ground, paint_heading, paint_line

HEIGHTS = {"heading": 34, "open": 74, "closed": 54}
EDGE = 12
NARROW = 220
"""Below this width the strikes stand beside the people, and the line has the whole row."""


@dataclass(frozen=True)
class ThreadRow:
    """`key` is empty for a heading. `tone` is the role of the colour in which strikes and `line` stand."""

    key: str
    title: str
    aside: str = ""
    people: str = ""
    strikes: int = 0
    line: str = ""
    tone: str = "secondary"
    is_open: bool = True

    @property
    def height(self) -> int:
        return HEIGHTS["heading" if not self.key else "open" if self.is_open else "closed"]

    @property
    def spoken(self) -> str:
        strikes = strike_words(self.strikes) if self.is_open else ""
        return joined(filter(None, (self.title, self.people, strikes, self.line, self.aside)), ", ")


class ThreadDelegate(EnlargedDelegate):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Mapping[str, QColor] = {}

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ThreadRow = index.data(ROW_ROLE)
        return QSize(140, row.height)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ThreadRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.key:
            paint_ground(painter, option.rect, option.state, self.tokens)
            self._paint_row(painter, option.rect, row)
        else:
            paint_heading(painter, option.rect, row.title, EDGE, self.tokens)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: ThreadRow) -> None:
        edge = EDGE - 4 if rect.width() < NARROW else EDGE
        inner = rect.adjusted(edge, 8, -edge, -8)
        small = ui_font(12)
        painter.setFont(small)
        aside = painter.fontMetrics().horizontalAdvance(row.aside)
        self._text(painter, row.aside, _line(inner, 0), small, "secondary", Qt.AlignmentFlag.AlignRight)
        bold = ui_font(13, QFont.Weight.DemiBold if row.is_open else QFont.Weight.Normal)
        title = facing(painter, _line(inner, 0).adjusted(0, 0, -aside - 8, 0), inner)
        self._text(painter, row.title, title, bold, "text")
        if not row.is_open:
            self._text(painter, row.line, _line(inner, 20), small, "secondary")
            return
        second, third = _line(inner, 20), _line(inner, 40)
        painter.setFont(small)
        is_tight = painter.fontMetrics().horizontalAdvance(row.line) > third.width() - WIDTH - 4
        is_narrow = is_tight or rect.width() < NARROW
        dots = second.adjusted(second.width() - WIDTH, 0, 0, 0) if is_narrow else third
        dots = facing(painter, QRect(dots.x(), dots.y(), WIDTH, dots.height()), inner)
        paint_strikes(painter, dots.x(), dots.center().y() + 1, row.strikes, self.tokens[row.tone])
        beside = second.adjusted(0, 0, -WIDTH - 4, 0) if is_narrow else second
        self._text(painter, row.people, facing(painter, beside, inner), small, "secondary")
        below = third if is_narrow else third.adjusted(WIDTH + 4, 0, 0, 0)
        self._text(painter, row.line, facing(painter, below, inner), small, row.tone)

    def _text(
        self,
        painter: QPainter,
        text: str,
        rect: QRect,
        font: QFont,
        role: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        paint_line(painter, text, rect, font, self.tokens[role], side)


def _line(rect: QRect, down: int) -> QRect:
    return QRect(rect.x(), rect.y() + down, rect.width(), 18)


class ThreadList(RowList[ThreadRow]):
    def __init__(self, name: str) -> None:
        self._delegate = ThreadDelegate()
        super().__init__(name, RowModel(), self._delegate)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._delegate.tokens = tokens
        self.viewport().update()

    def show_rows(self, rows: Sequence[ThreadRow], current: str) -> None:
        rows = shown_parts(list(rows))
        if rows != list(self._rows.rows):
            self._rows.show(rows)
        self.mark(current)
