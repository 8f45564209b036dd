"""A small window while a large store of an earlier version gets its new form, before the real one opens."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import tr
from asyncdraft.gui.tasks import Tasks
from asyncdraft.gui.widgets.waiting import lay_out_waiting
from asyncdraft.storage.database import open_anyhow

LINE = say("The drafts are brought into their new form…")
ABOUT = say("With many thousands of them this takes a minute or two. A copy from before is kept.")

FLAGS = Qt.WindowType.Window | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint


class Renewal(QWidget):
    """It cannot be closed: what it waits for ends by itself, and is undone where the process ends."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("AsyncDraft"))
        self.setWindowFlags(FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        lay_out_waiting(self, LINE, ABOUT)
        self._is_over = False

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._is_over)

    def wait(self, path: Path) -> None:
        """Until it is done; what goes wrong is told by the window that opens next."""
        self.show()
        loop = QEventLoop()
        tasks = Tasks()
        tasks.run(
            lambda _progress: open_anyhow(path).close(), lambda _done: loop.quit(), lambda _e: loop.quit()
        )
        loop.exec()
        self._is_over = True
        self.close()
