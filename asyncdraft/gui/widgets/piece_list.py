"""Pieces of a text under headings, each with a note; a digit moves the chosen one under another heading."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from asyncdraft.gui.fonts import caps_font, ui_font
from asyncdraft.gui.language import tr
from asyncdraft.gui.scale import EnlargedDelegate, factor, ring
from asyncdraft.gui.widgets.row_list import ROW_ROLE, Index, RowList, RowModel
from asyncdraft.gui.widgets.row_paint import facing

HEADING_HEIGHT, QUESTION_GAP = 32, 8
EDGE, INDENT = 4, 16
MOST_LINES = 3
RIGHT_TO_LEFT = frozenset({"R", "AL"})


class Kind(StrEnum):
    HEADING = "heading"
    PIECE = "piece"
    QUESTION = "question"
    NOTE = "note"


@dataclass(frozen=True)
class PieceRow:
    """`key` is empty for all but pieces. `tone` is the colour of the heading that it stands under."""

    key: str
    title: str
    note: str = ""
    tone: str = "secondary"
    kind: Kind = Kind.PIECE
    by_hand: bool = False

    @property
    def spoken(self) -> str:
        said = f"{' '.join(self.title.split())}. {self.note}".strip(" .") + "."
        return tr("Question: {said}", said=said) if self.kind is Kind.QUESTION else said


class PieceModel(RowModel[PieceRow]):
    def tip(self, row: PieceRow) -> str:
        return f"{row.title}\n{row.note}".strip()


class PieceDelegate(EnlargedDelegate):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Mapping[str, QColor] = {}
        self.width = 400

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PieceRow = index.data(ROW_ROLE)
        if row.kind is Kind.HEADING:
            return QSize(self.width, HEADING_HEIGHT)
        height = _height(_shown(row.title, _font(row), self._room), _font(row), self._room)
        if row.kind is Kind.PIECE:
            return QSize(
                self.width, height + (_height(row.note, ui_font(12), self._room) + 2 if row.note else 0) + 12
            )
        return QSize(self.width, height + QUESTION_GAP)

    @property
    def _room(self) -> int:
        return max(60, self.width - INDENT - 14)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PieceRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is Kind.HEADING:
            self._paint_heading(painter, row, option.rect)
        elif row.kind is Kind.PIECE:
            self._paint_piece(painter, row, option.rect, option.state)
        else:
            self._paint_note(painter, row, option.rect)
        painter.restore()

    def _paint_heading(self, painter: QPainter, row: PieceRow, rect: QRect) -> None:
        line = rect.adjusted(2, 0, -8, -5)
        side = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.setFont(caps_font())
        painter.setPen(self.tokens[row.tone])
        drawn = painter.boundingRect(line, int(side), row.title)
        painter.drawText(line, side, row.title)
        painter.setFont(ui_font(12))
        painter.setPen(self.tokens["secondary"])
        rest = facing(painter, line.adjusted(drawn.width() + 8, 0, 0, 1), line)
        painter.drawText(
            rest, side, painter.fontMetrics().elidedText(row.note, Qt.TextElideMode.ElideRight, rest.width())
        )

    def _paint_piece(self, painter: QPainter, row: PieceRow, rect: QRect, state: QStyle.StateFlag) -> None:
        box = QRectF(rect).adjusted(0.5, 1.5, -6.5, -1.5)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(self.tokens["accent" if chosen else "line"], 1))
        painter.setBrush(self.tokens["selected" if chosen else "hover" if over else "panel"])
        painter.drawRoundedRect(box, 6, 6)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.tokens["accent"], ring()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillRect(
            rect.adjusted(1, 5, 0, -5).intersected(
                QRect(rect.left() + 1, rect.top(), EDGE - 1, rect.height())
            ),
            self.tokens[row.tone],
        )
        inner = QRect(rect.left() + INDENT, rect.top() + 6, self._room, rect.height() - 12)
        shown = _shown(row.title, _font(row), self._room)
        height = _height(shown, _font(row), self._room)
        _draw(
            painter,
            shown,
            QRect(inner.left(), inner.top(), inner.width(), height),
            _font(row),
            self.tokens["text"],
        )
        below = inner.adjusted(0, height + 2, 0, 2)
        _draw(painter, row.note, below, ui_font(12), self.tokens["accent" if row.by_hand else "secondary"])

    def _paint_note(self, painter: QPainter, row: PieceRow, rect: QRect) -> None:
        inner = QRect(rect.left() + INDENT, rect.top() + 3, self._room, rect.height() - 6)
        asks = row.kind is Kind.QUESTION
        if asks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens["warn_ground"])
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -6.5, -0.5), 6, 6)
            painter.setPen(self.tokens["warn"])
            painter.setFont(ui_font(12, QFont.Weight.DemiBold))
            painter.drawText(QRect(rect.left() + 5, inner.top(), 10, 18), Qt.AlignmentFlag.AlignHCenter, "?")
        _draw(painter, row.title, inner, _font(row), self.tokens["warn" if asks else "secondary"])


def _font(row: PieceRow) -> QFont:
    return ui_font(13) if row.kind is Kind.PIECE else ui_font(12)


def _shown(text: str, font: QFont, width: int) -> str:
    """As much of it as a few lines hold; the whole is in the tooltip."""
    lines = text.strip().splitlines()
    cut = "\n".join(lines[:MOST_LINES])
    most = MOST_LINES * width // max(1, QFontMetrics(font).averageCharWidth())
    if len(cut) > most:
        return f"{cut[:most].rstrip()}…"
    return cut if len(lines) <= MOST_LINES else f"{cut} …"


def _height(text: str, font: QFont, width: int) -> int:
    metrics = QFontMetrics(font)
    found = metrics.boundingRect(
        QRect(0, 0, width, 10_000), _wrapping(text, metrics, width), text or " "
    ).height()
    return min(found, metrics.lineSpacing() * (MOST_LINES + 1))


def _wrapping(text: str, metrics: QFontMetrics, width: int) -> int:
    """Between words, unless one of them is wider than the line."""
    longest = max(map(len, text.split()), default=0)
    is_wide = longest * metrics.maxWidth() > width and any(
        metrics.horizontalAdvance(word) > width for word in text.split()
    )
    return int(Qt.TextFlag.TextWrapAnywhere if is_wide else Qt.TextFlag.TextWordWrap)


def _draw(painter: QPainter, text: str, rect: QRect, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(_direction(text))
    sides = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    painter.drawText(rect, _wrapping(text, painter.fontMetrics(), rect.width()) | sides, text)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _direction(text: str) -> Qt.LayoutDirection:
    """That of the first letter."""
    first = next(
        (kind for sign in text if (kind := unicodedata.bidirectional(sign)) in ("L", "R", "AL")), "L"
    )
    return Qt.LayoutDirection.RightToLeft if first in RIGHT_TO_LEFT else Qt.LayoutDirection.LeftToRight


class PieceList(RowList[PieceRow]):
    """`moved(key, place)`: the digit of a heading, counted from 0, was pressed on a piece."""

    moved = Signal(str, int)

    def __init__(self, name: str, places: int) -> None:
        self._pieces = PieceModel()
        self._delegate = PieceDelegate()
        super().__init__(name, self._pieces, self._delegate)
        self._places = places
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._delegate.tokens = tokens
        self.viewport().update()

    def show_rows(self, rows: Sequence[PieceRow]) -> None:
        """The chosen piece stays chosen, and in sight."""
        if list(rows) == list(self._pieces.rows):
            return
        chosen, place = self.current_key(), self.verticalScrollBar().value()
        self._pieces.show(rows)
        self.verticalScrollBar().setValue(place)
        if chosen:
            self.mark(chosen)
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by the Tab key stands on the first piece."""
        super().focusInEvent(event)
        if not self.current_key() and self.keys:
            self.mark(self.keys[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        key = self.current_key()
        if 0 <= place < self._places and key and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(key, place)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.width = round(self.viewport().width() / factor())
        super().resizeEvent(event)
        self.doItemsLayout()
