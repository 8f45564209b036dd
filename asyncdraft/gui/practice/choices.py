"""Choices by mouse or by key, each of which can say afterwards why it is right or wrong."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget

from asyncdraft.core.text import say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.marks import Box, Radio
from asyncdraft.gui.practice.question_texts import ChoiceText
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import clear, column, label, restyle, row

KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceCard(QFrame):
    """`taken()` by a click or Space. Once the question is answered it says why it is right or wrong."""

    taken = Signal()

    def __init__(self, number: int, choice: ChoiceText, *, several: bool) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self._choice = choice
        self.box: QAbstractButton = Box() if several else Radio()
        self.box.setAutoExclusive(False)
        self.box.setAccessibleName(tr("{number}: {text}", number=number, text=choice.text))
        self.box.clicked.connect(lambda _checked: self.taken.emit())
        self._mark = QLabel()
        self._mark.setFixedWidth(18)
        self._words = label(choice.text, wrap=True)
        self._state = label(type="small")
        self._why = label(choice.why, tone="secondary", wrap=True)
        line = row(gap=8)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        line.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(str(number), tone="secondary", type="small"), 0, Qt.AlignmentFlag.AlignTop)
        why = column(margins=(26, 0, 20, 0))
        why.addWidget(self._why)
        body = column(self, margins=(12, 8, 12, 8), gap=2)
        body.addLayout(line)
        body.addLayout(why)
        self._why.hide()
        self._mark.hide()
        self._state.hide()

    def show_taken(self, *, is_taken: bool) -> None:
        self.box.setChecked(is_taken)
        restyle(self, "checked", "true" if is_taken else "false")

    def show_outcome(self, theme: Theme, *, is_taken: bool) -> None:
        right = self._choice.is_right
        self.box.hide()
        self._mark.setPixmap(icons.pixmap("check" if right else "cross", theme["ok" if right else "bad"]))
        self._mark.show()
        state = {
            (True, True): say("your answer, right"),
            (True, False): say("your answer, wrong"),
            (False, True): say_of("answer", "right"),
            (False, False): "",
        }[is_taken, right]
        self._state.setText(shown(state))
        restyle(self._state, "tone", "ok" if right else "bad")
        self._state.setVisible(bool(state))
        self._why.setVisible(bool(self._choice.why))
        restyle(self, "checked", "true" if is_taken else "false")
        self.setAccessibleName(
            tr(
                "{text}: {state}. {why}",
                text=self._choice.text,
                state=state or say("wrong"),
                why=self._choice.why,
            )
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)
        self.taken.emit()


class Choices(QWidget):
    """`taken(place)` by a click, Space, Enter or the number of the choice."""

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[ChoiceCard] = []
        self._rows = column(self, gap=8)

    def show_choices(self, choices: Sequence[ChoiceText], *, several: bool) -> None:
        clear(self._rows)
        self._cards = []
        for number, choice in enumerate(choices, 1):
            card = ChoiceCard(number, choice, several=several)
            card.taken.connect(lambda place=number - 1: self.taken.emit(place))
            self._cards.append(card)
            self._rows.addWidget(card)
            card.show()

    def show_taken(self, places: Collection[int]) -> None:
        for place, card in enumerate(self._cards):
            card.show_taken(is_taken=place in places)

    def show_outcome(self, theme: Theme, given: Collection[int]) -> None:
        for place, card in enumerate(self._cards):
            card.show_outcome(theme, is_taken=place in given)

    def focus(self) -> None:
        if self._cards:
            self._cards[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of theirs."""
        key = Qt.Key(event.key())
        here = next((place for place, card in enumerate(self._cards) if card.box.hasFocus()), None)
        if key in KEYS and KEYS.index(key) < len(self._cards):
            self.taken.emit(KEYS.index(key))
        elif key in MOVES and self._cards:
            place = 0 if here is None else (here + MOVES[key]) % len(self._cards)
            self._cards[place].box.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in RETURN_KEYS and here is not None:
            self.taken.emit(here)
        else:
            return False
        return True
