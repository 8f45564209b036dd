"""Who gets the message: chosen from the team, or named and added to it."""

from collections.abc import Callable

from asyncdraft.core.draft import Pane
from asyncdraft.core.people import named_first
from asyncdraft.core.text import say
from asyncdraft.core.when.cities import key
from asyncdraft.core.when.zones import city_of
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.picker import Choice, Picker
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.workspace import Workspace


class ReaderCommands:
    """`add_stranger(name)` leads to where somebody is added to the team."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        add_stranger: Callable[[str], None],
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._add_stranger = add_stranger

    def add_reader(self) -> None:
        present = {*self._session.draft.to, self._workspace.team.me}
        now = self._workspace.now()
        draft = self._session.draft
        written = " ".join(draft.text(pane) for pane in Pane)
        choices = [
            Choice(
                person.id,
                person.name,
                say(
                    "{city}, {now}",
                    city=city_of(person.zone),
                    now=self._workspace.calendar(person).now_line(now),
                ),
            )
            for person in named_first(self._workspace.team.people, written)
            if person.id not in present
        ]
        nothing = say("Nobody else is in the team: write a name, and Enter adds it.")
        picker = Picker(self._window, say("Add a reader"), say("Name or city"), choices, nothing)
        picker.offer(
            lambda name: (
                self._reads_already(name)
                or say("Nobody else by that name: Enter adds “{name}” to the team.", name=name)
            ),
            say("Somebody else? Write the name, and Enter adds it."),
        )
        picker.named.connect(self._on_reader_named)
        picker.picked.connect(
            lambda person_id: self._session.set_readers((*self._session.draft.to, person_id))
        )
        show(picker)

    def _on_reader_named(self, name: str) -> None:
        if told := self._reads_already(name):
            self._window.toast.tell(shown(told))
        else:
            self._add_stranger(name)

    def _reads_already(self, name: str) -> str:
        """Says so of a reader whose whole or first name it is; empty for anybody else."""
        team = self._workspace.team
        readers = filter(None, map(team.person, self._session.draft.to))
        known = next((each for each in readers if key(name) in (key(each.name), key(each.first_name))), None)
        return say("{name} is a reader of this message already.", name=known.name) if known else ""
