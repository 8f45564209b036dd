"""Two parts one above the other, whose border can be dragged."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from asyncdraft.gui.scale import px

HANDLE, LINE = 10, 2


class Splitter(QSplitter):
    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(px(HANDLE))

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """A thin line in more room to get hold of; it is lit while it is pointed at or dragged."""

    def __init__(self, orientation: Qt.Orientation, splitter: QSplitter) -> None:
        super().__init__(orientation, splitter)
        self._is_held = False

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = QGuiApplication.palette()
        tone = (
            palette.highlight() if self._is_held else palette.dark() if self.underMouse() else palette.mid()
        )
        painter = QPainter(self)
        painter.fillRect(QRectF(0, (self.height() - LINE) / 2, self.width(), LINE), tone)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._hold(held=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._hold(held=False)

    def _hold(self, *, held: bool) -> None:
        self._is_held = held
        self.update()
