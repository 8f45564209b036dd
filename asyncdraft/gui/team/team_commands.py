"""What the team view does with people: changed, removed, merged, imported, and their days off."""

from collections.abc import Callable, Sequence
from datetime import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.draft_query import Is, Query
from asyncdraft.core.people import OFFICE_WEEK, Person
from asyncdraft.core.roster.duplicates import merged
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.when import writing
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.tasks import Progress
from asyncdraft.gui.team.hours_texts import usual_week
from asyncdraft.gui.team.team_writer import TeamWriter
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage import sample_team, team_folder
from asyncdraft.storage.expecting import expecting
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.core.roster.absences import Absences
    from asyncdraft.core.roster.entry import Contacts
    from asyncdraft.core.roster.proposal import Proposal

PEOPLE_FILES = say("People (*.vcf *.vcard *.csv *.tsv)")
CALENDAR_FILES = say("Calendar (*.ics)")


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
        panel.people.notes.own_wanted.connect(self._start_own)
        panel.people.notes.usual_wanted.connect(self._give_usual_hours)
        self._awaited, self._stranger = "", ""

    def add_person(self) -> None:
        self._stage.show_view("team")
        self._window.team.add_person()

    def add_reader(self, name: str) -> None:
        """Somebody new, for the draft that is open: its reader as soon as there is a zone.

        Where the draft names them already, it is in that place.
        """
        self._awaited, self._stranger = self._session.draft.id, name
        self._stage.show_view("team")
        self._window.team.add_person(name)

    def _start_own(self) -> None:
        told = say("The team is yours: its made-up people are gone. Add the people you write to.")
        if self._writer.write(sample_team.start_own, told):
            self._window.team.add_person()

    def import_people(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self._window, tr("Import people"), "", shown(PEOPLE_FILES))
        if path:
            self.read_files([path])

    def _choose_days(self, person_id: str) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self._window, tr("Days off from a calendar"), "", shown(CALENDAR_FILES)
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
            self._window.toast.tell_error(
                joined(contacts.problems) or tr("There is nobody in {name}.", name=path.name)
            )
            return
        if not contacts.problems and all(each.kind == "same" for each in proposals):
            self._window.toast.tell(
                tr("{name} has nothing new: {summary}", name=path.name, summary=summary(proposals))
            )
            return
        dialog = PeopleImportDialog(self._window, path.name, proposals, contacts.problems)
        dialog.decided.connect(self._take_in)
        show(dialog)

    def _take_in(self, people: Sequence[Person]) -> None:
        told = say_count("1 person is imported.", "{count} people are imported.", len(people))
        written = self._writer.write(partial(team_folder.save_people, people=tuple(people)), told)
        if written and not self._window.team.card.is_changed:
            self._window.team.forget()

    def _give_usual_hours(self) -> None:
        """To whom nobody has said any."""
        without = tuple(person for person in self._workspace.team.people if not person.hours)
        people = tuple(replace(person, hours=usual_week(self._workspace, person)) for person in without)
        told = _usual_told(people, self._workspace.style)
        self._writer.write(partial(team_folder.save_people, people=people), told)

    # One person

    def _save(self, person: Person) -> None:
        known = self._workspace.team.person(person.id)
        told = (
            say("{name} is changed.", name=person.name)
            if known
            else say("{name} is in the team.", name=person.name)
        )
        is_reader = not known and bool(self._awaited) and self._awaited == self._session.draft.id
        if is_reader:
            told = say("{told} Your message goes to them too.", told=told)
        if not self._writer.write(partial(team_folder.save_person, person=person), told):
            self._window.team.card.keep_open()
        elif is_reader:
            self._session.set_readers(self._with_reader(person.id))
            self._awaited, self._stranger = "", ""
            self._stage.show_view("compose")

    def _with_reader(self, person_id: str) -> tuple[str, ...]:
        to = self._session.draft.to
        if self._stranger not in to:
            return (*to, person_id)
        return tuple(person_id if reader == self._stranger else reader for reader in to)

    def _remove(self, person_id: str) -> None:
        removed = self._workspace.team.person(person_id)
        if removed is not None:
            told = say(
                "{name} is removed.{still_addressed}{still_expected}",
                name=removed.name,
                still_addressed=self._still_addressed(removed),
                still_expected=self._still_expected(removed),
            )
            self._writer.write(partial(team_folder.remove_person, person_id=person_id), told)

    def _still_addressed(self, removed: Person) -> str:
        if removed.id in self._session.draft.to:
            return say(
                " The open draft is still addressed to {first_name}: name another reader there.",
                first_name=removed.first_name,
            )
        count = len(self._drafts_to(removed.id))
        if not count:
            return ""
        return say_count(
            " 1 draft is still addressed to {first_name}: search for to:{id} to find it.",
            " {count} drafts are still addressed to {first_name}: search for to:{id} to find them.",
            count,
            first_name=removed.first_name,
            id=removed.id,
        )

    def _still_expected(self, removed: Person) -> str:
        """Where something that is under way counts on them."""
        database = self._workspace.drafts.database
        try:
            found = [*expecting(removed.id, self._workspace.team.people, database)]
        except StoreProblem:
            return ""
        on_rota = removed.id in self._workspace.team.support.people
        expected = (
            say(
                " {first_name} is still expected in {things}.",
                first_name=removed.first_name,
                things=and_join(found),
            )
            if found
            else ""
        )
        turns = say(" Their turns at triage go to the others.") if on_rota else ""
        return joined((expected, turns), "")

    def _drafts_to(self, person_id: str) -> list[str]:
        """Those not sent yet."""
        drafts, query = self._workspace.drafts, Query(to=((person_id,),), states=(Is.DRAFT,))
        try:
            found = [summary.id for summary in drafts.find(query, limit=-1)]
            return [draft_id for draft_id in found if person_id in drafts.get(draft_id).to]
        except StoreProblem:
            return []

    def _choose_me(self, person_id: str) -> None:
        person = self._workspace.team.person(person_id)
        if person is not None:
            self._writer.write(
                partial(team_folder.save_me, person_id=person_id),
                say("You write as {name} now.", name=person.name),
            )

    def _merge(self, kept_id: str, gone_id: str) -> None:
        kept, gone = self._workspace.team.person(kept_id), self._workspace.team.person(gone_id)
        if kept is not None and gone is not None:
            self._writer.write(
                partial(team_folder.merge_people, merged=merged(kept, gone), gone=gone.id),
                say("{name} (@{id}) is part of {name2} now.", name=gone.name, id=gone.id, name2=kept.name),
            )

    # Days off

    def _read_days(self, path: Path, person_id: str) -> None:
        person = self._workspace.team.person(person_id)
        if person is None:
            self._window.toast.tell_error(tr("Pick the person first whose days off the calendar has."))
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
        over = (
            say(" {passed_over} other whole-day events tell of no absence.", passed_over=found.passed_over)
            if found.passed_over
            else ""
        )
        trouble = joined(("", *found.problems)) if found.problems else ""
        if not count:
            tell = self._window.toast.tell_error if trouble else self._window.toast.tell
            tell(
                tr("No new days off for {name}.{over}{trouble}", name=person.name, over=over, trouble=trouble)
            )
        else:
            entries = say_count("1 new day or span", "{count} new days or spans", count)
            self._writer.write(
                partial(team_folder.save_person, person=replace(person, days_off=days)),
                say(
                    "{entries} off for {name}.{over}{trouble}",
                    entries=entries,
                    name=person.name,
                    over=over,
                    trouble=trouble,
                ),
            )

    def _on_unread(self, path: Path) -> Callable[[Exception], None]:
        def tell(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            self._window.toast.tell_error(
                tr(
                    "{name} cannot be read ({strerror}). Check its name and place.",
                    name=path.name,
                    strerror=error.strerror,
                )
            )

        return tell


def _usual_told(people: Sequence[Person], style: Style) -> str:
    begins, ends = writing.of_day(time(9), style), writing.of_day(time(17), style)
    if all(person.hours == OFFICE_WEEK for person in people):
        return say_count(
            "1 person works Monday to Friday, {begins} to {ends} on their own clock.",
            "{count} people work Monday to Friday, {begins} to {ends} on their own clocks.",
            len(people),
            begins=begins,
            ends=ends,
        )
    return say_count(
        "1 person works {begins} to {ends} on their own clock, on the usual days of their country.",
        "{count} people work {begins} to {ends} on their own clocks, on the usual days of their countries.",
        len(people),
        begins=begins,
        ends=ends,
    )
