"""The table of people: everybody on one axis of the day, by mouse and by keys."""

from collections.abc import Callable, Mapping
from itertools import islice

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy

from asyncdraft.core.roster.day_table import Axis, PersonRow
from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import factor, px
from asyncdraft.gui.team.people_model import PeopleModel
from asyncdraft.gui.team.people_rows import WIDE, Head, PeopleDelegate, Tokens, row_height

HEAD_HEIGHT, FEWEST_ROWS, FEWEST_WIDTH = 32, 3, 300


class PeopleList(QListView):
    """`picked(id)` by click or arrow keys, `taken(id)` by Enter, `discarded(id)` by Delete."""

    picked = Signal(str)
    taken = Signal(str)
    discarded = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(shown(name))
        self.setProperty("role", "drafts")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setViewportMargins(0, px(HEAD_HEIGHT), 0, 0)
        self._people = PeopleModel()
        self._delegate = PeopleDelegate()
        self._head = Head(self)
        self.setModel(self._people)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(lambda index: self.picked.emit(self._people.keys[index.row()]))

    def set_tokens(self, tokens: Tokens) -> None:
        self._delegate.set_tokens(tokens)
        self._head.tokens = tokens
        self.viewport().update()
        self._head.update()

    def show_people(
        self, titles: Mapping[str, str], make: Callable[[str], PersonRow], axis: Axis, current: str
    ) -> None:
        self._delegate.axis = self._head.axis = axis
        place, row, before = self.verticalScrollBar().value(), self.currentIndex().row(), self.current_key
        self._people.show(titles, make)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)
        self.go_to(before if before in titles else next(islice(titles, max(row, 0), None), ""))
        self.mark(current)
        self.updateGeometry()
        self.viewport().update()

    def mark(self, key: str) -> None:
        """Picks the row of `key`; without one nobody is, and the keys go on from where they were."""
        place, selection = self._people.row_of(key), self.selectionModel()
        if place < 0:
            selection.clearSelection()
        else:
            selection.setCurrentIndex(self._people.index(place), selection.SelectionFlag.ClearAndSelect)

    def go_to(self, key: str) -> None:
        """The keys go on from there, or from the first."""
        place, selection = self._people.row_of(key), self.selectionModel()
        if place < 0:
            selection.clearCurrentIndex()
        else:
            selection.setCurrentIndex(self._people.index(place), selection.SelectionFlag.NoUpdate)

    @property
    def current_key(self) -> str:
        index = self.currentIndex()
        return self._people.keys[index.row()] if index.isValid() else ""

    def sizeHint(self) -> QSize:
        return QSize(
            WIDE, px(HEAD_HEIGHT + row_height(self._delegate.width) * max(self._people.rowCount(), 1))
        )

    def minimumSizeHint(self) -> QSize:
        rows = min(max(self._people.rowCount(), 1), FEWEST_ROWS)
        return QSize(FEWEST_WIDTH, px(HEAD_HEIGHT + row_height(self._delegate.width) * rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setViewportMargins(0, px(HEAD_HEIGHT), 0, 0)
        self._head.setGeometry(self.viewport().x(), 0, self.viewport().width(), px(HEAD_HEIGHT))
        before, self._delegate.width = self._delegate.width, round(self.viewport().width() / factor())
        if row_height(before) != row_height(self._delegate.width):
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        told = {
            Qt.Key.Key_Return: self.taken,
            Qt.Key.Key_Enter: self.taken,
            Qt.Key.Key_Delete: self.discarded,
        }.get(Qt.Key(event.key()))
        before = self.current_key
        if told is not None and before:
            told.emit(before)
            return
        super().keyPressEvent(event)
        if self.current_key != before:
            self.picked.emit(self.current_key)
