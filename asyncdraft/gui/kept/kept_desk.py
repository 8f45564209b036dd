"""Kept values as the window works on them: which is shown, what changes, and how to undo that."""

from collections.abc import Callable
from typing import Generic

from msgspec.structs import fields, replace
from PySide6.QtCore import QObject, QTimer, Signal

from asyncdraft.core.people import person_id
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.kept_values import KeptValues, Value
from asyncdraft.storage.problem import StoreProblem

SAVE_MS, RETRY_MS = 400, 4000


class KeptDesk(QObject, Generic[Value]):
    """`changed()`: values or the shown one are others than before; `told(sentence, undo or None)`; `saved()`:
    what was typed a moment ago.
    """

    changed = Signal()
    told = Signal(str, object)
    saved = Signal()

    def __init__(self, workspace: Workspace, store: KeptValues[Value]) -> None:
        super().__init__()
        self._workspace = workspace
        self._store = store
        self._all: tuple[Value, ...] | None = None
        self._current = ""
        self._edited: Value | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)

    @property
    def all(self) -> tuple[Value, ...]:
        if self._all is None:
            try:
                self._all = self._store.list()
            except StoreProblem as problem:
                self._workspace.told.emit(shown(str(problem)))
                self._all = ()
        return tuple(map(self._with_roster, self._all))

    def _with_roster(self, found: Value) -> Value:
        """For a desk whose values name people: who has joined the team since goes by the roster id."""
        return found

    def known(self, value_id: str) -> Value | None:
        return next((found for found in self.all if found.id == value_id), None)

    def must_know(self, value_id: str) -> Value:
        """As it is now, with what was typed a moment ago. Raises StoreProblem where it is gone."""
        found = self.known(value_id) or self._store.get(value_id)
        return self._with_roster(self._as_typed(found) or found)

    @property
    def current(self) -> Value | None:
        """The chosen one, else the first; with what was typed a moment ago."""
        return self._as_typed(self.known(self._current) or next(iter(self.all), None))

    def _as_typed(self, found: Value | None) -> Value | None:
        edited = self._edited
        return edited if edited is not None and found is not None and edited.id == found.id else found

    def person(self, name: str) -> str:
        """A roster id, or the name of somebody outside."""
        return person_id(name, self._workspace.team.people)

    def show(self, value_id: str) -> None:
        if value_id != self._current:
            self.flush()
            self._current = value_id
            self.changed.emit()

    def reload(self) -> None:
        """Somebody else may have written."""
        self._all = None
        self.changed.emit()

    def keep(self, found: Value, told: str = "") -> Value | None:
        """Saved at once; with a sentence it can be undone. None where it could not be saved; that is told."""
        return self._or_told(lambda: self.must_keep(found, told))

    def must_keep(self, found: Value, told: str = "") -> Value:
        """As `keep`, but raises StoreProblem, so that a form stays open."""
        before = self.known(found.id)
        kept = self._must_write(lambda: self._save(found))
        if told:
            self.tell(told, before, kept)
        return kept

    def tell(self, sentence: str, before: Value | None, after: Value) -> None:
        undo = (lambda: self.undo(before, after)) if before is not None else None
        self.told.emit(shown(sentence), undo)

    def undo(self, before: Value, after: Value) -> None:
        """Only what was changed goes back; what was written since stays."""
        self.flush()
        present = self.known(after.id)
        if present is not None:
            self._written(lambda: self._save(with_changes(present, after, before)))

    def _save(self, found: Value) -> Value:
        saved = self._store.save(found)
        self._is_saved(saved)
        return saved

    def _is_saved(self, found: Value) -> None:
        """It was made from what was typed, which waits no more."""
        if self._edited is not None and self._edited.id == found.id:
            self._edited = None
            self._timer.stop()

    def _written(self, write: Callable[[], Value]) -> Value | None:
        return self._or_told(lambda: self._must_write(write))

    def _or_told(self, store: Callable[[], Value]) -> Value | None:
        """What is stored, or None where it could not be, which is told."""
        try:
            return store()
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
            return None

    def _must_write(self, write: Callable[[], Value]) -> Value:
        try:
            found = write()
        except StoreProblem:
            self.reload()
            raise
        self._current = found.id
        self.reload()
        return found

    # While somebody types

    def edit(self, found: Value) -> None:
        """Kept at once, saved soon, and nothing on the screen is made anew."""
        self._edited = found
        self._timer.start(SAVE_MS)

    def flush(self) -> None:
        self._timer.stop()
        edited, self._edited = self._edited, None
        if edited is None:
            return
        if self._save_typed(edited):
            self._all = None
            self.saved.emit()
        else:
            self._edited = edited
            self._timer.start(RETRY_MS)

    def _save_typed(self, edited: Value) -> bool:
        """Where another window changed the value meanwhile, what was typed here goes onto its version."""
        before = self.known(edited.id) or edited
        try:
            self._store.save(edited)
        except StoreProblem:
            try:
                self._store.save(with_changes(self._store.get(edited.id), before, edited))
            except StoreProblem as problem:
                self._workspace.told.emit(shown(str(problem)))
                return False
        return True

    def close(self) -> None:
        self.flush()
        self._timer.stop()

    # Deleting

    def delete(self, found: Value) -> None:
        self.flush()
        try:
            self._store.delete(found.id)
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
            return
        self._current = ""
        self.reload()
        self.told.emit(tr("“{title}” is deleted.", title=found.title), lambda: self._restore(found.id))

    def _restore(self, value_id: str) -> None:
        try:
            self._store.restore(value_id)
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
            return
        self._current = value_id
        self.reload()


def with_changes(value: Value, before: Value, after: Value) -> Value:
    """`value` with the fields in which `after` differs from `before`."""
    names = (field.name for field in fields(value))  # type: ignore[arg-type]
    changed = (name for name in names if getattr(before, name) != getattr(after, name))
    return replace(value, **{name: getattr(after, name) for name in changed})  # type: ignore[type-var]
