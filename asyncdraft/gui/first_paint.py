"""What shall not keep the window from being seen waits here for its first paint.

A timer of 0 ms is no such wait: it fires before the system has asked for the paint.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `start` once, while `window` is painted next; what takes long belongs into a timer there."""

    def __init__(self, window: QWidget, start: Callable[[], None]) -> None:
        super().__init__(window)
        self._start = start
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            watched.removeEventFilter(self)
            self._start()
            self.deleteLater()
        return False
