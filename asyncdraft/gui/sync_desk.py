"""Brings the shared team folder and its card together, off the GUI thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from asyncdraft.core.sync.entries import Side
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.tasks import Progress, Tasks
from asyncdraft.gui.team.sync_card import SyncCard
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import paths, team_folder
from asyncdraft.storage.files import write_atomically

if TYPE_CHECKING:
    from asyncdraft.core.sync.conflict import State
    from asyncdraft.integrations.team_repository import TeamRepository

STEPS = ("Working", "Fetching", "Sending", "Receiving objects", "Resolving deltas", "Writing objects")


class SyncDesk(QObject):
    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__()
        self.card = SyncCard()
        self._window = window
        self._workspace = workspace
        self._tasks = Tasks()
        self._is_stopped = False
        window.team.add_below(self.card)
        self.card.set_theme(workspace.theme)
        self.card.seen.connect(self.look)
        self.card.sync_wanted.connect(self.sync)
        self.card.stop_wanted.connect(self._on_stop)
        self.card.solved.connect(self._on_solved)
        self.card.share_wanted.connect(self._on_share)
        self.card.join_wanted.connect(self._on_join)
        workspace.changed.connect(self._on_changed)

    @property
    def is_busy(self) -> bool:
        return self._tasks.busy

    def look(self) -> None:
        """The state without the network; a sync that is under way shows it at its end."""
        if self._tasks.busy:
            return
        if not self._is_shared:
            self.card.show_state(self._name, None)
            return
        folder, told = self._workspace.team_path, _nothing
        self._tasks.run(
            lambda _progress: _repository(folder, told, self._stops).state(), self._on_seen, self._on_unseen
        )

    def sync(self) -> None:
        self._work(self._synced)

    def close(self) -> None:
        """A sync that is under way ends where it is; the next one goes on."""
        self._is_stopped = True
        self._tasks.close()

    @property
    def _is_shared(self) -> bool:
        return (self._workspace.team_path / ".git").exists()

    @property
    def _name(self) -> str:
        return self._workspace.team.name or self._workspace.team_path.name

    def _synced(self, folder: Path, progress: Progress) -> "State":
        team_folder.keep_own_id(folder)
        return _repository(folder, progress, self._stops).sync()

    def _on_solved(self, key: str, side: str) -> None:
        def settle(folder: Path, progress: Progress) -> "State":
            repository = _repository(folder, progress, self._stops)
            state = repository.solve(key, cast(Side, side))
            return state if state.conflicts else repository.sync()

        self._work(settle)

    def _on_share(self, address: str) -> None:
        def share(folder: Path, progress: Progress) -> "State":
            repository = _repository(folder, progress, self._stops)
            team_folder.keep_own_id(folder)
            repository.create()
            repository.connect(address)
            return repository.sync()

        self._work(share)

    def _on_join(self, address: str) -> None:
        you = self._workspace.team.writer
        email = you.email if you else ""

        def join(progress: Progress) -> Path:
            from asyncdraft.integrations.team_clone import clone, free_folder, git_email

            folder = free_folder(address, paths.home() / "teams")
            stopped = "Stopped. Nothing was taken over."
            clone(
                address,
                folder,
                write_atomically,
                told=_percents(progress),
                stopped=lambda: stopped if self._stops() else "",
            )
            team_folder.recognise_user(folder, (git_email(folder), email))
            return folder

        if not self._tasks.busy:
            self._start()
            self._tasks.run(join, self._on_joined, self._on_failed, self._on_progress)

    def _on_joined(self, folder: Path) -> None:
        self.card.show_end()
        self._workspace.use_team(folder)
        self.look()

    def _work(self, work: "Callable[[Path, Progress], State]") -> None:
        """What is typed and not saved yet goes with it."""
        if self._tasks.busy:
            return
        self._window.team.save()
        self._start()
        folder = self._workspace.team_path
        self._tasks.run(
            lambda progress: work(folder, progress), self._on_done, self._on_failed, self._on_progress
        )

    def _start(self) -> None:
        self._is_stopped = False
        self.card.show_end()
        self.card.show_progress(STEPS[0], -1)

    def _stops(self) -> bool:
        return self._is_stopped

    def _on_stop(self) -> None:
        self._is_stopped = True

    def _on_progress(self, step: int, percent: int) -> None:
        self.card.show_progress(STEPS[step], percent)

    def _on_seen(self, state: "State") -> None:
        self.card.show_state(self._name, state)

    def _on_done(self, state: "State") -> None:
        self.card.show_end()
        self._workspace.reload_team()
        self.card.show_state(self._name, state)

    def _on_failed(self, error: Exception) -> None:
        self._tell(error)
        self._workspace.reload_team()

    def _on_unseen(self, error: Exception) -> None:
        self._tell(error)
        self.card.show_unknown(self._name)

    def _tell(self, error: Exception) -> None:
        from asyncdraft.integrations.git import GitOffline, GitProblem
        from asyncdraft.storage.problem import StoreProblem

        if not isinstance(error, GitProblem | StoreProblem):
            raise error
        self.card.show_end(str(error), "warn" if isinstance(error, GitOffline) else "bad")

    def _on_changed(self, what: Change) -> None:
        if what & Change.SETTINGS:
            self.card.set_theme(self._workspace.theme)
        if what & Change.TEAM and self.card.isVisible():
            self.look()


def _nothing(_step: int, _percent: int) -> None:
    """Looking is too short to tell of."""


def _percents(progress: Progress) -> Callable[[str, int], object]:
    return lambda what, percent: progress(STEPS.index(what) if what in STEPS else 0, percent)


def _repository(folder: Path, progress: Progress, stops: Callable[[], bool]) -> "TeamRepository":
    from asyncdraft.integrations.team_commits import Author
    from asyncdraft.integrations.team_repository import TeamRepository

    you = team_folder.load(folder).team.writer
    author = Author(you.name, you.email) if you else Author()
    return TeamRepository(folder, write_atomically, author=author, told=_percents(progress), stopped=stops)
