"""A page as wide as its place: what is longer scrolls, or makes the place longer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from asyncdraft.gui.scale import fitted
from asyncdraft.gui.widgets.basics import FollowingArea


class PageArea(FollowingArea):
    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._is_whole = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        fitted(self)

    def set_whole(self, whole: bool) -> None:
        """Whether all of the page is shown, because something around this area scrolls."""
        self._is_whole = whole
        self.setWidgetResizable(not whole)
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if whole else bars.ScrollBarAsNeeded)
        self._fit()

    @property
    def around(self) -> QScrollArea:
        """What scrolls: this area, or the one around it."""
        above = self.parentWidget()
        while self._is_whole and above is not None:
            if isinstance(above, QScrollArea):
                return above
            above = above.parentWidget()
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's scroll area watches its page."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Qt's own way would give the page the height that its words need in the narrowest place."""
        layout = self._page.layout()
        if not self._is_whole or layout is None:
            self.setMinimumHeight(0)
            return
        width = self.viewport().width()
        is_wrapping = layout.hasHeightForWidth()
        least = layout.totalMinimumSize().height()
        height = layout.totalHeightForWidth(width) if is_wrapping else least
        self.setMinimumHeight(height)
        self._page.resize(width, max(height, self.viewport().height()))
