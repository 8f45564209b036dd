"""The team view: its segments, of which the first has all people, and what is picked beside them."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QWidget

from asyncdraft.core.people import Person
from asyncdraft.core.roster.day_table import DayTable
from asyncdraft.core.text import say
from asyncdraft.core.when.cities import Cities
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.problems_note import ProblemsNote
from asyncdraft.gui.scale import UNLIMITED, refit
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.team.people_page import PeoplePage
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, in_turn, label, row, scrolling
from asyncdraft.gui.widgets.dropped import files_in
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.stacked import Stacked, turn

if TYPE_CHECKING:
    from asyncdraft.gui.team.person_card import PersonCard

SECTIONS = (
    ("people", say("People")),
    ("templates", say("Templates")),
    ("checks", say("Checks")),
    ("support", say("Support rota")),
)
HINTS = {
    "people": say("Name, city, handle"),
    "templates": say("Any word"),
    "checks": say("Any word"),
}
"""What the search of a section looks for; without one it has none."""
SEARCHES = {
    "people": say("Search people"),
    "templates": say("Search templates"),
    "checks": say("Search checks"),
}
SIDE_WIDTH, NARROW_SIDE_WIDTH = 364, 324
SEARCH_WIDTH = 250
IMPORTED = (".vcf", ".vcard", ".csv", ".tsv", ".ics")


class TeamPanel(QWidget):
    """`saved(person)` with valid values only; `removed(id)`; `me_chosen(id)`; `merged(id kept, id gone)`;
    `import_wanted()`, `days_wanted(id)` for a file to choose, `files_dropped(paths)` of people or days off;
    `overlap_wanted()`; `section_shown(key)` also when the view comes into sight; `searched(key)`;
    `folder_wanted()`: the team's files are to be opened.
    """

    saved = signal_of(Person)
    removed = Signal(str)
    me_chosen = Signal(str)
    merged = Signal(str, str)
    import_wanted = Signal()
    days_wanted = Signal(str)
    files_dropped = Signal(list)
    section_shown = Signal(str)
    searched = Signal(str)
    folder_wanted = Signal()
    overlap_wanted = Signal()

    def __init__(self, cities: Callable[[], Cities]) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._table: DayTable | None = None
        self._is_stale = False
        self.people = PeoplePage()
        self._section_sides: dict[str, QWidget] = {}
        self._search = SearchField()
        self._sections = Segmented(SECTIONS, name=say("Show"))
        self._problems = ProblemsNote()
        self._problems.folder_wanted.connect(self.folder_wanted)
        self._day = label(tone="secondary", type="small")
        self._import = button(tr("Import people"), self.import_wanted.emit, tip=tr("From vCard or CSV"))
        self._add = button(tr("Add person"), self.add_person)
        self._overlap = button(tr("Open overlap"), self.overlap_wanted.emit)
        self.tools = (self._import, self._add, self._overlap)
        """What stands in the top bar while this view is shown."""
        self._cities = cities
        self._theme: Theme | None = None
        self._covered: set[str] = set()
        self._parts = column(margins=(16, 14, 16, 14), gap=14)
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._side = self._make_side()
        self._main = self._make_main()
        sides = row(self, gap=0)
        sides.addWidget(self._main, 1)
        sides.addWidget(self._side)
        self._stacked = Stacked(sides, {self._main: 560, self._side: 440})
        self._connect()
        self.set_narrow(False)

    # Places for the other parts of the view

    def add_part(self, part: QWidget) -> None:
        """Into the right panel, under those that are there; a person who is picked covers them."""
        self._parts.insertWidget(self._parts.count() - 1, part)
        self._show_side()

    def add_section(self, key: str, page: QWidget) -> None:
        """The page of a segment."""
        self._pages[key] = page
        self._stack.addWidget(page)

    def add_side(self, section: str, side: QWidget) -> None:
        """What covers the right panel in a section where `show_side` says so."""
        self._section_sides[section] = side
        self._cover(side)

    def _cover(self, side: QWidget) -> None:
        side.hide()
        self._side_body.addWidget(side, 1)
        refit(side)
        in_turn(self._main, self._side)

    # Building

    def _make_main(self) -> QWidget:
        main = QWidget()
        body = column(main, margins=(18, 12, 18, 12), gap=10)
        body.addWidget(self._problems)
        self._head = head = row(gap=10)
        self._search.setPlaceholderText(shown(HINTS["people"]))
        self._search.setAccessibleName(shown(SEARCHES["people"]))
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(SEARCH_WIDTH)
        self._sections.choose("people")
        head.addWidget(self._search, 1)
        head.addWidget(self._sections)
        head.addStretch(0)
        head.addWidget(self._day)
        body.addLayout(head)
        self.add_section("people", scrolling(self.people))
        body.addWidget(self._stack, 1)
        return main

    def _make_side(self) -> QFrame:
        side = frame("side")
        holder = frame("page")
        holder.setLayout(self._parts)
        self._parts.addStretch(1)
        self._area = scrolling(holder)
        self._side_body = column(side, gap=0)
        self._side_body.addWidget(self._area, 1)
        return side

    @cached_property
    def card(self) -> "PersonCard":
        """The form of a person, made when one is first picked or added."""
        from asyncdraft.gui.team.person_card import PersonCard

        card = PersonCard(self._cities)
        card.saved.connect(self.saved.emit)
        card.removed.connect(self.removed)
        card.me_chosen.connect(self.me_chosen)
        card.days_wanted.connect(self.days_wanted)
        card.merge_wanted.connect(self._on_merge)
        card.closed.connect(self._on_closed)
        if self._theme is not None:
            card.set_theme(self._theme)
        self._cover(card)
        return card

    @property
    def _person(self) -> Person | None:
        """The one at the right; a new one has no id."""
        return self.card.person if "card" in vars(self) else None

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda _text: self._on_searched())
        self._search.returnPressed.connect(self._focus_list)
        self._sections.chosen.connect(self.show_section)
        self.people.list.picked.connect(self._on_picked)
        self.people.list.taken.connect(self._on_taken)
        self.people.list.discarded.connect(self._on_discarded)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.people.set_theme(theme)
        if "card" in vars(self):
            self.card.set_theme(theme)
        self._add.setIcon(icons.icon("plus", theme["text"]))

    def set_narrow(self, narrow: bool) -> None:
        self._side.setFixedWidth(NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH)
        self._day.setVisible(not narrow)
        self.people.set_narrow(narrow)

    def set_slim(self, slim: bool) -> None:
        self._stacked.set_slim(slim)
        turn(self._head, downwards=slim)
        self._search.setMaximumWidth(UNLIMITED if slim else SEARCH_WIDTH)

    # Showing

    @property
    def picked(self) -> str:
        """The id of the person at the right; empty for none."""
        return self._person.id if self._person else ""

    def show_team(self, table: DayTable, problems: Sequence[str], made_up: Sequence[Person] = ()) -> None:
        """Rows are made when they are seen, and nothing at all while another view is shown."""
        self._table = table
        self.people.notes.show_people(table.team, made_up)
        self._problems.show_problems(problems)
        self.count("people", len(table.team.people))
        if self.isVisible():
            self._refresh()
        else:
            self._is_stale = True

    def count(self, section: str, number: int) -> None:
        self._sections.set_text(section, say("{title} {count}", title=dict(SECTIONS)[section], count=number))

    @property
    def section(self) -> str:
        return self._sections.current

    @property
    def search_words(self) -> str:
        """What is searched for in the section that is shown."""
        return self._search.text()

    def show_section(self, key: str) -> None:
        self._sections.choose(key)
        self._stack.setCurrentWidget(self._pages[key])
        with QSignalBlocker(self._search):
            self._search.clear()
        self._search.setVisible(key in HINTS)
        self._search.setPlaceholderText(shown(HINTS.get(key, "")))
        self._search.setAccessibleName(shown(SEARCHES.get(key, "")))
        self._on_searched()
        self._show_side()
        self.section_shown.emit(key)
        in_turn(self._main, self._side)

    def show_side(self, section: str, *, shown: bool) -> None:
        """Whether what is picked in a section covers the right panel."""
        self._covered = self._covered - {section} | ({section} if shown else set())
        self._show_side()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        self.section_shown.emit(self.section)
        in_turn(self._main, self._side)
        if not event.spontaneous() and not self._search.isHidden():
            self._search.setFocus()

    def _refresh(self) -> None:
        self._is_stale = False
        table = self._table
        if table is None:
            return
        self._show_people()
        self._day.setText(shown(table.day_text))
        self._show_again()

    def _on_searched(self) -> None:
        if self.section == "people":
            self._show_people()
        else:
            self.searched.emit(self.section)

    def _focus_list(self) -> None:
        found = self._pages[self.section].findChild(QListView)
        if found is not None:
            found.setFocus()

    def _show_people(self) -> None:
        if self._table is not None:
            self.people.show_people(self._table, self._search.text(), self.picked)

    def _show_again(self) -> None:
        """The person at the right as the team has them now, unless somebody is typing."""
        shown = self._person
        if shown is None or self._table is None:
            self._show_side()
            return
        known = self._table.team.person(shown.id)
        if known is None and shown.id:
            self.card.forget()
        elif known is not None and not self.card.is_changed and self._differs(known):
            self._show_person(known)
        elif known is not None and not self.card.is_changed:
            self._show_twin(known)
        self._show_side()

    def _differs(self, known: Person) -> bool:
        return self._table is not None and (self.card.person, self.card.clock_style) != (
            known,
            self._table.style,
        )

    def _show_side(self) -> None:
        """What is picked in this section, or the parts."""
        side = self._section_sides.get(self.section)
        is_person = self.section == "people" and self._person is not None
        is_covered = self.section in self._covered
        if "card" in vars(self):
            self.card.setVisible(is_person)
        for key, each in self._section_sides.items():
            each.setVisible(each is side and key in self._covered)
        self._area.setVisible(not (is_person or is_covered))

    def _show_person(self, person: Person) -> None:
        if self._table is None:
            return
        team = self._table.team
        self.card.show_person(person, team.me, {each.id for each in team.people}, self._table.style)
        self._show_twin(person)
        self._show_side()

    def _show_twin(self, person: Person) -> None:
        twin = self._table.twin(person.id) if self._table else None
        self.card.show_twin(twin[1] if twin else "")

    # Changing

    def add_person(self, name: str = "") -> None:
        """A form with the name alone; it becomes a person as soon as it has a zone too."""
        if self.card.save():
            self.people.list.mark("")
            self._show_person(Person(id="", name="", zone=""))
            self.card.begin(name)

    def ask_hours(self, person_id: str) -> None:
        """Shows a person whose hours are wanted."""
        self._search.clear()
        self._on_picked(person_id)
        self.people.list.mark(person_id)
        self.card.ask_hours()

    def save(self) -> None:
        if self._person is not None:
            self.card.save()

    def forget(self) -> None:
        """As it was at first: everybody, and nobody picked; what is typed and not saved goes."""
        if self._person is not None:
            self.card.forget()
        self._search.clear()
        self._covered.clear()
        self.show_section("people")
        self.people.list.mark("")
        self.people.list.go_to("")
        self._show_side()

    def _on_picked(self, person_id: str) -> None:
        """Somebody whose form cannot be read stays, with the sentence why."""
        person = self._table.team.person(person_id) if self._table else None
        if person is None or (person_id == self.picked and self.card.is_changed):
            return
        if self.card.save():
            self._show_person(person)
        else:
            self.people.list.mark(self.picked)

    def _on_taken(self, person_id: str) -> None:
        self._on_picked(person_id)
        if self.picked == person_id:
            self.people.list.mark(person_id)
            self.card.focus_name()

    def _on_discarded(self, person_id: str) -> None:
        if self._table is not None and person_id != self._table.team.me:
            self.card.forget()
            self.removed.emit(person_id)

    def _on_merge(self, person_id: str) -> None:
        twin = self._table.twin(person_id) if self._table else None
        if twin is not None:
            self.merged.emit(person_id, twin[0].id)

    def _on_closed(self, person_id: str) -> None:
        self._show_side()
        self.people.list.mark("")
        self.people.list.go_to(person_id)
        self.people.list.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = files_in(event.mimeData())
        if files and all(Path(file).suffix.lower() in IMPORTED for file in files):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(files_in(event.mimeData()))
