"""The overlap view: everybody's hours over days, better deadlines or slots for a call, and fairness."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from asyncdraft.core.draft import Deadline
from asyncdraft.core.when.calls import Call, best_calls
from asyncdraft.core.when.fairness import Burden, SetDeadline, ledger
from asyncdraft.core.when.outlook import Outlook
from asyncdraft.core.when.suggestions import Suggestion
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.overlap.choice_cards import ChoiceCards
from asyncdraft.gui.overlap.deadline_line import DeadlineLine
from asyncdraft.gui.overlap.fairness_card import FairnessCard
from asyncdraft.gui.overlap.hours_viewer import HoursViewer
from asyncdraft.gui.overlap.scene import Scene, as_text
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, row
from asyncdraft.gui.widgets.stacked import turn
from asyncdraft.gui.widgets.tips import set_tip

CALL_DAYS = 7
FIRST = 1000
"""The stretch of what takes all room before the rest gets any."""


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
        self._scene = Scene(datetime(2000, 1, 1, tzinfo=UTC))
        self._line = DeadlineLine()
        self._viewer = HoursViewer()
        self._cards = ChoiceCards()
        self._fairness = FairnessCard()
        self.back = button(f" {tr('Back to draft')}", self.back_wanted.emit)
        self._use = button(tr("Use this deadline"), self.use_wanted.emit, kind="primary")
        self.tools = self._make_tools()
        self.show_keys()
        self._place()
        self._line.typed.connect(self.typed)
        self._viewer.pointed.connect(self.pointed.emit)
        self._viewer.changed.connect(self._refresh)
        self._cards.suggested.connect(self.suggested.emit)
        self._cards.call_chosen.connect(self.call_chosen.emit)

    def _make_tools(self) -> Sequence[QPushButton]:
        return (
            button(tr("Copy as text"), self.text_wanted.emit),
            button(tr("Copy as picture"), self.picture_wanted.emit),
            self._use,
        )

    def show_keys(self) -> None:
        set_tip(self._use, keys_of("copy_for_channel"))

    def _place(self) -> None:
        body = column(self, margins=(18, 12, 18, 12), gap=10)
        body.addWidget(self._line)
        body.addWidget(self._viewer, FIRST)
        self._below = below = row(gap=10)
        below.addWidget(self._cards, 5)
        below.addWidget(self._fairness, 2)
        body.addLayout(below)
        body.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        self._viewer.set_theme(theme)
        self._fairness.set_theme(theme)
        self.back.setIcon(icons.icon("chevron-left", theme["text"]))

    def set_narrow(self, narrow: bool) -> None:
        for part in (self._line, self._viewer, self._fairness):
            part.set_narrow(narrow)
        self._refresh()

    def set_slim(self, slim: bool) -> None:
        """Its cards one below the other."""
        turn(self._below, downwards=slim)
        for part in (self._line, self._viewer, self._cards):
            part.set_slim(slim)

    def show_outlook(
        self,
        outlook: Outlook,
        deadline: Deadline,
        now: datetime,
        writer: Calendar | None,
        past: Sequence[SetDeadline],
    ) -> None:
        self._scene = Scene(now, outlook, deadline, writer, past)
        self._viewer.take(self._scene)
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        self._viewer.focus_grid()

    def take(self, index: int) -> bool:
        """What the button of a card does; False where there is no such card."""
        return self._cards.take(index)

    def picture(self) -> QPixmap:
        return self._viewer.drawn()

    def summary(self) -> str:
        return self._scene.summary()

    def as_text(self) -> str:
        return as_text(self._viewer.scene, self._viewer.days)

    def _refresh(self) -> None:
        scene, minutes = self._viewer.scene, self._viewer.call_minutes
        burdens = ledger(scene.calendars, scene.past, scene.now, scene.deadline.at)
        calls = self._best_calls(minutes, burdens) if minutes else ()
        self._line.show_scene(scene)
        self._viewer.draw(calls)
        if minutes:
            self._cards.show_calls(scene, calls, minutes)
        else:
            self._cards.show_suggestions(scene)
        self._fairness.show_burdens(burdens, len(scene.past))

    def _best_calls(self, minutes: int, burdens: Sequence[Burden]) -> tuple[Call, ...]:
        borne = {burden.person_id: burden.outside for burden in burdens}
        scene = self._scene
        return best_calls(scene.calendars, scene.now, CALL_DAYS, minutes, borne, scene.style)
