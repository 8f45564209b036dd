"""Rows under headings, drawn by a delegate: a list of any length costs what is seen of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from asyncdraft.gui.language import shown, shown_parts
from asyncdraft.gui.widgets.tips import without_markup

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class Row(Protocol):
    """`key` is empty for a heading; `spoken` is what a screen reader says."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def spoken(self) -> str: ...


AnyRow = TypeVar("AnyRow", bound=Row)


class RowModel(QAbstractListModel, Generic[AnyRow]):
    def __init__(self) -> None:
        super().__init__()
        self._rows: list[AnyRow] = []

    @property
    def rows(self) -> Sequence[AnyRow]:
        return self._rows

    def show(self, rows: Sequence[AnyRow]) -> None:
        self.beginResetModel()
        self._rows = list(shown_parts(rows))
        self.endResetModel()

    def row_of(self, key: str) -> int:
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def tip(self, row: AnyRow) -> str:
        return row.spoken

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Only what is asked for is made: a list asks each of its rows how high it is."""
        answer = ANSWERS.get(int(role))
        return None if answer is None else answer(self, self._rows[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self._rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _told(model: RowModel[AnyRow], row: AnyRow) -> str | None:
    return without_markup(shown(model.tip(row))) if row.key else None


ANSWERS: Mapping[int, Callable[[RowModel[Any], Any], object]] = {
    int(ROW_ROLE): lambda _model, row: row,
    int(Qt.ItemDataRole.DisplayRole): lambda _model, row: row.title,
    int(Qt.ItemDataRole.AccessibleTextRole): lambda _model, row: shown(row.spoken),
    int(Qt.ItemDataRole.ToolTipRole): _told,
}
"""What a view asks of a row, by Qt's roles."""


class RowList(QListView, Generic[AnyRow]):
    """`picked(key)` by click or arrow keys; `taken(key)` by Enter or double click: on to what it shows."""

    picked = Signal(str)
    taken = Signal(str)

    def __init__(self, name: str, model: RowModel[AnyRow], delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self.setAccessibleName(shown(name))
        self.setProperty("role", "drafts")
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._marking = False
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(lambda _index: self._tell_taken())
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._fit_focus)
        self._fit_focus()

    @property
    def keys(self) -> list[str]:
        return [row.key for row in self._rows.rows if row.key]

    def mark(self, key: str) -> None:
        place = self._rows.row_of(key)
        selection = self.selectionModel()
        if place < 0:
            selection.clear()
            return
        self._marking = True
        selection.setCurrentIndex(self._rows.index(place), selection.SelectionFlag.ClearAndSelect)
        self._marking = False

    def current_key(self) -> str:
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and not self._marking and (key := self.current_key()):
            self.picked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell_taken()
        super().keyPressEvent(event)

    def _tell_taken(self) -> None:
        if key := self.current_key():
            self.taken.emit(key)

    def _fit_focus(self) -> None:
        """The Tab key passes by an empty list: there is no row to show where it is."""
        strong, none = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(strong if self.keys else none)

    def _on_clicked(self, index: QModelIndex) -> None:
        if key := self._rows.rows[index.row()].key:
            self.picked.emit(key)
