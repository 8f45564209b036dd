"""A view in its place: where that is too small for it, it scrolls."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.gui.scale import fitted, px
from asyncdraft.gui.widgets.basics import FollowingArea


class RoomyPage(FollowingArea):
    """Stands in the window before it gets its page: a style sheet looks at all that is in a widget again
    whenever that is put into another.
    """

    def __init__(self) -> None:
        super().__init__()
        self._room = _Room()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._room)

    def hold(self, page: QWidget) -> None:
        self._room.hold(page)

    def keep(self, width: int) -> None:
        """The page is as high as it has to be, and no narrower than `width`, which is meant as at 100 %; 0
        for a page that takes the room that there is.
        """
        self._room.keep(width)


class _Room(QWidget):
    """Gives the page all that there is. A layout would ask how large the page likes to be, and a page that
    can scroll by itself likes to be long: here it is asked for what it needs, and only where it is slim."""

    def __init__(self) -> None:
        super().__init__()
        self._page = QWidget()
        self._least = 0
        fitted(self)

    def hold(self, page: QWidget) -> None:
        self._page = page
        page.setParent(self)

    def keep(self, width: int) -> None:
        self._least = width
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._page.resize(event.size())
        self._fit()

    def _fit(self) -> None:
        if not self._least:
            self.setMinimumSize(0, 0)
            return
        least = px(self._least)
        self.setMinimumSize(least, self._needed(max(self.width(), least)))

    def _needed(self, width: int) -> int:
        layout = self._page.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self._page.minimumSizeHint().height()
