"""How the window changes a team's files: told in a sentence, and taken back by its button."""

from collections.abc import Callable
from pathlib import Path

from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.toast import Toast
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.team_edit import TeamEdit


class TeamWriter:
    def __init__(self, toast: Toast, workspace: Workspace) -> None:
        self._toast = toast
        self._workspace = workspace

    def write(self, change: Callable[[Path], None], told: str) -> bool:
        """Whether it is written; `told` is said of it."""
        try:
            self.must_write(change, told)
        except ValueError as problem:
            self._toast.tell_error(str(problem))
            return False
        return True

    def must_write(self, change: Callable[[Path], None], told: str) -> None:
        """Raises ValueError with the sentence, so that a form stays open."""
        try:
            edit = self._workspace.edit_team(change)
        except StoreProblem as problem:
            raise ValueError(str(problem)) from problem
        self._toast.tell(told, (tr("Undo"), lambda: self._take_back(edit)))

    def _take_back(self, edit: TeamEdit) -> None:
        try:
            self._workspace.take_back_team(edit)
        except StoreProblem as problem:
            self._toast.tell_error(str(problem))
