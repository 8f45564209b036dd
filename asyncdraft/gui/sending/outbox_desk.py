"""The outbox as the window works on it: what lies in it, and the thread that sends what is due.

Nothing is opened and nothing is imported before the window is idle; nothing goes out before something is due.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from asyncdraft.core.sending.delivery import Delivery, State
from asyncdraft.core.text import say
from asyncdraft.gui.language import shown
from asyncdraft.gui.sending.account_desk import AccountDesk, sentence_of
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.tasks import Progress, Tasks
from asyncdraft.gui.workspace import Change, Clock, Workspace
from asyncdraft.storage import paths
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.core.sending.making import Prepared
    from asyncdraft.integrations.sender import Sender
    from asyncdraft.storage.database import Database
    from asyncdraft.storage.outbox import Outbox

Found = TypeVar("Found")
LONGEST_MS = 30_000
"""A computer that slept or whose clock was set wakes the outbox within this time."""

BUSY_MS = 2_000
"""Until it is tried again while another program sends."""

TOO_LATE = say("It is on its way already: see it in the Outbox.")
AGO = timedelta(days=90)
"""What was done with before then is forgotten."""


class OutboxDesk(QObject):
    """`changed()`: messages, or what is done with them; `refused(sentence)`: the end of something that was
    asked for; `went(delivery)`: it is with its readers.
    """

    changed = Signal()
    refused = Signal(str)
    went = signal_of(Delivery)

    def __init__(
        self, workspace: Workspace, database: "Database", clock: Clock, accounts: AccountDesk
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._database = database
        self._clock = clock
        self._accounts = accounts
        self._work = Tasks()
        self._asking = Tasks()
        self._is_stopped = False
        self._is_started = False
        self._all: tuple[Delivery, ...] | None = None
        self.trouble = ""
        self._waited: frozenset[str] = frozenset()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        workspace.changed.connect(self._on_changed)
        accounts.changed.connect(self.reload)

    def start(self) -> None:
        """Once the window is painted: what was left to be sent goes on."""
        self._is_started = True
        self._forget_old()
        self.reload()

    def _forget_old(self) -> None:
        if not self._database.closed and self.all:
            self._carry_out(lambda: self._outbox.clear(self._clock() - AGO))

    def rest(self) -> None:
        """The window goes; what is under way comes to its end."""
        self._is_started = False
        self._timer.stop()

    def close(self) -> None:
        """Waits for the message that is being handed over: to know its end is worth the wait."""
        self.rest()
        self._is_stopped = True
        self._work.finish()
        self._asking.finish()

    # What lies in it

    @cached_property
    def _outbox(self) -> "Outbox":
        from asyncdraft.storage.outbox import Outbox

        return Outbox(self._database, self._clock)

    @property
    def is_busy(self) -> bool:
        return self._work.busy or self._asking.busy

    @property
    def all(self) -> tuple[Delivery, ...]:
        if self._all is None:
            try:
                self._all = self._outbox.list()
            except StoreProblem as problem:
                self.trouble = str(problem)
                self._all = ()
        return self._all

    def get(self, delivery_id: str) -> Delivery | None:
        return next((each for each in self.all if each.id == delivery_id), None)

    def payload(self, delivery: Delivery) -> bytes:
        try:
            return self._outbox.payload(delivery.id)
        except StoreProblem:
            return b""

    def reload(self) -> None:
        self._all = None
        self.changed.emit()
        self._look()

    def _on_changed(self, change: Change) -> None:
        if change & Change.ELSEWHERE and self._is_started:
            self.reload()

    # What the user does

    def add(self, messages: Sequence["Prepared"]) -> bool:
        """Whether they lie in the outbox, on the disk."""
        kept = self._carry_out(lambda: self._outbox.add(messages))
        self._is_started = True
        self._changed_here()
        return kept

    def undo(self, ids: Sequence[str]) -> bool:
        """Whether nothing of it has left."""
        is_undone = self._cancel(lambda: self._outbox.get(ids[0]))
        self._changed_here()
        return is_undone

    def cancel(self, delivery: Delivery, then: Callable[[], object] = lambda: None) -> None:
        """What Slack keeps is taken back there, which may be refused; `then` only if it is cancelled."""
        if delivery.state is State.SCHEDULED:
            self._ask(lambda sender: sender.withdraw(delivery), lambda _done: then())
            return
        if self._cancel(lambda: delivery):
            then()
        self._changed_here()

    def _cancel(self, found: Callable[[], Delivery]) -> bool:
        """Whether it is cancelled; what is against it is told."""
        try:
            return self._carry_out(lambda: self._outbox.cancel(found()))
        except ValueError:
            self.refused.emit(shown(TOO_LATE))
            return False

    def retry(self, delivery: Delivery) -> None:
        """Now, whether it has failed or waits for its time."""
        if delivery.state is State.QUEUED:
            self._carry_out(lambda: self._hurry(delivery))
        else:
            self._carry_out(lambda: self._sender(self._outbox).retry(delivery))
        self._changed_here()

    def _hurry(self, delivery: Delivery) -> None:
        """With the parts that follow it. Claimed for a moment: no other program sends it meanwhile."""
        claimed = self._outbox.move(delivery, State.CLAIMED)
        self._outbox.move(claimed, State.QUEUED, due_at=self._clock(), post_at=None, reason="")
        for part in self.all:
            if part.after == delivery.id and part.state is State.QUEUED:
                self._hurry(part)

    def answer(self, delivery: Delivery, *, arrived: bool) -> None:
        self._carry_out(lambda: self._sender(self._outbox).answer(delivery, arrived=arrived))
        self._changed_here()

    def _carry_out(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except StoreProblem as problem:
            self.refused.emit(shown(str(problem)))
            return False
        return True

    def _changed_here(self) -> None:
        """The state of drafts follows that of their messages."""
        self._all = None
        self._workspace.changed.emit(Change.DRAFTS)
        self.changed.emit()
        self._look()

    def _ask(self, work: "Callable[[Sender], Found]", done: Callable[[Found], object]) -> None:
        def asked(_progress: Progress) -> Found:
            with closing(self._opened()) as database:
                return work(self._sender(self._outbox_on(database)))

        def ended(found: Found) -> None:
            self._changed_here()
            done(found)

        self._asking.run(asked, ended, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self.refused.emit(shown(sentence_of(error)))
        self.reload()

    # What the thread does

    def _look(self) -> None:
        """Sends what is due, or waits for it."""
        if self._work.busy or not self._is_started or self._database.closed:
            return
        self._timer.stop()
        try:
            due = self._clock() if self._outbox.under_way() else self._outbox.next_due()
        except StoreProblem as problem:
            self.trouble = str(problem)
            return
        if due is None:
            return
        wait = int((due - self._clock()) / timedelta(milliseconds=1)) + 1
        if wait > 1:
            self._timer.start(min(wait, LONGEST_MS))
        else:
            self._waited = frozenset(each.id for each in self.all if each.is_open)
            self._work.run(self._send, self._on_sent, self._on_failed, self._on_progress)
            self.changed.emit()

    def _send(self, progress: Progress) -> int:
        """How many messages it has worked on."""
        count = 0
        with closing(self._opened()) as database:
            sender = self._sender(self._outbox_on(database))
            while not self._is_stopped and sender.step() is not None:
                count += 1
                progress(count, 0)
        return count

    def _opened(self) -> "Database":
        from asyncdraft.storage.database import open_database

        return open_database(self._database.path)

    def _outbox_on(self, database: "Database") -> "Outbox":
        from asyncdraft.storage.outbox import Outbox

        return Outbox(database, self._clock)

    def _sender(self, outbox: "Outbox") -> "Sender":
        from asyncdraft.integrations.sender import Sender

        accounts = self._accounts
        return Sender(outbox, lambda: accounts.all, accounts.credentials, paths.outbox_lock(), self._clock)

    def _on_progress(self, _count: int, _of: int) -> None:
        self._all = None
        self.changed.emit()

    def _on_sent(self, count: int) -> None:
        self.trouble = ""
        if count:
            self._tell_gone()
            self._workspace.changed.emit(Change.DRAFTS | Change.ELSEWHERE)
        else:
            self._wait()
        self.changed.emit()

    def _tell_gone(self) -> None:
        waited, self._waited, self._all = self._waited, frozenset(), None
        for delivery in self.all:
            if delivery.id in waited and delivery.state is State.SENT:
                self.went.emit(delivery)

    def _on_failed(self, error: Exception) -> None:
        self.trouble = sentence_of(error)
        self._all = None
        self._wait()
        self.changed.emit()

    def _wait(self) -> None:
        """Another program is at it, or the store is held."""
        if self._is_started:
            self._timer.start(BUSY_MS)

    @property
    def next_at(self) -> datetime | None:
        """When the next message goes out that waits here; not what Slack keeps."""
        return min((each.due_at for each in self.all if each.state is State.QUEUED), default=None)
