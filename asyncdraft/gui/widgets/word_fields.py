"""Fields of running words, on one line or more, that wave what is misspelled and offer what may be meant."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QInputMethodEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from asyncdraft.gui.text_units import written_in
from asyncdraft.gui.widgets.word_menu import Doubt, doubt_at, offer_words, open_with_words


class WordLine(QLineEdit):
    """`word_added(word)` to the dictionary."""

    word_added = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._doubts: tuple[Doubt, ...] = ()
        self._is_composing = False

    @property
    def words(self) -> str:
        return self.text()

    @property
    def cursor_units(self) -> int:
        return self.cursorPosition()

    def show_doubts(self, doubts: Sequence[Doubt], color: QColor) -> None:
        """Qt has no other way to format parts of a line than that of input methods: not while one is used."""
        if tuple(doubts) == self._doubts or self._is_composing:
            return
        self._doubts = tuple(doubts)
        wave, here = _wave(color), self.cursorPosition()
        waves = [
            QInputMethodEvent.Attribute(
                QInputMethodEvent.AttributeType.TextFormat, doubt.start - here, doubt.end - doubt.start, wave
            )
            for doubt in doubts
        ]
        super().inputMethodEvent(QInputMethodEvent("", waves))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        self._doubts = ()
        super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        position = self.cursorPositionAt(event.pos()) if by_mouse else self.cursorPosition()
        menu = self.createStandardContextMenu()
        doubt, place = doubt_at(self._doubts, position), event.globalPos() if by_mouse else self._below()
        open_with_words(menu, place, doubt, self._replace, self.word_added.emit)

    def offer_words(self, doubt: Doubt) -> None:
        """Selects the word and opens its menu there."""
        self.setSelection(doubt.start, doubt.end - doubt.start)
        offer_words(self, self._below(), doubt, self._replace, self.word_added.emit)

    def _below(self) -> QPoint:
        return self.mapToGlobal(self.cursorRect().bottomLeft())

    def _replace(self, doubt: Doubt, choice: str) -> None:
        """One undo step, told as if it were typed."""
        self.setSelection(doubt.start, doubt.end - doubt.start)
        self.insert(choice)
        self.textEdited.emit(self.text())


class WordBox(QPlainTextEdit):
    """`word_added(word)` to the dictionary."""

    word_added = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._doubts: tuple[Doubt, ...] = ()

    @property
    def words(self) -> str:
        return self.toPlainText()

    def toPlainText(self) -> str:
        return written_in(self.document())

    @property
    def cursor_units(self) -> int:
        return self.textCursor().position()

    def show_doubts(self, doubts: Sequence[Doubt], color: QColor) -> None:
        self._doubts = tuple(doubts)
        selections = []
        for doubt in doubts:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(doubt)
            selection.format = _wave(color)
            selections.append(selection)
        self.setExtraSelections(selections)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        menu = self.createStandardContextMenu(event.pos())
        place = event.globalPos() if by_mouse else self._below()
        doubt = doubt_at(self._doubts, cursor.position())
        open_with_words(menu, place, doubt, self._replace, self.word_added.emit)

    def offer_words(self, doubt: Doubt) -> None:
        """Selects the word and opens its menu there."""
        self.setTextCursor(self._cursor(doubt))
        self.ensureCursorVisible()
        offer_words(self, self._below(), doubt, self._replace, self.word_added.emit)

    def _below(self) -> QPoint:
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def _cursor(self, doubt: Doubt) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(doubt.start)
        cursor.setPosition(doubt.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _replace(self, doubt: Doubt, choice: str) -> None:
        self._cursor(doubt).insertText(choice)


WordField = WordLine | WordBox


def _wave(color: QColor) -> QTextCharFormat:
    wave = QTextCharFormat()
    wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    wave.setUnderlineColor(color)
    return wave
