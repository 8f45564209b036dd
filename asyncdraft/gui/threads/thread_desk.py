"""The threads as the window works on them: which is shown, what is written to it, and how to undo that."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from asyncdraft.core.draft import Channel
from asyncdraft.core.sla import Promise
from asyncdraft.core.text import say
from asyncdraft.core.threads.progress import Progress, answer_due, progress
from asyncdraft.core.threads.slots import Offer, Slot, offer, slot_at
from asyncdraft.core.threads.thread import Call, Thread, with_roster
from asyncdraft.core.when.outlook import PROMISED_AS, USUAL_PROMISE
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui import typed_times
from asyncdraft.gui.kept.kept_desk import KeptDesk
from asyncdraft.gui.language import shown
from asyncdraft.gui.threads.thread_scene import Scene
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.threads import Threads

NO_THREAD = say("Choose a thread first, or start one with New thread.")
LEAST_NOTICE = timedelta(hours=1)


class ThreadDesk(KeptDesk[Thread]):
    """Beside the threads it knows where each stands, and when those in it have time for a call."""

    def __init__(self, workspace: Workspace, threads: Threads) -> None:
        super().__init__(workspace, threads)
        self.store = threads
        self._offer: tuple[object, Offer] = (None, Offer())

    def _with_roster(self, found: Thread) -> Thread:
        return with_roster(found, self._workspace.team.people)

    # Reading

    @property
    def current(self) -> Thread | None:
        """The chosen one alone."""
        return self._as_typed(self.known(self._current))

    def chosen(self) -> Thread | None:
        """The current one; without one it is said how to get one."""
        if self.current is None:
            self.told.emit(shown(NO_THREAD), None)
        return self.current

    @property
    def waiting(self) -> list[Thread]:
        """Those in which the next step is the writer's."""
        return [thread for thread in self.all if thread.is_open and self.stands(thread).is_yours]

    @property
    def scene(self) -> Scene:
        workspace = self._workspace
        now = workspace.now()
        return Scene(workspace.team, now, str(now.tzinfo), workspace.style)

    def stands(self, thread: Thread) -> Progress:
        workspace = self._workspace
        others = {person.id: workspace.calendar(person) for person in workspace.team.people}
        return progress(thread, workspace.writer, others, self._promise, workspace.now(), workspace.style)

    @property
    def _promise(self) -> Promise:
        return self._workspace.team.sla.channels.get(PROMISED_AS[Channel.SLACK], USUAL_PROMISE)

    def offer(self, thread: Thread) -> Offer:
        """The slots for its call, the best first."""
        calendars = self._callers(thread)
        now = self._earliest(thread, calendars[1:])
        roster = {person.id for person in self._workspace.team.people}
        outside = tuple(person for person in thread.people if person not in roster)
        key = (*calendars, outside, thread.decided_by, now, self._workspace.style)
        if self._offer[0] != key:
            found = offer(calendars, now, thread.decided_by, style=self._workspace.style, outside=outside)
            self._offer = (key, found)
        return self._offer[1]

    def slot_at(self, at: datetime, thread: Thread) -> Slot:
        return slot_at(at, self._callers(thread), self._workspace.style)

    def _earliest(self, thread: Thread, others: Sequence[Calendar]) -> datetime:
        """Everybody has time to read of the call and to answer first, as far as the needed day allows it."""
        now, promise = self._workspace.now(), self._promise
        known = [due for each in others if (due := answer_due(each, now, promise))]
        wanted = max(known, default=now).astimezone(now.tzinfo)
        last = thread.decided_by
        return max(now, wanted) if last is None or wanted.date() < last else now + LEAST_NOTICE

    def _callers(self, thread: Thread) -> list[Calendar]:
        writer = self._workspace.writer
        others = self._workspace.readers(tuple(person for person in thread.people if person != self.me))
        return [*([writer] if writer else []), *others]

    @property
    def me(self) -> str:
        return self._workspace.team.me

    def read_day(self, typed: str) -> date | None:
        """As it is shown in a file or as one would write it; None where it is no day."""
        try:
            return date.fromisoformat(typed)
        except ValueError:
            now = self._workspace.now()
            candidates = typed_times.read(self._workspace.library.times, typed, now).candidates
            at = candidates[0].instant(now) if candidates else None
            return at.astimezone(now.tzinfo).date() if at else None

    def planned(self, thread: Thread) -> Thread:
        """With the best slot, where none is chosen yet or the chosen one has passed without an invitation."""
        call = thread.call
        is_open = call.at is None or (call.at < self._workspace.now() and call.invited_at is None)
        slots = self.offer(thread).slots
        if not is_open or not slots:
            return thread
        return msgspec.structs.replace(thread, call=msgspec.structs.replace(call, at=slots[0].at))

    # Writing

    def decide(self, thread: Thread, at: datetime) -> Thread | None:
        """Raises ValueError with a sentence where the record lacks something."""
        decision = thread.decision
        assert decision is not None

        def decide() -> Thread:
            closed = self.store.decide(thread, decision, at)
            self._is_saved(closed)
            return closed

        return self._written(decide)


def invited_now(call: Call, now: datetime) -> Call:
    """The call as it is told to others; a later file or text of it replaces the earlier one."""
    return msgspec.structs.replace(
        call, revision=call.revision + (call.invited_at is not None), invited_at=now
    )
