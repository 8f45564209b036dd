"""The layout of a plain text whose lines a highlighter colours: a key repaints its own paragraph alone."""

from PySide6.QtWidgets import QPlainTextDocumentLayout


class LineLayout(QPlainTextDocumentLayout):
    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Qt counts a line that is coloured anew as removed and added, and takes their sum for its length.

        Then it would lay out the line below too, and repaint the whole editor.
        """
        super().documentChanged(position, 0 if added else min(removed, 1), added)
