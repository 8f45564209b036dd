"""Writes drafts down as they change, keeps what cannot be written, and says truthfully which is which."""

from collections.abc import Sequence
from time import monotonic

import msgspec
from PySide6.QtCore import QObject, QTimer

from asyncdraft.core.draft import Draft
from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.tasks import Tasks
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import StoreBusy, StoreDamaged, StoreProblem

AUTOSAVE_MS, SLOWEST_AUTOSAVE_MS = 400, 800
"""From the first key that is not saved: a slow disk gets more time, and at most a second is at stake."""

COST_SHARE = 32
"""Saving takes at most one part in so many of the time."""

RETRY_MS = 2000
PATIENCE_MS = 5000
"""For so long another program may write before the user is told."""

CALM_MS = 500
SAVING, UNSAVED = say("Saving…"), say("Not saved: kept in this window")


class Entry(msgspec.Struct):
    """A draft to be written, with the checklist's word on it and the name of this state in the history."""

    draft: Draft
    checked: str | None
    label: str
    is_first: bool
    is_overtaken: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """`cost` is in milliseconds."""

    written: list[Entry]
    cost: float
    problem: StoreProblem | None = None


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
        self._writing = Tasks()
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

    def waiting(self, draft_id: str) -> Draft | None:
        return self._waiting.get(draft_id)

    @property
    def is_saved(self) -> bool:
        """Whether that is what was said last."""
        return self._words not in ("", SAVING, UNSAVED)

    def begin(self) -> None:
        """With a draft of which nothing is written yet: nothing is said of it."""
        self._calm.stop()
        if not self._trouble:
            self._say("")

    @property
    def is_writing(self) -> bool:
        """Beside the GUI thread."""
        return self._writing.busy

    @property
    def unsaved(self) -> tuple[Draft, ...]:
        """What could not be written, as opposed to what will be in a moment."""
        return tuple(self._waiting.values()) if self._trouble else ()

    # Writing

    def flush(self) -> bool:
        """Writes all that waits; False where something cannot be written, and `troubled` says why."""
        self._writing.conclude()
        if self._waiting and not self._hear(_write_all(self._workspace.drafts, self._entries())):
            return False
        if self._words in (SAVING, UNSAVED):
            self._say_saved()
        return True

    def close(self) -> None:
        self.flush()
        self._writing.close()
        self._timer.stop()
        self._calm.stop()

    def _on_timer(self) -> None:
        """Beside the GUI thread: the disk and the index of words take longer than a key may wait."""
        if self._waiting and not self.is_writing:
            drafts, entries = self._workspace.drafts, self._entries()
            self._writing.run(lambda _progress: _write_all(drafts, entries), self._on_written, _raise)

    def _entries(self) -> list[Entry]:
        self._timer.stop()
        return [
            Entry(draft, self._checked.get(name), self._labels.get(name, ""), is_first=name == self._fresh)
            for name, draft in self._waiting.items()
        ]

    def _on_written(self, outcome: Outcome) -> None:
        if self._hear(outcome) and not self._waiting:
            self._calm.start()

    def _hear(self, outcome: Outcome) -> bool:
        """Whether all was written. What has changed meanwhile waits again."""
        for entry in outcome.written:
            self._take_out(entry)
        if isinstance(outcome.problem, StoreBusy):
            return self._wait_for_another(outcome.problem)
        if isinstance(outcome.problem, StoreDamaged):
            return self._mend(outcome.problem)
        if outcome.problem is not None:
            return self._fail(str(outcome.problem))
        self._timer.setInterval(round(min(max(AUTOSAVE_MS, COST_SHARE * outcome.cost), SLOWEST_AUTOSAVE_MS)))
        self._succeed()
        if self._waiting:
            self._timer.start()
        return True

    def _take_out(self, entry: Entry) -> None:
        name = entry.draft.id
        if entry.is_first:
            self._fresh = ""
        if self._waiting.get(name) is entry.draft:
            del self._waiting[name]
        if self._labels.get(name, "") == entry.label:
            self._labels.pop(name, None)
        if self._checked.get(name) == entry.checked:
            self._checked.pop(name, None)
        if entry.is_overtaken:
            self.overtaken.emit(name)

    def _mend(self, problem: StoreProblem) -> bool:
        """The file broke while it was open: it is set aside now, and writing goes on in what came back."""
        database = self._workspace.drafts.database
        try:
            database.reopen(thorough=True)
        except StoreProblem:
            return self._fail(str(problem))
        outcome = _write_all(self._workspace.drafts, self._entries())
        for entry in outcome.written:
            self._take_out(entry)
        if outcome.problem is not None:
            return self._fail(str(problem))
        self._succeed()
        self._workspace.told.emit(shown(database.notice or str(problem)))
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
        is_new, self._trouble = sentence != self._trouble, sentence
        self._say(UNSAVED)
        if is_new:
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


def _write_all(drafts: Drafts, entries: Sequence[Entry]) -> Outcome:
    """One after the other, until one cannot be written."""
    began = monotonic()
    written: list[Entry] = []
    try:
        if drafts.database.closed:
            drafts.database.reopen()
        for entry in entries:
            saved = drafts.save(entry.draft, checked=entry.checked, label=entry.label)
            if entry.is_first:
                drafts.set_last_open(entry.draft.id)
            entry.is_overtaken = saved.overtaken is not None
            written.append(entry)
    except StoreProblem as problem:
        return Outcome(written, 0, problem)
    return Outcome(written, 1000 * (monotonic() - began))


def _raise(error: Exception) -> None:
    raise error
