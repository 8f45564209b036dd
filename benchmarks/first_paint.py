"""Starts "program", a "bare" window or "nothing", and ends with its first paint. See start.py."""

import os
import sys

MOST_EVENT_ROUNDS = 1000


def main(what: str) -> None:
    {"program": _program, "bare": _bare, "nothing": _end}[what]()


def _program() -> None:
    """All that a start does; its event loop is replaced by one that ends with the first paint."""
    from asyncdraft.gui.start import main as open_window

    from PySide6.QtWidgets import QApplication  # isort: skip - the program imports its core before Qt

    QApplication.exec = lambda *_application: _until_painted()  # type: ignore[method-assign]
    sys.exit(open_window([]))


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

    _application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QPlainTextEdit())
    window.resize(1440, 900)
    window.show()
    _until_painted()


def _until_painted() -> int:
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtGui import QGuiApplication

    class FirstPaint(QObject):
        """The window is painted while its Expose is handled: it is handled here, and then all ends."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Expose:
                watched.removeEventFilter(self)
                QCoreApplication.sendEvent(watched, event)
                _end()
            return False

    first_paint = FirstPaint()
    for window in QGuiApplication.topLevelWindows():
        window.installEventFilter(first_paint)
    for _round in range(MOST_EVENT_ROUNDS):
        QCoreApplication.processEvents()
    raise SystemExit("nothing was painted")


def _end() -> None:
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
