"""The team view: everybody with what they do now, and one person to edit."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QWidget,
)

from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.core.when import overlap, writing, zones
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.gui import icons
from asyncdraft.gui.person_form import PersonForm
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, restyle, row
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.gui.widgets.strip import DayMark, Strip, StripPicture, StripRow

CELL = timedelta(minutes=30)
DAY_CELLS = 48
SIDE_WIDTH = 324
NARROW_BELOW = 1100


class TeamPanel(QWidget):
    """`saved(person)` with valid values only; `removed(id)`; `me_chosen(id)`."""

    saved = signal_of(Person)
    removed = Signal(str)
    me_chosen = Signal(str)

    def __init__(self, cities: Callable[[], Cities]) -> None:
        super().__init__()
        self._team = Team()
        self._person: Person | None = None
        self._loading = False
        self._list = SectionedList("People")
        self._list.setMinimumWidth(260)
        self._list.picked.connect(self._on_picked)
        self._add = button("Add a person", self.add_person)
        self._problems = label(pill="bad", wrap=True)
        self._problems.hide()
        left = column(gap=10)
        left.addWidget(self._add)
        left.addWidget(self._list, 1)
        self._form = PersonForm(cities)
        self._form.edited.connect(self._on_edited)
        self._form.left.connect(self.save)
        self._heading = label(type="heading")
        self._facts = label(tone="secondary", wrap=True)
        self._strip = Strip(compact=False)
        self._strip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._strip.setToolTip("")
        self._sentence = label(type="small", wrap=True)
        self._save = button("Save", self.save, kind="primary")
        self._me = button("This is me", self._on_me)
        self._remove = button("Remove", self._on_remove)
        card = frame("card")
        body = column(card, margins=(18, 14, 18, 14), gap=10)
        body.addWidget(self._heading)
        body.addWidget(self._facts)
        body.addWidget(self._strip)
        body.addWidget(self._form)
        body.addWidget(self._sentence)
        body.addLayout(self._buttons())
        body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(card)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        main = self._main = column(self, margins=(18, 12, 18, 12), gap=10)
        main.addWidget(self._problems)
        sides = row(gap=14)
        sides.addLayout(left, 2)
        sides.addWidget(area, 5)
        main.addLayout(sides, 1)
        self._left, self._sides = left, sides
        self._side: QScrollArea | None = None
        self._narrow = False

    def add_part(self, part: QWidget) -> None:
        """Into the right panel; where that leaves the form no room, under the list."""
        area = self._side = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(SIDE_WIDTH)
        area.setWidget(part)
        self._sides.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        if self._side is not None and narrow != self._narrow:
            self._narrow = narrow
            if narrow:
                self._left.addWidget(self._side, 2)
            else:
                self._sides.addWidget(self._side)

    def add_below(self, part: QWidget) -> None:
        """Under the people and the form."""
        self._main.addWidget(part)

    def _buttons(self) -> QHBoxLayout:
        line = row(gap=8)
        line.addWidget(self._save)
        line.addWidget(self._me)
        line.addStretch(1)
        line.addWidget(self._remove)
        return line

    def set_theme(self, theme: Theme) -> None:
        tokens: dict[str, QColor] = {role: theme[role] for role in theme.tokens}
        self._list.set_tokens(tokens)
        self._strip.set_tokens(tokens)
        self._add.setIcon(icons.icon("plus", theme["text"]))
        self._remove.setIcon(icons.icon("trash", theme["text"]))

    def show_team(
        self,
        team: Team,
        calendars: Sequence[Calendar],
        now: datetime,
        problems: Sequence[str],
        style: Style = STYLE,
    ) -> None:
        self._team = team
        self._calendars = {calendar.person.id: calendar for calendar in calendars}
        self._now = now
        self._style = style
        self._problems.setText("\n".join(problems))
        self._problems.setVisible(bool(problems))
        kept = self._person.id if self._person and self._person.id in self._calendars else ""
        shown = kept or (team.me if team.me in self._calendars else next(iter(self._calendars), ""))
        self._list.show_entries([_entry(calendar, now, team.me, style) for calendar in calendars], shown)
        if self._person is None or self._person.id:
            self._show_person(shown)

    def add_person(self) -> None:
        """An empty form; it becomes a person as soon as it has a name and a zone."""
        self.save()
        self._person = Person(id="", name="", zone="")
        self._list.mark("")
        self._show_form(self._person)
        self._form.focus_name()

    def ask_hours(self, person_id: str) -> None:
        """Shows a person whose hours are wanted."""
        self._on_picked(person_id)
        self._list.mark(person_id)
        self._tell("Say on which days and at which hours this person works.", "warn")
        self._form.focus_hours()

    def save(self) -> None:
        if self._person is None or not self._form.changed:
            return
        try:
            person = self._form.person(self._person)
        except ValueError as error:
            self._tell(str(error), "bad")
            return
        person = _identified(person, self._team)
        self._person = person
        self._form.mark_saved()
        self.saved.emit(person)
        self._tell(f"Saved {person.name}.", "ok")

    def _show_person(self, person_id: str) -> None:
        calendar = self._calendars.get(person_id)
        if calendar is None:
            return
        if self._person != calendar.person or not self._form.changed:
            self._person = calendar.person
            self._show_form(calendar.person)

    def _show_form(self, person: Person) -> None:
        self._heading.setText(person.name or "New person")
        calendar = self._calendars.get(person.id)
        self._facts.setText(
            _facts(calendar, self._now, self._style) if calendar else "A name and a city are enough to begin."
        )
        self._strip.setVisible(calendar is not None)
        if calendar is not None:
            self._strip.show_picture(_day_picture(calendar, self._now, self._style))
        self._form.show_person(person)
        self._me.setVisible(bool(person.id) and person.id != self._team.me)
        self._remove.setVisible(bool(person.id))
        self._remove.setEnabled(person.id != self._team.me)
        self._remove.setToolTip("You are the one who writes" if person.id == self._team.me else "")
        self._tell("", "")

    def _tell(self, sentence: str, tone: str) -> None:
        self._sentence.setText(sentence)
        restyle(self._sentence, "tone", tone)

    def _on_edited(self) -> None:
        self._tell("", "")

    def _on_picked(self, person_id: str) -> None:
        self.save()
        self._show_person(person_id)

    def _on_me(self) -> None:
        if self._person is not None:
            self.me_chosen.emit(self._person.id)

    def _on_remove(self) -> None:
        if self._person is not None:
            removed, self._person = self._person, None
            self.removed.emit(removed.id)


def _identified(person: Person, team: Team) -> Person:
    """A new person gets the first name as id, with a number where it is taken."""
    if person.id:
        return person
    folded = unicodedata.normalize("NFKD", person.first_name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-") or "person"
    taken = {other.id for other in team.people}
    names = [base, *(f"{base}{number}" for number in range(2, len(taken) + 3))]
    free = next(name for name in names if name not in taken)
    return Person(**{**{name: getattr(person, name) for name in person.__struct_fields__}, "id": free})


def _entry(calendar: Calendar, now: datetime, me: str, style: Style) -> Entry:
    person = calendar.person
    name = f"{person.name} (you)" if person.id == me else person.name
    clock = writing.clock(now, person.zone, style)
    return Entry(person.id, name, f"{zones.city_of(person.zone)} · {clock} · {calendar.now_line(now, style)}")


def _facts(calendar: Calendar, now: datetime, style: Style) -> str:
    zone = calendar.person.zone
    next_off = min((day for day in calendar.holidays if day >= now.date()), default=None)
    free = (
        f" · next holiday {next_off:%a} {next_off.day} {next_off:%b}, {calendar.holidays[next_off]}"
        if next_off
        else ""
    )
    clock, doing = writing.clock(now, zone, style), calendar.now_line(now, style)
    return f"{zones.offset_text(now, zone)} · {clock} there, {doing}{free}"


def _day_picture(calendar: Calendar, now: datetime, style: Style) -> StripPicture:
    zone = calendar.person.zone
    start = now.astimezone(zones.zone(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    cells = overlap.strip(calendar, start, DAY_CELLS)
    mark = DayMark(0.0, writing.day(now, zone))
    line = StripRow(
        "Today", "", [cell.kind for cell in cells], [mark], "", spoken=calendar.now_line(now, style)
    )
    hours = [(float(2 * hour), f"{hour:02}") for hour in (6, 12, 18)]
    return StripPicture(
        rows=[line], hours=hours, now=(now - start) / CELL, now_text=f"Now {writing.clock(now, zone, style)}"
    )
