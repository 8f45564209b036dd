"""The form of one person: everything as text, read with a sentence for what cannot be read."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from asyncdraft.core.day_times import in_24_hours, on_clock
from asyncdraft.core.hours import DAYS, span_text, week
from asyncdraft.core.people import DayOff, Person, Week
from asyncdraft.core.roster.days_text import days_text, read_days
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.wording import FULL_DAY_NAMES
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.places import offer_places, offer_regions, read_region, read_zone
from asyncdraft.gui.widgets.basics import button, label
from asyncdraft.gui.widgets.tips import set_tip

USUAL_HOURS = "09:00-17:00"
EXAMPLE = "09:00-12:00, 13:00-18:00"


class PersonForm(QWidget):
    """The values of one person as text; `person()` reads them and says in a sentence what it cannot read."""

    edited = Signal()
    left = Signal()

    def __init__(self, cities: Callable[[], Cities], calendar: QWidget) -> None:
        """`calendar` brings days off from a file, and stands under them."""
        super().__init__()
        self._cities = cities
        self._saved: tuple[str, ...] = ()
        self._style = STYLE
        self._lines: list[QLineEdit] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._name = self._line(tr("Name"), 0, say("Kenji Mori"))
        self._place = self._line(tr("City or zone"), 1, say("Tokyo"))
        self._read_zone = label(tone="secondary", type="small")
        self._grid.addWidget(self._read_zone, 2, 1)
        self._holidays = self._line(tr("Holidays"), 3, say("Japan, or England"))
        self._email = self._line(tr("Email"), 4, "kenji@example.com")
        self._slack = self._line(tr("Slack id"), 5, "U02KENJI1")
        self._github = self._line(tr("GitHub"), 6, "kmori")
        self._days: list[tuple[QCheckBox, QLineEdit]] = []
        for index, name in enumerate(FULL_DAY_NAMES):
            self._add_day(7 + index, name, writing.DAY_NAMES[index])
        same = button(tr("Monday's hours on all working days"), self._copy_monday, kind="link", scale="small")
        self._grid.addWidget(same, 14, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(calendar, 16, 1, Qt.AlignmentFlag.AlignLeft)
        self._days_off = self._line(tr("Days off"), 15, say("2026-12-24..2026-12-31 leave"))
        set_tip(self._days_off, tr("Days or spans, each with its reason, and a semicolon between them"))
        self._grid.setColumnStretch(1, 1)
        offer_places(self._place, cities)
        offer_regions(self._holidays)
        self._place.textEdited.connect(lambda _typed: self._show_read_zone())

    def show_person(self, person: Person, style: Style) -> None:
        self._style = style
        self._name.setText(shown(person.name))
        self._place.setText(
            tr("{city} ({zone})", city=zones.city_of(person.zone), zone=person.zone) if person.zone else ""
        )
        self._holidays.setText(shown(person.holidays))
        self._email.setText(shown(person.email))
        self._slack.setText(shown(person.slack))
        self._github.setText(shown(person.github))
        self._days_off.setText(shown(days_text(person.days_off)))
        for line in self._lines:
            line.setCursorPosition(0)
        for index, (checked, hours) in enumerate(self._days):
            shifts = person.hours[index] if person.hours else ()
            checked.setChecked(bool(shifts))
            hours.setText(on_clock(", ".join(map(span_text, shifts)), style, shown))
            hours.setPlaceholderText(on_clock(EXAMPLE, style, shown))
            hours.setCursorPosition(0)
            hours.setEnabled(bool(shifts))
        self._show_read_zone()
        self.mark_saved()

    def mark_saved(self) -> None:
        self._saved = self._values()

    def mark_unsaved(self) -> None:
        self._saved = ()

    @property
    def changed(self) -> bool:
        return self._values() != self._saved

    def begin(self, name: str) -> None:
        self._name.setText(name)
        (self._place if name else self._name).setFocus()

    def focus_name(self) -> None:
        self._name.setFocus()

    def focus_hours(self) -> None:
        self._days[0][0].setFocus()

    def person(self, before: Person) -> Person:
        """Raises ValueError with a sentence."""
        name = self._name.text().strip()
        if not name:
            raise ValueError(say("A person needs a name."))
        return Person(
            id=before.id,
            name=name,
            zone=self._zone(),
            hours=self._week(),
            holidays=read_region(self._holidays.text()),
            days_off=self._read_days_off(before),
            focus=before.focus,
            slack=self._slack.text().strip(),
            email=self._email.text().strip(),
            github=self._github.text().strip(),
        )

    def _read_days_off(self, before: Person) -> tuple[DayOff, ...]:
        typed = self._days_off.text()
        return before.days_off if typed == days_text(before.days_off) else read_days(typed)

    def _zone(self) -> str:
        return read_zone(self._place.text(), self._cities())

    def _week(self) -> Week | None:
        """None while no day has hours: nobody has said them."""
        table = {}
        for index, (checked, hours) in enumerate(self._days):
            if checked.isChecked():
                spans = [span.strip() for span in in_24_hours(hours.text()).split(",") if span.strip()]
                table[DAYS[index]] = spans or [USUAL_HOURS]
        try:
            return week(table) if table else None
        except ValueError as error:
            raise ValueError(say("These hours cannot be read; expected {error}.", error=error)) from error

    def _line(self, title: str, at: int, hint: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setPlaceholderText(shown(hint))
        edit.setAccessibleName(shown(title))
        edit.textEdited.connect(lambda _text: self.edited.emit())
        edit.returnPressed.connect(self.left)
        self._grid.addWidget(label(title, tone="secondary"), at, 0)
        self._grid.addWidget(edit, at, 1)
        self._lines.append(edit)
        return edit

    def _add_day(self, at: int, name: str, short: str) -> None:
        day = QCheckBox(shown(short))
        day.setAccessibleName(shown(name))
        hours = QLineEdit()
        hours.setAccessibleName(tr("Hours on {name}", name=name))
        hours.setEnabled(False)
        hours.textEdited.connect(lambda _text: self.edited.emit())
        hours.returnPressed.connect(self.left)
        day.toggled.connect(lambda on: self._on_day(hours, on))
        self._grid.addWidget(day, at, 0)
        self._grid.addWidget(hours, at, 1)
        self._days.append((day, hours))

    def _on_day(self, hours: QLineEdit, on: bool) -> None:
        hours.setEnabled(on)
        if on and not hours.text():
            hours.setText(self._days[0][1].text() or on_clock(USUAL_HOURS, self._style, shown))
        if not on:
            hours.clear()
        self.edited.emit()

    def _copy_monday(self) -> None:
        monday = self._days[0][1].text()
        for checked, hours in self._days:
            if checked.isChecked() and monday:
                hours.setText(shown(monday))
        self.edited.emit()

    def _show_read_zone(self) -> None:
        try:
            zone = self._zone() if self._place.text().strip() else ""
        except ValueError:
            zone = ""
        self._read_zone.setText(shown(zone))

    def _values(self) -> tuple[str, ...]:
        days = tuple(f"{checked.isChecked()}{hours.text()}" for checked, hours in self._days)
        return (*(line.text() for line in self._lines), *days)
