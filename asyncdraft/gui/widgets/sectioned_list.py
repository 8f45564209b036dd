"""Two-line entries under section headings, drawn by a delegate: any length costs what is visible."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.widgets.row_paint import paint_ground, paint_heading, paint_line

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
HEADING_HEIGHT, ENTRY_HEIGHT = 30, 50


@dataclass(frozen=True)
class Entry:
    """`key` is empty for a heading; `tone` is the token in which the detail is written."""

    key: str
    title: str
    detail: str = ""
    tone: str = ""


class EntryModel(QAbstractListModel):
    """`more` gives the entries behind those that are there, when the view comes near their end."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._more: Callable[[], Sequence[Entry]] | None = None

    def show(self, entries: Sequence[Entry], more: Callable[[], Sequence[Entry]] | None) -> None:
        self.beginResetModel()
        self._entries = list(entries)
        self._more = more
        self.endResetModel()

    def go_on_with(self, more: Callable[[], Sequence[Entry]] | None) -> None:
        self._more = more

    def canFetchMore(self, parent: Index) -> bool:
        return self._more is not None and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        added = self._more() if self._more is not None else ()
        if not added:
            self._more = None
            return
        first = len(self._entries)
        self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
        self._entries += added
        self.endInsertRows()

    def row_of(self, key: str) -> int:
        return next((row for row, entry in enumerate(self._entries) if entry.key == key), -1)

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        spoken = f"{entry.title}, {entry.detail}" if entry.detail else entry.title
        values = {
            int(ENTRY_ROLE): entry,
            int(Qt.ItemDataRole.DisplayRole): entry.title,
            int(Qt.ItemDataRole.AccessibleTextRole): spoken,
            int(Qt.ItemDataRole.ToolTipRole): spoken if entry.key else None,
        }
        return values.get(int(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self._entries[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EntryDelegate(QStyledItemDelegate):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Mapping[str, QColor] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        return QSize(120, ENTRY_HEIGHT if entry.key else HEADING_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.key:
            self._paint_entry(painter, entry, rect, option.state)
        else:
            paint_heading(painter, rect, entry.title, 8, self.tokens)
        painter.restore()

    def _paint_entry(self, painter: QPainter, entry: Entry, rect: QRect, state: QStyle.StateFlag) -> None:
        paint_ground(painter, rect, state, self.tokens)
        bold = ui_font(13, QFont.Weight.DemiBold)
        paint_line(painter, entry.title, rect.adjusted(8, 6, -8, -24), bold, self.tokens["text"])
        colour = self.tokens[entry.tone or "secondary"]
        paint_line(painter, entry.detail, rect.adjusted(8, 26, -8, -6), ui_font(12), colour)


class SectionedList(QListView):
    """`picked(key)` by click, Enter or arrow keys."""

    picked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "drafts")
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._marking = False
        self._entries = EntryModel()
        self._delegate = EntryDelegate()
        self.setModel(self._entries)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._on_clicked)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._delegate.tokens = tokens
        self.viewport().update()

    def show_entries(
        self, entries: Sequence[Entry], current: str, more: Callable[[], Sequence[Entry]] | None = None
    ) -> None:
        """With `more`, these are the first; the others are asked for as the list is scrolled."""
        if list(entries) != list(self._entries.entries):
            place = self.verticalScrollBar().value()
            self._entries.show(entries, more)
            self.doItemsLayout()
            self.verticalScrollBar().setValue(place)
        else:
            self._entries.go_on_with(more)
        self.mark(current)

    def mark(self, key: str) -> None:
        row = self._entries.row_of(key)
        selection = self.selectionModel()
        if row < 0:
            selection.clear()
            return
        self._marking = True
        selection.setCurrentIndex(self._entries.index(row), selection.SelectionFlag.ClearAndSelect)
        self._marking = False

    def pick_first(self) -> None:
        """The first entry below the headings, if there is one."""
        first = next((entry.key for entry in self._entries.entries if entry.key), "")
        if first:
            self.mark(first)
            self.picked.emit(first)

    def current_key(self) -> str:
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry.key if isinstance(entry, Entry) else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and not self._marking and (key := self.current_key()):
            self.picked.emit(key)

    def _on_clicked(self, index: QModelIndex) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        if entry.key:
            self.picked.emit(entry.key)
