"""What the team view does besides changing one person: imports, merges, days off, the team's rules."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.people import Person
from asyncdraft.core.roster.duplicates import merged
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.gallery import Gallery
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.panels.team import rules_of
from asyncdraft.gui.tasks import Progress
from asyncdraft.gui.widgets.sectioned_list import Entry
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.core.roster.absences import Absences
    from asyncdraft.core.roster.entry import Contacts
    from asyncdraft.core.roster.proposal import Proposal

PEOPLE_FILES = "People (*.vcf *.vcard *.csv *.tsv)"
CALENDAR_FILES = "Calendar (*.ics)"


class TeamCommands:
    def __init__(
        self, window: MainWindow, workspace: Workspace, commands: Commands, gallery: Gallery
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._commands = commands
        self._gallery = gallery
        panel = window.team
        panel.import_wanted.connect(self.import_people)
        panel.days_wanted.connect(self._choose_days)
        panel.files_dropped.connect(self.read_files)
        panel.merged.connect(self._merge)
        panel.template_chosen.connect(self._show_template)
        workspace.changed.connect(self._on_changed)

    def add_person(self) -> None:
        self._commands.show_team()
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
        before = [known for person in people if (known := self._workspace.team.person(person.id))]
        new = [person.id for person in people if self._workspace.team.person(person.id) is None]
        if self._carry_out(lambda: self._workspace.save_people(people)):
            count = "1 person is" if len(people) == 1 else f"{len(people)} people are"
            self._window.toast.tell(f"{count} imported.", ("Undo", lambda: self._take_back(before, new)))

    def _take_back(self, before: Sequence[Person], new: Sequence[str]) -> None:
        self._carry_out(lambda: self._workspace.save_people(before, new))

    def _merge(self, kept_id: str, gone_id: str) -> None:
        kept, gone = self._workspace.team.person(kept_id), self._workspace.team.person(gone_id)
        if kept is None or gone is None:
            return
        me = self._workspace.team.me
        if self._carry_out(lambda: self._workspace.merge_people(merged(kept, gone), gone.id)):
            self._window.toast.tell(
                f"{gone.name} (@{gone.id}) is part of {kept.name} now.",
                ("Undo", lambda: self._part(kept, gone, me)),
            )

    def _part(self, kept: Person, gone: Person, me: str) -> None:
        if self._carry_out(lambda: self._workspace.save_people((kept, gone))) and me == gone.id:
            self._carry_out(lambda: self._workspace.set_me(me))

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
        elif self._carry_out(lambda: self._workspace.save_person(replace(person, days_off=days))):
            entries = "1 new day or span" if count == 1 else f"{count} new days or spans"
            self._window.toast.tell(
                f"{entries} off for {person.name}.{over}{trouble}",
                ("Undo", lambda: self._carry_out(lambda: self._workspace.save_person(person))),
            )

    # Rules

    def _on_changed(self, change: Change) -> None:
        if change & (Change.TEAM | Change.TEMPLATES):
            self._show_rules()

    def _show_rules(self) -> None:
        workspace = self._workspace
        templates = {
            name: template.title
            for name, template in workspace.templates.items()
            if template.source == "team"
        }
        links = [Entry(f"link {short}", short, address) for short, address in workspace.team.links.items()]
        phrases = [Entry(f"rule {rule.id}", rule.id, rule.title) for rule in workspace.own_rules]
        words = [
            *((Entry("", "Own phrase rules"), *phrases) if phrases else ()),
            *((Entry("", "Link shorthands"), *links) if links else ()),
        ]
        self._window.team.show_rules(rules_of(templates, workspace.team_rules, words))

    def _show_template(self, name: str) -> None:
        self._commands.show_templates()
        self._gallery.pick(name)

    def _carry_out(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return False
        return True

    def _on_unread(self, path: Path) -> Callable[[Exception], None]:
        def tell(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            self._window.toast.tell_error(
                f"{path.name} cannot be read ({error.strerror}). Check its name and place."
            )

        return tell
