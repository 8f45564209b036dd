"""What can be done with drafts: opened, marked, archived, thrown away, compared with what they were."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from asyncdraft.core.draft import Draft
from asyncdraft.core.templates.switching import channel_for
from asyncdraft.core.text import say
from asyncdraft.core.when import writing
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.draft_rows import DraftSummary, State
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.gui.drafts.history_desk import HistoryDesk


class DraftCommands:
    def __init__(self, window: MainWindow, session: Session, workspace: Workspace, stage: Stage) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage

    # Opening

    def new_draft(self) -> None:
        self._stage.open_new(self._workspace.new_draft())

    def new_from_template(self, name: str) -> None:
        template = self._workspace.template(name)
        self._workspace.note_use(name)
        channel = channel_for(self._workspace.new_draft(), template)
        self._stage.open_new(Draft(template=name, channel=channel))

    def open_draft(self, draft_id: str) -> None:
        """One in the trash is shown, not opened."""
        if draft_id != self._session.draft.id:
            self._stage.carry_out(lambda: self._open_stored(draft_id))
        else:
            self._stage.show_compose()

    def _open_stored(self, draft_id: str) -> None:
        waiting = self._session.saver.waiting(draft_id)
        found = None if waiting else self._workspace.drafts.summary(draft_id)
        if found is not None and found.deleted_at:
            self.history.show(draft_id)
            self._stage.show_view("history")
            return
        self._session.open(waiting or self._workspace.drafts.get(draft_id), stored=True)
        self._stage.show_compose()

    def rename_draft(self) -> None:
        draft = self._session.draft
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(tr("Rename"))
        dialog.setLabelText(tr("Name of this draft:"))
        dialog.setTextValue(draft.display_title)
        dialog.textValueSelected.connect(self._session.set_title)
        show(dialog)

    def duplicate_draft(self) -> None:
        self._session.flush()
        if self._session.draft.is_empty:
            self._window.toast.tell(tr("There is nothing to duplicate yet."))
            return
        if self._stage.carry_out(self._open_copy):
            self._window.toast.tell(tr("This is a new draft with the same words."))

    def _open_copy(self) -> None:
        self._stage.open_stored(self._workspace.drafts.duplicate(self._session.draft.id))

    def delete_draft(self) -> None:
        self._session.flush()
        draft = self._session.draft
        if not draft.id:
            self._stage.open_new(self._workspace.new_draft())
            return
        if self._session.saver.waiting(draft.id) or not self._stage.carry_out(lambda: self._delete(draft.id)):
            return
        self._window.toast.tell(
            tr("“{display_title}” is in the trash.", display_title=draft.display_title),
            (tr("Undo"), lambda: self._restore(draft.id)),
        )

    def _delete(self, draft_id: str) -> None:
        self._workspace.drafts.delete(draft_id)
        self.open_next()

    def _restore(self, draft_id: str) -> None:
        self._stage.carry_out(lambda: self._open_restored(draft_id))

    def _open_restored(self, draft_id: str) -> None:
        self._workspace.drafts.restore(draft_id)
        self._stage.open_stored(self._workspace.drafts.get(draft_id))

    # What becomes of it

    def mark_sent(self) -> None:
        due = self._session.draft.deadline.at
        until = writing.short(due, str(self._workspace.now().tzinfo), self._workspace.style) if due else ""
        self._mark(
            State.SENT,
            say("Marked as sent. An answer is expected by {until}.", until=until)
            if until
            else say("Marked as sent."),
        )

    def mark_answered(self) -> None:
        self._mark(State.ANSWERED, say("Marked as answered."))

    def _mark(self, state: State, sentence: str) -> None:
        found = self._stored_summary()
        if found is None:
            return
        drafts = self._workspace.drafts
        if self._stage.carry_out(lambda: drafts.set_state(found.id, state)):
            self._workspace.changed.emit(Change.DRAFTS)
            self._window.toast.tell(
                sentence, (tr("Undo"), lambda: self._unmark(found.id, State(found.state)))
            )

    def _unmark(self, draft_id: str, state: State) -> None:
        self._stage.carry_out(lambda: self._workspace.drafts.set_state(draft_id, state))
        self._workspace.changed.emit(Change.DRAFTS)

    def archive_draft(self) -> None:
        """Or back into the list, if it is archived."""
        found = self._stored_summary()
        if found is None:
            return
        self._archive(found.id, found.archived_at is None)

    def _archive(self, draft_id: str, archived: bool) -> None:
        if self._stage.carry_out(lambda: self._workspace.drafts.archive(draft_id, archived)):
            self._workspace.changed.emit(Change.DRAFTS)
            sentence = say("Archived: “is:archived” finds it.") if archived else say("Back in the list.")
            self._window.toast.tell(sentence, (tr("Undo"), lambda: self._archive(draft_id, not archived)))

    def _stored_summary(self) -> DraftSummary | None:
        """None, and said, where there is nothing to be marked."""
        self._session.flush()
        draft = self._session.draft
        if not draft.id or self._session.saver.waiting(draft.id):
            self._window.toast.tell(
                tr("Write something first.") if draft.is_empty else tr("It must be saved first.")
            )
            return None
        try:
            return self._workspace.drafts.summary(draft.id)
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return None

    # Its history

    @cached_property
    def history(self) -> "HistoryDesk":
        """Made when it is first asked for, and its view with it."""
        from asyncdraft.gui.drafts.history_desk import HistoryDesk

        panel = self._window.history
        panel.back_wanted.connect(self._stage.show_compose)
        panel.restored.connect(self.restore_state)
        panel.put_back.connect(self.put_back)
        panel.removed.connect(self.remove_for_good)
        return HistoryDesk(self._window, self._session, self._workspace)

    def show_history(self) -> None:
        self._session.flush()
        if not self._session.draft.id:
            self._window.toast.tell(tr("There is no history yet: write something first."))
            return
        if self._stage.carry_out(lambda: self.history.show(self._session.draft.id)):
            self._stage.show_view("history")
            self._window.history.focus_list()

    def restore_state(self) -> None:
        if self._window.view != "history":
            self.show_history()
            return
        self._stage.carry_out(self._restore_state)

    def _restore_state(self) -> None:
        before = self.history.restore()
        if before is None:
            self._window.toast.tell(tr("This state is what you have already."))
            return
        self._stage.show_compose()
        self._window.toast.tell(tr("Restored."), (tr("Undo"), lambda: self._session.replace(before)))

    def put_back(self) -> None:
        draft_id = self.history.draft_id
        if self._stage.carry_out(self.history.put_back):
            self._window.navigation.search("")
            self.open_draft(draft_id)
            self._window.toast.tell(tr("Back in the list."))

    def remove_for_good(self) -> None:
        if self._stage.carry_out(self.history.remove):
            self._stage.show_compose()
            self._window.toast.tell(tr("Deleted for good."))

    def show_trash(self) -> None:
        self._window.navigation.search("is:deleted")
        self._window.navigation.focus_search()

    def tell_conflict(self, draft_id: str) -> None:
        """Another program has changed the draft meanwhile: both versions are kept, and can be seen."""
        self._window.toast.tell_error(
            tr(
                "This draft was also changed elsewhere. What you see is saved, and the other version is kept."
            ),
            (tr("Compare"), lambda: self._compare(draft_id)),
        )

    def _compare(self, draft_id: str) -> None:
        if draft_id != self._session.draft.id:
            self.open_draft(draft_id)
        self.show_history()

    def open_next(self) -> None:
        """The latest draft, or an empty one where there is none."""
        left = self._workspace.drafts.list(limit=1)
        if left:
            self._session.open(self._workspace.drafts.get(left[0].id), stored=True)
        else:
            self._session.open(self._workspace.new_draft(), stored=False)
        self._workspace.changed.emit(Change.DRAFTS)
