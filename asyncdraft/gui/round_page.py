"""Fills the view of status rounds, and takes what is chosen there."""

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from asyncdraft.core.rounds.blockers import blockers
from asyncdraft.core.rounds.round import Helper, with_author, with_helper, without_entry
from asyncdraft.core.threads.mail import person_of
from asyncdraft.gui import round_texts
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.page_html import html_of
from asyncdraft.gui.round_desk import RoundDesk
from asyncdraft.gui.workspace import Change, Workspace

VIEW, PART = "meetings", "rounds"
SHOWS = Change.TEAM | Change.CLOCK | Change.VIEW | Change.SETTINGS


class RoundPage(QObject):
    def __init__(self, window: MainWindow, workspace: Workspace, desk: RoundDesk) -> None:
        super().__init__()
        self._window = window
        self._part = window.rounds
        self._workspace = workspace
        self._desk = desk
        part = self._part
        part.blockers.render_page = self.html
        part.updates.render_page = self.html
        part.picked.connect(desk.show)
        part.blockers.helper_named.connect(self._on_helper)
        part.updates.removed.connect(self._on_removed)
        part.updates.moved.connect(self._on_moved)
        desk.changed.connect(self.refresh)
        window.meetings.switched.connect(lambda _key: self.refresh())
        workspace.changed.connect(self._on_changed)

    def show(self) -> None:
        self._window.meetings.show_part(PART)
        self._window.show_view(VIEW)
        self._workspace.changed.emit(Change.VIEW)
        self._part.focus_list()

    @property
    def is_shown(self) -> bool:
        return self._window.view == VIEW and self._window.meetings.part == PART

    def _on_changed(self, change: Change) -> None:
        if change & Change.ELSEWHERE:
            self._desk.reload()
        elif change & SHOWS:
            self.refresh()

    def refresh(self) -> None:
        if not self.is_shown:
            return
        team, now = self._workspace.team, self._workspace.now()
        found = self._desk.current
        rounds = self._desk.all
        is_open = sum(each.is_open for each in rounds)
        title = f"{is_open} open, {len(rounds) - is_open} done" if rounds else "No round yet"
        self._window.meetings.set_title(PART, title)
        self._window.top_bar.show_view(VIEW, title)
        self._window.top_bar.show_detail(VIEW, "")
        if found is None:
            self._part.show_nobody()
            return
        self._part.show_list(round_texts.entries(rounds), found.id)
        text = round_texts.text_of(found, team, now, self._workspace.style)
        self._part.show_round(text, [person.name for person in team.people])

    def html(self, markdown: str) -> str:
        return html_of(markdown, self._workspace.theme)

    def person(self, name: str) -> str:
        """A roster id, or the name of somebody outside."""
        return person_of(name, "", self._workspace.team.people) if name else ""

    # What was handed in

    def _on_helper(self, place: int, name: str) -> None:
        found = self._desk.current
        if found is None:
            return
        held = blockers(found, self._workspace.team)[place]
        helper = Helper(author=held.author, blocker=held.text, person=self.person(name))
        told = f"{name} can help." if name else "Nobody is named for it any more."
        self._desk.keep(with_helper(found, helper), told)

    def _on_removed(self, place: int) -> None:
        found = self._desk.current
        if found is not None:
            self._desk.keep(without_entry(found, place), "The update is taken out.")

    def _on_moved(self, place: int) -> None:
        found = self._desk.current
        if found is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("Whose update is it?")
        dialog.setLabelText("Who wrote it?")
        dialog.setComboBoxItems([person.name for person in self._workspace.team.people])
        dialog.setComboBoxEditable(True)
        dialog.textValueSelected.connect(lambda name: self._give(place, name.strip()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _give(self, place: int, name: str) -> None:
        found = self._desk.current
        if found is not None and name:
            self._desk.keep(with_author(found, place, self.person(name)), f"It is the update of {name} now.")

    def close_round(self) -> None:
        found = self._desk.current
        if found is not None:
            self._desk.keep(replace(found, closed_at=self._workspace.now()), f"“{found.title}” is done.")
