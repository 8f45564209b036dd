"""Cards in columns under section headings, drawn by a delegate; in some lists each may carry a star."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from asyncdraft.gui.fonts import caps_font, ui_font
from asyncdraft.gui.language import shown, shown_parts, tr
from asyncdraft.gui.scale import EnlargedDelegate, factor, ring
from asyncdraft.gui.text_units import to_points
from asyncdraft.gui.widgets.letters import is_letter
from asyncdraft.gui.widgets.row_list import ROW_ROLE, Index, RowModel
from asyncdraft.gui.widgets.row_paint import facing

HEADING_HEIGHT, CARD_HEIGHT = 30, 104
CARD_WIDTH, WIDEST_GAP = 232, 12
STAR = 16
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Card:
    """`key` is empty for a heading. `note` stands in a pill, `tone` is the colour role of that pill."""

    key: str
    title: str
    text: str = ""
    foot: str = ""
    note: str = ""
    tone: str = "plain"
    starred: bool = False

    @property
    def spoken(self) -> str:
        star = tr("favourite") if self.starred else ""
        return ", ".join(part for part in (self.title, self.note, star, self.text, self.foot) if part)


class CardModel(RowModel[Card]):
    def show(self, rows: Sequence[Card]) -> None:
        if [card.key for card in rows] == [card.key for card in self._rows] and self._rows:
            self._rows = list(shown_parts(rows))
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
            return
        super().show(rows)

    def tip(self, row: Card) -> str:
        return f"{row.title}\n{row.text}"


class CardDelegate(EnlargedDelegate):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Mapping[str, QColor] = {}
        self.stars: tuple[QPixmap, QPixmap] | None = None
        self.width = CARD_WIDTH
        self.whole = CARD_WIDTH

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: Card = index.data(ROW_ROLE)
        return QSize(self.width, CARD_HEIGHT) if card.key else QSize(self.whole, HEADING_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.key:
            self._paint_card(painter, card, box_of(option.rect), option.state)
        else:
            self._paint_heading(painter, card, option.rect)
        painter.restore()

    def _paint_heading(self, painter: QPainter, card: Card, rect: QRect) -> None:
        line = rect.adjusted(2, 0, 0, -7)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.setFont(caps_font())
        painter.setPen(self.tokens["secondary"])
        drawn = painter.boundingRect(line, int(bottom), card.title)
        painter.drawText(line, bottom, card.title)
        painter.setFont(ui_font(12))
        painter.drawText(facing(painter, line.adjusted(drawn.width() + 8, 0, 0, 1), line), bottom, card.text)

    def _paint_card(self, painter: QPainter, card: Card, box: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(self.tokens["accent" if selected else "line"], 1))
        painter.setBrush(self.tokens["selected" if selected else "hover" if hover else "panel"])
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if state & QStyle.StateFlag.State_HasFocus and selected:
            painter.setPen(QPen(self.tokens["accent"], ring()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 7, 7)
        inner = box.adjusted(12, 10, -12, -8)
        if self.stars is not None:
            painter.drawPixmap(star_of(box), self.stars[int(card.starred)])
        note = self._paint_note(painter, card, inner)
        beside, below = (note + STAR + 8, 0) if self.stars is not None else (0, note)
        title = QRect(inner.left(), inner.top(), inner.width() - beside, 18)
        self._line(painter, card.title, title, "text", bold=True)
        self._two_lines(painter, card.text, inner.adjusted(0, 22, 0, 0))
        foot = QRect(inner.left(), inner.bottom() - 15, inner.width() - below, 16)
        self._line(painter, card.foot, foot)

    def _paint_note(self, painter: QPainter, card: Card, inner: QRect) -> int:
        """Left of the star; without stars in the last line. Returns the width that it takes."""
        if not card.note:
            return 0
        painter.setFont(ui_font(11))
        width = painter.fontMetrics().horizontalAdvance(card.note) + 14
        has_star = self.stars is not None
        right = inner.right() - (STAR + 8 if has_star else 0)
        pill = QRect(right - width, inner.top() if has_star else inner.bottom() - 17, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.tokens["chip" if card.tone == "plain" else f"{card.tone}_ground"])
        painter.drawRoundedRect(QRectF(pill), 9, 9)
        painter.setPen(self.tokens["text" if card.tone == "plain" else card.tone])
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, card.note)
        return width + 8

    def _line(
        self, painter: QPainter, text: str, rect: QRect, role: str = "secondary", *, bold: bool = False
    ) -> None:
        painter.setFont(ui_font(13, QFont.Weight.DemiBold) if bold else ui_font(11))
        painter.setPen(self.tokens[role])
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _two_lines(self, painter: QPainter, text: str, rect: QRect) -> None:
        font = ui_font(12)
        painter.setFont(font)
        painter.setPen(self.tokens["text"])
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(rect.width())
        split = to_points(text, first.textLength())
        layout.endLayout()
        metrics = painter.fontMetrics()
        rest = metrics.elidedText(text[split:], Qt.TextElideMode.ElideRight, rect.width())
        for number, line in enumerate((text[:split], rest)):
            place = QRect(rect.left(), rect.top() + number * 17, rect.width(), 17)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)


def box_of(rect: QRect) -> QRect:
    """The card within its cell."""
    return rect.adjusted(0, 0, -WIDEST_GAP, -WIDEST_GAP + 2)


def star_of(box: QRect) -> QRect:
    return QRect(box.right() - 12 - STAR + 2, box.top() + 10, STAR, STAR)


class CardList(QListView):
    """`picked(key)` as the arrows or a click move the choice, `taken(key)` by Enter or double click.

    `starred(key)` by a click on the star, `typed(text)` where a letter is pressed, `left()` above the first.
    """

    picked = Signal(str)
    taken = Signal(str)
    starred = Signal(str)
    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(shown(name))
        self.setProperty("role", "drafts")
        self.setMouseTracking(True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._cards = CardModel()
        self._delegate = CardDelegate()
        self.setModel(self._cards)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(self._tell_taken)

    def set_tokens(self, tokens: Mapping[str, QColor], stars: tuple[QPixmap, QPixmap] | None = None) -> None:
        """`stars` are the empty and the filled one; without them no card has a star."""
        self._delegate.tokens = tokens
        self._delegate.stars = stars
        self.viewport().update()

    def show_cards(self, cards: Sequence[Card], current: str) -> None:
        self._cards.show(cards)
        self.mark(current)

    @property
    def keys(self) -> list[str]:
        return [card.key for card in self._cards.rows if card.key]

    def mark(self, key: str) -> None:
        row = self._cards.row_of(key)
        selection = self.selectionModel()
        if row < 0:
            selection.clear()
            return
        selection.setCurrentIndex(self._cards.index(row), selection.SelectionFlag.ClearAndSelect)
        self.scrollTo(self._cards.index(row))

    def current_key(self) -> str:
        card = self.currentIndex().data(ROW_ROLE)
        return card.key if isinstance(card, Card) else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        whole = round((self.viewport().width() - 1) / factor())
        columns = max(whole // CARD_WIDTH, 1)
        self._delegate.whole = whole
        self._delegate.width = whole // columns
        super().resizeEvent(event)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(0)
        self.scrollTo(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_on_star(index, event.position().toPoint()):
            self.starred.emit(index.data(ROW_ROLE).key)
            return
        super().mousePressEvent(event)
        if key := self.current_key():
            self.picked.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_star = index.isValid() and self._is_on_star(index, event.position().toPoint())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if on_star else Qt.CursorShape.ArrowCursor
        )

    def _is_on_star(self, index: QModelIndex, at: QPoint) -> bool:
        card: Card = index.data(ROW_ROLE)
        if self._delegate.stars is None:
            return False
        shown = self.visualRect(index)
        drawn = QRect(QPoint(), shown.size() / factor())
        inner = star_of(box_of(drawn)).adjusted(-6, -6, 6, 6)
        star = QRect(shown.topLeft() + inner.topLeft() * factor(), inner.size() * factor())
        return bool(card.key) and star.contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._go(*step)
        elif event.key() in RETURN_KEYS:
            self._tell_taken(self.currentIndex())
        elif is_letter(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _tell_taken(self, index: QModelIndex) -> None:
        card = index.data(ROW_ROLE)
        if isinstance(card, Card) and card.key:
            self.taken.emit(card.key)

    def _go(self, across: int, down: int) -> None:
        """Left and right in the order of reading, up and down to the nearest card of the next line."""
        rows = [row for row, card in enumerate(self._cards.rows) if card.key]
        if not rows:
            return
        here = self.currentIndex().row()
        if here not in rows:
            target = rows[0]
        elif across:
            target = rows[min(max(rows.index(here) + across, 0), len(rows) - 1)]
        else:
            target = self._beyond(rows, here, down)
        if target == here:
            if down < 0:
                self.left.emit()
            return
        key = self._cards.rows[target].key
        self.mark(key)
        self.picked.emit(key)

    def _beyond(self, rows: Sequence[int], here: int, down: int) -> int:
        rects = {row: self.visualRect(self._cards.index(row)) for row in rows}
        origin = rects[here]
        lines = {rect.top() for rect in rects.values() if (rect.top() - origin.top()) * down > 0}
        if not lines:
            return here
        nearest = min(lines, key=lambda top: abs(top - origin.top()))
        line = [row for row in rows if rects[row].top() == nearest]
        return min(line, key=lambda row: abs(rects[row].left() - origin.left()))
