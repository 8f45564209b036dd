"""Drafts of threads: the next message filled in Compose, and what was sent taken into the thread."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QInputDialog

from asyncdraft.core.draft import Channel, Draft, Pane
from asyncdraft.core.text import say
from asyncdraft.core.threads.drafting import KINDS, WRITES, as_post, kind_of, next_draft
from asyncdraft.core.threads.progress import Step
from asyncdraft.core.threads.thread import Kind, Post, Thread, with_post
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.drafts.draft_commands import DraftCommands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.threads.thread_desk import ThreadDesk, invited_now
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.problem import StoreProblem

AFTER_THE_STOP = frozenset({Kind.INVITATION, Kind.OUTCOME})
"""What is still written once the third strike has stopped a thread."""


class ThreadDrafts:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        drafts: DraftCommands,
        desk: ThreadDesk,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._desk = desk
        self._stage = stage
        self._drafts = drafts
        self._reason = ""
        session.opened.connect(self._on_opened)
        desk.changed.connect(self._show_bar)
        window.thread_bar.back_wanted.connect(self.go_back)

    # From the thread to Compose

    def pending(self, thread: Thread) -> list[Draft]:
        """The drafts of the thread that were not sent yet."""
        sent = {post.draft for post in thread.posts}
        found = []
        for draft_id in self._desk.store.drafts_of(thread.id):
            draft = self._stored(draft_id) if draft_id not in sent else None
            if draft is not None:
                found.append(draft)
        return found

    def _stored(self, draft_id: str) -> Draft | None:
        if draft_id == self._session.draft.id:
            return self._session.draft
        try:
            return self._workspace.drafts.get(draft_id)
        except StoreProblem:
            return None

    def pending_for(self, thread: Thread, step: Step) -> Draft | None:
        wanted = WRITES.get(step)
        return next((draft for draft in self.pending(thread) if kind_of(draft, thread) is wanted), None)

    def open(self, draft_id: str) -> None:
        self._drafts.open_draft(draft_id)

    def write_next(self) -> None:
        """The draft for the next step, filled from the thread; one that was begun goes on."""
        self._desk.flush()
        thread = self._desk.current
        if thread is None:
            return
        thread = self._desk.planned(thread)
        step = self._desk.stands(thread).step
        begun = self.pending_for(thread, step)
        if begun is not None:
            self.open(begun.id)
            return
        workspace = self._workspace
        draft = next_draft(step, thread, workspace.team, self._channel(), workspace.style)
        if draft is not None and self._desk.keep(thread) is not None:
            self.attach(draft, thread)

    def _channel(self) -> Channel:
        return Channel(self._workspace.settings.channel)

    def attach(self, draft: Draft, thread: Thread) -> None:
        """Opens it in Compose as a draft of the thread, with the caret in the first pane without words."""

        def store() -> None:
            stored = self._workspace.drafts.create(draft)
            self._desk.store.attach(stored.id, thread.id)
            self._stage.open_stored(stored)
            empty = (pane for pane in self._session.panes if not stored.text(pane).strip())
            self._window.editors.focus_pane(next(empty, Pane.WHAT))

        self._stage.carry_out(store)

    # In Compose

    def _on_opened(self, _draft: Draft) -> None:
        self._reason = ""
        self._show_bar()

    def of_open_draft(self) -> Thread | None:
        draft = self._session.draft
        try:
            return self._desk.store.of_draft(draft.id) if draft.id else None
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
            return None

    def _show_bar(self) -> None:
        thread = self.of_open_draft()
        self._session.set_thread(thread)
        if thread is None:
            self._window.thread_bar.hide()
            return
        self._window.thread_bar.show_thread(
            thread.topic,
            thread.strikes,
            struck=thread.strikes > 0,
            stopped=self._is_stopped(thread),
        )

    def go_back(self) -> bool:
        """To the thread of the open draft, and what comes next there; whether there is one."""
        thread = self.of_open_draft()
        if thread is not None:
            self._desk.show(thread.id)
            self._stage.show_view("threads")
            self._window.threads.focus_next()
        return thread is not None

    def _is_stopped(self, thread: Thread) -> bool:
        draft = self._session.draft
        return (
            thread.is_stopped and not _is_in(thread, draft) and kind_of(draft, thread) not in AFTER_THE_STOP
        )

    # Out of Compose

    def before_copy(self, go_on: Callable[[], None], verb: str = say("Copy")) -> None:
        """Where the third strike has stopped the thread, only with a reason."""
        thread = self.of_open_draft()
        if thread is None or not self._is_stopped(thread) or self._reason:
            go_on()
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(tr("Write on?"))
        dialog.setLabelText(tr("Three rounds did not align. Why write on? The reason is kept in the thread."))
        dialog.setOkButtonText(tr("{verb} with this reason", verb=verb))
        dialog.textValueSelected.connect(lambda text: self._with_reason(text, go_on))
        show(dialog)

    def _with_reason(self, text: str, go_on: Callable[[], None]) -> None:
        if not text.strip():
            self._window.toast.tell(tr("Nothing left: writing on after the third strike needs a reason."))
            return
        self._reason = text.strip()
        go_on()

    def post_of(self, markdown: str) -> tuple[Thread | None, Post | None]:
        """The thread of the open draft, and what joins it once that is sent; no post for one that was."""
        self._desk.flush()
        thread, draft = self.of_open_draft(), self._session.draft
        if thread is None or _is_in(thread, draft):
            return thread, None
        team, now = self._workspace.team, self._workspace.now()
        return thread, as_post(draft, thread, team, markdown, now, self._reason)

    def reason_is_used(self) -> None:
        """It went along with a message."""
        self._reason = ""

    def mark_invited(self, draft_id: str, thread_id: str) -> None:
        """An invitation that was sent from the outbox makes the call one to be held."""
        draft = self._stored(draft_id) if thread_id else None
        if draft is None:
            return
        self._desk.flush()
        self._desk.reload()
        thread = self._desk.known(thread_id)
        if thread is not None:
            invited = self._with_sent(thread, draft, thread)
            if invited != thread:
                self._desk.keep(invited)

    def after_copy(self, markdown: str) -> tuple[str, Callable[[], object] | None]:
        """What was sent joins its thread: a sentence to add and how to undo it; nothing for other drafts."""
        thread, post = self.post_of(markdown)
        if thread is None or post is None:
            return "", None
        with_it = with_post(thread, post)
        kept = self._desk.keep(self._with_sent(thread, self._session.draft, with_it))
        if kept is None:
            return "", None
        self._reason = ""
        return say(" It is in “{topic}” now.", topic=kept.topic), lambda: self._desk.undo(thread, kept)

    def _with_sent(self, before: Thread, draft: Draft, thread: Thread) -> Thread:
        """Whoever a thread of nobody is written to takes part from then on; an invitation that was sent makes
        the call one to be held."""
        if not thread.people:
            others = tuple(person for person in draft.to if person != self._desk.me)
            thread = replace(thread, people=others)
        if KINDS.get(draft.template) is not Kind.INVITATION or before.call.at is None:
            return thread
        return replace(thread, call=invited_now(thread.call, self._workspace.now()))


def _is_in(thread: Thread, draft: Draft) -> bool:
    """Whether it was sent and has joined."""
    return any(post.draft == draft.id for post in thread.posts)
