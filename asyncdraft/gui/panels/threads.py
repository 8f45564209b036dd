"""The threads view: the list, the rounds of one thread with both views and its record, and its next step."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from asyncdraft.core.text import say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.threads.next_step import NextStep
from asyncdraft.gui.threads.record_form import RecordForm
from asyncdraft.gui.threads.strikes import strike_text, strike_words
from asyncdraft.gui.threads.thread_list import ThreadList, ThreadRow
from asyncdraft.gui.threads.timeline import Timeline
from asyncdraft.gui.threads.views_section import ViewsSection
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, frame, label, restyle, row, scrolling
from asyncdraft.gui.widgets.dropped import file_in
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.menus import offer_below
from asyncdraft.gui.widgets.stacked import Stacked
from asyncdraft.gui.widgets.tips import set_tip

FILTERS = (("open", say_of("threads", "Open")), ("yours", say("Your turn")), ("overdue", say("Overdue")))
EMPTY = say(
    "Threads gather a question and its answers, count the rounds that did not align, and end in a decision."
)
NOTHING = say("No thread contains these words.")
NONE = {
    "yours": say("Nothing waits for you."),
    "overdue": say("Nothing is overdue."),
}
MENU = (
    ("edit", say("Topic, people and dates…")),
    ("count", say("Correct the count…")),
    ("record", say("Record a decision")),
    ("delete", say("Delete this thread")),
)
LIST_WIDTH, STEP_WIDTH = 268, 340
NARROW_LIST, NARROW_STEP = 238, 326


class ThreadsPanel(QWidget):
    """`picked(id)`, `filtered()` by words or chips, `chosen(key)` of its menu, `dropped(path)`."""

    picked = Signal(str)
    filtered = Signal()
    chosen = Signal(str)
    dropped = Signal(str)

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.list = ThreadList(say("Threads"))
        self.timeline = Timeline()
        self.views = ViewsSection(rich_to_markdown)
        self.record = RecordForm(rich_to_markdown)
        self.step = NextStep(rich_to_markdown)
        self._search = SearchField()
        self._chips: dict[str, QPushButton] = {}
        self._filter = "open"
        self._empty = label("", tone="secondary", wrap=True)
        self._log = button("", lambda: self.chosen.emit("log"), kind="link", scale="small")
        self._topic = ElidedLabel()
        self._strikes = button("", lambda: self.chosen.emit("count"), kind="strike")
        self._opened = ElidedLabel()
        self._opened.setProperty("tone", "secondary")
        self._opened.setProperty("type", "small")
        self._opened.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._opened.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._add = button("", lambda: self.chosen.emit("reply"), tip=tr("Add a reply"))
        self._decisions = button(tr("Log of decisions"), lambda: self.chosen.emit("log"))
        self._new = button(f" {tr('New thread')}", lambda: self.chosen.emit("new"), kind="primary")
        self._begin = button(tr("New thread"), lambda: self.chosen.emit("new"), kind="primary")
        self.tools = (self._add, self._decisions, self._new)
        """What stands in the top bar while this view is shown."""
        self._more = button("", self._open_menu, kind="flat", tip=tr("More on this thread"))
        self._note = label(tone="secondary", type="small", wrap=True)
        self._side = self._make_list()
        self._page = self._make_page()
        self._nobody = self._make_nobody()
        sides = row(self, gap=0)
        sides.addWidget(self._side)
        sides.addWidget(self._page, 1)
        sides.addWidget(self._nobody, 1)
        sides.addWidget(self.step)
        self._stacked = Stacked(sides, {self._side: 320, self._page: 480, self._nobody: 280, self.step: 480})
        self.list.picked.connect(self.picked)
        self.list.taken.connect(lambda _key: self.focus_next())
        self.set_narrow(False)
        self.show_nobody()

    def _make_list(self) -> QFrame:
        side = frame("navigation")
        body = column(side, margins=(12, 10, 10, 8), gap=8)
        self._search.setPlaceholderText(tr("Search threads and decisions"))
        self._search.setAccessibleName(tr("Search threads and decisions"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self.filtered.emit())
        body.addWidget(self._search)
        holder = QWidget()
        chips = FlowLayout(holder, gap=4)
        for key, text in FILTERS:
            chip = button(text, kind="outline-chip", scale="small")
            chip.setCheckable(True)
            chip.setAccessibleName(tr("Show: {text}", text=text))
            chip.clicked.connect(lambda _checked=False, key=key: self._on_chip(key))
            self._chips[key] = chip
            chips.addWidget(chip)
        body.addWidget(holder)
        body.addWidget(self._empty)
        body.addWidget(self.list, 1)
        body.addWidget(self._log, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(0)
        return side

    def _make_page(self) -> QScrollArea:
        page = frame("page")
        head = row(gap=8)
        self._topic.setProperty("type", "subject")
        self._more.setFixedWidth(30)
        for chip in (self._topic, self._strikes):
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head.addWidget(self._topic)
        head.addWidget(self._strikes)
        head.addWidget(self._opened, 1)
        head.addStretch(0)
        head.addWidget(self._more)
        body = column(page, margins=(18, 12, 18, 16), gap=12)
        body.addLayout(head)
        body.addWidget(self._note)
        self._parts = column(gap=12)
        for part in (self.timeline, self.views, self.record):
            self._parts.addWidget(part)
        body.addLayout(self._parts)
        body.addStretch(1)
        return scrolling(page)

    def _make_nobody(self) -> QWidget:
        nobody = QWidget()
        body = column(nobody, margins=(40, 0, 40, 0), gap=12)
        body.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        body.addWidget(label(tr("No thread is open"), type="heading"), 0, middle)
        words = label(EMPTY, tone="secondary", wrap=True)
        words.setAlignment(middle)
        body.addWidget(words)
        body.addWidget(self._begin, 0, middle)
        body.addStretch(2)
        return nobody

    def set_theme(self, theme: Theme) -> None:
        self.list.set_tokens({role: theme[role] for role in theme.tokens})
        self.timeline.set_theme(theme)
        self.step.set_theme(theme)
        self._more.setIcon(icons.icon("more", theme["text"]))
        self._add.setIcon(icons.icon("paste", theme["text"]))
        self._new.setIcon(icons.icon("plus", theme["on_accent"]))

    def set_narrow(self, narrow: bool) -> None:
        self._side.setFixedWidth(NARROW_LIST if narrow else LIST_WIDTH)
        self.step.setFixedWidth(NARROW_STEP if narrow else STEP_WIDTH)
        self._opened.setVisible(not narrow)
        self._is_narrow = narrow
        self.show_keys()
        self.timeline.set_narrow(narrow)
        self.views.set_narrow(narrow)

    def show_keys(self) -> None:
        self._add.setText(
            f" {tr('Add a reply')}"
            if self._is_narrow
            else tr(" Add a reply  {keys}", keys=keys_of("add_reply")).rstrip()
        )

    def set_slim(self, slim: bool) -> None:
        self._stacked.set_slim(slim)

    # The list

    @property
    def words(self) -> str:
        return self._search.text()

    @property
    def filter(self) -> str:
        return self._filter

    def _on_chip(self, key: str) -> None:
        self._filter = key
        self.filtered.emit()

    def show_rows(self, rows: Sequence[ThreadRow], current: str, counts: Mapping[str, int], log: str) -> None:
        for key, text in FILTERS:
            self._chips[key].setText(
                tr("{text} {count}", text=text, count=counts[key])
                if counts[key] or key == "open"
                else shown(text)
            )
            self._chips[key].setChecked(key == self._filter)
        self.list.show_rows(rows, current)
        self.list.setVisible(bool(rows))
        self._empty.setText(shown(NOTHING) if self.words.strip() else shown(NONE.get(self._filter, "")))
        self._empty.setVisible(not rows)
        self._log.setText(shown(log))
        self._log.setVisible(bool(log))
        is_sought = bool(self.words.strip()) or self._filter != "open"
        self._side.setVisible(bool(rows) or is_sought)

    def focus_list(self) -> None:
        """Where there is nothing yet, on the one thing to do."""
        first = self._begin if self._begin.isVisible() else self.list
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_next(self) -> None:
        """The answer that is to be judged, what is to be filled, else the button of the next step."""
        answer = self.timeline.open_row()
        if answer is not None:
            answer.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll_soon(answer)
        elif self._focus_place():
            self._scroll_soon(self.focusWidget())
        elif not self.step.focus_primary():
            self.focus_list()

    def _focus_place(self) -> bool:
        """Whether the step has a part to be filled that lacks something."""
        places = {
            "views": self.views.focus_empty,
            "record": self.record.focus_empty,
            "call": self.step.call.focus_empty,
        }
        return self.step.place in places and places[self.step.place]()

    def _scroll_soon(self, part: QWidget) -> None:
        """Once what was just made has its place; at the right the panel scrolls by itself."""
        if self._page.isAncestorOf(part):
            QTimer.singleShot(0, part, lambda: self.scroll_to(part))

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    # The thread

    def show_head(self, topic: str, strikes: int, opened: str, note: str, *, struck: bool) -> None:
        self._topic.setText(shown(topic))
        self._strikes.setText(shown(strike_text(strikes)))
        self._strikes.setAccessibleName(tr("{strike}: correct the count", strike=strike_words(strikes)))
        set_tip(self._strikes, tr("Correct the count, with a reason"))
        restyle(self._strikes, "tone", "warn" if struck else "plain")
        self._opened.setText(shown(opened))
        self._note.setText(shown(note))
        self._note.setVisible(bool(note))
        self._page.show()
        self.step.show()
        self._nobody.hide()
        self._add.setEnabled(True)
        set_tip(self._add, tr("Add a reply"))

    def lift_record(self, *, first: bool) -> None:
        """The record leads while it is to be written, and once it is."""
        place = 0 if first else self._parts.count() - 1
        if self._parts.indexOf(self.record) != place:
            self._parts.insertWidget(place, self.record)

    def show_nobody(self) -> None:
        self._page.hide()
        self.step.hide()
        self._nobody.show()
        self._add.setEnabled(False)
        set_tip(self._add, tr("Start a thread first"))

    def scroll_to(self, part: QWidget) -> None:
        self._page.ensureWidgetVisible(part, 0, 20)

    def scroll_up(self) -> None:
        self._page.verticalScrollBar().setValue(0)

    def _open_menu(self) -> None:
        offer_below(self._more, MENU, self.chosen.emit)

    # Mails dropped onto the view

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(file_in(event.mimeData()))
