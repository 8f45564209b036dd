"""Writes drafts down as they change, keeps what cannot be written, and says truthfully which is which."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer

from asyncdraft.core.draft import Draft
from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.problem import StoreBusy, StoreDamaged, StoreProblem

AUTOSAVE_MS, SLOWEST_AUTOSAVE_MS = 400, 800
"""From the first key that is not saved: a slow disk gets more time, and at most a second is at stake."""

COST_SHARE = 4
"""Saving takes at most one part in so many of the time."""

RETRY_MS = 2000
PATIENCE_MS = 5000
"""For so long another program may write before the user is told."""

CALM_MS = 500
SAVING, UNSAVED = say("Saving…"), say("Not saved: kept in this window")


class Saver(QObject):
    """`said`: words on what is saved; `overtaken(id)`: another program had saved that draft meanwhile.

    `troubled(sentence)` once for each reason why nothing can be saved, `recovered(words)` when it can again.
    """

    said = signal_of(str)
    overtaken = signal_of(str)
    troubled = signal_of(str)
    recovered = signal_of(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._waiting: dict[str, Draft] = {}
        self._checked: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._fresh = ""
        self._trouble = ""
        self._busy_since: float | None = None
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._timer.timeout.connect(self._on_timer)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._say_saved)

    # What is to be written

    def change(self, draft: Draft, *, fresh: bool = False, label: str = "") -> None:
        """`fresh`: the store does not have it yet. With a `label` it becomes a state of its own."""
        self._waiting[draft.id] = draft
        if fresh:
            self._fresh = draft.id
        if label:
            self._labels[draft.id] = label
        self._calm.stop()
        if not self._trouble:
            self._say(SAVING)
        if not self._timer.isActive():
            self._timer.start()

    def grade(self, draft_id: str, checked: str) -> None:
        """The checklist's word on a draft, to be written with it."""
        self._checked[draft_id] = checked

    def forget(self, draft_id: str) -> None:
        """The draft was deleted: nothing of it is to be written any more."""
        self._waiting.pop(draft_id, None)

    def waiting(self, draft_id: str) -> Draft | None:
        return self._waiting.get(draft_id)

    @property
    def unsaved(self) -> tuple[Draft, ...]:
        """What could not be written, as opposed to what will be in a moment."""
        return tuple(self._waiting.values()) if self._trouble else ()

    # Writing

    def flush(self) -> bool:
        """Writes all that waits; False where something cannot be written, and `troubled` says why."""
        if not self._write_all():
            return False
        if self._words in (SAVING, UNSAVED):
            self._say_saved()
        return True

    def close(self) -> None:
        self.flush()
        self._timer.stop()
        self._calm.stop()

    def _on_timer(self) -> None:
        if self._waiting and self._write_all():
            self._calm.start()

    def _write_all(self) -> bool:
        self._timer.stop()
        if not self._waiting:
            return True
        began = monotonic()
        try:
            self._make_ready()
            for draft in tuple(self._waiting.values()):
                self._write(draft)
        except StoreBusy as problem:
            return self._wait_for_another(problem)
        except StoreDamaged as problem:
            return self._mend(problem)
        except StoreProblem as problem:
            return self._fail(str(problem))
        cost = 1000 * (monotonic() - began)
        self._timer.setInterval(round(min(max(AUTOSAVE_MS, COST_SHARE * cost), SLOWEST_AUTOSAVE_MS)))
        self._succeed()
        return True

    def _make_ready(self) -> None:
        """A store that could not be written may be writable by now."""
        database = self._workspace.drafts.database
        if database.closed:
            database.reopen()

    def _write(self, draft: Draft) -> None:
        drafts = self._workspace.drafts
        saved = drafts.save(draft, checked=self._checked.get(draft.id), label=self._labels.get(draft.id, ""))
        if draft.id == self._fresh:
            drafts.set_last_open(draft.id)
            self._fresh = ""
        del self._waiting[draft.id]
        self._labels.pop(draft.id, None)
        self._checked.pop(draft.id, None)
        if saved.overtaken is not None:
            self.overtaken.emit(draft.id)

    def _mend(self, problem: StoreProblem) -> bool:
        """The file broke while it was open: it is set aside now, and writing goes on in what came back."""
        database = self._workspace.drafts.database
        try:
            database.reopen(thorough=True)
            for draft in tuple(self._waiting.values()):
                self._write(draft)
        except StoreProblem:
            return self._fail(str(problem))
        self._succeed()
        self._workspace.told.emit(database.notice or str(problem))
        return True

    def _succeed(self) -> None:
        self._busy_since = None
        if self._trouble:
            self._trouble = ""
            self.recovered.emit(tr("Everything is saved again."))
        self._workspace.changed.emit(Change.DRAFTS)

    def _wait_for_another(self, problem: StoreProblem) -> bool:
        self._busy_since = self._busy_since or monotonic()
        if 1000 * (monotonic() - self._busy_since) > PATIENCE_MS:
            return self._fail(str(problem))
        self._timer.start(AUTOSAVE_MS)
        return False

    def _fail(self, sentence: str) -> bool:
        self._say(UNSAVED)
        if sentence != self._trouble:
            self._trouble = sentence
            self.troubled.emit(shown(sentence))
        self._workspace.changed.emit(Change.DRAFTS)
        self._timer.start(RETRY_MS)
        return False

    def _say_saved(self) -> None:
        self._calm.stop()
        if not self._waiting:
            self._say(say("Saved {clock}", clock=self._workspace.clock_text()))

    def _say(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.said.emit(shown(words))
