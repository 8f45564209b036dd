"""The gaps of inserted text: Tab goes from one to the next, and what is typed takes its place."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


class Gaps:
    """Gaps follow their text through every edit; one that is emptied is none any more."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._left: list[QTextCursor] = []
        self._end: QTextCursor | None = None
        self._here = 0

    def open(self, spans: Sequence[tuple[int, int]], end: int) -> None:
        """`spans` in UTF-16 units, in order; after the last one the cursor goes to `end`."""
        self._left = [self._cursor(*span) for span in spans]
        self._end = self._cursor(end, end)
        self._here = -1
        self.step(1)

    def close(self) -> None:
        self._left, self._end = [], None
        self._show()

    @property
    def is_open(self) -> bool:
        return bool(self._left)

    def step(self, by: int) -> bool:
        """To the next or the previous gap, past the last one to the end; False where there is no way on."""
        while self._left and 0 <= (place := self._here + by) < len(self._left):
            self._here = place
            if self._left[place].hasSelection():
                self._editor.setTextCursor(self._left[place])
                self._editor.ensureCursorVisible()
                self._show()
                return True
        return self._leave() if self._left and by > 0 else False

    def _leave(self) -> bool:
        end = self._end
        self.close()
        if end is not None:
            self._editor.setTextCursor(end)
        return end is not None

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _show(self) -> None:
        """Those that wait have a ground of their own."""
        ground = self._editor.palette().highlight().color()
        ground.setAlpha(50)
        shown = []
        for cursor in self._left[self._here + 1 :]:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format.setBackground(ground)
            shown.append(selection)
        self._editor.setExtraSelections(shown)
