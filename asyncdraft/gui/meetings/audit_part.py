"""The audit of calendars: totals and the picture, one row a series, and the proposal beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QWidget,
)

from asyncdraft.core.text import capital, say
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.meetings.hours_chart import HoursChart, Patches, WeekBar
from asyncdraft.gui.meetings.meeting_model import SORTS
from asyncdraft.gui.meetings.meeting_row import CHOICE_NAMES, MeetingRow
from asyncdraft.gui.meetings.meeting_table import MeetingTable
from asyncdraft.gui.meetings.part import MeetingsPart
from asyncdraft.gui.meetings.proposal_side import ProposalSide
from asyncdraft.gui.meetings.start_page import StartPage
from asyncdraft.gui.meetings.totals import HEIGHT as CHART_HEIGHT
from asyncdraft.gui.meetings.totals import Figure, Totals
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, frame, label, row
from asyncdraft.gui.widgets.menus import offer_below
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.stacked import Stacked, turn
from asyncdraft.gui.widgets.tips import set_tip
from asyncdraft.gui.widgets.views import Pages

ALL = "all"
FILTERS = ((ALL, say("All")), *CHOICE_NAMES.items())
SIDE_WIDTH, NARROW_SIDE = 340, 308
LEAST_SEARCH, SEARCH_WIDTH, SEARCH_STRETCH = 80, 190, 100
WHOLE_LINE = 100
"""The stretch of words that leave nothing to what stands behind them."""


@dataclass(frozen=True)
class Overview:
    """`note` stands beside the heading of the picture, `unread` and `private` below the table."""

    planned: Figure
    given_back: Figure
    weeks: tuple[WeekBar, ...]
    note: str
    unread: str
    private: str


class AuditPart(MeetingsPart):
    """`picked(key)`, `filtered()` by words or verdicts, `chosen(key)` of its buttons."""

    picked = Signal(str)
    filtered = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = MeetingTable(say("Meetings"))
        self.side = ProposalSide()
        self.start = StartPage()
        self.start.opening.connect(lambda: self.chosen.emit("open"))
        self.start.reopening.connect(lambda: self.chosen.emit("again"))
        self._totals, self._chart, self._patches = Totals(), HoursChart(), Patches()
        self._chart_note = ElidedLabel()
        self._filter = Segmented(FILTERS, name=say("Verdict"), small=True)
        self._filter.choose(ALL)
        self._search = SearchField()
        self._sort = button("", self._open_sorts, kind="flat")
        self._sort.setProperty("icon-at", "end")
        self._nothing = label(tone="secondary")
        self._unread_mark, self._private_mark = label(), label()
        self._unread, self._private = label(tone="secondary"), label(tone="secondary")
        self._show_unread = button(tr("Show them"), lambda: self.chosen.emit("unread"), kind="link")
        self._busy = self._make_busy()
        self._open = button(f" {tr('Open calendars')}", lambda: self.chosen.emit("open"))
        set_tip(self._open, tr("One or more .ics files  {keys}", keys=keys_of("open_calendars")))
        self._save = button(tr("Save report"), lambda: self.chosen.emit("report"))
        self._copy = button(f" {tr('Copy picture')}", lambda: self.chosen.emit("picture"))
        self._more = button("", self._open_more, tip=tr("Save the picture"))
        self._more.setFixedWidth(30)
        self.tools = (self._open, self._save, self._copy, self._more)
        """What stands in the top bar while this part is shown."""
        self._views = Pages()
        self._overview = self._make_overview()
        self._views.add(self.start)
        self._views.add(self._overview)
        self._narrow = False
        self._build()
        self.table.picked.connect(self.picked)
        self.table.taken.connect(lambda _key: self.side.focus_primary())
        self.table.typed.connect(self._on_typed)
        self.table.sorted.connect(self._show_sort)
        self.set_narrow(False)
        self.show_start()

    # Placing

    def _build(self) -> None:
        self._main = QWidget()
        left = column(self._main, gap=0)
        left.addWidget(self._busy)
        left.addWidget(self._views, 1)
        sides = row(self, gap=0)
        sides.addWidget(self._main, 1)
        sides.addWidget(self.side)
        self._stacked = Stacked(sides, {self._main: 0, self.side: 0})

    def _make_overview(self) -> QWidget:
        page = QWidget()
        body = column(page, margins=(18, 12, 18, 10), gap=10)
        self._heads = row(gap=10)
        self._heads.addWidget(self._totals)
        self._heads.addWidget(self._make_chart(), 1)
        body.addLayout(self._heads)
        body.addWidget(self._make_table(), 100)
        body.addLayout(self._make_foot())
        body.addStretch(1)
        return page

    def _make_chart(self) -> QFrame:
        self._chart_card = frame("card")
        body = column(self._chart_card, margins=(14, 8, 14, 6), gap=4)
        self._chart_head = head = row(gap=8)
        head.addWidget(label(tr("Hours per week"), type="heading"))
        self._chart_note.setProperty("tone", "secondary")
        self._chart_note.setProperty("type", "small")
        self._chart_note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head.addWidget(self._chart_note, 1)
        head.addStretch(0)
        head.addWidget(self._patches)
        body.addLayout(head)
        body.addWidget(self._chart, 1)
        self._chart_card.setMinimumHeight(CHART_HEIGHT)
        return self._chart_card

    def _make_table(self) -> QFrame:
        card = frame("card")
        body = column(card, margins=(1, 8, 1, 1), gap=6)
        self._table_head = bar = row(margins=(11, 0, 6, 0), gap=8)
        bar.addWidget(self._filter)
        finding = row(gap=8)
        self._search.setPlaceholderText(tr("Find a meeting"))
        self._search.setAccessibleName(tr("Find a meeting"))
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(LEAST_SEARCH)
        self._search.setMaximumWidth(SEARCH_WIDTH)
        self._search.setProperty("scale", "small")
        finding.addWidget(self._search, SEARCH_STRETCH)
        finding.addStretch(1)
        finding.addWidget(self._sort)
        bar.addLayout(finding, 1)
        body.addLayout(bar)
        body.addWidget(self.table, 1)
        self._nothing.setContentsMargins(12, 6, 12, 14)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setWordWrap(True)
        body.addWidget(self._nothing, 1)
        self._filter.chosen.connect(lambda _key: self.filtered.emit())
        self._search.textChanged.connect(lambda _text: self.filtered.emit())
        self._search.returnPressed.connect(self.focus_table)
        return card

    def _make_foot(self) -> QHBoxLayout:
        self._foot = row(margins=(2, 0, 2, 0), gap=6)
        self._told_unread, self._told_private = unread, private = row(gap=6), row(gap=6)
        for part in (self._unread_mark, self._unread, self._show_unread):
            unread.addWidget(part)
        for part in (self._private_mark, self._private):
            private.addWidget(part)
        for told in (unread, private):
            told.addStretch(1)
        self._foot.addLayout(unread, 1)
        self._foot.addLayout(private)
        return self._foot

    def _make_busy(self) -> QFrame:
        card = frame("hint")
        self._progress_text = label()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setProperty("role", "thin")
        self._progress.setAccessibleName(tr("Progress of reading"))
        self._cancel = button(tr("Cancel"), lambda: self.chosen.emit("cancel"), scale="small")
        body = row(card, margins=(14, 8, 10, 8), gap=12)
        body.addWidget(self._progress_text)
        body.addWidget(self._progress, 1)
        body.addWidget(self._cancel)
        holder = frame("page")
        column(holder, margins=(18, 12, 18, 0)).addWidget(card)
        holder.hide()
        return holder

    def set_theme(self, theme: Theme) -> None:
        tokens = {role: theme[role] for role in theme.tokens}
        for part in (self.table, self._chart, self._patches):
            part.set_tokens(tokens)
        self.side.set_theme(theme)
        self.start.set_theme(theme)
        self._open.setIcon(icons.icon("file", theme["text"]))
        self._copy.setIcon(icons.icon("chart", theme["text"]))
        self._more.setIcon(icons.icon("chevron-down", theme["text"]))
        self._unread_mark.setPixmap(icons.pixmap("warning", theme["warn"], 15))
        self._private_mark.setPixmap(icons.pixmap("lock", theme["secondary"], 15))
        self._sort.setIcon(icons.icon("chevron-down", theme["secondary"]))

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.side.setFixedWidth(NARROW_SIDE if narrow else SIDE_WIDTH)
        self._totals.set_narrow(narrow)
        self.table.set_narrow(narrow)
        self.start.set_narrow(narrow)
        self._chart_note.setVisible(not narrow)
        self._show_sort()

    def set_slim(self, slim: bool) -> None:
        """The picture below the totals, and the table in rows of several lines."""
        for line in (self._heads, self._chart_head, self._table_head, self._foot):
            turn(line, downwards=slim)
        self._stacked.set_slim(slim)
        for part in (self._totals, self.table, self.start, self.side):
            part.set_slim(slim)
        for told, words in ((self._told_unread, self._unread), (self._told_private, self._private)):
            words.setWordWrap(slim)
            told.setStretchFactor(words, WHOLE_LINE if slim else 0)

    # Filling

    def show_start(self) -> None:
        """No calendar is open: what will be here, and how to get there."""
        self._views.show_page(self.start)
        self.table.show_rows(())
        self.side.hide()
        self._allow_export(False)

    def _allow_export(self, allowed: bool) -> None:
        for part in (self._save, self._copy, self._more):
            part.setEnabled(allowed)
            set_tip(part, "" if allowed else tr("Open a calendar first"))
        if allowed:
            set_tip(self._more, tr("Save the picture"))

    def show_overview(self, *, with_proposals: bool) -> None:
        """In place of the start; what stands in it is filled by the others."""
        self._views.show_page(self._overview)
        self.side.setVisible(with_proposals)
        self._allow_export(True)

    def fill_overview(self, overview: Overview) -> None:
        self._totals.show_figures(overview.planned, overview.given_back)
        self._chart.show_weeks(overview.weeks)
        self._chart_note.setText(shown(overview.note))
        self._unread.setText(shown(overview.unread))
        for part in (self._unread, self._unread_mark, self._show_unread):
            part.setVisible(bool(overview.unread))
        self._private.setText(shown(overview.private))
        for mark in (self._private, self._private_mark):
            mark.setVisible(bool(overview.private))

    def show_rows(self, rows: Sequence[MeetingRow], counts: Mapping[str, int], nothing: str) -> None:
        """`nothing` says why there is no row."""
        for key, text in FILTERS:
            self._filter.set_text(key, tr("{text} {count}", text=text, count=counts[key]))
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setText(shown(nothing))
        self._nothing.setVisible(not rows)

    def mark(self, key: str) -> None:
        """The meeting whose proposal is shown; none where it is not in the table."""
        self.table.mark(key)
        self.side.setVisible(key in self.table.keys)

    def show_busy(self, text: str, done: int, total: int) -> None:
        """`total` is 0 while it is not known."""
        self._progress_text.setText(shown(text))
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._busy.show()

    def show_idle(self) -> None:
        self._busy.hide()

    # What is asked for

    @property
    def words(self) -> str:
        return self._search.text()

    @property
    def filter(self) -> str:
        return self._filter.current

    def clear_filter(self) -> None:
        self._search.clear()
        self._filter.choose(ALL)

    def _on_typed(self, text: str) -> None:
        """Letters typed over the table search it."""
        self._search.setFocus()
        self._search.setText(text)

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def focus_table(self) -> None:
        target = self.table if self.table.isVisible() else self.start.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sort(self) -> None:
        words = SORTS[self.table.sort[0]]
        self._sort.setText(f" {tr('Sort')}" if self._narrow else tr(" Sorted by {words}", words=words))
        self._sort.setAccessibleName(tr("Sorted by {words}: choose another order", words=words))
        set_tip(self._sort, tr("Sorted by {words}", words=words))

    def _open_sorts(self) -> None:
        sorts = ((name, shown(capital(words))) for name, words in SORTS.items())
        offer_below(self._sort, sorts, self.table.sort_by, self.table.sort[0])

    def _open_more(self) -> None:
        offer_below(self._more, [("save_picture", tr("Save the picture…"))], self.chosen.emit)
