"""Brings the shared team folder and its card together, off the GUI thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from asyncdraft.core.sync.entries import Side
from asyncdraft.core.sync.telling import summary
from asyncdraft.core.text import say
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.outside import open_outside
from asyncdraft.gui.tasks import Progress, Tasks
from asyncdraft.gui.team.arrivals_card import ArrivalsCard
from asyncdraft.gui.team.sync_card import SyncCard
from asyncdraft.gui.team.sync_texts import Moments, by_day
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import paths, team_folder
from asyncdraft.storage.files import write_atomically

if TYPE_CHECKING:
    from asyncdraft.core.sync.conflict import Changed, State
    from asyncdraft.integrations.team_repository import TeamRepository

STEPS = (
    say("Working"),
    say("Fetching"),
    say("Sending"),
    say("Receiving objects"),
    say("Resolving deltas"),
    say("Writing objects"),
)


class SyncDesk(QObject):
    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__()
        self.card = SyncCard(keys_of("sync_team"))
        self.arrivals = ArrivalsCard()
        self._window = window
        self._workspace = workspace
        self._tasks = Tasks()
        self._is_stopped = False
        self._is_working = self._looks_again = False
        self._synced = ""
        window.team.people.add_below(self.card)
        window.team.people.add_below(self.arrivals)
        self.arrivals.hide()
        self.arrivals.all_wanted.connect(self.show_changes)
        self.card.set_theme(workspace.theme)
        self.card.seen.connect(self.look)
        self.card.sync_wanted.connect(self.sync)
        self.card.stop_wanted.connect(self._on_stop)
        self.card.solved.connect(self._on_solved)
        self.card.by_hand.connect(self._on_by_hand)
        self.card.share_wanted.connect(self._on_share)
        self.card.join_wanted.connect(self._on_join)
        workspace.changed.connect(self._on_changed)

    @property
    def is_busy(self) -> bool:
        return self._tasks.busy

    def look(self) -> None:
        """The state without the network; what is under way shows it at its end."""
        if self._tasks.busy:
            self._looks_again = True
            return
        if not self._is_shared:
            self._show(None)
            return
        folder, told = self._workspace.team_path, _nothing
        self._tasks.run(
            lambda _progress: _repository(folder, told, self._stops).state(), self._on_seen, self._on_unseen
        )

    def sync(self) -> None:
        self._work(self._exchange)

    # On the menu and by keys

    def sync_team(self) -> None:
        """From anywhere: the focus goes to the card; where that is not to be seen, the end is told."""
        if self._is_shared:
            self.sync()
        else:
            self._show_view()
            self.card.show_state(self._name, None, str)
        if self.card.isVisible():
            self.card.focus_next()

    def show_changes(self) -> None:
        folder = self._workspace.team_path
        if not self._is_shared:
            self._window.toast.tell(
                tr("The team folder is on this computer only: nothing is written down yet.")
            )
            return
        self._tasks.run(
            lambda _progress: _repository(folder, _nothing, self._stops).history(),
            self._on_history,
            self._on_failed,
        )

    def _on_history(self, changes: "Sequence[Changed]") -> None:
        from asyncdraft.gui.dialogs.team_history import TeamHistory

        days = by_day(changes, self._moments)
        dialog = TeamHistory(self._window, days, self._workspace.theme)
        show(dialog)
        self._look_again()

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

    @property
    def _moments(self) -> Moments:
        return Moments(self._workspace.now(), self._workspace.style)

    def _show(self, state: "State | None") -> None:
        said = self._moments.near
        self.card.show_state(self._name, state, said, self._synced)
        self.arrivals.show_pulled(state.pulled if state else (), said)
        self.arrivals.setVisible(state is not None)

    def _on_by_hand(self, key: str) -> None:
        from asyncdraft.core.sync.folder import file_of

        open_outside(self._workspace.team_path / file_of(key), self._window.toast)

    def _exchange(self, folder: Path, progress: Progress) -> "State":
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
            return repository.share(address)

        self._work(share)

    def _on_join(self, address: str) -> None:
        you = self._workspace.team.writer
        email = you.email if you else ""

        def join(progress: Progress) -> Path:
            from asyncdraft.integrations.team_clone import clone, free_folder, git_email

            folder = free_folder(address, paths.home() / "teams")
            stopped = say("Stopped. Nothing was taken over.")
            clone(
                address,
                folder,
                write_atomically,
                told=_percents(progress),
                stopped=lambda: stopped if self._stops() else "",
            )
            team_folder.recognise_user(folder, (git_email(folder), email))
            return folder

        if not self._is_working:
            self._start()
            self._tasks.run(join, self._on_joined, self._on_failed, self._on_progress)

    def _on_joined(self, folder: Path) -> None:
        self._end()
        self._workspace.use_team(folder)
        self.look()

    def _work(self, work: "Callable[[Path, Progress], State]") -> None:
        """What is typed and not saved yet goes with it; a look that is under way ends first."""
        if self._is_working:
            return
        self._window.team.save()
        self._start()
        folder = self._workspace.team_path
        self._tasks.run(
            lambda progress: work(folder, progress), self._on_done, self._on_failed, self._on_progress
        )

    def _start(self) -> None:
        self._is_stopped = False
        self._is_working = True
        self.card.show_end()
        self.card.show_progress(STEPS[0], -1)

    def _end(self, sentence: str = "", tone: str = "") -> None:
        self._is_working = False
        self.card.show_end(sentence, tone)

    def _stops(self) -> bool:
        return self._is_stopped

    def _on_stop(self) -> None:
        self._is_stopped = True

    def _on_progress(self, step: int, percent: int) -> None:
        self.card.show_progress(STEPS[step], percent)

    def _on_seen(self, state: "State") -> None:
        self._show(state)
        self._look_again()

    def _look_again(self) -> None:
        """Something has changed while the last look was under way."""
        if self._looks_again and self.card.isVisible():
            self.look()
        self._looks_again = False

    def _on_done(self, state: "State") -> None:
        moments = self._moments
        self._synced = moments.clock(self._workspace.now()) if state.address and not state.conflicts else ""
        self._show(state)
        self._end()
        self._workspace.reload_team()
        if not self.card.isVisible():
            self._window.toast.tell(
                tr("Synced: {summary}.", summary=summary(state)), (tr("Show"), self._show_view)
            )

    def _on_failed(self, error: Exception) -> None:
        self._tell(error)
        self._workspace.reload_team()

    def _on_unseen(self, error: Exception) -> None:
        self._tell(error)
        self.card.show_unknown(self._name)
        self.arrivals.hide()
        self._look_again()

    def _show_view(self) -> None:
        self._window.show_view("team")
        self._workspace.changed.emit(Change.VIEW)

    def _tell(self, error: Exception) -> None:
        from asyncdraft.integrations.git import GitOffline, GitProblem
        from asyncdraft.storage.problem import StoreProblem

        if not isinstance(error, GitProblem | StoreProblem):
            self._end()
            raise error
        is_here = self.card.isVisible()
        self._end(str(error), "warn" if isinstance(error, GitOffline) else "bad")
        if not is_here:
            self._window.toast.tell_error(str(error), (tr("Show"), self._show_view))

    def _on_changed(self, what: Change) -> None:
        if what & Change.SETTINGS:
            self.card.set_theme(self._workspace.theme)
        if what & (Change.TEAM | Change.TEMPLATES) and self.card.isVisible():
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
