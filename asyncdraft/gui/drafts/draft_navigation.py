"""The drafts in the navigation: what the search field finds, and the filters that it offers."""

from datetime import timedelta

from asyncdraft.core.draft_query import Is
from asyncdraft.core.text import say, say_of
from asyncdraft.gui.drafts.draft_list import DraftList, names_of
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.widgets.sectioned_list import Entry
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.problem import StoreProblem

STATES = {
    Is.DRAFT: say_of("a state of drafts", "Draft"),
    Is.COPIED: say_of("a state of drafts", "Copied"),
    Is.SCHEDULED: say_of("a state of drafts", "Scheduled"),
    Is.SENT: say_of("a state of drafts", "Sent"),
    Is.ANSWERED: say_of("a state of drafts", "Answered"),
    Is.ARCHIVED: say_of("a state of drafts", "Archived"),
    Is.WAITING: say_of("a state of drafts", "Waiting"),
    Is.OVERDUE: say_of("a state of drafts", "Overdue"),
    Is.DELETED: say_of("a state of drafts", "Deleted"),
}


class DraftNavigation:
    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._list = DraftList(workspace)
        self._day = workspace.now().date()

    def keep_up(self) -> None:
        """With another day, on which what was of today is of yesterday."""
        if self._workspace.now().date() != self._day:
            self.show()

    def show(self) -> None:
        self._day = self._workspace.now().date()
        navigation = self._window.navigation
        try:
            entries = self._list.first(navigation.search_text, self._session.saver.unsaved)
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return
        navigation.show_drafts(entries, self._session.draft.id, self._more, self._list.problems)

    def _more(self) -> list[Entry]:
        try:
            return self._list.more()
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return []

    def show_filters(self) -> None:
        workspace, today = self._workspace, self._workspace.now().date()
        templates = {name: template.title for name, template in workspace.templates.items()}
        dates = [(say("Today"), "on:today"), (say("Yesterday"), "on:yesterday")]
        dates += [
            (say("In the last {days} days", days=days), f"after:{today - timedelta(days=days + 1)}")
            for days in (7, 30, 90)
        ]
        states = [(STATES[state], f"is:{state}") for state in Is]
        self._window.navigation.set_filters(
            (
                (say("To"), names_of(workspace.team.names, "to")),
                (say("State"), states),
                (say("Template"), names_of(templates, "template")),
                (say("Changed"), dates),
            )
        )
