"""The overlap view: everybody's hours over days, better deadlines or slots for a call, and fairness."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget

from asyncdraft.core.draft import Deadline
from asyncdraft.core.when import horizon, overlap, overlap_rows, sentences, writing, zones
from asyncdraft.core.when.calls import Call, best_calls
from asyncdraft.core.when.fairness import LEDGER_DAYS, Burden, SetDeadline, added_sentence, ledger
from asyncdraft.core.when.landing import Landing, landing
from asyncdraft.core.when.outlook import Outlook, ReaderOutlook
from asyncdraft.core.when.overlap_rows import Group
from asyncdraft.core.when.suggestions import Suggestion
from asyncdraft.core.when.wording import weekday_clock
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui import icons
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.ahead_bar import AheadBar, AheadMark
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, restyle, row
from asyncdraft.gui.widgets.burden_bars import BurdenBars
from asyncdraft.gui.widgets.legend import Legend
from asyncdraft.gui.widgets.overlap_grid import (
    GridPicture,
    Line,
    OverlapGrid,
    PersonRow,
    ZoneRows,
)
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.strip import DayMark
from asyncdraft.gui.widgets.time_track import CELLS_A_DAY

CELL = timedelta(minutes=30)
SPANS = {"3": "3 days", "5": "5 days", "7": "7 days"}
CALLS = {"15": "15 min", "30": "30 min", "60": "60 min"}
AHEAD_DAYS = 140
CALL_DAYS = 7
NAMED_BURDENS, FEWER_BURDENS = 8, 4
MOST_CLOCKS, FEW_CLOCKS = 5, 3
FIRST = 1000
"""The stretch of what takes all room before the rest gets any."""
FIGURE = re.compile(r"(\d) (h|min|\d\d)\b")
"""A number and its unit, which stay on one line."""
SMALLEST_GRID = 130
"""Dates and two rows of people."""
KIND_TAGS = {"best": "Best", "earliest": "Earliest", "more": "More time"}


class FittedArea(QScrollArea):
    """As high as what it shows, where there is room; else it scrolls."""

    def sizeHint(self) -> QSize:
        held = self.widget()
        return QSize(super().sizeHint().width(), held.sizeHint().height() if held else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(SMALLEST_GRID, self.sizeHint().height()))


class OverlapPanel(QWidget):
    """`typed(text)`, `pointed(at)`, `suggested(suggestion)`, `call_chosen(call)`, and what is wanted."""

    typed = Signal(str)
    pointed = signal_of(datetime)
    suggested = signal_of(Suggestion)
    call_chosen = signal_of(Call)
    text_wanted = Signal()
    picture_wanted = Signal()
    back_wanted = Signal()
    use_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._outlook = Outlook()
        self._deadline = Deadline()
        self._writer: Calendar | None = None
        self._past: Sequence[SetDeadline] = ()
        self._now = self._start = datetime(2000, 1, 1, tzinfo=UTC)
        self._first_day = 0
        self._named_burdens = NAMED_BURDENS
        self._cards_of: tuple[object, ...] = ()
        self._takes: list[Callable[[], None]] = []
        self._ahead_of: tuple[datetime, list[Calendar]] | None = None
        self._field = QLineEdit()
        self._field.setAccessibleName("Answer by")
        self._field.setPlaceholderText("wed 10am london")
        self._field.setFixedWidth(168)
        self._field.textEdited.connect(self.typed)
        self._lead = label(type="strong")
        self._others = label(tone="secondary", wrap=True)
        self._note = label(pill="plain")
        self._mode = Segmented((("deadline", "Deadline"), ("call", "Live call")), name="What for")
        self._span = Segmented(tuple(SPANS.items()), name="Days shown")
        self._length = Segmented(tuple(CALLS.items()), name="Length of the call")
        self._grid = OverlapGrid()
        self._bar = AheadBar()
        self._legend = Legend()
        self._cards = row(gap=10)
        self._cards_title = label(type="heading")
        self._cards_reason = label(tone="secondary")
        self._bars = BurdenBars()
        self._fair = label(tone="secondary", type="small")
        self._added = label(tone="secondary", type="small", wrap=True)
        self.back = button(" Back to draft", self.back_wanted.emit)
        self.tools = QWidget()
        self._build()
        self._mode.choose("deadline")
        self._span.choose("5")
        self._length.choose("30")
        self._mode.chosen.connect(self._on_mode)
        for control in (self._mode, self._span, self._length):
            control.chosen.connect(lambda _key: self._refresh())
        self._grid.moved.connect(lambda cell: self.pointed.emit(self._start + cell * CELL))
        self._grid.paged.connect(self._page)
        self._bar.jumped.connect(self._jump)

    def _build(self) -> None:
        body = column(self, margins=(18, 12, 18, 12), gap=10)
        self._fill_tools()
        body.addWidget(self._deadline_card())
        body.addWidget(self._viewer(), FIRST)
        below = row(gap=10)
        left = column(gap=6)
        titles = row(gap=10)
        titles.addWidget(self._cards_title)
        titles.addWidget(self._cards_reason)
        titles.addStretch(1)
        left.addLayout(titles)
        left.addLayout(self._cards)
        below.addLayout(left, 5)
        below.addWidget(self._fairness_card(), 2)
        body.addLayout(below)
        body.addStretch(1)

    def _fill_tools(self) -> None:
        line = row(self.tools, gap=10)
        line.addWidget(button("Copy as text", self.text_wanted.emit))
        line.addWidget(button("Copy as picture", self.picture_wanted.emit))
        line.addWidget(button("Use this deadline", self.use_wanted.emit, kind="primary", tip="Ctrl+↵"))

    def _deadline_card(self) -> QFrame:
        card = frame("card")
        line = row(card, margins=(14, 8, 14, 8), gap=10)
        line.addWidget(label("Answer by", type="strong"))
        line.addWidget(self._field)
        said = self._said = row(gap=10)
        said.addWidget(self._lead)
        said.addWidget(self._others, 1)
        line.addLayout(said, 1)
        line.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _viewer(self) -> QFrame:
        card = frame("card")
        body = column(card, margins=(14, 10, 14, 10), gap=8)
        controls = row(gap=12)
        for control in (self._mode, self._length, self._span):
            controls.addWidget(control)
        for text, days, tip in (("‹", -1, "A day earlier"), ("Today", 0, "Today"), ("›", 1, "A day later")):
            step = button(text, partial(self._page, days), tip=tip)
            step.setFixedWidth(64 if not days else 32)
            controls.addWidget(step)
        controls.addStretch(1)
        hint = "Drag the deadline, or ← → for 30 minutes, with Shift for a day"
        self._hint = label(hint, tone="secondary", type="small")
        controls.addWidget(self._hint)
        body.addLayout(controls)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        area = self._area = FittedArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setProperty("role", "page")
        held = column(holder)
        held.addWidget(self._grid)
        held.addStretch(1)
        area.setWidget(holder)
        area.verticalScrollBar().valueChanged.connect(self._grid.pin_head)
        body.addWidget(area, 1)
        body.addWidget(self._legend)
        weeks = row(gap=12)
        weeks.addWidget(label("Next 20 weeks", tone="secondary", type="small"))
        weeks.addWidget(self._bar, 1)
        body.addLayout(weeks)
        return card

    def _fairness_card(self) -> QFrame:
        card = frame("card")
        body = column(card, margins=(14, 10, 14, 10), gap=6)
        head = row(gap=8)
        head.addWidget(label("Fairness", type="heading"))
        head.addStretch(1)
        head.addWidget(self._fair)
        body.addLayout(head)
        body.addWidget(label("Deadlines outside somebody’s hours", tone="secondary", type="small", wrap=True))
        body.addWidget(self._bars)
        body.addWidget(self._added)
        body.addStretch(1)
        return card

    def set_theme(self, theme: Theme) -> None:
        tokens = {role: theme[role] for role in theme.tokens}
        for part in (self._grid, self._bar, self._bars, self._legend):
            part.set_tokens(tokens)
        self.back.setIcon(icons.icon("chevron-left", theme["text"]))

    def set_narrow(self, narrow: bool) -> None:
        self._span.choose("3" if narrow else "5")
        self._named_burdens = FEWER_BURDENS if narrow else NAMED_BURDENS
        self._hint.setVisible(not narrow)
        self._grid.setToolTip(self._hint.text() if narrow else "")
        downwards = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._said.setDirection(downwards)
        self._said.setSpacing(0 if narrow else 10)
        self._refresh()

    def show_outlook(
        self,
        outlook: Outlook,
        deadline: Deadline,
        now: datetime,
        writer: Calendar | None,
        past: Sequence[SetDeadline],
    ) -> None:
        moved = deadline.at != self._deadline.at
        self._outlook, self._deadline, self._now, self._writer = outlook, deadline, now, writer
        if moved:
            self._follow_deadline()
        self._past = past
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        self._grid.setFocus()

    def take(self, index: int) -> bool:
        """What the button of a card does; False where there is no such card."""
        if index < len(self._takes):
            self._takes[index]()
            return True
        return False

    def picture(self) -> QPixmap:
        return self._grid.drawn()

    def summary(self) -> str:
        """ "7 readers and you, 5 zones"."""
        count, zones_shown = len(self._outlook.readers), len(self._zones())
        readers = f"{count} reader{'' if count == 1 else 's'}{' and you' if self._writer else ''}"
        return f"{readers}, {zones_shown} zone{'' if zones_shown == 1 else 's'}"

    def as_text(self) -> str:
        marks = {"now": self._now}
        if self._deadline.at:
            marks["deadline"] = self._deadline.at
        hours = self._days() * 24
        return overlap.as_text(self._calendars(), self._start, hours, 60, marks)

    # What is shown

    def _calendars(self) -> list[Calendar]:
        own = [self._writer] if self._writer else []
        return [*own, *(reader.calendar for reader in self._outlook.readers)]

    def _days(self) -> int:
        return int(self._span.current)

    def _home(self) -> str:
        return self._writer.person.zone if self._writer else "UTC"

    def _page(self, days: int) -> None:
        self._jump(self._first_day + days if days else 0)

    def _follow_deadline(self) -> None:
        """Other days where the deadline is on none of those that are shown; else nothing moves."""
        if self._deadline.at is None:
            return
        midnight = self._now.replace(hour=0, minute=0, second=0, microsecond=0)
        day = (self._deadline.at.astimezone(self._now.tzinfo).date() - midnight.date()).days
        if not self._first_day <= day < self._first_day + self._days():
            before = day - 1 if day < self._first_day else day - self._days() + 2
            self._first_day = min(max(0, before), AHEAD_DAYS - self._days())

    def _on_mode(self, mode: str) -> None:
        """Calls are sought from now on: those days are shown."""
        if mode == "call":
            self._first_day = 0
        else:
            self._follow_deadline()

    def _jump(self, day: int) -> None:
        self._first_day = min(max(0, day), AHEAD_DAYS - self._days())
        self._refresh()

    def _refresh(self) -> None:
        midnight = self._now.replace(hour=0, minute=0, second=0, microsecond=0)
        self._start = (midnight + timedelta(days=self._first_day)).astimezone(UTC)
        burdens = ledger(self._calendars(), self._past, self._now, self._deadline.at)
        calls = self._best_calls(burdens) if self._mode.current == "call" else ()
        self._show_head()
        self._show_grid(calls)
        self._area.updateGeometry()
        self._show_ahead(midnight)
        self._length.setVisible(self._mode.current == "call")
        if self._mode.current == "deadline":
            self._show_suggestions()
        else:
            self._show_calls(calls)
        names = {calendar.person.id: calendar.person.first_name for calendar in self._calendars()}
        self._bars.show_bars(
            [(names[one.person_id], one.outside, one.added) for one in burdens[: self._named_burdens]]
        )
        count = len(self._past)
        counted = "1 deadline" if count == 1 else f"{count} deadlines"
        self._fair.setText(f"last {LEDGER_DAYS} days, {counted}")
        sentence = added_sentence(burdens)
        self._added.setText(f"{sentence}." if sentence else "")
        self._added.setVisible(bool(sentence))

    def _show_head(self) -> None:
        if self._field.text() != self._deadline.typed:
            with QSignalBlocker(self._field):
                self._field.setText(self._deadline.typed)
                self._field.setCursorPosition(0)
        self._lead.setText(self._outlook.lead)
        many = len(self._zones()) > MOST_CLOCKS
        self._others.setText("Each reader’s own time stands below" if many else self._outlook.others)
        worst = sorted(self._outlook.notes, key=lambda note: ("bad", "warn", "ok").index(note.tone))
        self._note.setVisible(bool(worst))
        if worst:
            self._note.setText(worst[0].text)
            restyle(self._note, "pill", worst[0].tone)

    def _show_grid(self, calls: Sequence[Call]) -> None:
        cells = self._days() * CELLS_A_DAY
        end = self._start + cells * CELL
        seen = {reader.calendar.person.id: reader for reader in self._outlook.readers}
        groups = overlap_rows.groups(self._calendars(), self._home(), self._start, end)
        at = self._deadline.at
        self._legend.tell_clock_changes(f"clock change: {self._clock_changes(end)}")
        self._grid.show_picture(
            GridPicture(
                zones=[
                    ZoneRows(
                        group.cities,
                        group.clock,
                        _days(group, self._start, cells),
                        [
                            self._person(calendar, seen.get(calendar.person.id), cells)
                            for calendar in group.calendars
                        ],
                    )
                    for group in groups
                ],
                cells=cells,
                now=self._line(self._now, f"Now {self._clock(self._now)}", "text", end),
                send=self._send_line(end),
                hour_names={hour: writing.hour(hour, self._outlook.style) for hour in (6, 12, 18)},
                deadline=self._line(at, f"Deadline {self._moment(at)}", "accent", end) if at else None,
                slots=tuple(
                    ((call.at - self._start) / CELL, (call.at + self._call_length - self._start) / CELL)
                    for call in calls
                ),
            )
        )

    def _clock_changes(self, end: datetime) -> str:
        changes = [
            f"{zones.city_of(zone)}, {writing.day(change.at, zone)}"
            for zone in self._zones()
            for change in overlap.clock_changes(zone, self._start, end)
        ]
        more = [f"{len(changes) - 1} more"] if len(changes) > 2 else changes[1:]
        return " and ".join([*changes[:1], *more]) or "none in these days"

    def _send_line(self, end: datetime) -> Line | None:
        """The last moment at which the first reader still sees the message on the same day."""
        trip = self._outlook.readers[0].trip if self._outlook.readers else None
        by = trip.send_by if trip else None
        if trip is None or trip.first_look is None or by is None:
            return None
        if by == self._deadline.at or by <= trip.first_look:
            return None
        return self._line(by, f"Send by {self._moment(by)}", "send", end)

    def _clock(self, at: datetime) -> str:
        return writing.clock(at, self._home(), self._outlook.style)

    def _moment(self, at: datetime) -> str:
        """ "Tue 17:00" on the writer's clock."""
        return weekday_clock(at, self._home(), self._outlook.style)

    def _line(self, at: datetime, text: str, role: str, end: datetime) -> Line | None:
        return Line((at - self._start) / CELL, text, role) if self._start <= at <= end else None

    def _person(self, calendar: Calendar, reader: ReaderOutlook | None, cells: int) -> PersonRow:
        end = self._start + cells * CELL
        at = self._deadline.at
        found = reader.landing if reader else self._own_landing(calendar)
        lands = found.text if found else ""
        if at:
            lands += self._days_off(at, calendar.person.zone)
        changes = overlap.clock_changes(calendar.person.zone, self._start, end)
        first = (found.first_look_text if found else "") if reader else "writer"
        hours = "" if not (reader and found) or found.minutes is None else found.hours_text
        return PersonRow(
            name=calendar.person.name if reader else "You",
            detail=overlap_rows.hours_label(calendar.person, self._outlook.style) or "hours not known",
            cells=[cell.kind for cell in overlap.strip(calendar, self._start, cells)],
            first_look=first,
            hours=hours.replace("0 min", "0 h") if found and not found.minutes else hours,
            hours_tone=reader.tone if reader and found else "text",
            lands=lands,
            lands_tone="ok" if found and found.kind == "work" else "secondary",
            clock_changes=[(change.at - self._start) / CELL for change in changes],
            spoken=self._spoken(calendar, first, reader.landing if reader else None, end),
        )

    def _days_off(self, at: datetime, zone: str) -> str:
        """ ", +1 day" where a reader's date is another than the writer's."""
        here, there = (at.astimezone(zones.zone(name)).date() for name in (self._home(), zone))
        days = (there - here).days
        return f", {'+' if days > 0 else '−'}{abs(days)} day" if days else ""

    def _own_landing(self, writer: Calendar) -> Landing | None:
        at = self._deadline.at
        return landing(writer, self._now, at, style=self._outlook.style) if at else None

    def _spoken(self, calendar: Calendar, first: str, found: Landing | None, end: datetime) -> str:
        """A row for a screen reader: what stands at the right, then the days."""
        days = overlap_rows.spoken(calendar, self._start, end, self._outlook.style)
        if found is None or found.minutes is None:
            return days
        hours = found.hours_text if found.minutes else "no working time"
        at = self._deadline.at
        date = sentences.date_sentence(at, calendar.person.zone, self._home()) if at else ""
        lands = f"{found.text}, {date}" if date else found.text
        return f"{days} First look {first or 'not in sight'}, {hours} before the deadline, which is {lands}."

    def _show_ahead(self, midnight: datetime) -> None:
        start = midnight.astimezone(UTC)
        shown = (self._first_day, self._first_day + self._days())
        if self._ahead_of == (start, self._calendars()):
            self._bar.show_part(shown)
            return
        self._ahead_of = (start, self._calendars())
        marks = [
            AheadMark(
                (mark.at - start) / timedelta(days=1),
                mark.kind,
                f"{writing.day(mark.at, self._home())}: {mark.text}",
            )
            for mark in horizon.ahead(self._calendars(), start, AHEAD_DAYS)
        ]
        days = [midnight + timedelta(days=day) for day in range(AHEAD_DAYS)]
        months = [(index, f"{day:%b}") for index, day in enumerate(days) if day.day == 1]
        self._bar.show_weeks(AHEAD_DAYS, marks, months, shown)

    # Cards

    def _show_suggestions(self) -> None:
        self._cards_title.setText("Better deadlines")
        wanted = writing.duration(self._outlook.wanted)
        self._cards_reason.setText(f"at least {wanted} of working time for each reader, as the team promises")
        suggestions, style = self._outlook.suggestions, self._outlook.style
        chosen = [suggestion.at == self._deadline.at for suggestion in suggestions]
        if not self._are_other_cards("deadline", suggestions, chosen, self._zones(), style):
            return
        for index, suggestion in enumerate(suggestions):
            words = (
                writing.short(suggestion.at, suggestion.zone, self._outlook.style),
                suggestion.detail,
                KIND_TAGS[suggestion.kind],
            )
            others = self._others_of(suggestion.at, suggestion.zone)
            take = partial(self.suggested.emit, suggestion)
            card = self._card(words, others, index, take)
            card.setProperty("checked", "true" if chosen[index] else "false")
            self._cards.addWidget(card, 1)
        if not suggestions:
            self._cards.addWidget(label("Add readers with known hours to see suggestions.", tone="secondary"))

    @property
    def _call_length(self) -> timedelta:
        return timedelta(minutes=int(self._length.current))

    def _best_calls(self, burdens: Sequence[Burden]) -> tuple[Call, ...]:
        borne = {burden.person_id: burden.outside for burden in burdens}
        minutes = int(self._length.current)
        return best_calls(self._calendars(), self._now, CALL_DAYS, minutes, borne, self._outlook.style)

    def _show_calls(self, calls: Sequence[Call]) -> None:
        self._cards_title.setText("Best slots for a live call")
        self._cards_reason.setText("most people at work first, then the fairest spread")
        minutes = int(self._length.current)
        style = self._outlook.style
        if not self._are_other_cards("call", calls, self._zones(), style):
            return
        for index, call in enumerate(calls):
            reason = f"{call.reason[:1].upper()}{call.reason[1:]}."
            words = (writing.short(call.at, self._home(), self._outlook.style), reason, f"{minutes} min")
            take = partial(self.call_chosen.emit, call)
            others = self._others_of(call.at, self._home())
            self._cards.addWidget(self._card(words, others, index, take, verb="Copy"), 1)
        if not calls:
            self._cards.addWidget(label("Say somebody’s hours in Team to see slots.", tone="secondary"))

    def _are_other_cards(self, *shown: object) -> bool:
        """Whether other cards are to be shown than there are; if so those are gone."""
        if self._cards_of == shown:
            return False
        self._cards_of = shown
        self._takes = []
        clear(self._cards)
        return True

    def _others_of(self, at: datetime, zone: str) -> str:
        """The same instant on everybody else's clock, as far as there is room for all of them."""
        _own, *others = writing.full(at, [zone, *self._zones()], self._outlook.style).split(" = ")
        if len(others) < MOST_CLOCKS:
            return " · ".join(others)
        return " · ".join([*others[:FEW_CLOCKS], f"{len(others) - FEW_CLOCKS} other zones"])

    def _zones(self) -> list[str]:
        return list(dict.fromkeys(calendar.person.zone for calendar in self._calendars()))

    def _card(
        self,
        words: tuple[str, str, str],
        others: str,
        index: int,
        take: Callable[[], None],
        verb: str = "Take",
    ) -> QFrame:
        """`words` are the title, the reason and a tag."""
        title, detail, tag = words
        card = frame("choice")
        body = column(card, margins=(12, 10, 12, 10), gap=4)
        head = row(gap=8)
        head.addWidget(label(title, type="strong"))
        head.addStretch(1)
        head.addWidget(label(f"Alt+{index + 1}", tone="secondary", type="small"))
        body.addLayout(head)
        body.addWidget(label(others, tone="secondary", type="small", wrap=True))
        body.addWidget(label(FIGURE.sub("\\1\u00a0\\2", detail), type="small", wrap=True))
        body.addStretch(1)
        foot = row(gap=8)
        foot.addWidget(label(tag, pill="ok" if not index else "plain"))
        foot.addStretch(1)
        self._takes.append(take)
        taken = button(verb, take, scale="small", kind="primary" if not index else "")
        taken.setAccessibleName(f"{verb} {title}")
        foot.addWidget(taken)
        body.addLayout(foot)
        return card


def _days(group: Group, start: datetime, cells: int) -> list[DayMark]:
    end = start + cells * CELL
    marks = [start, *(at for at, _day in overlap.midnights(group.zone, start, end) if at > start)]
    return [DayMark((at - start) / CELL, writing.day(at, group.zone), _holiday(group, at)) for at in marks]


def _holiday(group: Group, at: datetime) -> str:
    day = at.astimezone(zones.zone(group.zone)).date()
    names = [
        closed[1]
        for calendar in group.calendars
        if (closed := calendar.closed(day)) and closed[0] == "holiday"
    ]
    return names[0] if names else ""
