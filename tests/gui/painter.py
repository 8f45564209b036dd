"""Starts the program and prints, at the first paint of the window, the modules that were imported."""

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from asyncdraft.gui.app import Application, prepare_qt


class FirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            print("\n".join(sys.modules), flush=True)  # noqa: T201
            QApplication.exit()
            watched.removeEventFilter(self)
        return False


def main() -> int:
    qt = prepare_qt([])
    application = Application()
    application.start([])
    paint = FirstPaint()
    application.window.installEventFilter(paint)
    application.window.show()
    code = qt.exec()
    application.window.close()
    application.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
