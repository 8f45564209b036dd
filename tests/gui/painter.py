"""Starts the program and prints, at the first paint of the window, the modules that were imported."""

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from asyncdraft.gui.crash_guard import CrashGuard
from asyncdraft.gui.start import Start, prepare_qt
from asyncdraft.storage import paths


class FirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            print("\n".join(sys.modules), flush=True)  # noqa: T201
            print(f"widgets {len(QApplication.allWidgets())}", flush=True)  # noqa: T201
            QApplication.exit()
            watched.removeEventFilter(self)
        return False


def main() -> int:
    qt = prepare_qt([])
    start = Start(qt, CrashGuard(paths.log_dir()), [])
    paint = FirstPaint()
    start.window.installEventFilter(paint)
    start.window.show()
    code = qt.exec()
    start.window.close()
    start.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
