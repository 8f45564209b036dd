"""The deadline card: the time as typed, as everybody reads it, and on everybody's strip of hours."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from asyncdraft.core.draft import Deadline
from asyncdraft.core.text import capital, joined, say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.outlook import Note, Outlook, ReaderOutlook
from asyncdraft.core.when.overlap import Stretch
from asyncdraft.core.when.reading import Answer
from asyncdraft.core.when.suggestions import Suggestion
from asyncdraft.core.when.wording import weekday_clock
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.drafts.strip_scene import (
    CELLS,
    hour_marks,
    reader_row,
    stretch_around,
    writer_row,
)
from asyncdraft.gui.drafts.time_offers import TimeOffers, moment_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.note_pill import NotePill
from asyncdraft.gui.overlap.hours_link import hours_link, without_hours
from asyncdraft.gui.scale import UNLIMITED, px
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, clear, column, label, restyle, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.legend import Legend
from asyncdraft.gui.widgets.stacked import turn
from asyncdraft.gui.widgets.strip import Strip, StripPicture
from asyncdraft.gui.widgets.tips import set_tip

FIELD, NARROW_FIELD = 168, 128
MARGINS, LOW_MARGINS = (14, 10, 14, 10), (14, 8, 14, 8)
MOST_READERS = 4
MOST_CLOCKS, LEAST_CLOCKS = 5, 240
TALL, ONE_LINE = 860, 26
"""In a lower window the first line of suggestions is all: the panes above are worth more than a second."""
NAMELESS = say("was not understood.")


class DeadlinePanel(QFrame):
    """`typed(text)`; `pointed(at)` on the strip; `suggested(suggestion)`; `candidate(index)`: a reading;
    `hours_wanted(id)`: those of a reader who has said none, of several where it is empty.
    """

    typed = Signal(str)
    pointed = signal_of(datetime)
    suggested = signal_of(Suggestion)
    candidate = Signal(int)
    overlap_wanted = Signal()
    hours_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme: Theme | None = None
        self._stretch = Stretch(datetime(2000, 1, 1, tzinfo=UTC), CELLS)
        self._suggestions: tuple[Suggestion, ...] = ()
        self._suggested_style = writing.STYLE
        self._suggested_chips: list[QPushButton] = []
        self._notes_below: object = None
        self._narrow = False
        self._problem = ""
        self._assumed = ""
        self._outlook = Outlook()
        self._shown: object = None
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("tue 5pm tokyo"))
        self._field.setAccessibleName(tr("Answer by"))
        self._field.setClearButtonEnabled(True)
        self._field.setFixedWidth(FIELD)
        self._title = label(tr("Answer by"), type="strong")
        self._field.textEdited.connect(self.typed)
        self._lead = label(type="strong")
        self._others = label(tone="secondary", wrap=True)
        self._first_note = NotePill()
        self._is_beside = False
        self._hints = ""
        self._notes = QWidget()
        self._note_flow = FlowLayout(self._notes, gap=6)
        self._second = row(gap=10)
        self._choices = QWidget()
        self._choice_flow = FlowLayout(self._choices, gap=6)
        self.offers = TimeOffers()
        self.strip = Strip()
        self.strip.moved.connect(self._on_moved)
        self._legend = Legend()
        self._suggested = QWidget()
        self._suggested_flow = FlowLayout(self._suggested, gap=6)
        self._build()

    def _build(self) -> None:
        self._head = row(gap=10)
        ask = row(gap=10)
        ask.addWidget(self._title)
        ask.addWidget(self._field)
        ask.addStretch(1)
        self._head.addLayout(ask)
        self._head.addWidget(self._lead, 1)
        self._head.addWidget(self._first_note, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = column(self, margins=MARGINS, gap=6)
        self._column.addLayout(self._head)
        self._second.addWidget(self._others, 1)
        self._second.addWidget(self._notes)
        self._column.addLayout(self._second)
        for widget in (self._choices, self.strip):
            self._column.addWidget(widget)
        self._overlap = button(tr("Overlap"), self.overlap_wanted.emit, kind="link", scale="small")
        self.show_keys()
        self._foot = QWidget()
        foot = row(self._foot, gap=10)
        foot.addWidget(self._legend, 1)
        foot.addWidget(self.offers, 1)
        foot.addWidget(self._overlap, 0, Qt.AlignmentFlag.AlignTop)
        self._foot_row, self._last_row = foot, row(gap=10)
        self._column.addWidget(self._foot)
        self._last_row.addWidget(self._suggested, 1)
        self._column.addLayout(self._last_row)
        self.offers.shown.connect(self._show_legend)

    def show_keys(self) -> None:
        set_tip(self._overlap, keys_of("show_overlap"))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.strip.set_tokens({role: theme[role] for role in theme.tokens})
        self._legend.set_tokens({role: theme[role] for role in theme.tokens})

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.strip.set_compact(narrow or self._is_low)
        self._field.setFixedWidth(NARROW_FIELD if narrow else FIELD)
        self._lead.setWordWrap(narrow)
        self._show_notes(self._outlook)
        self._show_legend()
        self._suggested.setVisible(not narrow and bool(self._suggestions))

    def set_slim(self, slim: bool) -> None:
        """The moment stands below what is typed."""
        turn(self._head, downwards=slim)
        self._head.setSpacing(4 if slim else 10)

    def _show_legend(self) -> None:
        """Times of the text stand in its place: the panes above are worth more than a row of its own.

        In a low window those that contradict the deadline stand in the checklist alone.
        """
        is_legend, has_offers = self.offers.isHidden(), not self.offers.isHidden()
        self._legend.setVisible(not self._narrow and is_legend)
        self._overlap.setVisible(not self._narrow)
        (self._last_row if self._is_low else self._foot_row).addWidget(self._overlap)
        is_spared = self._is_low and (is_legend or self.offers.contradict)
        self._foot.setVisible(not is_spared and (has_offers or not self._narrow))

    def focus_field(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    def show_deadline(self, deadline: Deadline, answer: Answer, now: datetime) -> None:
        """The typed words as they are; what was not understood in a sentence below."""
        looks = (deadline, answer, self._outlook.style, self._field.text())
        if looks == self._shown:
            return
        self._shown = looks
        if self._field.text() != deadline.typed:
            with QSignalBlocker(self._field):
                self._field.setText(deadline.typed)
                self._field.setCursorPosition(0)
        unread = bool(deadline.typed.strip()) and deadline.at is None
        restyle(self._field, "invalid", "true" if unread else "false")
        self._problem = _with_a_way(answer.problem) if unread else ""
        chosen = next((found for found in answer.candidates if found.instant(now) == deadline.at), None)
        remarks = [*chosen.assumed, *(warning.message for warning in chosen.warnings)] if chosen else []
        self._assumed = joined(remarks) if remarks else ""
        self._show_candidates(deadline, answer, now)

    def _show_candidates(self, deadline: Deadline, answer: Answer, now: datetime) -> None:
        clear(self._choice_flow)
        several = len(answer.candidates) > 1
        self._choices.setVisible(several)
        if not several:
            return
        self._choice_flow.addWidget(label(tr("Several readings:"), tone="secondary", type="small"))
        moments = [moment_of(reading, now) for reading in answer.candidates]
        texts = writing.apart(moments, self._outlook.style)
        for index, (text, moment) in enumerate(zip(texts, moments, strict=True)):
            chip = button(text, kind="outline-chip", scale="small")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(moment[0] == deadline.at)
            chip.clicked.connect(lambda _checked=False, chosen=index: self.candidate.emit(chosen))
            self._choice_flow.addWidget(chip)

    def show_outlook(
        self, outlook: Outlook, deadline: Deadline, now: datetime, writer: Calendar | None
    ) -> None:
        self._lead.setText(
            shown(outlook.lead)
            or ("" if deadline.typed else tr("No deadline yet: type one or click on the strip"))
        )
        restyle(self._lead, "tone", "" if outlook.lead else "secondary")
        restyle(self._lead, "type", "strong" if outlook.lead else "")
        many = outlook.others.count("=") > MOST_CLOCKS
        others = say("Each reader’s own time is in Overlap") if many else outlook.others
        self._outlook = outlook
        self._show_notes(outlook)
        second = self._problem or joined(filter(None, (others, self._assumed, self._hints)), "  ")
        self._others.setText(shown(second))
        restyle(self._others, "tone", "bad" if self._problem else "secondary")
        self._others.setVisible(bool(second))
        self._place_second()
        self._show_strip(outlook, deadline, now, writer)
        self._show_suggestions(outlook.suggestions, deadline)

    def _show_notes(self, outlook: Outlook) -> None:
        """The first beside the time, where there is room for both; the others beside its other clocks."""
        beside = outlook.notes[:1]
        if beside and not self._has_room_for(beside[0]):
            beside = ()
        self._is_beside = bool(beside)
        self._first_note.setVisible(bool(beside))
        for note in beside:
            self._first_note.setText(shown(self._words_of(note)))
            restyle(self._first_note, "pill", note.tone)
        self._show_notes_below(outlook, outlook.notes[len(beside) :])
        more = outlook.hints[1:]
        self._hints = (
            "" if self._narrow else joined((say("{hint}.", hint=capital(hint)) for hint in more), "  ")
        )
        told_in_brief = [note.text for note in outlook.notes if self._narrow and note.brief]
        hints = joined([*told_in_brief, *outlook.hints], "\n")
        set_tip(self._first_note, hints)
        set_tip(self._notes, hints)
        self._notes.setVisible(self._note_flow.count() > 0)
        self._notes.updateGeometry()

    def _show_notes_below(self, outlook: Outlook, notes: Sequence[Note]) -> None:
        """Those that stay are left alone: the focus may be on the link beside them."""
        below = [(self._words_of(note), note.tone) for note in notes]
        without = without_hours(outlook)
        if (below, without) == self._notes_below:
            return
        self._notes_below = (below, without)
        clear(self._note_flow)
        for words, tone in below:
            self._note_flow.addWidget(NotePill(words, tone))
        if without:
            self._note_flow.addWidget(hours_link(without, self.hours_wanted.emit))

    def _words_of(self, note: Note) -> str:
        return note.brief or note.text if self._narrow else note.text

    def _has_room_for(self, note: Note) -> bool:
        """Beside the time: neither it nor its zone is ever cut."""
        self._first_note.setText(shown(self._words_of(note)))
        wanted = (self._title, self._field, self._lead, self._first_note)
        edges = self._column.contentsMargins()
        gaps = edges.left() + edges.right() + self._head.spacing() * (len(wanted) - 1)
        return (
            gaps + sum(max(part.sizeHint().width(), part.minimumWidth()) for part in wanted) <= self.width()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.set_compact(self._narrow or self._is_low)
        self._suggested.setMaximumHeight(ONE_LINE if self._is_low else UNLIMITED)
        notes = self._outlook.notes
        if notes and self._has_room_for(notes[0]) != self._is_beside:
            self._show_notes(self._outlook)
        self._column.setContentsMargins(*(LOW_MARGINS if self._is_low else MARGINS))
        self._column.setSpacing(4 if self._is_low else 6)
        self._place_second()
        self._show_legend()

    @property
    def _is_low(self) -> bool:
        return self.window().height() < TALL

    def _place_second(self) -> None:
        """The notes below the other clocks where these find no room beside them; some lines do not matter."""
        edges = self._column.contentsMargins()
        left = self.width() - edges.left() - edges.right() - 10 - self._notes.sizeHint().width()
        words = self._others.fontMetrics().horizontalAdvance(self._others.text())
        is_below = left < (words if self._narrow else min(words, px(LEAST_CLOCKS)))
        turn(self._second, downwards=is_below)
        self._second.setSpacing(4 if is_below else 10)

    def _show_suggestions(self, suggestions: Sequence[Suggestion], deadline: Deadline) -> None:
        """Those that stay are left alone: the focus may be on one of them."""
        self._suggested.setVisible(bool(suggestions) and not self._narrow)
        if (tuple(suggestions), self._outlook.style) != (self._suggestions, self._suggested_style):
            self._suggestions, self._suggested_style = tuple(suggestions), self._outlook.style
            self._refill_suggestions()
        for chip, suggestion in zip(self._suggested_chips, suggestions, strict=True):
            chip.setChecked(suggestion.at == deadline.at)

    def _refill_suggestions(self) -> None:
        clear(self._suggested_flow)
        self._suggested_chips = []
        self._suggested_flow.addWidget(label(f"{tr('Suggested')} ", tone="secondary"))
        for suggestion in self._suggestions:
            text = joined(
                (_moment(suggestion.at, suggestion.zone, self._outlook.style), suggestion.reason), "  "
            )
            chip = button(text, kind="outline-chip", scale="small")
            chip.setProperty("lead", "strong")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, taken=suggestion: self.suggested.emit(taken))
            self._suggested_chips.append(chip)
            self._suggested_flow.addWidget(chip)

    # The strip

    def _show_strip(
        self, outlook: Outlook, deadline: Deadline, now: datetime, writer: Calendar | None
    ) -> None:
        stretch = self._stretch = stretch_around(now, deadline.at)
        rows = [writer_row(writer, stretch, now, outlook.style)] if writer else []
        readers = _most_pressed(outlook.readers)
        rows += [reader_row(reader, stretch, now, outlook.style) for reader in readers]
        self._legend.tell(kind for each in rows for kind in each.cells)
        calendars = [*([writer] if writer else []), *(reader.calendar for reader in readers)]
        left_out = len(outlook.readers) - len(readers)
        self._overlap.setText(
            tr("Overlap: {left_out} more", left_out=left_out) if left_out else tr("Overlap")
        )
        changes = [
            (index, stretch.cell(change.at))
            for index, calendar in enumerate(calendars)
            for change in stretch.clock_changes(calendar.person.zone)
        ]
        self.strip.show_picture(
            StripPicture(
                rows=rows,
                hours=hour_marks(stretch, now, outlook.style),
                now=stretch.cell(now) if now in stretch else None,
                now_text=say("Now {clock}", clock=writing.clock(now, str(now.tzinfo), outlook.style)),
                deadline=stretch.cell(deadline.at) if deadline.at and deadline.at in stretch else None,
                deadline_text=_moment(deadline.at, deadline.zone, outlook.style) if deadline.at else "",
                clock_changes=changes,
            )
        )

    def _on_moved(self, cell: float) -> None:
        self.pointed.emit(self._stretch.at(cell))


def _most_pressed(readers: Sequence[ReaderOutlook]) -> Sequence[ReaderOutlook]:
    """As many as leave room to write: of more than those the ones with the least time, in their order."""
    if len(readers) <= MOST_READERS:
        return readers
    pressed = sorted(readers, key=lambda reader: reader.minutes or 0)[:MOST_READERS]
    return [reader for reader in readers if reader in pressed]


def _with_a_way(problem: str) -> str:
    """A sentence that names nothing to do gets an example."""
    return (
        say("{problem} Write a day, a time and a city: “fri 3pm london”.", problem=problem)
        if problem.endswith(NAMELESS)
        else problem
    )


def _moment(at: datetime, zone: str, style: Style) -> str:
    """ "Tue 17:00 JST"."""
    return joined((weekday_clock(at, zone, style), zones.abbreviation(at, zone)))
