"""Two-line entries under section headings, drawn by a delegate: any length costs what is visible."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown_parts
from asyncdraft.gui.scale import EnlargedDelegate
from asyncdraft.gui.widgets.row_list import ROW_ROLE, Index, RowList, RowModel
from asyncdraft.gui.widgets.row_paint import paint_ground, paint_heading, paint_line

HEADING_HEIGHT, ENTRY_HEIGHT = 30, 50


@dataclass(frozen=True)
class Entry:
    """`key` is empty for a heading; `tone` is the token in which the detail is written."""

    key: str
    title: str
    detail: str = ""
    tone: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.detail}" if self.detail else self.title


class EntryModel(RowModel[Entry]):
    """`more` gives the entries behind those that are there, when the view comes near their end."""

    def __init__(self) -> None:
        super().__init__()
        self._more: Callable[[], Sequence[Entry]] | None = None

    def go_on_with(self, more: Callable[[], Sequence[Entry]] | None) -> None:
        self._more = more

    def canFetchMore(self, parent: Index) -> bool:
        return self._more is not None and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        added = self._more() if self._more is not None else ()
        if not added:
            self._more = None
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
        self._rows += shown_parts(added)
        self.endInsertRows()


class EntryDelegate(EnlargedDelegate):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: Mapping[str, QColor] = {}

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ROW_ROLE)
        return QSize(120, ENTRY_HEIGHT if entry.key else HEADING_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ROW_ROLE)
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


class SectionedList(RowList[Entry]):
    def __init__(self, name: str) -> None:
        self._entries = EntryModel()
        self._delegate = EntryDelegate()
        super().__init__(name, self._entries, self._delegate)
        self.setLayoutMode(QListView.LayoutMode.Batched)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._delegate.tokens = tokens
        self.viewport().update()

    def show_entries(
        self, entries: Sequence[Entry], current: str, more: Callable[[], Sequence[Entry]] | None = None
    ) -> None:
        """With `more`, these are the first; the others are asked for as the list is scrolled."""
        entries = shown_parts(list(entries))
        self._entries.go_on_with(more)
        if entries != list(self._entries.rows):
            place = self.verticalScrollBar().value()
            self._entries.show(entries)
            self.doItemsLayout()
            self.verticalScrollBar().setValue(place)
        self.mark(current)

    def pick_first(self) -> None:
        """The first entry below the headings, if there is one."""
        if self.keys:
            self.mark(self.keys[0])
            self.picked.emit(self.keys[0])
