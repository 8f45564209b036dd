"""A slot for the call of a thread, to be chosen."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame

from asyncdraft.core.text import joined
from asyncdraft.core.threads.slots import Slot
from asyncdraft.gui.language import shown
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.widgets.basics import column, label, restyle, row
from asyncdraft.gui.widgets.ringed_radio import RingedRadio

TITLE_AT = 29
"""Where the words of a radio button begin."""

PILLS = {"best": "ok", "all at work": "plain", "chosen": "plain", "last day": "warn"}


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

    @property
    def is_chosen(self) -> bool:
        return self._radio.isChecked()

    def focus(self) -> None:
        self._radio.setFocus(Qt.FocusReason.TabFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self._at)
