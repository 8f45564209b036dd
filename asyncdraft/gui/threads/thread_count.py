"""How many threads wait for the writer, beside the name of their view, whichever view is shown."""

from PySide6.QtCore import QObject

from asyncdraft.core.text import say_count
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.workspace import Change, Workspace

COUNTS = Change.TEAM | Change.CLOCK | Change.VIEW | Change.SETTINGS
"""What the count depends on, beside the threads themselves."""


class ThreadCount(QObject):
    def __init__(self, window: MainWindow, workspace: Workspace, stage: Stage, desk: ThreadDesk) -> None:
        super().__init__()
        self._navigation = window.navigation
        self._desk = desk
        desk.changed.connect(self.show)
        desk.told.connect(stage.tell)
        workspace.changed.connect(self._on_changed)
        window.closing.connect(desk.close)

    def _on_changed(self, change: Change) -> None:
        if change & Change.ELSEWHERE:
            self._desk.reload()
        elif change & COUNTS:
            self.show()

    def show(self) -> None:
        waiting = len(self._desk.waiting)
        self._navigation.show_count("threads", waiting, say_count("waits for you", "wait for you", waiting))
