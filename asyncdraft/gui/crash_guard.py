"""What no one has caught: logged, the draft made safe, told once in a dialog, and the window goes on."""

import sys
import threading
from collections import Counter
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from asyncdraft.core.text import joined, say
from asyncdraft.storage.crashes import Crash, describe, describe_fault
from asyncdraft.storage.fault_file import FaultFile
from asyncdraft.storage.log import Log

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from asyncdraft.gui.dialogs.crash import CrashDialog
    from asyncdraft.gui.drafts.safekeeping import Kept, Safekeeping
    from asyncdraft.gui.main_window import MainWindow

EXIT_CRASHED = 70
"""As sysexits.h calls a mistake of the program."""

MOST_LOGGED = 20
"""So often a mistake at one place is logged in full in one run: a paint can fail sixty times a second."""

MOST_TOLD = 10
AGAIN = say("The same mistake happened again. The draft is safe; starting AsyncDraft anew may help.")
LAST_TIME = say("AsyncDraft ended without a warning last time. What was saved is here.")
NO_START = say("AsyncDraft cannot start: it made a mistake of its own.")
NO_END = say("AsyncDraft made a mistake of its own at its end.")
SAFE = say(
    "What was saved before is not touched. `asyncdraft doctor` in a terminal tells what may be missing."
)


class CrashGuard(QObject):
    """For one process. Mistakes come from any thread; they are shown on the GUI thread."""

    _heard = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.log = Log(folder)
        self._fault_file = FaultFile(folder)
        self._fault = ""
        self._news: SimpleQueue[Crash] = SimpleQueue()
        self._counts: Counter[str] = Counter()
        self._told: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._window: MainWindow | None = None
        self._safekeeping: Safekeeping | None = None
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    # From the start to the end of the process

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = lambda told: self._on_exception(
            told.exc_type, told.exc_value, told.exc_traceback
        )
        sys.unraisablehook = lambda told: self.note(told.exc_value)

    def begin(self) -> None:
        """From now on a death outside of Python leaves its last words; those of the last run are logged."""
        self._fault = self._fault_file.begin()
        if self._fault:
            crash = describe_fault(self._fault)
            self.log.write(f"The last run ended with {crash.line}", crash.text)

    def protect(self, window: "MainWindow", safekeeping: "Safekeeping", notices: list[str]) -> None:
        """From now on there is a window to go on with. Offers what is known of the end of the last run."""
        self._window, self._safekeeping = window, safekeeping
        if self._fault:
            sentence = joined(filter(None, (*notices, LAST_TIME)))
            window.toast.tell_error(sentence, (say("Details"), self._show_fault))

    def close(self) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        self._window = self._safekeeping = None
        self._fault_file.end()

    # On any thread

    def note(self, error: BaseException | None) -> Crash | None:
        """Into the log alone."""
        if error is None:
            return None
        crash = describe(error)
        self._counts[crash.line] += 1
        if self._counts[crash.line] <= MOST_LOGGED:
            self.log.write_crash(crash)
        return crash

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        crash = self.note(error)
        if error is not None and crash is not None:
            self._print(error, crash)
            self._news.put(crash)
            self._heard.emit()
        _let_go(trace)

    def _print(self, error: BaseException, crash: Crash) -> None:
        """In full for whoever sits at a terminal; where others keep what is printed, as in the log."""
        if sys.stderr is None:
            return
        if sys.stderr.isatty():
            self._hooks[0](type(error), error, error.__traceback__)
        else:
            sys.stderr.write(f"{crash.text}\n")

    # On the GUI thread

    def _hear(self) -> None:
        try:
            crash = self._news.get_nowait()
        except Empty:
            return
        if self._dialog is not None:
            self._add(crash)
        elif crash.line not in self._told:
            self._told.add(crash.line)
            self._tell(crash)
        elif self._counts[crash.line] == 2 and self._window is not None:
            self._window.toast.tell_error(AGAIN)

    def _add(self, crash: Crash) -> None:
        if self._dialog is not None and crash.line not in self._told and len(self._told) < MOST_TOLD:
            self._told.add(crash.line)
            self._dialog.add(crash.text)

    def _tell(self, crash: Crash) -> None:
        from asyncdraft.gui.dialogs.crash import WRONG

        kept = self._safekeeping.keep() if self._safekeeping is not None else None
        self._show(WRONG, kept, report(crash))

    def _show(self, heading: str, kept: "Kept | None", details: str) -> None:
        from PySide6.QtWidgets import QApplication

        from asyncdraft.gui.dialogs.crash import CrashDialog
        from asyncdraft.gui.dialogs.opening import fit

        parent: QWidget | None = QApplication.activeModalWidget() or self._window
        self._dialog = dialog = CrashDialog(
            parent, heading, kept.sentence if kept else "", details, unsaved=kept.text if kept else ""
        )
        dialog.quitting.connect(self._quit)
        dialog.finished.connect(self._on_finished)
        fit(dialog)
        dialog.open()

    def _show_fault(self) -> None:
        from asyncdraft.gui.dialogs.crash import BEFORE

        if self._dialog is None:
            self._show(BEFORE, None, report(describe_fault(self._fault)))

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _quit(self) -> None:
        """As closing the window does, which may ask first about what is not saved."""
        window = self._window
        if window is not None and not window.close():
            return
        QCoreApplication.exit(EXIT_CRASHED)

    def stop(self, error: Exception) -> int:
        """The start or the end has failed: says so, and is the status to end with."""
        from asyncdraft.gui.dialogs.crash import CrashDialog

        crash = self.note(error)
        if crash is not None:
            self._print(error, crash)
            heading = NO_START if self._window is None else NO_END
            CrashDialog(None, heading, SAFE, report(crash), goes_on=False).exec()
        return EXIT_CRASHED


def _let_go(trace: TracebackType | None) -> None:
    """A painter that a failed paint has left open would end the process: Python keeps the last traceback."""
    from traceback import clear_frames

    clear_frames(trace)


def report(crash: Crash) -> str:
    """What can be given to whoever mends it."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication

    from asyncdraft.storage.versions import versions

    known = {**versions(), "Qt": f"{qVersion()} on {QGuiApplication.platformName()}"}
    heads: list[str] = [f"{name} {value}" for name, value in known.items()]
    return "\n".join((", ".join(heads), "", crash.text))
