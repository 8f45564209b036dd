"""The card with everybody's hours: for what they are looked at, over which days, and the weeks ahead."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from asyncdraft.core.text import say
from asyncdraft.core.when import horizon, writing, zones
from asyncdraft.core.when.calls import Call
from asyncdraft.core.when.clock_notices import clock_notices
from asyncdraft.core.when.overlap import Stretch
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui import icons
from asyncdraft.gui.language import tr
from asyncdraft.gui.overlap.clock_strip import ClockStrips
from asyncdraft.gui.overlap.hours_picture import clock_changes, hours_picture
from asyncdraft.gui.overlap.scene import Scene, days_shown
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.ahead_bar import AheadBar, AheadMark
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.fitted_area import FittedArea
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.legend import Legend
from asyncdraft.gui.widgets.menus import offer_below
from asyncdraft.gui.widgets.overlap_grid import OverlapGrid
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.tips import set_tip

SPANS = {"3": say("3 days"), "5": say("5 days"), "7": say("7 days")}
LENGTHS = {"15": say("15 min"), "30": say("30 min"), "60": say("60 min")}
STEPS = (
    ("", -1, say("A day earlier")),
    (say("Today"), 0, say("Today")),
    ("", 1, say("A day later")),
)
ARROWS = {-1: "chevron-left", 1: "chevron-right"}
HINT = say("Drag the deadline, or ← → for 30 minutes, with Shift for a day")
AHEAD_DAYS = 140
SMALLEST_GRID = 130
"""Dates and two rows of people."""

ALL_OF_IT = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
NO_MORE = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class HoursViewer(QFrame):
    """`pointed(at)` while the deadline is moved; `changed()` when other days or calls are wanted."""

    pointed = signal_of(datetime)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setSizePolicy(NO_MORE)
        self._scene = Scene(datetime(2000, 1, 1, tzinfo=UTC))
        self._first_day = 0
        self._ahead_of: tuple[datetime, list[Calendar]] | None = None
        self._zone = button("", self._open_zones, icon=None)
        self._zone.setProperty("icon-at", "end")
        self._mode = Segmented(
            (("deadline", say("Deadline")), ("call", say("Live call"))), name=say("What for")
        )
        self._span = Segmented(tuple(SPANS.items()), name=say("Days shown"))
        self._length = Segmented(tuple(LENGTHS.items()), name=say("Length of the call"))
        self._hint = label(HINT, tone="secondary", type="small")
        self._grid = OverlapGrid()
        self._area = FittedArea(self._page(), SMALLEST_GRID)
        self._area.verticalScrollBar().valueChanged.connect(self._grid.pin_head)
        self._legend = Legend()
        self._changes = ClockStrips()
        self._steps: dict[int, QPushButton] = {}
        self._bar = AheadBar()
        self._build()
        self._name_zone()
        self._mode.choose("deadline")
        self._span.choose("5")
        self._length.choose("30")
        self._mode.chosen.connect(lambda _mode: self._turn_to_purpose())
        for control in (self._mode, self._span, self._length):
            control.chosen.connect(lambda _key: self.changed.emit())
        self._grid.moved.connect(lambda cell: self.pointed.emit(self.days.at(cell)))
        self._grid.paged.connect(lambda pages: self._turn(pages * self._count))
        self._bar.jumped.connect(self._jump)

    def _page(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("role", "page")
        held = column(holder)
        held.addWidget(self._grid)
        held.addStretch(1)
        return holder

    def _build(self) -> None:
        body = column(self, margins=(14, 10, 14, 10), gap=8)
        body.addLayout(self._controls())
        body.addWidget(self._area, 1)
        body.addWidget(self._changes)
        body.addWidget(self._legend)
        weeks = row(gap=12)
        weeks.addWidget(
            label(tr("Next {ahead_days} weeks", ahead_days=AHEAD_DAYS // 7), tone="secondary", type="small")
        )
        weeks.addWidget(self._bar, 1)
        body.addLayout(weeks)

    def _controls(self) -> QHBoxLayout:
        """They wrap where they have to."""
        holder = QWidget()
        controls = FlowLayout(holder, gap=12, below=8)
        for control in (self._mode, self._length, self._span, self._make_steps(), self._zone):
            controls.addWidget(control)
        line = row(gap=12)
        line.addWidget(holder, 1)
        line.addWidget(self._hint)
        return line

    def _make_steps(self) -> QWidget:
        """In the order of the days, which go from left to right in every language."""
        holder = QWidget()
        holder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        steps = row(holder, gap=12)
        for text, days, tip in STEPS:
            step = button(text, partial(self._turn, days), tip=tip)
            step.setFixedWidth(32 if days else 64)
            self._steps[days] = step
            steps.addWidget(step)
        return holder

    def set_theme(self, theme: Theme) -> None:
        tokens = {role: theme[role] for role in theme.tokens}
        for part in (self._grid, self._bar, self._legend, self._changes):
            part.set_tokens(tokens)
        self._zone.setIcon(icons.icon("chevron-down", theme["text"]))
        for days, name in ARROWS.items():
            self._steps[days].setIcon(icons.icon(name, theme["text"]))

    def set_narrow(self, narrow: bool) -> None:
        self._span.choose("3" if narrow else "5")
        self._hint.setVisible(not narrow)
        set_tip(self._grid, self._hint.text() if narrow else "")

    def set_slim(self, slim: bool) -> None:
        self.setSizePolicy(ALL_OF_IT if slim else NO_MORE)
        self._grid.set_slim(slim)
        self._area.set_whole(slim)

    # What is wanted

    @property
    def days(self) -> Stretch:
        return days_shown(self._scene, self._first_day, self._count)

    @property
    def call_minutes(self) -> int:
        """0 where no call is sought."""
        return int(self._length.current) if self._mode.current == "call" else 0

    @property
    def _count(self) -> int:
        return int(self._span.current)

    def _turn_to_purpose(self) -> None:
        """Calls are sought from now on: those days are shown."""
        if self.call_minutes:
            self._first_day = 0
        else:
            self._follow_deadline()

    def _turn(self, days: int) -> None:
        self._jump(self._first_day + days if days else 0)

    def _jump(self, day: int) -> None:
        self._go_to(day)
        self.changed.emit()

    def _go_to(self, day: int) -> None:
        self._first_day = min(max(0, day), AHEAD_DAYS - self._count)

    def _follow_deadline(self) -> None:
        """Other days where the deadline is on none of those that are shown; else nothing moves."""
        at, now = self._scene.deadline.at, self._scene.now
        if at is None:
            return
        shown = zones.zone(self._scene.axis)
        day = (at.astimezone(shown).date() - now.astimezone(shown).date()).days
        if day < self._first_day:
            self._go_to(day - 1)
        elif day >= self._first_day + self._count:
            self._go_to(day - self._count + 2)

    # What is shown

    def take(self, scene: Scene) -> None:
        """Its days, where the deadline is another one; they are drawn by `draw`."""
        moved = scene.deadline.at != self._scene.deadline.at
        self._scene = msgspec.structs.replace(scene, shown_in=self._scene.shown_in)
        self._name_zone()
        if moved:
            self._follow_deadline()

    @property
    def scene(self) -> Scene:
        """With the zone that was chosen here."""
        return self._scene

    def _name_zone(self) -> None:
        city = zones.city_of(self._scene.axis)
        self._zone.setText(tr("Times in {city}", city=city))
        self._zone.setAccessibleName(tr("Times in {city}: choose another zone", city=city))

    def _open_zones(self) -> None:
        cities = ((zone, zones.city_of(zone)) for zone in self._scene.zones)
        offer_below(self._zone, cities, self._show_in, self._scene.axis)

    def _show_in(self, zone: str) -> None:
        self._scene = msgspec.structs.replace(self._scene, shown_in=zone)
        self._name_zone()
        self._follow_deadline()
        self.changed.emit()

    def draw(self, calls: Sequence[Call]) -> None:
        length = timedelta(minutes=self.call_minutes)
        days = self.days
        self._legend.tell_clock_changes(
            say("clock change: {clock_changes}", clock_changes=clock_changes(self._scene, days))
        )
        scene = self._scene
        self._changes.show_notices(clock_notices(scene.zones, days.start, days.end, scene.style))
        slots = [(call.at, call.at + length) for call in calls]
        self._grid.show_picture(hours_picture(self._scene, days, slots))
        self._area.updateGeometry()
        self._show_ahead()
        self._length.setVisible(bool(self.call_minutes))

    def focus_grid(self) -> None:
        self._grid.setFocus()

    def drawn(self) -> QPixmap:
        return self._grid.drawn()

    def _show_ahead(self) -> None:
        """The marks stay while neither the day nor the people are others."""
        scene = self._scene
        start = scene.midnight.astimezone(UTC)
        shown = (self._first_day, self._first_day + self._count)
        if self._ahead_of == (start, scene.calendars):
            self._bar.show_part(shown)
            return
        self._ahead_of = (start, scene.calendars)
        marks = [
            AheadMark(
                (mark.at - start) / timedelta(days=1),
                mark.kind,
                say("{day}: {text}", day=writing.day(mark.at, scene.axis), text=mark.text),
            )
            for mark in horizon.ahead(scene.calendars, start, AHEAD_DAYS)
        ]
        days = [scene.midnight + timedelta(days=day) for day in range(AHEAD_DAYS)]
        months = [
            (index, writing.MONTH_NAMES[day.month - 1]) for index, day in enumerate(days) if day.day == 1
        ]
        self._bar.show_weeks(AHEAD_DAYS, marks, months, shown)
