"""Notes that stand below lines of an editor, in room that is made for them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QWidget

GAP, RIGHT = 3, 10


class _Layout(QPlainTextDocumentLayout):
    def __init__(self, document: QTextDocument, room_below: Callable[[QTextBlock], int]) -> None:
        super().__init__(document)
        self._room_below = room_below

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        return super().blockBoundingRect(block).adjusted(0, 0, 0, self._room_below(block))


class LineNotes:
    """A note goes with its line while others are typed above it."""

    def __init__(self, editor: QPlainTextEdit, place_of: Callable[[QTextBlock], QRectF]) -> None:
        """Gives `editor`, which is just made, another document; `place_of` a block is in its viewport."""
        self._editor = editor
        self._place_of = place_of
        self._notes: list[tuple[QTextCursor, QWidget]] = []
        document = QTextDocument(editor)
        self._layout = _Layout(document, self._room_below)
        document.setDocumentLayout(self._layout)
        document.setDefaultFont(editor.font())
        editor.setDocument(document)
        editor.updateRequest.connect(lambda _part, _by: self._place())

    def show(self, notes: Sequence[tuple[int, QWidget]]) -> None:
        """In place of those before; lines are counted from 0."""
        if not notes and not self._notes:
            return
        for _cursor, gone in self._notes:
            gone.hide()
            gone.deleteLater()
        find = self._editor.document().findBlockByNumber
        self._notes = [(QTextCursor(find(line)), note) for line, note in notes if find(line).isValid()]
        for _cursor, note in self._notes:
            note.setParent(self._editor.viewport())
            note.setCursor(Qt.CursorShape.ArrowCursor)
            note.show()
        self.fit()

    def fit(self) -> None:
        """To the width of the editor: what wraps needs another height."""
        width = self._editor.viewport().width() - RIGHT
        for _cursor, note in self._notes:
            height = note.heightForWidth(width) if note.hasHeightForWidth() else note.sizeHint().height()
            note.resize(width, height)
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        self._editor.viewport().update()
        self._place()

    def _room_below(self, block: QTextBlock) -> int:
        return sum(note.height() + 2 * GAP for cursor, note in self._notes if cursor.block() == block)

    def _place(self) -> None:
        below: dict[int, int] = {}
        for cursor, note in self._notes:
            block = cursor.block()
            place = self._place_of(block)
            top = round(place.bottom()) - self._room_below(block) + GAP + below.get(block.blockNumber(), 0)
            note.move(0, top)
            below[block.blockNumber()] = below.get(block.blockNumber(), 0) + note.height() + 2 * GAP
