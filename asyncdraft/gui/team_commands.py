"""What the team view does with people: changed, removed, merged, imported, and their days off."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.draft_query import Is, Query
from asyncdraft.core.people import Person
from asyncdraft.core.roster.duplicates import merged
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.session import Session
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.tasks import Progress
from asyncdraft.gui.team_writer import TeamWriter
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage import team_folder
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.core.roster.absences import Absences
    from asyncdraft.core.roster.entry import Contacts
    from asyncdraft.core.roster.proposal import Proposal

PEOPLE_FILES = "People (*.vcf *.vcard *.csv *.tsv)"
CALENDAR_FILES = "Calendar (*.ics)"


class TeamCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        writer: TeamWriter,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._writer = writer
        panel = window.team
        panel.import_wanted.connect(self.import_people)
        panel.days_wanted.connect(self._choose_days)
        panel.files_dropped.connect(self.read_files)
        panel.saved.connect(self._save)
        panel.removed.connect(self._remove)
        panel.me_chosen.connect(self._choose_me)
        panel.merged.connect(self._merge)

    def add_person(self) -> None:
        self._stage.show_view("team")
        self._window.team.add_person()

    def import_people(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self._window, "Import people", "", PEOPLE_FILES)
        if path:
            self.read_files([path])

    def _choose_days(self, person_id: str) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self._window, "Days off from a calendar", "", CALENDAR_FILES
        )
        if path:
            self._read_days(Path(path), person_id)

    def read_files(self, paths: Sequence[str]) -> None:
        """People are previewed; the days of a calendar are those of the person who is shown, else yours."""
        self._window.team.save()
        for path in map(Path, paths):
            if path.suffix.lower() == ".ics":
                self._read_days(path, self._window.team.picked or self._workspace.team.me)
            else:
                self._read_people(path)

    # People

    def _read_people(self, path: Path) -> None:
        people, library = self._workspace.team.people, self._workspace.library
        taken = self._workspace.team_ids()

        def load(_progress: Progress) -> "tuple[Contacts, tuple[Proposal, ...]]":
            from asyncdraft.core.roster.contacts import read
            from asyncdraft.core.roster.proposal import propose

            contacts = read(path.name, path.read_bytes())
            return contacts, propose(contacts.entries, people, library.cities, taken)

        self._workspace.tasks.run(load, lambda found: self._preview(path, *found), self._on_unread(path))

    def _preview(self, path: Path, contacts: "Contacts", proposals: "Sequence[Proposal]") -> None:
        from asyncdraft.core.roster.summary import summary
        from asyncdraft.gui.dialogs.people_import import PeopleImportDialog

        if not proposals:
            self._window.toast.tell_error(" ".join(contacts.problems) or f"There is nobody in {path.name}.")
            return
        if not contacts.problems and all(each.kind == "same" for each in proposals):
            self._window.toast.tell(f"{path.name} has nothing new: {summary(proposals)}")
            return
        dialog = PeopleImportDialog(self._window, path.name, proposals, contacts.problems)
        dialog.decided.connect(self._take_in)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_in(self, people: Sequence[Person]) -> None:
        count = "1 person is" if len(people) == 1 else f"{len(people)} people are"
        self._writer.write(partial(team_folder.save_people, people=tuple(people)), f"{count} imported.")

    # One person

    def _save(self, person: Person) -> None:
        known = self._workspace.team.person(person.id)
        told = f"{person.name} is changed." if known else f"{person.name} is in the team."
        self._writer.write(partial(team_folder.save_person, person=person), told)

    def _remove(self, person_id: str) -> None:
        removed = self._workspace.team.person(person_id)
        if removed is not None:
            told = f"{removed.name} is removed.{self._still_addressed(removed)}"
            self._writer.write(partial(team_folder.remove_person, person_id=person_id), told)

    def _still_addressed(self, removed: Person) -> str:
        if removed.id in self._session.draft.to:
            return f" The open draft is still addressed to {removed.first_name}: name another reader there."
        count = len(self._drafts_to(removed.id))
        if not count:
            return ""
        drafts = "1 draft is" if count == 1 else f"{count} drafts are"
        return f" {drafts} still addressed to {removed.first_name}: search for to:{removed.id} to find them."

    def _drafts_to(self, person_id: str) -> list[str]:
        """Those not sent yet."""
        drafts, query = self._workspace.drafts, Query(to=((person_id,),), states=(Is.DRAFT,))
        try:
            found = [summary.id for summary in drafts.find(query)]
            return [draft_id for draft_id in found if person_id in drafts.get(draft_id).to]
        except StoreProblem:
            return []

    def _choose_me(self, person_id: str) -> None:
        person = self._workspace.team.person(person_id)
        if person is not None:
            self._writer.write(
                partial(team_folder.save_me, person_id=person_id), f"You write as {person.name} now."
            )

    def _merge(self, kept_id: str, gone_id: str) -> None:
        kept, gone = self._workspace.team.person(kept_id), self._workspace.team.person(gone_id)
        if kept is not None and gone is not None:
            self._writer.write(
                partial(team_folder.merge_people, merged=merged(kept, gone), gone=gone.id),
                f"{gone.name} (@{gone.id}) is part of {kept.name} now.",
            )

    # Days off

    def _read_days(self, path: Path, person_id: str) -> None:
        person = self._workspace.team.person(person_id)
        if person is None:
            self._window.toast.tell_error("Pick the person first whose days off the calendar has.")
            return
        now = self._workspace.now()

        def load(_progress: Progress) -> "Absences":
            from asyncdraft.core.meetings.calendar import File
            from asyncdraft.core.roster.absences import absences

            return absences(File(path.name, path.read_bytes()), person.zone, now)

        self._workspace.tasks.run(load, lambda found: self._take_days(person, found), self._on_unread(path))

    def _take_days(self, before: Person, found: "Absences") -> None:
        from asyncdraft.core.roster.absences import with_days

        person = self._workspace.team.person(before.id) or before
        days = with_days(person.days_off, found.days)
        count = len(days) - len(person.days_off)
        over = f" {found.passed_over} other whole-day events tell of no absence." if found.passed_over else ""
        trouble = f" {' '.join(found.problems)}" if found.problems else ""
        if not count:
            tell = self._window.toast.tell_error if trouble else self._window.toast.tell
            tell(f"No new days off for {person.name}.{over}{trouble}")
        else:
            entries = "1 new day or span" if count == 1 else f"{count} new days or spans"
            self._writer.write(
                partial(team_folder.save_person, person=replace(person, days_off=days)),
                f"{entries} off for {person.name}.{over}{trouble}",
            )

    def _on_unread(self, path: Path) -> Callable[[Exception], None]:
        def tell(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            self._window.toast.tell_error(
                f"{path.name} cannot be read ({error.strerror}). Check its name and place."
            )

        return tell
