"""The status rounds as the window works on them: which is shown, what changes, and how to undo that."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from asyncdraft.core.rounds.round import Round
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.rounds import Rounds


class RoundDesk(QObject):
    """`changed()`: rounds or the shown one are others than before; `told(sentence, undo or None)`."""

    changed = Signal()
    told = Signal(str, object)

    def __init__(self, workspace: Workspace, rounds: Rounds) -> None:
        super().__init__()
        self._workspace = workspace
        self._store = rounds
        self._all: tuple[Round, ...] | None = None
        self._current = ""

    @property
    def all(self) -> tuple[Round, ...]:
        if self._all is None:
            try:
                self._all = self._store.list()
            except StoreProblem as problem:
                self._workspace.told.emit(str(problem))
                self._all = ()
        return self._all

    @property
    def current(self) -> Round | None:
        """The chosen one, else the first."""
        chosen = next((found for found in self.all if found.id == self._current), None)
        return chosen or next(iter(self.all), None)

    def show(self, round_id: str) -> None:
        if round_id != self._current:
            self._current = round_id
            self.changed.emit()

    def reload(self) -> None:
        """Somebody else may have written."""
        self._all = None
        self.changed.emit()

    def keep(self, found: Round, told: str = "") -> Round | None:
        """Saved at once; with a sentence it can be undone. None where it could not be saved."""
        before = next((other for other in self.all if other.id == found.id), None)
        kept = self._written(lambda: self._store.save(found))
        if kept is not None and told:
            self.told.emit(told, (lambda: self.keep(before)) if before is not None else None)
        return kept

    def _written(self, write: Callable[[], Round]) -> Round | None:
        try:
            found = write()
        except StoreProblem as problem:
            self._workspace.told.emit(str(problem))
            self.reload()
            return None
        self._current = found.id
        self.reload()
        return found

    def delete(self, found: Round) -> None:
        try:
            self._store.delete(found.id)
        except StoreProblem as problem:
            self._workspace.told.emit(str(problem))
            return
        self._current = ""
        self.reload()
        self.told.emit(f"“{found.title}” is deleted.", lambda: self._restore(found.id))

    def _restore(self, round_id: str) -> None:
        self._store.restore(round_id)
        self._current = round_id
        self.reload()
