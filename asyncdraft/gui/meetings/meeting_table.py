"""The table of meetings: one row a series, sorted by any column, painted by a delegate."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown
from asyncdraft.gui.meetings.meeting_delegate import (
    EDGE,
    ROW_HEIGHT,
    SLIM_ROW,
    TALL_ROW,
    MeetingDelegate,
    wrapped,
)
from asyncdraft.gui.meetings.meeting_model import (
    COLUMNS,
    HEADS,
    MONTHLY,
    NUMBERS,
    OFF,
    PEOPLE,
    ROW_ROLE,
    TITLE,
    USUAL,
    VERDICT,
    WEEKLY,
    WHY,
    Index,
    MeetingModel,
    Sort,
    in_order,
)
from asyncdraft.gui.meetings.meeting_row import MeetingRow
from asyncdraft.gui.scale import factor, px
from asyncdraft.gui.widgets.letters import is_letter

WIDTHS = {TITLE: 190, VERDICT: 98, WEEKLY: 90, PEOPLE: 62, OFF: 98, MONTHLY: 94}
NARROW_WIDTHS = {VERDICT: 98, WEEKLY: 88, PEOPLE: 62, OFF: 96, MONTHLY: 90}
LEAST_WIDTHS = {OFF: 580, PEOPLE: 480}
"""What goes first where the table is narrower than this, so that the names stay readable."""
HEAD_HEIGHT = 30
MOST_LETTER = 10
"""Pixels that a letter of a recurrence takes at most: what is short enough need not be measured."""
ROWS_SEEN, SLIM_ROWS_SEEN, MOST_SLIM_ROWS = 3, 5, 12
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MeetingTable(QTableView):
    """`picked(key)` by click or arrow keys, `taken(key)` by Enter or a double click, `typed(text)` otherwise.

    `sorted()` when another order was chosen at the heads.
    """

    picked = Signal(str)
    taken = Signal(str)
    typed = Signal(str)
    sorted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(shown(name))
        self.setProperty("role", "meetings")
        self.sort: Sort = USUAL
        self._model = MeetingModel()
        self._delegate = MeetingDelegate()
        self._rows: Sequence[MeetingRow] = ()
        self._has_tall = False
        self._is_narrow = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self._set_up_heads()
        self.set_narrow(False)
        self.doubleClicked.connect(lambda index: self.taken.emit(index.data(ROW_ROLE).key))

    def _set_up(self) -> None:
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)

    def _set_up_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setFixedHeight(HEAD_HEIGHT)
        heads.setMinimumSectionSize(40)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setSortIndicatorShown(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.sectionClicked.connect(self._on_head)
        heads.sectionResized.connect(self._on_resized)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        """Comes with another size of the text, too."""
        self._delegate.tokens = tokens
        self._fit_columns()
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        """The reasons stand at the side, too: where there is no room, only there."""
        self._is_narrow = narrow
        self._fit_columns()

    def set_slim(self, slim: bool) -> None:
        """Each row in lines that say what stands in the columns, without heads: Sort has all orders."""
        self._delegate.is_slim = slim
        self._delegate.last_column = TITLE if slim else MONTHLY
        self.horizontalHeader().setVisible(not slim)
        self._fit_columns()
        self.updateGeometry()

    def _fit_columns(self) -> None:
        narrow = self._is_narrow
        self._hide_columns()
        heads = self.horizontalHeader()
        for column in range(len(HEADS)):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(TITLE if narrow else WHY, QHeaderView.ResizeMode.Stretch)
        for column, width in (NARROW_WIDTHS if narrow else WIDTHS).items():
            self.setColumnWidth(column, max(px(width), self._head_width(column)))
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        self._fit_heights()

    def _hide_columns(self) -> None:
        for column in range(len(HEADS)):
            least = px(LEAST_WIDTHS.get(column, 0))
            is_spare = self._is_slim and column != TITLE
            is_spare = is_spare or self.width() < least or (column == WHY and self._is_narrow)
            self.setColumnHidden(column, is_spare)

    @property
    def _is_slim(self) -> bool:
        return self._delegate.is_slim

    @property
    def _row_height(self) -> int:
        return SLIM_ROW if self._is_slim else ROW_HEIGHT

    def _head_width(self, column: int) -> int:
        letters = self.horizontalHeader().fontMetrics()
        return letters.horizontalAdvance(shown(HEADS[column])) + 2 * EDGE

    def sizeHint(self) -> QSize:
        rows = max(len(self._rows), ROWS_SEEN)
        if self._is_slim:
            rows = min(rows, MOST_SLIM_ROWS)
        return QSize(600, px(HEAD_HEIGHT + self._row_height * rows + 2))

    def minimumSizeHint(self) -> QSize:
        if self._is_slim:
            return QSize(px(300), px(SLIM_ROW * min(max(len(self._rows), 1), SLIM_ROWS_SEEN) + 2))
        return QSize(px(300), px(HEAD_HEIGHT + ROW_HEIGHT * ROWS_SEEN))

    @property
    def keys(self) -> list[str]:
        """From top to bottom."""
        return [row.key for row in self._model.rows]

    def show_rows(self, rows: Sequence[MeetingRow]) -> None:
        ordered = in_order(rows, self.sort)
        if ordered != self._model.rows:
            self._rows = rows
            self._show(ordered)
            self.updateGeometry()

    def _show(self, rows: Sequence[MeetingRow]) -> None:
        self._model.show(rows)
        self._fit_heights()

    def _fit_heights(self) -> None:
        """Asks no row for its height where none is tall nor has to be: there may be thousands."""
        if self._is_slim:
            return
        width, font = round(self.columnWidth(TITLE) / factor()) - 2 * EDGE, ui_font(12)
        patterns = [row.pattern for row in self._model.rows]
        long = {text for text in patterns if len(text) * MOST_LETTER > width}
        wide = {text for text in long if len(wrapped(text, font, width)) > 1}
        if not wide and not self._has_tall:
            return
        self._has_tall = bool(wide)
        heights = self.verticalHeader()
        for place, text in enumerate(patterns):
            height = px(TALL_ROW if text in wide else ROW_HEIGHT)
            if heights.sectionSize(place) != height:
                heights.resizeSection(place, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hide_columns()
        self._fit_heights()

    def _on_resized(self, column: int, _before: int, _after: int) -> None:
        if column == TITLE:
            self._fit_heights()

    def mark(self, key: str) -> None:
        place = self._model.place_of(key)
        selection = self.selectionModel()
        if place < 0:
            selection.clear()
            return
        column = max(self.currentIndex().column(), 0)
        flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
        selection.setCurrentIndex(self._model.index(place, column), flags)
        self.scrollTo(self._model.index(place, TITLE))

    def sort_by(self, name: str) -> None:
        """The same once more turns the order round."""
        if name == self.sort[0]:
            self.sort = (name, not self.sort[1])
        else:
            self.sort = (name, name in NUMBERS)
        current = self.current_key
        self._show(in_order(self._rows, self.sort))
        self.mark(current)
        self.sorted.emit()

    def _on_head(self, column: int) -> None:
        self.sort_by(COLUMNS[column])

    @property
    def current_key(self) -> str:
        row = self.currentIndex().data(ROW_ROLE)
        return row.key if isinstance(row, MeetingRow) else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(ROW_ROLE)
        if self.hasFocus() and isinstance(row, MeetingRow):
            self.picked.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN_KEYS and not event.modifiers():
            if key := self.current_key:
                self.taken.emit(key)
        elif is_letter(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
