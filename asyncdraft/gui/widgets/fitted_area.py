"""A scroll area that takes no more room than what it shows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.gui.widgets.basics import FollowingArea


class FittedArea(FollowingArea):
    """As high as `held`, where there is room; else it scrolls, and is never lower than `least`."""

    def __init__(self, held: QWidget, least: int) -> None:
        super().__init__()
        self._held = held
        self._least = least
        self._is_whole = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(held)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._held.sizeHint().height())

    def set_whole(self, whole: bool) -> None:
        """Whether it never scrolls, because something around it does."""
        self._is_whole = whole
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        if self._is_whole:
            return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
        return QSize(super().minimumSizeHint().width(), min(self._least, self.sizeHint().height()))
