"""What the store needs that nobody asks for: backups, an emptied trash, and an eye on other programs."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from asyncdraft.core.settings.settings import Settings
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.tasks import Tasks
from asyncdraft.storage.backups import back_up, plan_of
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import StoreBusy, StoreDamaged, StoreProblem

WATCH_MS = 1000


class StoreKeeper(QObject):
    """`written_elsewhere`: another program has written into the store; `mended`: a damaged one was set aside,
    and what could be read is back; `told(sentence)` for the user's eyes."""

    written_elsewhere = Signal()
    mended = Signal()
    told = signal_of(str)

    def __init__(self, drafts: Drafts, tasks: Tasks) -> None:
        super().__init__()
        self._drafts = drafts
        self._tasks = tasks
        self._known_changes = 0
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self.look_elsewhere)

    def start(self) -> None:
        self._known_changes = self._changes()
        self._watch.start()

    def stop(self) -> None:
        self._watch.stop()

    def _changes(self) -> int:
        try:
            return self._drafts.database.changes()
        except StoreProblem:
            return self._known_changes

    def look_elsewhere(self) -> None:
        changes = self._changes()
        if changes != self._known_changes:
            self._known_changes = changes
            self.written_elsewhere.emit()

    def empty_trash(self) -> None:
        """What is old stays a day longer where the store cannot be written just now."""
        if self._drafts.database.closed:
            return
        try:
            self._drafts.empty_trash()
        except StoreBusy:
            return
        except StoreProblem as problem:
            self.told.emit(shown(str(problem)))

    def back_up(self, settings: Settings, today: date) -> None:
        """Where it is time for one, off the GUI thread."""
        database = self._drafts.database.path
        plan = plan_of(settings, database)
        if self._drafts.database.closed or plan is None:
            return
        self._tasks.run(
            lambda _progress: back_up(database, today, plan), lambda _made: None, self._on_backup_failed
        )

    def _on_backup_failed(self, error: Exception) -> None:
        if isinstance(error, StoreDamaged):
            self._mend(error)
        elif isinstance(error, StoreProblem):
            self.told.emit(shown(str(error)))
        else:
            raise error

    def _mend(self, problem: StoreProblem) -> None:
        try:
            self._drafts.database.reopen(thorough=True)
        except StoreProblem as refused:
            self.told.emit(tr("{problem} {refused}", problem=problem, refused=refused))
            return
        self.told.emit(shown(self._drafts.database.notice or str(problem)))
        self.mended.emit()
