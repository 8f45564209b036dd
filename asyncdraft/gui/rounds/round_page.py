"""Fills the view of status rounds, and takes what is chosen there."""

from msgspec.structs import replace
from PySide6.QtWidgets import QInputDialog

from asyncdraft.core.rounds.blockers import blockers
from asyncdraft.core.rounds.round import (
    Helper,
    Move,
    Round,
    with_author,
    with_helper,
    with_move,
    without_entry,
)
from asyncdraft.core.rounds.update import Part
from asyncdraft.core.text import say, say_of
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.kept.kept_page import KeptPage
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.rounds import round_texts
from asyncdraft.gui.rounds.round_desk import RoundDesk
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.rounds import is_asked


class RoundPage(KeptPage[Round]):
    key, none, over = "rounds", say("No round yet"), say_of("rounds", "done")

    def __init__(self, window: MainWindow, workspace: Workspace, desk: RoundDesk) -> None:
        super().__init__(window, workspace, desk, window.rounds)
        self._part = window.rounds
        self._part.blockers.render_page = self.html
        self._part.updates.render_page = self.html
        self._part.blockers.helper_named.connect(self._on_helper)
        self._part.updates.removed.connect(self._on_removed)
        self._part.updates.moved.connect(self._on_moved)
        self._part.updates.placed.connect(self._on_placed)

    def fill(self, value: Round) -> None:
        team, now = self._workspace.team, self._workspace.now()
        self._part.show_list(round_texts.entries(self._desk.all), value.id)
        asked = is_asked(value, self._workspace.drafts)
        text = round_texts.text_of(value, team, now, self._workspace.style, is_asked=asked)
        self._part.show_round(text, [person.name for person in team.people])

    # What was handed in

    def _on_helper(self, author: str, text: str, name: str) -> None:
        """A combo box tells one choice twice, by its line and by its list."""
        found = self._desk.current
        if found is None:
            return
        helper = Helper(author=author, blocker=text, person=self._desk.person(name))
        held = {(each.author, each.text): each.helper for each in blockers(found, self._workspace.team)}
        if held.get((author, text), helper.person) == helper.person:
            return
        told = say("{name} can help.", name=name) if name else say("Nobody is named for it any more.")
        self._desk.keep(with_helper(found, helper), told)

    def _on_removed(self, place: int) -> None:
        found = self._desk.current
        if found is not None:
            self._desk.keep(without_entry(found, place), say("The update is taken out."))

    def _on_placed(self, author: str, text: str, part: str) -> None:
        found = self._desk.current
        if found is not None:
            move = Move(author=author, text=text, part=Part(part))
            self._desk.keep(
                with_move(found, move),
                say("It stands under {title} now.", title=round_texts.TITLES[move.part]),
            )

    def _on_moved(self, place: int) -> None:
        found = self._desk.current
        if found is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(tr("Whose update is it?"))
        dialog.setLabelText(tr("Who wrote it?"))
        dialog.setComboBoxItems([person.name for person in self._workspace.team.people])
        dialog.setComboBoxEditable(True)
        dialog.textValueSelected.connect(lambda name: self._give(place, name.strip()))
        show(dialog)

    def _give(self, place: int, name: str) -> None:
        found = self._desk.current
        if found is not None and name:
            self._desk.keep(
                with_author(found, place, self._desk.person(name)),
                say("It is the update of {name} now.", name=name),
            )

    def close_round(self) -> None:
        found = self._desk.current
        if found is not None:
            self._desk.keep(
                replace(found, closed_at=self._workspace.now()), say("“{title}” is done.", title=found.title)
            )
