"""Three tiers in the reader's own voice, one of which is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.gui.language import tr
from asyncdraft.gui.practice.exercise_texts import TierText
from asyncdraft.gui.practice.marks import Radio
from asyncdraft.gui.widgets.basics import clear, column, label, restyle, row
from asyncdraft.gui.widgets.menus import as_spelled
from asyncdraft.gui.widgets.stacked import turn

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class TierCard(QFrame):
    """`chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, tier: TierText) -> None:
        super().__init__()
        self.key = tier.key
        self.setProperty("role", "choice")
        self.radio = Radio(as_spelled(tier.title))
        self.radio.setAutoExclusive(False)
        self.radio.setAccessibleName(tr("{title}. {text}", title=tier.title, text=tier.text))
        self.radio.clicked.connect(lambda _checked: self.chosen.emit(self.key))
        words = column(margins=(29, 0, 0, 0))
        words.addWidget(label(tier.text, tone="secondary", wrap=True))
        body = column(self, margins=(12, 8, 12, 10), gap=2)
        body.addWidget(self.radio)
        body.addLayout(words)
        body.addStretch(1)

    def mark(self, chosen: str) -> None:
        is_chosen = self.key == chosen
        self.radio.setChecked(is_chosen)
        restyle(self, "checked", "true" if is_chosen else "false")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.key)


class TierCards(QWidget):
    """`chosen(key)`; arrow keys move the choice."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tiers: Sequence[TierText] = ()
        self._cards: list[TierCard] = []
        self._question = label(tone="secondary")
        self._row = row(gap=10)
        self._head = head = row(gap=8)
        head.addWidget(label(tr("Judge yourself"), type="heading"))
        head.addWidget(self._question)
        head.addStretch(1)
        body = column(self, gap=8)
        body.addLayout(head)
        body.addLayout(self._row)

    def show_tiers(self, tiers: Sequence[TierText], reader: str, chosen: str) -> None:
        self._question.setText(tr("Which of these would {reader} say?", reader=reader))
        if tiers != self._tiers:
            self._tiers = tiers
            clear(self._row)
            self._cards = [TierCard(tier) for tier in tiers]
            for card in self._cards:
                card.chosen.connect(self.chosen)
                self._row.addWidget(card, 1)
                card.show()
        for card in self._cards:
            card.mark(chosen)

    def set_slim(self, slim: bool) -> None:
        for line in (self._head, self._row):
            turn(line, downwards=slim)
        self._question.setWordWrap(slim)

    def focus(self) -> None:
        """The chosen one, else the first."""
        chosen = (card for card in self._cards if card.radio.isChecked())
        card = next(chosen, next(iter(self._cards), None))
        if card is not None:
            card.radio.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        places = [place for place, card in enumerate(self._cards) if card.radio.hasFocus()]
        if step is None or not places:
            super().keyPressEvent(event)
            return
        card = self._cards[(places[0] + step) % len(self._cards)]
        card.radio.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(card.key)
