"""The open draft and its report. Every edit is a new frozen draft; the verdict follows in the same frame."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from PySide6.QtCore import QObject, QTimer

from asyncdraft.core.checklist.finding import Finding, Fix
from asyncdraft.core.checklist.message import Message
from asyncdraft.core.checklist.time_offers import TakenTime, TimeOffer, offered
from asyncdraft.core.checklist.verdict import Verdict
from asyncdraft.core.compose import Document, document
from asyncdraft.core.draft import PANES, Channel, Deadline, Draft, Pane
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.template import Template
from asyncdraft.core.templates.values import NO_THREAD
from asyncdraft.core.threads.template_view import thread_view
from asyncdraft.core.threads.thread import Thread, answered_text
from asyncdraft.core.when.outlook import Outlook, outlook
from asyncdraft.core.when.reading import Answer
from asyncdraft.gui.drafts.deadline_reader import DeadlineReader
from asyncdraft.gui.drafts.saver import Saver
from asyncdraft.gui.language import shown
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.slices import Slices
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.drafts import RESTORED, new_id
from asyncdraft.storage.library import message_of
from asyncdraft.storage.problem import StoreProblem


class Report(msgspec.Struct, frozen=True):
    """All that is computed from a draft. `problem` says why `document` is the last one that worked."""

    verdict: Verdict
    document: Document
    problem: str = ""


class Session(QObject):
    """`opened`: another draft is shown; `draft_changed`: by an edit, once for all keys of a frame, `reported`
    follows.

    `replaced`: the same draft in another state, to be shown so that it can be undone; `adopted` if the
    change came from another program.
    """

    opened = signal_of(Draft)
    replaced = signal_of(Draft)
    adopted = signal_of(Draft)
    draft_changed = signal_of(Draft)
    outlook_changed = signal_of(Outlook)
    reported = signal_of(Report)
    fix_wanted = signal_of(Fix)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.saver = Saver(workspace)
        self._draft = Draft()
        self._deadlines = DeadlineReader(workspace)
        self._outlook: Outlook | None = None
        self._document = Document(subject="", markdown="")
        self._thread: Thread | None = None
        self._report: Report | None = None
        self._stored = False
        self._report_timer = QTimer(self, singleShot=True, interval=0)
        self._report_timer.timeout.connect(self._start_report)
        self._slices = Slices(self)
        workspace.changed.connect(self._on_workspace_changed)

    # What is open

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def is_stored(self) -> bool:
        return self._stored

    @property
    def template(self) -> Template:
        return self._workspace.template(self._draft.template)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """Those of the template, and any other that holds text, so that no word is out of sight."""
        own = self.template.panes
        return (*own, *(pane for pane in PANES if pane not in own and self._draft.text(pane).strip()))

    @property
    def texts(self) -> dict[str, str]:
        """Of the four panes, as far as they are written."""
        return {pane: text for pane in PANES if (text := self._draft.text(pane))}

    @property
    def report(self) -> Report:
        self.refresh()
        assert self._report is not None
        return self._report

    @property
    def last_report(self) -> Report | None:
        """It may be of an earlier key."""
        return self._report

    def refresh(self) -> None:
        """Brings the report up to the last key, where it is not yet."""
        if self._report is None or self._report_timer.isActive():
            self._report_timer.stop()
            self._start_report()
        self._slices.finish()

    @property
    def is_reading(self) -> bool:
        """Whether a report is under way."""
        return self._report_timer.isActive() or self._slices.is_busy

    def wait(self) -> None:
        """No report before it is asked for or something changes."""
        self._report_timer.stop()
        self._slices.stop()

    def report_soon(self) -> None:
        """Once for all that happens until the window is idle; a long text is read in slices before."""
        self._slices.stop()
        self._report_timer.start()

    @property
    def outlook(self) -> Outlook:
        if self._outlook is None:
            self._outlook = self._make_outlook()
        return self._outlook

    def open(self, draft: Draft, *, stored: bool) -> None:
        """`stored` is whether the store has it; an empty new draft is stored with its first letter."""
        self.flush()
        draft = self.saver.waiting(draft.id) or draft
        self._draft = draft
        self._stored = stored
        self._deadlines.forget()
        if draft.deadline.at is None and draft.deadline.typed.strip():
            deadline = self._deadlines.read(draft.deadline.typed, draft.to)
            self._draft = msgspec.structs.replace(draft, deadline=deadline)
        self._outlook = None
        self._document = Document(subject="", markdown="")
        self.opened.emit(self._draft)
        self.draft_changed.emit(self._draft)
        self.outlook_changed.emit(self.outlook)
        self.report_soon()
        if stored:
            self._workspace.remember_open(draft.id)

    def replace(self, draft: Draft, label: str = RESTORED) -> None:
        """Another state of the open draft, such as an earlier one: an edit that can be undone.

        `label` is what the history calls it.
        """
        self._edit(msgspec.structs.replace(draft, id=self._draft.id), label=label)
        self._show_replaced()

    def _adopt(self, draft: Draft) -> None:
        self._draft = draft
        self._show_replaced()
        self.draft_changed.emit(draft)
        self.report_soon()
        self.adopted.emit(draft)

    def _show_replaced(self) -> None:
        self._deadlines.forget()
        self.replaced.emit(self._draft)
        self._refresh_outlook()

    def set_thread(self, thread: Thread | None) -> None:
        """The thread that the open draft belongs to."""
        if thread != self._thread:
            self._thread = thread
            self.report_soon()

    # Edits

    def set_text(self, pane: Pane, text: str) -> None:
        """The draft has it at once; what shows it is told after the key is painted."""
        if self._draft.text(pane) != text:
            self._draft = self._draft.with_text(pane, text)
            self._keep()
            self.report_soon()

    def set_channel(self, channel: Channel) -> None:
        self._change(channel=channel)

    def set_title(self, title: str) -> None:
        self._change(title=title.strip())

    def set_field(self, name: str, value: object) -> None:
        self._change(fields={**self._draft.fields, name: value})

    def set_template(self, draft: Draft) -> None:
        """`draft` is the switched one: another template, every word kept."""
        self._edit(draft)
        self.opened.emit(self._draft)

    def set_readers(self, to: tuple[str, ...]) -> None:
        self._edit(msgspec.structs.replace(self._draft, to=to))
        self._refresh_outlook()

    def attach(self, paths: Sequence[str]) -> None:
        """Files that are there already are not there twice."""
        self._change(attachments=tuple(dict.fromkeys((*self._draft.attachments, *paths))))

    def detach(self, path: str) -> None:
        self._change(attachments=tuple(other for other in self._draft.attachments if other != path))

    def set_deadline_text(self, typed: str) -> None:
        self._set_deadline(self._deadlines.read(typed, self._draft.to))

    def choose_candidate(self, index: int) -> None:
        """Another reading of what is typed."""
        self._set_deadline(self._deadlines.choose(index, self._draft.deadline.typed))

    def take_time(self, taken: TakenTime) -> None:
        """A time of the text becomes the deadline."""
        self._deadlines.read(taken.offer.text, self._draft.to)
        self._set_deadline(self._deadlines.choose(taken.index, taken.offer.text))

    def set_aside(self, offer: TimeOffer, *, aside: bool = True) -> None:
        """Remembers, for this place of this draft, that a time is no deadline; or forgets it again."""
        others = tuple(mark for mark in self._draft.ignored if mark != offer.mark)
        self._change(ignored=(*others, offer.mark) if aside else others)

    def time_offers(self) -> tuple[TimeOffer, ...]:
        """The times that the text names."""
        return tuple(filter(None, self.offered_times()))

    def offered_times(self) -> Iterator[TimeOffer | None]:
        """Those, a step each, for it reads each of them once more; None where a step finds none."""
        now, to = self._workspace.now(), self._draft.to
        survey = self._workspace.library.checklist.survey(self._message())
        return offered(survey, lambda words: self._deadlines.times(words, now, to).candidates)

    def set_deadline(self, at: datetime, zone: str, typed: str) -> None:
        """A time that was pointed at, on the strip or among the suggestions."""
        self._deadlines.forget()
        self._set_deadline(Deadline(typed=typed, at=at, zone=zone))

    def ignore(self, finding: Finding) -> None:
        self._change(ignored=(*self._draft.ignored, finding.mark))

    def unignore(self, finding: Finding) -> None:
        self._change(ignored=tuple(mark for mark in self._draft.ignored if mark != finding.mark))

    def unignore_all(self) -> None:
        self._change(ignored=())

    def apply(self, fix: Fix) -> None:
        """The editors carry it out, so that it can be undone there."""
        self.fix_wanted.emit(fix)

    @property
    def answer(self) -> Answer:
        """To the words of the deadline."""
        return self._deadlines.answer

    def _read_again(self) -> None:
        deadline = self._deadlines.read_again(self._draft.deadline.typed, self._draft.to)
        if deadline is not None:
            self._edit(msgspec.structs.replace(self._draft, deadline=deadline))
            self.draft_changed.emit(self._draft)

    def _set_deadline(self, deadline: Deadline) -> None:
        self._edit(msgspec.structs.replace(self._draft, deadline=deadline))
        self._refresh_outlook()

    def _change(self, **values: object) -> None:
        self._edit(msgspec.structs.replace(self._draft, **values))

    def _edit(self, draft: Draft, label: str = "") -> None:
        if draft == self._draft:
            return
        self._draft = draft
        self._keep(label)
        self.draft_changed.emit(self._draft)
        self.report_soon()

    def _keep(self, label: str = "") -> None:
        """A draft that the store does not have yet gets a name there."""
        fresh = not self._stored
        if fresh:
            self._draft = msgspec.structs.replace(self._draft, id=new_id())
            self._stored = True
        self.saver.change(self._draft, fresh=fresh, label=label)

    # What follows from an edit

    def _on_workspace_changed(self, change: Change) -> None:
        if change & Change.TEAM:
            self._read_again()
        if change & Change.ELSEWHERE:
            self._look_elsewhere()
        if change & (Change.TEAM | Change.CLOCK):
            self._refresh_outlook()
        if change & (Change.TEAM | Change.TEMPLATES | Change.CLOCK):
            self.report_soon()

    def _look_elsewhere(self) -> None:
        """What another program has written into the open draft is shown, unless keys wait to be saved."""
        if not self._stored or self.saver.waiting(self._draft.id):
            return
        try:
            theirs = self._workspace.drafts.changed_elsewhere(self._draft.id)
            if theirs is not None:
                self._adopt(self._workspace.drafts.get(self._draft.id))
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))

    def _refresh_outlook(self) -> None:
        self._outlook = self._make_outlook()
        self.outlook_changed.emit(self._outlook)

    def _make_outlook(self) -> Outlook:
        workspace = self._workspace
        return outlook(
            workspace.writer,
            workspace.readers(self._draft.to),
            workspace.now(),
            self._draft.deadline,
            workspace.team.sla,
            self._draft.channel,
            workspace.style,
        )

    def _start_report(self) -> None:
        self.draft_changed.emit(self._draft)
        problem = self._make_document()
        message = self._message()
        self._slices.run(self._reading(message), lambda: self._make_report(message, problem))

    def _reading(self, message: Message) -> Iterator[None]:
        """What costs time in a new text, a block a step."""
        yield from self._workspace.library.checklist.preparing(message)
        yield from self._workspace.spelling.preparing(self.texts)

    def _make_report(self, message: Message, problem: str) -> None:
        verdict = self._workspace.library.checklist.judge(message)
        self._report = Report(verdict, self._document, problem)
        self.saver.grade(self._draft.id, _score(verdict))
        self.reported.emit(self._report)

    def _message(self) -> Message:
        """A subject that the template makes is judged like one that was written."""
        draft = self._draft
        if not draft.subject.strip() and not draft.is_empty:
            draft = msgspec.structs.replace(draft, subject=self._document.subject)
        workspace = self._workspace
        answered = answered_text(self._thread) if self._thread else ""
        return message_of(draft, workspace.team, self.template, self.outlook, workspace.now(), answered)

    def _make_document(self) -> str:
        workspace, now = self._workspace, self._workspace.now()
        writer = workspace.team.writer
        try:
            self._document = document(
                self._draft,
                self.template,
                workspace.team,
                now,
                workspace.library.renderer,
                workspace.style,
                holidays=lambda: workspace.library.region(writer.holidays if writer else "", now.year).days,
                thread=thread_view(self._thread, workspace.team) if self._thread else NO_THREAD,
            )
        except TemplateError as error:
            return str(error)
        return ""

    # Saving

    def flush(self) -> None:
        """Saves what is not saved yet; what cannot be saved is kept and tried again."""
        self.saver.flush()

    def mark_copied(self) -> None:
        """A draft that was sent is kept, also one that was opened from a file and never touched."""
        if not self._stored:
            self._keep()
        self.flush()
        if self.saver.waiting(self._draft.id):
            return
        self._workspace.drafts.mark_copied(self._draft.id)
        self._workspace.changed.emit(Change.DRAFTS)

    def close(self) -> None:
        self.saver.close()
        self.wait()


def _score(verdict: Verdict) -> str:
    """ "8/10": how many of the points that apply are fine."""
    return f"{verdict.passed}/{verdict.total}" if verdict.total else ""
