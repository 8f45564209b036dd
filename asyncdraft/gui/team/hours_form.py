"""Who the writer is and when they work: name, zone, days, hours and holidays, read while they are typed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from asyncdraft.core.day_times import on_clock, time_of_day
from asyncdraft.core.hours import shift_of, span_text, week_text
from asyncdraft.core.people import OFFICE_HOURS, Person, Shift, Week, uniform_week
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.holidays import default_week
from asyncdraft.core.when.wording import FULL_DAY_NAMES
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.places import offer_places, offer_regions, read_region, read_zone
from asyncdraft.gui.scale import px
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, label, restyle, row
from asyncdraft.gui.widgets.day_bar import HOURS, DayBar
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.tips import set_tip
from asyncdraft.gui.widgets.wrapped_label import WrappedLabel

DAYS = (say("Mo"), say("Tu"), say("We"), say("Th"), say("Fr"), say("Sa"), say("Su"))
NOON = ("12:00", "13:00")
CLOCK_WIDTH, PLACE_WIDTH = 88, 232
NAME_WIDTH = 190
TALL = 800
"""The picture of the day is left out in a window that is lower."""


class HoursForm(QWidget):
    """`edited(person)` with each change that can be read; what cannot be is told below its line.

    Hours that are not the same on all working days are shown in a line: they are changed in the team.
    """

    edited = Signal(object)
    team_wanted = Signal()

    def __init__(self, cities: Callable[[], Cities]) -> None:
        super().__init__()
        self._cities = cities
        self._person = Person(id="", name="", zone="UTC")
        self._name = self._line(tr("Your name"), NAME_WIDTH, "")
        self._sign = WrappedLabel()
        self._sign.setTextFormat(Qt.TextFormat.PlainText)
        self._sign.setWordWrap(True)
        self._sign.prefer_one_line()
        restyle(self._sign, "type", "small")
        restyle(self._sign, "tone", "secondary")
        self._zone = self._line(tr("Your zone"), PLACE_WIDTH, say("City or zone"))
        self._now = label(tone="secondary")
        self._days = [self._day(short, name) for short, name in zip(DAYS, FULL_DAY_NAMES, strict=True)]
        self._holidays = self._line(tr("Holidays"), NAME_WIDTH, say("Country or region"))
        self._next = label(tone="secondary", type="small")
        self._clocks = [
            self._line(name, CLOCK_WIDTH, "")
            for name in (say("Work begins"), say("Work ends"), say("Break begins"), say("Break ends"))
        ]
        self._break = button(tr("Break"), self._add_break, kind="link")
        self._no_break = button(tr("No break"), self._drop_break, kind="link")
        self._uneven = label(wrap=True)
        self._elsewhere = button(tr("Change in Team"), self.team_wanted.emit, kind="link")
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        offer_places(self._zone, cities)
        offer_regions(self._holidays)
        self._has_break = False
        self._style = STYLE
        self._bar = DayBar()
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        lines = (
            (say("Your name"), (self._name, self._sign)),
            (say("Your zone"), (self._zone, self._now)),
            (say("Working days"), (*self._days,)),
            (say("Holidays"), (self._holidays, self._next)),
        )
        for at, (name, parts) in enumerate(lines):
            grid.addWidget(label(name, tone="secondary"), at, 0)
            grid.addWidget(_flowing(parts, 5 if self._days[0] in parts else 8), at, 1)
        grid.addWidget(label(tr("Hours"), tone="secondary"), 4, 0)
        self._to = [label(tr_of("a time stands on both sides", "to"), tone="secondary") for _ in range(2)]
        self._lead = label(tr_of("times follow", "break"), tone="secondary")
        begins, ends, rests, goes_on = self._clocks
        spans = (begins, self._to[0], ends, self._break, self._lead, rests, self._to[1], goes_on)
        hours = row(gap=14)
        hours.addWidget(
            _flowing((*spans, self._no_break, self._uneven, self._elsewhere), 6),
            1,
            Qt.AlignmentFlag.AlignVCenter,
        )
        hours.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(hours, 4, 1)
        grid.addWidget(self._problem, 5, 1)

    def _line(self, name: str, width: int, hint: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(shown(name))
        edit.setPlaceholderText(shown(hint))
        edit.setFixedWidth(width)
        edit.editingFinished.connect(self.read)
        return edit

    def _day(self, short: str, name: str) -> QPushButton:
        day = button(short, self.read, kind="outline-chip")
        day.setCheckable(True)
        day.setAccessibleName(shown(name))
        set_tip(day, name)
        return day

    # What it shows

    def set_theme(self, theme: Theme) -> None:
        self._bar.set_tokens({role: theme[role] for role in theme.tokens})

    def show_person(
        self, person: Person, now: datetime, style: Style, region: str, *, detected: bool = False
    ) -> None:
        """`now` is there; `region` is the name of where the holidays are.

        `detected` is whether the system told the zone.
        """
        self._person = person
        there = say(
            "{day}, {clock} {zone}",
            day=writing.date_text(now),
            clock=writing.of_day(now, style),
            zone=zones.abbreviation(now, person.zone),
        )
        self._now.setText(shown(_zone_note(there, person.zone, detected=detected)))
        tones = ("warn" if person.zone in zones.UTC_NAMES else "ok") if detected else "secondary"
        restyle(self._now, "tone", tones)
        self._fill(self._name, shown(person.name))
        self._fill(self._zone, f"{zones.city_of(person.zone)} ({person.zone})")
        self._fill(self._holidays, f"{shown(region)} ({person.holidays})" if region else person.holidays)
        self._show_hours(person, style)
        self._tell("")

    def show_made_up(self, *, made_up: bool) -> None:
        """Whether the name is the sample's, because the system told none."""
        self._sign.setText(
            tr("made up: write the name that your readers know")
            if made_up
            else tr("as your readers know you")
        )
        restyle(self._sign, "tone", "warn" if made_up else "secondary")

    def show_next_holiday(self, day: date | None, name: str) -> None:
        self._next.setText(tr("next: {day}, {name}", day=writing.date_text(day), name=name) if day else "")

    def _show_hours(self, person: Person, style: Style) -> None:
        hours = person.hours
        shifts = shifts_of(hours)
        for part in (*self._days, *self._clocks[:2], self._to[0], self._break):
            part.setVisible(shifts is not None)
        for part in (self._uneven, self._elsewhere):
            part.setVisible(shifts is None)
        self._uneven.setText(on_clock(week_text(hours), style, shown) if hours else "")
        for check, of_day in zip(self._days, hours or default_week(person.holidays), strict=True):
            check.setChecked(bool(of_day))
        self._has_break = shifts is not None and len(shifts) == 2
        self._show_clocks(shifts or OFFICE_HOURS, style)
        self._show_bar()
        spans = [(shift.start, shift.end) for shift in shifts or OFFICE_HOURS]
        names = [shown(writing.of_day(time(hour), style)) for hour in HOURS]
        said = on_clock(", ".join(span_text(shift) for shift in shifts or OFFICE_HOURS), style, shown)
        self._bar.show_spans(spans, said, names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_bar()

    def _show_bar(self) -> None:
        is_even = not self._clocks[0].isHidden()
        self._bar.setVisible(is_even and self.window().height() >= px(TALL))

    def _show_clocks(self, shifts: tuple[Shift, ...], style: Style) -> None:
        self._style = style
        ends = [span_text(shift).split("-") for shift in shifts]
        times = [ends[0][0], ends[-1][1], *((ends[0][1], ends[1][0]) if self._has_break else ("", ""))]
        for clock, text in zip(self._clocks, times, strict=True):
            self._fill(clock, on_clock(text, style, shown))
        self._show_break()

    def _show_break(self) -> None:
        shown = not self._clocks[0].isHidden()
        for part in (self._lead, *self._clocks[2:], self._to[1], self._no_break):
            part.setVisible(self._has_break and shown)
        self._break.setVisible(not self._has_break and shown)

    def _fill(self, edit: QLineEdit, text: str) -> None:
        """Not under the hands of somebody who types."""
        if edit.hasFocus() and edit.isModified():
            return
        edit.setText(text)
        edit.setCursorPosition(0)

    # What is typed

    def person(self) -> Person:
        """Raises ValueError with a sentence."""
        return replace(
            self._person,
            name=self._read_name(),
            zone=read_zone(self._zone.text(), self._cities()),
            holidays=read_region(self._holidays.text()),
            hours=self._week(),
        )

    def read(self) -> bool:
        """Whether all that is typed can be read; what cannot be is told."""
        try:
            person = self.person()
        except ValueError as error:
            self._tell(str(error))
            return False
        self._tell("")
        if person != self._person:
            self._person = person
            for edit in (self._name, self._zone, self._holidays, *self._clocks):
                edit.setModified(False)
            self.edited.emit(person)
        return True

    def _tell(self, sentence: str) -> None:
        self._problem.setText(shown(sentence))
        self._problem.setVisible(bool(sentence))

    def _read_name(self) -> str:
        name = " ".join(self._name.text().split())
        if not name:
            raise ValueError(say("Write the name that your readers know you by."))
        return name

    def _week(self) -> Week | None:
        if shifts_of(self._person.hours) is None:
            return self._person.hours
        days = frozenset(day for day, check in enumerate(self._days) if check.isChecked())
        if not days:
            raise ValueError(say("Choose at least one working day."))
        begins, ends, rests, goes_on = (_clock(edit.text()) for edit in self._clocks)
        spans = [f"{begins}-{rests}", f"{goes_on}-{ends}"] if self._has_break else [f"{begins}-{ends}"]
        try:
            shifts = tuple(shift_of(span) for span in spans)
        except ValueError as error:
            raise ValueError(
                say(
                    "Write times such as {first} and {last}, the end behind the beginning.",
                    first=writing.of_day(time(9), self._style),
                    last=writing.of_day(time(17, 30), self._style),
                )
            ) from error
        if len(shifts) == 2 and not shifts[0].end < shifts[1].start:
            raise ValueError(say("The break lies between the beginning and the end of work."))
        return uniform_week(shifts, days)

    def _add_break(self) -> None:
        for clock, usual in zip(self._clocks[2:], NOON, strict=True):
            clock.setText(clock.text() or on_clock(usual, self._style, shown))
        self._set_break(True)
        self._clocks[2].setFocus()

    def _drop_break(self) -> None:
        self._set_break(False)
        self._clocks[0].setFocus()

    def _set_break(self, has_break: bool) -> None:
        self._has_break = has_break
        self._show_break()
        self.read()


def _flowing(parts: Sequence[QWidget], gap: int) -> QWidget:
    """In a line, or in more where there is no room."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=gap)
    for part in parts:
        flow.addWidget(part)
    return holder


def _zone_note(there: str, zone: str, *, detected: bool) -> str:
    if detected and zone in zones.UTC_NAMES:
        return say("the system names no place: write your city")
    return say("✓ detected: {there}", there=there) if detected else say("now {there}", there=there)


def shifts_of(hours: Week | None) -> tuple[Shift, ...] | None:
    """Those of every working day, where they are the same on all and one break is all there is."""
    kinds = {shifts for shifts in hours or () if shifts}
    if len(kinds) > 1 or any(len(shifts) > 2 for shifts in kinds):
        return None
    return kinds.pop() if kinds else OFFICE_HOURS


def _clock(text: str) -> str:
    """ "9" and "9.30" are times too."""
    try:
        return time_of_day(text.strip()) or "?"
    except ValueError:
        return "?" if text.strip() != "24:00" else "24:00"
