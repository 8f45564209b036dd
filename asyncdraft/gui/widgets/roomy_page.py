"""A view in its place: where that is too small for it, it scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from asyncdraft.gui.scale import fitted, px


class RoomyPage(QScrollArea):
    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._room = _Room(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._room)

    def keep(self, width: int, height: int) -> None:
        """The page becomes no smaller than that, which is meant as at 100 %."""
        self._room.setMinimumSize(px(width), px(height))


class _Room(QWidget):
    """Gives the page all that there is, and asks for nothing: a layout would ask how large the page likes to
    be, and a page that can scroll by itself likes to be long."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        page.setParent(self)
        fitted(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._page.resize(event.size())
