"""What works behind the view of the team: people, promises, triage, rules, the folder in git."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from asyncdraft.core.roster.day_table import DayTable
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.team.hours_texts import usual_week
from asyncdraft.gui.team.promise_commands import PromiseCommands
from asyncdraft.gui.team.support_commands import SupportCommands
from asyncdraft.gui.team.sync_desk import SyncDesk
from asyncdraft.gui.team.team_commands import TeamCommands
from asyncdraft.gui.team.team_rules_commands import TeamRulesCommands
from asyncdraft.gui.team.team_writer import TeamWriter
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.sample_team import made_up

if TYPE_CHECKING:
    from asyncdraft.gui.templates.gallery import Gallery


class TeamRoom:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        commands: Commands,
        gallery: "Callable[[], Gallery]",
    ) -> None:
        self._window = window
        self._workspace = workspace
        writer = TeamWriter(window.toast, workspace)
        self.promise_commands = PromiseCommands(window, workspace, stage, writer)
        self.team_commands = TeamCommands(window, session, workspace, stage, writer)
        self.support_commands = SupportCommands(window, workspace, self.promise_commands, writer)
        self.rules_commands = TeamRulesCommands(window, workspace, stage, gallery, writer)
        self.sync_desk = SyncDesk(window, workspace)
        self.commands = (
            *(self.promise_commands, self.team_commands, self.support_commands),
            *(self.rules_commands, self.sync_desk),
        )
        window.team.overlap_wanted.connect(commands.show_overlap)
        workspace.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, change: Change) -> None:
        if change & (Change.TEAM | Change.CLOCK | Change.SETTINGS):
            self._show()

    def _show(self) -> None:
        workspace = self._workspace
        table = DayTable(workspace.team, workspace.calendar, workspace.now(), workspace.style)
        self._window.team.show_team(table, workspace.team_problems, made_up(workspace.team))
        without = (person for person in workspace.team.people if not person.hours)
        weeks = frozenset(usual_week(workspace, person) for person in without)
        self._window.team.people.notes.show_usual(weeks, workspace.style)
        self._window.top_bar.show_detail("team", table.summary)

    def close(self) -> None:
        self.sync_desk.close()
