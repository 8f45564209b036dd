"""A list that narrows as you type: for commands, people and templates."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from asyncdraft.gui.widgets.basics import column, label, row

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
LARGEST_ROWS = 12


@dataclass(frozen=True)
class Choice:
    """`words` are searched besides the title and the detail."""

    key: str
    title: str
    detail: str = ""
    words: str = ""

    def matches(self, typed: str) -> bool:
        text = f"{self.title} {self.detail} {self.words}".casefold()
        return all(word in text for word in typed.casefold().split())


class Picker(QDialog):
    """`picked(key)` by Enter or click; Escape leaves everything as it is."""

    picked = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, placeholder: str, choices: Sequence[Choice], nothing: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self._choices = list(choices)
        self._search = QLineEdit()
        self._search.setPlaceholderText(placeholder)
        self._search.setAccessibleName(placeholder)
        self._search.textChanged.connect(self._show)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setProperty("role", "palette")
        self._list.setAccessibleName(title)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(lambda _item: self._take())
        self._nothing = label(nothing, tone="secondary", wrap=True)
        layout = column(self, margins=(14, 14, 14, 14), gap=10)
        layout.addWidget(self._search)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        self._show("")

    @property
    def titles(self) -> list[str]:
        """What is listed now."""
        return [
            self._list.item(index).data(Qt.ItemDataRole.AccessibleTextRole)
            for index in range(self._list.count())
        ]

    def _show(self, typed: str) -> None:
        self._list.clear()
        found = [choice for choice in self._choices if choice.matches(typed)]
        found.sort(key=lambda choice: not choice.title.casefold().startswith(typed.casefold()))
        for choice in found:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, choice.key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, choice.title)
            line = _line(choice)
            item.setSizeHint(line.sizeHint())
            self._list.addItem(item)
            self._list.setItemWidget(item, line)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        shown = min(max(len(found), 1), LARGEST_ROWS)
        self._list.setFixedHeight(shown * 34 + 4)
        self.adjustSize()

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        key = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        self.picked.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = MOVES.get(Qt.Key(event.key()))
        if step is not None and self._list.count():
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        return super().eventFilter(watched, event)


def _line(choice: Choice) -> QWidget:
    line = QWidget()
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    layout = row(line, margins=(8, 6, 8, 6), gap=12)
    title = QLabel(choice.title)
    title.setTextFormat(Qt.TextFormat.PlainText)
    layout.addWidget(title)
    layout.addStretch(1)
    layout.addWidget(label(choice.detail, tone="secondary", type="small"))
    line.setMinimumHeight(34)
    return line
