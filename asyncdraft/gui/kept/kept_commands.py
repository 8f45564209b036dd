"""What the actions on kept things share: the shown one, sentences, drafts opened in Compose."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Generic

from asyncdraft.core.draft import Channel
from asyncdraft.core.rounds.due import answer_due
from asyncdraft.gui.kept.kept_desk import KeptDesk
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.kept_values import Value


class KeptCommands(Generic[Value]):
    """`none` is told where there is nothing to act on, `chosen` are the actions of the view's buttons."""

    none = ""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        stage: Stage,
        desk: KeptDesk[Value],
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._stage = stage
        self._desk = desk
        desk.told.connect(stage.tell)

    @property
    def chosen(self) -> Mapping[str, Callable[[], None]]:
        raise NotImplementedError

    def _on_chosen(self, key: str) -> None:
        self.chosen[key]()

    def _shown(self) -> Value | None:
        """The current one; without one it is said how to get one."""
        if self._desk.current is None:
            self._window.toast.tell(self.none)
        return self._desk.current

    # Drafts

    @property
    def _channel(self) -> Channel:
        return Channel(self._workspace.settings.channel)

    def _others(self, people: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(person for person in dict.fromkeys(people) if person != self._workspace.team.me)

    def _due(self, people: tuple[str, ...]) -> datetime | None:
        """Until when all but oneself can have answered."""
        workspace = self._workspace
        readers = workspace.readers(self._others(people))
        return answer_due(workspace.writer, readers, workspace.now(), workspace.team.sla, self._channel)
