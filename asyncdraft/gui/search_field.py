"""A field in which something is sought: one sees that before one reads what it asks for."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from asyncdraft.gui.leading_icon import INSET, paint_leading
from asyncdraft.gui.scale import px

ICON, GAP = 16, 6
PADDING = 10
"""Of the style sheet, with its border."""


class SearchField(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_leading(self, "search", QGuiApplication.palette().placeholderText().color(), ICON)

    def _make_room(self) -> None:
        """A text in a language that is read to the left begins at the right, and so does the icon."""
        room = px(INSET + ICON + GAP - PADDING)
        is_mirrored = self.isRightToLeft()
        self.setTextMargins(0 if is_mirrored else room, 0, room if is_mirrored else 0, 0)
