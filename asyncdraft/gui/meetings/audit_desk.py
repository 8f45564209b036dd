"""The audit of calendars as the window works on it: what was read, what the user decided, what is shown."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from asyncdraft.core.meetings.audit import Audit, Row, recounted
from asyncdraft.core.meetings.formats import Format
from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.proposal import Proposal, propose
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.core.text import say, say_count
from asyncdraft.gui.apart import Stopped
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.meetings.audit_work import Wanted, read_audit
from asyncdraft.gui.meetings.meeting_row import key_of
from asyncdraft.gui.tasks import Progress
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.overrules import Overrules
from asyncdraft.storage.problem import StoreProblem

TOLD_EVERY_S = 0.05
NO_MEETING = say("Open a calendar first, and choose one of its meetings.")


@dataclass(frozen=True)
class Wish:
    """How the user wants one meeting replaced; empty where the proposal decides."""

    format: str = ""
    owner: str = ""


class AuditDesk(QObject):
    """`changed()`: the audit or what is decided is other than before; `shown()`: another meeting is.

    `progressed(text, done, total)` while calendars are read, `ended()` after it, however it ended, and
    `opened()` where they are shown now; `told(sentence, undo or None)`, `failed(sentence)` for the user.
    """

    changed = Signal()
    shown = Signal()
    opened = Signal()
    progressed = Signal(str, int, int)
    ended = Signal()
    told = Signal(str, object)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, overrules: Overrules) -> None:
        super().__init__()
        self._workspace = workspace
        self.store = overrules
        self._decided: Mapping[str, Overrule] | None = None
        self._audit: Audit | None = None
        self._wanted: Wanted | None = None
        self._series: dict[str, Row] = {}
        self._current = ""
        self._wishes: dict[str, Wish] = {}
        self._stop: threading.Event | None = None
        self._proposals: tuple[object, dict[object, Proposal]] = (None, {})

    # Reading calendars

    def open(self, paths: Sequence[str]) -> None:
        """In place of what was read before, and of what is being read."""
        self._read(tuple(paths))

    def read_again(self) -> None:
        """Where the roster is another than that of the audit: what lies outside somebody's hours is, too.
        So it is where times are written in another way.
        """
        wanted, workspace = self._wanted, self._workspace
        if wanted is None:
            return
        if (wanted.team.people, wanted.style) != (workspace.team.people, workspace.style):
            self._read(wanted.paths)

    def _read(self, paths: tuple[str, ...]) -> None:
        self.cancel()
        workspace = self._workspace
        wanted = Wanted(paths, workspace.team, workspace.now(), workspace.style)
        stop = self._stop = threading.Event()
        names = _named([Path(path).name for path in wanted.paths])

        def work(progress: Progress) -> Audit:
            return read_audit(wanted, _sparing(progress), stop.is_set)

        self.progressed.emit(tr("Reading {names}", names=names), 0, 0)
        workspace.tasks.run(
            work,
            lambda found: self._on_read(stop, wanted, found),
            lambda error: self._on_failed(stop, error),
            lambda done, total: self._on_progress(stop, names, done, total),
        )

    def cancel(self) -> None:
        """What was there before stays."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None
            self.ended.emit()

    @property
    def is_busy(self) -> bool:
        return self._stop is not None

    def _on_progress(self, stop: threading.Event, names: str, done: int, total: int) -> None:
        if stop is self._stop:
            self.progressed.emit(
                tr("Reading {names}: {done} %", names=names, done=done * 100 // max(total, 1)), done, total
            )

    def _on_read(self, stop: threading.Event, wanted: Wanted, found: Audit) -> None:
        if self._is_over(stop):
            return
        if not found.calendar.events and found.calendar.problems:
            self.failed.emit(shown(found.calendar.problems[0].sentence))
        else:
            self.take(wanted, found)

    def _on_failed(self, stop: threading.Event, error: Exception) -> None:
        if self._is_over(stop) or isinstance(error, Stopped):
            return
        if not isinstance(error, StoreProblem):
            raise error
        self.failed.emit(shown(str(error)))

    def _is_over(self, stop: threading.Event) -> bool:
        """Whether somebody stopped it; if not, it has ended now."""
        if stop is not self._stop:
            return True
        self._stop = None
        self.ended.emit()
        return False

    def take(self, wanted: Wanted, found: Audit) -> None:
        """Shows what was read; the same files once more keep what was chosen."""
        is_new = self._wanted is None or self._wanted.paths != wanted.paths
        if is_new:
            self._current = ""
            self._wishes.clear()
            self._workspace.remember_calendars(wanted.paths)
        self._wanted = wanted
        self._set_audit(self._with_decided(found))
        if is_new:
            self.opened.emit()

    # What was read

    @property
    def audit(self) -> Audit | None:
        return self._audit

    @property
    def wanted(self) -> Wanted | None:
        """How the audit came about."""
        return self._wanted

    def _set_audit(self, audit: Audit | None) -> None:
        self._audit = audit
        self._series = {key_of(row): row for row in audit.rows if row.runs} if audit else {}
        self.changed.emit()

    @property
    def series(self) -> Sequence[Row]:
        """What repeats and takes place in the window."""
        return tuple(self._series.values())

    @property
    def current(self) -> Row | None:
        return self._series.get(self._current)

    def chosen(self) -> Row | None:
        """The current one; without one it is said how to get one."""
        if self.current is None:
            self.told.emit(shown(NO_MEETING), None)
        return self.current

    def show(self, key: str) -> None:
        if key != self._current:
            self._current = key
            self.shown.emit()

    # What the user decides

    @property
    def decided(self) -> Mapping[str, Overrule]:
        if self._decided is None:
            try:
                self._decided = self.store.all()
            except StoreProblem as problem:
                self._workspace.told.emit(shown(str(problem)))
                self._decided = {}
        return self._decided

    def reload(self) -> None:
        """What is decided may have changed in the store."""
        self._decided = None
        if self._audit is not None:
            self._set_audit(self._with_decided(self._audit))

    def _with_decided(self, audit: Audit) -> Audit:
        """Counts anew only where something is decided otherwise than it was."""
        decided = self.decided
        changed = {
            key: decided.get(key) for row in audit.rows if decided.get(key := key_of(row)) != row.overrule
        }
        if not changed:
            return audit
        rows = [
            replace(row, overrule=changed[key]) if (key := key_of(row)) in changed else row
            for row in audit.rows
        ]
        return recounted(audit, rows)

    def decide(self, overrule: Overrule, sentence: str) -> None:
        """Raises StoreProblem, so that a form stays open."""
        before = self.decided.get(overrule.uid)
        self.store.save(overrule)
        self.reload()
        self.told.emit(shown(sentence), lambda: self._put_back(overrule.uid, before))

    def take_back(self, key: str) -> None:
        before = self.decided.get(key)
        if before is not None and self._written(lambda: self.store.remove(key)):
            self.told.emit(tr("The verdict holds again."), lambda: self._put_back(key, before))

    def _put_back(self, key: str, before: Overrule | None) -> None:
        if before is None:
            self._written(lambda: self.store.remove(key))
        else:
            self._written(lambda: self.store.save(before))

    def _written(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
            return False
        self.reload()
        return True

    # How it is replaced

    def wish(self, row: Row) -> Wish:
        return self._wishes.get(key_of(row), Wish())

    def set_wish(self, row: Row, wish: Wish) -> None:
        self._wishes[key_of(row)] = wish
        self.shown.emit()

    def proposal(self, row: Row) -> Proposal | None:
        """None for a meeting that stays as it is."""
        if row.choice is Choice.KEEP or row.meeting.private:
            return None
        workspace, wish = self._workspace, self.wish(row)
        people = tuple((person, workspace.calendar(person)) for person in workspace.team.people)
        if self._proposals[0] != (people, workspace.now()):
            self._proposals = ((people, workspace.now()), {})
        known, key = self._proposals[1], (key_of(row), row.choice, wish)
        if key not in known:
            known[key] = propose(
                row.meeting,
                replace(row.verdict, choice=row.choice),
                row.facts,
                workspace.team,
                workspace.calendar,
                workspace.now(),
                Format(wish.format) if wish.format else None,
                wish.owner,
            )
        return known[key]

    def forget(self) -> None:
        """As before any calendar was opened."""
        self.cancel()
        self._wanted = None
        self._current = ""
        self._wishes.clear()
        self._set_audit(None)


def _sparing(progress: Progress) -> Progress:
    """Tells no more often than an eye can follow, and the end."""
    told = [0.0]

    def tell(done: int, total: int) -> None:
        now = monotonic()
        if now - told[0] >= TOLD_EVERY_S or done == total:
            told[0] = now
            progress(done, total)

    return tell


def _named(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else say_count("{count} calendar", "{count} calendars", len(names))
