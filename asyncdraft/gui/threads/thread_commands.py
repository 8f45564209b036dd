"""What the actions on threads do: one method for each row of the table of actions."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from asyncdraft.core.people import person_id
from asyncdraft.core.text import joined, say
from asyncdraft.core.threads.drafting import WRITES
from asyncdraft.core.threads.progress import Step
from asyncdraft.core.threads.thread import Thread, corrected
from asyncdraft.core.when.wording import FULL_DAY_NAMES
from asyncdraft.core.when.writing import FULL_MONTH_NAMES
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.strike_count import StrikeCountDialog
from asyncdraft.gui.dialogs.thread_form import ThreadDialog, ThreadForm
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.threads.call_commands import CallCommands
from asyncdraft.gui.threads.decision_commands import DecisionCommands
from asyncdraft.gui.threads.reply_commands import ReplyCommands
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_drafts import ThreadDrafts
from asyncdraft.gui.threads.thread_page import ThreadPage
from asyncdraft.gui.threads.thread_rows import typed_day
from asyncdraft.gui.workspace import Workspace


class ThreadCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        desk: ThreadDesk,
        drafts: ThreadDrafts,
        page: ThreadPage,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._desk = desk
        self.drafts = drafts
        self._page = page
        self.replies = ReplyCommands(window, workspace, desk, page)
        self.calls = CallCommands(window, workspace, stage, desk)
        self.decisions = DecisionCommands(window, workspace, desk, page)
        window.threads.chosen.connect(self._on_chosen)
        window.threads.step.chosen.connect(self._on_step)

    def show_threads(self) -> None:
        """From a draft to its thread, in the view itself to what comes next, else to the list."""
        view = self._window.view
        if view == "compose" and self.drafts.go_back():
            return
        self._page.show()
        if view == "threads":
            self._window.threads.focus_next()

    def _on_chosen(self, key: str) -> None:
        actions = {
            "new": self.new_thread,
            "reply": self.replies.add_reply,
            "log": self.decisions.show_decisions,
            "count": self.correct_strikes,
            "edit": self.edit_thread,
            "record": self._page.record.start,
            "delete": self.delete_thread,
        }
        actions[key]()

    def _on_step(self, key: str) -> None:
        actions = {
            "primary": self.next_step,
            "reply": self.replies.add_reply,
            "sent": self.replies.add_own,
            "ics": self.calls.save_invitation,
            "invitation": self.calls.choose_invitation,
            "record": self._page.record.start,
            "reinvite": self.calls.reinvite,
            "reopen": self._page.record.reopen,
            "copy_record": self.decisions.copy_record,
        }
        actions[key]()

    def next_step(self) -> None:
        thread = self._desk.chosen()
        if thread is None:
            return
        step = self._desk.stands(thread).step
        if step in WRITES:
            self.drafts.write_next()
        elif step is Step.JUDGE:
            self.show_threads()
            self._window.threads.focus_next()
        elif step is Step.RECORD:
            self._page.record.submit()
        elif step is Step.CLOSE:
            self._page.settle()
        else:
            self._window.toast.tell(
                tr("{line}: nothing is to be done now.", line=self._desk.stands(thread).line)
            )

    def judge_aligned(self) -> None:
        self._page.judge_next("aligned")

    def judge_misunderstood(self) -> None:
        self._page.judge_next("misunderstood")

    def judge_disagreed(self) -> None:
        self._page.judge_next("disagreed")

    # Threads

    def new_thread(self) -> None:
        draft = self._session.draft
        from_draft = self._window.view == "compose" and not draft.is_empty
        shown = ThreadForm(draft.display_title, draft.to) if from_draft else ThreadForm()
        follows = (
            say("The open draft becomes its first message.")
            if from_draft
            else say("Next you write its question.")
        )
        take = partial(self._start, with_draft=from_draft)
        show(self._form(say("New thread"), shown, (say("Start the thread"), follows), take))

    def edit_thread(self) -> None:
        thread = self._desk.chosen()
        if thread is None:
            return
        known = {person.id for person in self._workspace.team.people}
        shown = ThreadForm(
            thread.topic,
            thread.people,
            joined((person for person in thread.people if person not in known), ", "),
            thread.link,
            typed_day(thread.decided_by),
        )
        take = partial(self._take_form, thread.id)
        show(self._form(say("Topic, people and dates"), shown, (say("Save"), ""), take))

    def _take_form(self, thread_id: str, text: ThreadForm) -> None:
        filled = self._filled(self._desk.must_know(thread_id), text)
        self._desk.must_keep(filled, say("The thread is changed."))

    def _form(
        self, title: str, shown: ThreadForm, go: tuple[str, str], take: Callable[[ThreadForm], None]
    ) -> ThreadDialog:
        team = self._workspace.team
        roster = {person.id: person.name for person in team.people if person.id != team.me}
        return ThreadDialog(self._window, title, roster, shown, self._read_day, go, take)

    def _read_day(self, typed: str) -> str:
        if not typed:
            return ""
        day = self._desk.read_day(typed)
        if day is None:
            raise ValueError(
                say("“{typed}” is no day that can be read. Write it such as Wed 25 Nov.", typed=typed)
            )
        return say(
            "{weekday} {day} {month} {year}",
            weekday=FULL_DAY_NAMES[day.weekday()],
            day=day.day,
            month=FULL_MONTH_NAMES[day.month - 1],
            year=day.year,
        )

    def _filled(self, thread: Thread, text: ThreadForm) -> Thread:
        people = self._workspace.team.people
        others = [person_id(name.strip(), people) for name in text.others.split(",") if name.strip()]
        return replace(
            thread,
            topic=text.topic,
            people=tuple(dict.fromkeys((*text.people, *others))),
            link=text.link,
            decided_by=self._desk.read_day(text.needed) if text.needed else None,
        )

    def _start(self, text: ThreadForm, *, with_draft: bool) -> None:
        thread = self._desk.must_keep(self._filled(Thread(), text))
        if with_draft:
            self._open_with_draft(thread)
            return
        self._page.show()
        self._window.threads.focus_next()

    def _open_with_draft(self, thread: Thread) -> None:
        self._session.flush()
        if self._stage.carry_out(lambda: self._desk.store.attach(self._session.draft.id, thread.id)):
            self._desk.reload()
            self._window.toast.tell(
                tr("This draft opens “{topic}”: once copied it is its first message.", topic=thread.topic)
            )

    def delete_thread(self) -> None:
        thread = self._desk.chosen()
        if thread is not None:
            self._desk.delete(thread)

    def correct_strikes(self) -> None:
        thread = self._desk.chosen()
        if thread is None:
            return
        take = partial(self._correct, thread.id)
        show(StrikeCountDialog(self._window, thread.strikes, lambda form: take(*form)))

    def _correct(self, thread_id: str, count: int, reason: str) -> None:
        changed = corrected(self._desk.must_know(thread_id), count, reason, self._workspace.now())
        self._desk.must_keep(changed, say("The count is {count} now.", count=count))
