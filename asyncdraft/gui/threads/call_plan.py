"""The call of a thread as it is planned: its slot, its agenda, who decides, and what holds otherwise."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from asyncdraft.core.text import say
from asyncdraft.core.threads.slots import Offer
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.threads.slot_card import SlotCard
from asyncdraft.gui.widgets.basics import button, clear, column, frame, in_turn, label, row
from asyncdraft.gui.widgets.combo import NameCombo
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.reading import LINES

TWO_LINES = 50
AGENDA = re.compile(r"<ol[^>]*>(?P<items>.*?)</ol>", re.DOTALL)
ITEM = re.compile(r"<li[^>]*>(.*?)</li>", re.DOTALL)
TIMED = re.compile(r"\s*(?:<p[^>]*>)?(?P<minutes>\d+ min): (?P<rest>.*)", re.DOTALL)


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


APART = f"margin: 0; line-height: {LINES}"


def as_table(html: str) -> str:
    """A list of which each item begins with its minutes gets a column of them; another stays as it is."""
    found = AGENDA.search(html)
    items = ITEM.findall(found["items"]) if found else []
    timed = [TIMED.match(item) for item in items]
    if found is None or not items or not all(timed):
        return html
    cells = (
        f'<tr><td style="white-space: nowrap; padding: 0 10px 6px 0">{each["minutes"]}</td>'
        f'<td style="padding-bottom: 6px"><p style="{APART}">{each["rest"]}</p></td></tr>'
        for each in timed
        if each is not None
    )
    return f'{html[: found.start()]}<table cellspacing="0">{"".join(cells)}</table>{html[found.end() :]}'


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
        self._agenda.textChanged.connect(self.edited)
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
            self._lead_on()
            self._problem.setText(shown(offer.problem))
            self._problem.setVisible(bool(offer.problem))
        for card in self._cards:
            card.mark(chosen)

    def _lead_on(self) -> None:
        """From the slots, which are made late, down to the last field."""
        agenda = (self._reset, self._edit_agenda, self._agenda)
        in_turn(*(*self._cards, *agenda, self._place, self._decider, self._otherwise, self._recorder))

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

    def focus_empty(self) -> bool:
        """On the slots, which lead on to the rest; whether anything of it is still to be said."""
        is_lacking = not (self._place.text() and self._decider.currentText())
        card = next((card for card in self._cards if card.is_chosen), None)
        if is_lacking and card is not None:
            card.focus()
        return is_lacking and card is not None

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
