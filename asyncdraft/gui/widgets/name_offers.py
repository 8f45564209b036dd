"""The names that begin with what is typed after an @, in a list below it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from asyncdraft.gui.text_units import to_points

WORD_BEFORE = re.compile(r"(?<![\w@])@(\w*)$")
KEYS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down),
)
"""Those that are meant for the list while it is shown."""


class NameOffers:
    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._names = QStringListModel(editor)
        self._completer = QCompleter(self._names, editor)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        dress(self._completer)
        self._completer.setWidget(editor)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._on_completed)

    def set_names(self, names: Sequence[str]) -> None:
        self._names.setStringList(list(names))

    def takes(self, key: int) -> bool:
        return self._popup.isVisible() and key in KEYS

    def follow(self) -> None:
        """After something was typed."""
        started = WORD_BEFORE.search(_before(self._editor.textCursor()))
        if started is None:
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(started[1])
        if self._completer.completionCount() == 0:
            self._popup.hide()
            return
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        rect = self._editor.cursorRect()
        rect.setWidth(self._popup.sizeHintForColumn(0) + 32)
        self._completer.complete(rect)

    def _on_completed(self, name: str) -> None:
        cursor = self._editor.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left,
            QTextCursor.MoveMode.KeepAnchor,
            len(self._completer.completionPrefix()),
        )
        cursor.insertText(f"{name} ")


def dress(completer: QCompleter) -> None:
    """Its list looks as those of the window do."""
    offered = completer.popup()
    assert offered is not None
    offered.setProperty("role", "offers")


def _before(cursor: QTextCursor) -> str:
    """In its line."""
    line = cursor.block().text()
    return line[: to_points(line, cursor.positionInBlock())]
