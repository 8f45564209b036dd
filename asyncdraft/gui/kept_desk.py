"""Kept values as the window works on them: which is shown, what changes, and how to undo that."""

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QObject, Signal

from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.kept_values import KeptValues, Value
from asyncdraft.storage.problem import StoreProblem


class KeptDesk(QObject, Generic[Value]):
    """`changed()`: values or the shown one are others than before; `told(sentence, undo or None)`."""

    changed = Signal()
    told = Signal(str, object)

    def __init__(self, workspace: Workspace, store: KeptValues[Value]) -> None:
        super().__init__()
        self._workspace = workspace
        self._store = store
        self._all: tuple[Value, ...] | None = None
        self._current = ""

    @property
    def all(self) -> tuple[Value, ...]:
        if self._all is None:
            try:
                self._all = self._store.list()
            except StoreProblem as problem:
                self._workspace.told.emit(str(problem))
                self._all = ()
        return self._all

    @property
    def current(self) -> Value | None:
        """The chosen one, else the first."""
        chosen = next((found for found in self.all if found.id == self._current), None)
        return chosen or next(iter(self.all), None)

    def show(self, value_id: str) -> None:
        if value_id != self._current:
            self._current = value_id
            self.changed.emit()

    def reload(self) -> None:
        """Somebody else may have written."""
        self._all = None
        self.changed.emit()

    def keep(self, found: Value, told: str = "") -> Value | None:
        """Saved at once; with a sentence it can be undone. None where it could not be saved."""
        before = next((other for other in self.all if other.id == found.id), None)
        kept = self._written(lambda: self._store.save(found))
        if kept is not None and told:
            self.told.emit(told, (lambda: self.keep(before)) if before is not None else None)
        return kept

    def _written(self, write: Callable[[], Value]) -> Value | None:
        try:
            found = write()
        except StoreProblem as problem:
            self._workspace.told.emit(str(problem))
            self.reload()
            return None
        self._current = found.id
        self.reload()
        return found

    def delete(self, found: Value) -> None:
        try:
            self._store.delete(found.id)
        except StoreProblem as problem:
            self._workspace.told.emit(str(problem))
            return
        self._current = ""
        self.reload()
        self.told.emit(f"“{found.title}” is deleted.", lambda: self._restore(found.id))

    def _restore(self, value_id: str) -> None:
        self._store.restore(value_id)
        self._current = value_id
        self.reload()
