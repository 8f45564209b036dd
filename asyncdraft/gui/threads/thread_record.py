"""Fills the record of a thread's decision, and takes what is written there."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from asyncdraft.core.people import person_id
from asyncdraft.core.text import say
from asyncdraft.core.threads.decisions import next_number
from asyncdraft.core.threads.progress import Progress, Step
from asyncdraft.core.threads.thread import Decision, Thread, reopened
from asyncdraft.core.when import writing
from asyncdraft.gui.language import tr
from asyncdraft.gui.panels.threads import ThreadsPanel
from asyncdraft.gui.threads import thread_rows
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_scene import Scene


class ThreadRecord(QObject):
    """`begun()`: it is to be written now, also before its time."""

    begun = Signal()

    def __init__(self, panel: ThreadsPanel, desk: ThreadDesk) -> None:
        super().__init__()
        self._panel = panel
        self._form = panel.record
        self._desk = desk
        self._recording: set[str] = set()
        self._typed_due: dict[str, str] = {}
        self._form.edited.connect(self._on_edited)
        self._form.started.connect(self.start)
        self._form.reopened.connect(self.reopen)
        self._form.submitted.connect(self.submit)

    def show(self, thread: Thread, stands: Progress, scene: Scene) -> None:
        form = self._form
        recording = stands.step is Step.RECORD or thread.id in self._recording
        form.setVisible(thread.is_decided or recording or thread.strikes > 1)
        self._panel.lift_record(first=recording or not thread.is_open)
        if thread.decision and not thread.is_open:
            closed = say("closed {date}", date=scene.date(thread.closed_at)) if thread.closed_at else ""
            form.show_record(thread.decision.name, closed, thread_rows.record_lines(thread.decision, scene))
        elif recording:
            people = [person.name for person in scene.team.people]
            form.show_form(self.name_of(thread), people, self._values(thread, scene))
            form.show_submit(shown=stands.step is not Step.RECORD)
            form.show_due(self._read_due(self._typed_due.get(thread.id, ""))[1])
        else:
            form.show_ahead(self._next_name, say("opens after the call"))

    def name_of(self, thread: Thread) -> str:
        """That of its decision, or of the next one."""
        return thread.decision.name if thread.is_decided and thread.decision else self._next_name

    @property
    def _next_name(self) -> str:
        return Decision(number=next_number(self._desk.all)).name

    def _values(self, thread: Thread, scene: Scene) -> dict[str, str]:
        decision = thread.decision or Decision()
        due = thread_rows.typed_day(decision.due)
        return {
            "decision": decision.decision,
            "why": decision.why,
            "rejected": decision.rejected,
            "revisit": decision.revisit,
            "owner": scene.name(decision.owner),
            "due": self._typed_due.get(thread.id, due),
        }

    def start(self) -> None:
        thread = self._desk.current
        if thread is not None:
            self._recording.add(thread.id)
            self.begun.emit()
            self._focus_first()

    def _focus_first(self) -> None:
        self._panel.scroll_to(self._form)
        self._form.focus_first()

    def _on_edited(self) -> None:
        thread = self._desk.current
        if thread is None:
            return
        typed = self._form.values
        self._typed_due[thread.id] = typed["due"]
        due, read = self._read_due(typed["due"])
        self._form.show_due(read)
        decision = replace(
            thread.decision or Decision(),
            decision=typed["decision"],
            why=typed["why"],
            rejected=typed["rejected"],
            revisit=typed["revisit"],
            owner=person_id(typed["owner"], self._desk.scene.team.people),
            due=due,
        )
        self._desk.edit(replace(thread, decision=decision))

    def _read_due(self, typed: str) -> tuple[date | None, str]:
        """The day that is meant, and how it reads."""
        if not typed:
            return None, ""
        found = self._desk.read_day(typed)
        return (
            (found, writing.date_and_year(found))
            if found
            else (None, say("not read as a day; write it such as Thu 3 Dec"))
        )

    def submit(self) -> None:
        thread = self._desk.current
        if thread is None:
            return
        typed = self._form.values["due"]
        if typed and self._read_due(typed)[0] is None:
            self._form.show_problem(
                say("“{typed}” is no day that can be read. Write it such as Thu 3 Dec.", typed=typed)
            )
            return
        now = self._desk.scene.now
        decision = _stripped(thread.decision or Decision())
        heard = decision.heard or (self._desk.me, *thread.people)
        filled = replace(decision, decided_on=now.date(), heard=heard)
        try:
            closed = self._desk.decide(replace(thread, decision=filled), now)
        except ValueError as problem:
            self._form.show_problem(str(problem))
            self._focus_first()
            return
        if closed is not None and closed.decision is not None:
            self._recording.discard(closed.id)
            self._typed_due.pop(closed.id, None)
            told = tr("{name} is recorded, and the thread is closed.", name=closed.decision.name)
            self._desk.told.emit(told, None)

    def reopen(self) -> None:
        thread = self._desk.current
        if thread is not None:
            self._recording.add(thread.id)
            self._desk.keep(reopened(thread), say("The thread is open again."))


def _stripped(decision: Decision) -> Decision:
    names = ("decision", "why", "rejected", "revisit")
    return replace(decision, **{name: getattr(decision, name).strip() for name in names})
