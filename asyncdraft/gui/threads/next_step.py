"""The next step of a thread, complete: what to do, the call with its slot and agenda, one primary button."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from asyncdraft.core.text import joined, say
from asyncdraft.core.threads.slots import Offer, Slot
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, restyle, row, scrolling
from asyncdraft.gui.widgets.combo import NameCombo
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.ringed_radio import RingedRadio

TWO_LINES = 50
TITLE_AT = 29
"""Where the words of a radio button begin."""
PILLS = {"best": "ok", "all at work": "plain", "chosen": "plain", "last day": "warn"}


AGENDA = re.compile(r"<ol[^>]*>(?P<items>.*?)</ol>", re.DOTALL)
ITEM = re.compile(r"<li[^>]*>(.*?)</li>", re.DOTALL)
TIMED = re.compile(r"\s*(?:<p[^>]*>)?(?P<minutes>\d+ min): (?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True)
class StepText:
    """`primary` is empty where nothing is to be done; `others` are further buttons: key and text."""

    icon: str
    title: str
    why: str
    primary: str = ""
    others: tuple[tuple[str, str], ...] = ()
    foot: str = ""


@dataclass(frozen=True)
class CallTexts:
    """The call as it is planned; `agenda` is what is shown, made from the history unless it was edited."""

    place: str
    decider: str
    recorder: str
    otherwise: str
    agenda: str
    invited: str
    is_own_agenda: bool


def as_table(html: str) -> str:
    """A list of which each item begins with its minutes gets a column of them; another stays as it is."""
    found = AGENDA.search(html)
    items = ITEM.findall(found["items"]) if found else []
    timed = [TIMED.match(item) for item in items]
    if found is None or not items or not all(timed):
        return html
    cells = (
        f'<tr><td style="white-space: nowrap; padding: 0 10px 6px 0">{each["minutes"]}</td>'
        f'<td style="padding-bottom: 6px">{each["rest"]}</td></tr>'
        for each in timed
        if each is not None
    )
    return f'{html[: found.start()]}<table cellspacing="0">{"".join(cells)}</table>{html[found.end() :]}'


class SlotCard(QFrame):
    """`chosen(datetime)`."""

    chosen = signal_of(datetime)

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self._at = slot.at
        self._radio = RingedRadio(shown(slot.when))
        self._radio.setAutoExclusive(False)
        spoken = joined(filter(None, (slot.when, slot.chip, slot.clocks, slot.cost)), ", ")
        self._radio.setAccessibleName(shown(spoken))
        self._radio.clicked.connect(lambda _checked: self.chosen.emit(self._at))
        head = row(gap=8)
        head.addWidget(self._radio, 1)
        head.addWidget(label(slot.chip, pill=PILLS.get(slot.chip, "bad")))
        body = column(self, margins=(10, 7, 8, 8), gap=1)
        body.addLayout(head)
        beside = row(gap=0)
        beside.addSpacing(TITLE_AT)
        below = column(gap=1)
        beside.addLayout(below, 1)
        for text, tone in ((slot.clocks, "secondary"), (slot.cost, "warn")):
            if text:
                below.addWidget(label(text, tone=tone, type="small", wrap=True))
        body.addLayout(beside)

    def mark(self, chosen: datetime | None) -> None:
        is_chosen = self._at == chosen
        self._radio.setChecked(is_chosen)
        restyle(self, "checked", "true" if is_chosen else "false")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self._at)


class CallPlan(QWidget):
    """`slot_chosen(datetime)`, `edited()` with every key."""

    slot_chosen = signal_of(datetime)
    edited = Signal()
    agenda_reset = Signal()

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._offer: Offer | None = None
        self._cards: list[SlotCard] = []
        self._slots = column(gap=8)
        self._problem = label(pill="warn", wrap=True)
        self._agenda_page = label(wrap=True)
        self._agenda_page.setTextFormat(Qt.TextFormat.RichText)
        self._agenda_page.setAccessibleName(tr("Agenda as it is sent"))
        self._agenda_ground = frame("ground")
        self._edit_agenda = button(tr("Edit"), self._on_edit_agenda, kind="link", scale="small")
        self._edit_agenda.setAccessibleName(tr("Edit the agenda"))
        self.render_page: Callable[[str], str] = str
        self._agenda = PaneEditor(tr("Agenda"), tr("What the call is for"), rich_to_markdown)
        self._agenda.setProperty("role", "field")
        self._agenda.textChanged.connect(self._on_agenda)
        self._reset = button(tr("From the history again"), self.agenda_reset.emit, kind="link", scale="small")
        self._own_agenda = False
        self._place = self._line(tr("Where"), tr("a link or a room"))
        self._otherwise = PaneEditor(
            tr("If nobody decides"), tr("what holds then, and until when"), rich_to_markdown
        )
        self._otherwise.setProperty("role", "field")
        self._otherwise.setMinimumHeight(TWO_LINES)
        self._otherwise.textChanged.connect(self.edited)
        self._decider, self._recorder = (
            self._people(tr("Who decides")),
            self._people(tr("Who writes it down")),
        )
        self._invited = label(wrap=True)
        self._build()

    def _build(self) -> None:
        body = column(self, gap=8)
        body.addWidget(label(tr("SLOT, 15 MINUTES"), type="caps"))
        body.addWidget(self._problem)
        body.addLayout(self._slots)
        head = row(gap=8)
        head.addWidget(label(tr("AGENDA, FROM THE HISTORY"), type="caps"))
        head.addStretch(1)
        head.addWidget(self._reset)
        head.addWidget(self._edit_agenda)
        column(self._agenda_ground, margins=(10, 8, 10, 2)).addWidget(self._agenda_page)
        body.addLayout(head)
        body.addWidget(self._agenda_ground)
        body.addWidget(self._agenda)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            (say("Where"), self._place),
            (say("Who decides"), self._decider),
            (say("If nobody does"), self._otherwise),
            (say("Writes it down"), self._recorder),
            (say("Invited"), self._invited),
        )
        for place, (title, widget) in enumerate(rows):
            grid.addWidget(label(title, tone="secondary"), place, 0)
            grid.addWidget(widget, place, 1)
        body.addLayout(grid)

    def _line(self, name: str, hint: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(shown(name))
        edit.setPlaceholderText(shown(hint))
        edit.textEdited.connect(lambda _text: self.edited.emit())
        return edit

    def _people(self, name: str) -> NameCombo:
        combo = NameCombo(name)
        combo.currentTextChanged.connect(lambda _text: self.edited.emit())
        return combo

    def show_offer(self, offer: Offer, chosen: datetime | None) -> None:
        if offer != self._offer:
            self._offer = offer
            clear(self._slots)
            self._cards = [SlotCard(slot) for slot in offer.slots]
            for card in self._cards:
                card.chosen.connect(self.slot_chosen.emit)
                self._slots.addWidget(card)
            self._problem.setText(shown(offer.problem))
            self._problem.setVisible(bool(offer.problem))
        for card in self._cards:
            card.mark(chosen)

    def show_call(self, call: CallTexts, people: Sequence[str]) -> None:
        """A field in which somebody types is left alone."""
        with QSignalBlocker(self), QSignalBlocker(self._agenda):
            self._own_agenda = call.is_own_agenda
            self._otherwise.set_text(call.otherwise)
            if not self._place.hasFocus():
                self._place.setText(shown(call.place))
                self._place.setCursorPosition(0)
            for combo, name in ((self._decider, call.decider), (self._recorder, call.recorder)):
                combo.show_names(people, name)
        self._invited.setText(shown(call.invited))
        self.show_agenda(call.agenda)

    def show_agenda(self, text: str) -> None:
        """The one that follows the history is read until it is edited."""
        with QSignalBlocker(self), QSignalBlocker(self._agenda):
            self._agenda.set_text(text)
        self._agenda_page.setText(shown(as_table(self.render_page(text))))
        self._agenda.setVisible(self._own_agenda)
        self._agenda_ground.setVisible(not self._own_agenda)
        self._reset.setVisible(self._own_agenda)
        self._edit_agenda.setVisible(not self._own_agenda)

    def _on_edit_agenda(self) -> None:
        self._own_agenda = True
        self.show_agenda(self._agenda.toPlainText())
        self._agenda.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_agenda(self) -> None:
        self.edited.emit()

    @property
    def values(self) -> dict[str, str]:
        """`agenda` is empty while it follows the history."""
        return {
            "place": self._place.text(),
            "decider": self._decider.currentText().strip(),
            "recorder": self._recorder.currentText().strip(),
            "otherwise": self._otherwise.toPlainText(),
            "agenda": self._agenda.toPlainText() if self._own_agenda else "",
        }


class NextStep(QFrame):
    """`chosen(key)` of a button; "primary" for the first one."""

    chosen = Signal(str)

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._theme: Theme | None = None
        self._step = StepText("threads", "", "")
        self._icon = label()
        self._title = label(type="heading", wrap=True)
        self._why = label(tone="secondary", wrap=True)
        self.call = CallPlan(rich_to_markdown)
        self._primary = button("", lambda: self.chosen.emit("primary"), kind="primary")
        self._buttons = QWidget()
        self._buttons_row = row(self._buttons, gap=8)
        self._foot = label(tone="secondary", type="small", wrap=True)
        self._build()

    def _build(self) -> None:
        head = row(gap=8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        page = frame("page")
        inner = column(page, margins=(16, 12, 12, 12), gap=8)
        inner.addLayout(head)
        inner.addWidget(self._why)
        inner.addWidget(self.call)
        inner.addStretch(1)
        area = scrolling(page)
        foot = column(margins=(16, 8, 16, 12), gap=8)
        foot.addWidget(self._primary)
        foot.addWidget(self._buttons)
        foot.addWidget(self._foot)
        body = column(self, gap=0)
        body.addWidget(area, 1)
        body.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_icon()

    def show_step(self, step: StepText, *, with_call: bool) -> None:
        if step.others != self._step.others:
            clear(self._buttons_row)
            for key, text in step.others:
                self._buttons_row.addWidget(self._other(key, text), 1)
        self._step = step
        self._show_icon()
        self._title.setText(shown(step.title))
        self._why.setText(shown(step.why))
        self._why.setVisible(bool(step.why))
        self._primary.setText(shown(step.primary))
        self._primary.setVisible(bool(step.primary))
        self._buttons.setVisible(bool(step.others))
        self._foot.setText(shown(step.foot))
        self._foot.setVisible(bool(step.foot))
        self.call.setVisible(with_call)

    def focus_primary(self) -> bool:
        """Whether there is such a button."""
        is_there = self._primary.isVisible()
        if is_there:
            self._primary.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_there

    def _other(self, key: str, text: str) -> QWidget:
        return button(text, lambda: self.chosen.emit(key))

    def _show_icon(self) -> None:
        if self._theme is not None:
            self._icon.setPixmap(icons.pixmap(self._step.icon, self._theme["accent"]))
