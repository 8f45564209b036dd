"""The hands of a user inside of the program: as fast as it is ready, and without a display."""

import re

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from asyncdraft.gui.slices import Slices
from benchmarks.places import places

ROUNDS = 3
WORDS = re.compile(r"\n|\S+ ?| ")


class QuickHands:
    """`working` own the work that is done in slices."""

    def __init__(self, window: QWidget, *working: QObject) -> None:
        self._window = window
        self._working = working
        self._slices: list[Slices] = []

    def press(self, keys: str) -> None:
        QTest.keySequence(self._focus, QKeySequence(keys))
        self.settle()

    def type(self, text: str) -> None:
        """A word at once."""
        for word in WORDS.findall(text):
            if word == "\n":
                QTest.keyClick(self._focus, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self._focus, word)
            self.settle()

    def click(self, name: str, row: int = 0) -> None:
        widget, at = places(name)[row]
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
        self.settle()

    def look(self) -> None:
        self.rest()

    def rest(self) -> None:
        self._slices = [slices for owner in self._working for slices in owner.findChildren(Slices)]
        self.settle()

    def settle(self) -> None:
        """All that follows at once; outside of an event loop Qt keeps what is to be deleted."""
        for _round in range(ROUNDS):
            QApplication.processEvents()
        while any(slices.is_busy for slices in self._slices):
            QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def _focus(self) -> QWidget:
        if QApplication.activeWindow() is None:
            self._window.activateWindow()
            self.settle()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window
