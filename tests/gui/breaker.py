"""Starts the program as a user does, writes a draft, and lets one kind of mistake happen.

Prints what is told then, and chooses the button that the second argument names.
"""

import faulthandler
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from asyncdraft.core.draft import Pane
from asyncdraft.gui import app, start
from asyncdraft.gui.dialogs.crash import CrashDialog
from asyncdraft.gui.main_window import MainWindow

WHAT = "The load test fails on staging, says kenji@example.com."
SECRET = "xoxb-4711"


def fail() -> None:
    typed = SECRET
    raise ValueError(f"cannot read {typed} of {WHAT}")


def in_slot(window: MainWindow) -> None:
    action = QAction(window)
    action.triggered.connect(lambda _checked: fail())
    action.trigger()


def in_thread(window: MainWindow) -> None:
    threading.Thread(target=fail).start()


def in_timer(window: MainWindow) -> None:
    QTimer.singleShot(0, fail)


def in_paint(window: MainWindow) -> None:
    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
            fail()

    broken = Broken(window)
    broken.setGeometry(0, 0, 9, 9)
    broken.show()
    for moment in (1, 2, 3):
        QTimer.singleShot(moment, broken.repaint)


def in_open_paint(window: MainWindow) -> None:
    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
            painter = QPainter(self)
            fail()
            painter.end()

    broken = Broken(window)
    broken.setGeometry(0, 0, 9, 9)
    broken.show()
    for moment in (1, 2, 3):
        QTimer.singleShot(moment, broken.update)


def hard(window: MainWindow) -> None:
    faulthandler._sigsegv()  # type: ignore[attr-defined]


PLACES: dict[str, Callable[[MainWindow], None]] = {
    "slot": in_slot,
    "thread": in_thread,
    "timer": in_timer,
    "paint": in_paint,
    "open paint": in_open_paint,
    "hard": hard,
}


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


class User:
    """Writes once the window stands, and answers the dialog."""

    def __init__(self, place: str, answer: str) -> None:
        self._place, self._answer = place, answer
        self._dialogs = 0
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._has_written = place in ("start", "nothing")

    def _look(self) -> None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        dialog = next((each for each in shown if isinstance(each, CrashDialog)), None)
        window = next((each for each in shown if isinstance(each, MainWindow)), None)
        if dialog is not None:
            self._dialogs += 1
            self._reply(dialog)
        elif window is not None and window.is_furnished and not self._has_written:
            self._has_written = True
            window.editors.editor(Pane.WHAT).insertPlainText(WHAT)
            PLACES[self._place](window)
        elif window is not None and (self._dialogs or self._place == "nothing"):
            say(f"dialogs: {self._dialogs}; toast: {window.toast.text}")
            window.close()

    def _reply(self, dialog: CrashDialog) -> None:
        for told in dialog.findChildren(QLabel):
            say(told.text())
        say(dialog.details)
        next(each for each in dialog.findChildren(QPushButton) if each.text() == self._answer).click()


def main() -> int:
    place, answer = sys.argv[1:]
    users: list[User] = []
    prepare = start.prepare_qt

    def prepared(arguments: list[str]) -> QApplication:
        qt = prepare(arguments)
        users.append(User(place, answer))
        return qt

    start.prepare_qt = prepared
    if place == "start":
        setattr(app, "Stage", fail)  # noqa: B010 - mypy knows no such attribute
    return start.main([])


if __name__ == "__main__":
    sys.exit(main())
