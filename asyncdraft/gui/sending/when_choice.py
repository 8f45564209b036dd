"""When a message goes out: as its readers start work, now, or at a time that is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from asyncdraft.core.text import say, say_of
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.widgets.basics import column, label, restyle, row
from asyncdraft.gui.widgets.menus import as_spelled
from asyncdraft.gui.widgets.ringed_radio import RingedRadio

NOW, AT_WORK, TYPED = "now", "work", "typed"


@dataclass(frozen=True)
class Moment:
    """`at` None is now; `text` says it in everybody's time, `note` who keeps the message until then."""

    at: datetime | None
    text: str
    note: str = ""


class WhenChoice(QWidget):
    """`changed()` when another moment is chosen or typed."""

    changed = Signal()

    def __init__(self, moment: Callable[[str, str], Moment]) -> None:
        """`moment(key, typed)` is when it goes out, and raises ValueError with a sentence."""
        super().__init__()
        self._moment = moment
        self._moments: dict[str, Moment] = {}
        self._problems: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._choices = {key: RingedRadio() for key in (AT_WORK, NOW, TYPED)}
        self._typed = QLineEdit()
        self._typed.setAccessibleName(tr_of("a time follows", "At"))
        self._typed.setPlaceholderText(tr("such as: tomorrow 9am tokyo"))
        self._reads = label(tone="secondary", type="small", wrap=True)
        self._note = label(tone="secondary", type="small", wrap=True)
        self._build()
        self._typed.textEdited.connect(self._on_typed)
        self._group.buttonClicked.connect(lambda _button: self.show_moments())

    def _build(self) -> None:
        body = column(self, gap=6)
        body.addSpacing(8)
        body.addWidget(label(tr("WHEN"), type="caps"))
        for choice in self._choices.values():
            self._group.addButton(choice)
        body.addWidget(self._choices[AT_WORK])
        body.addWidget(self._choices[NOW])
        self._choices[TYPED].setText(tr_of("a time follows", "At"))
        line = row(gap=8)
        line.addWidget(self._choices[TYPED])
        line.addWidget(self._typed, 1)
        body.addLayout(line)
        body.addWidget(self._reads)
        body.addWidget(self._note)

    @property
    def is_now(self) -> bool:
        return self._key == NOW

    @property
    def moment(self) -> Moment | None:
        """The chosen one; None where there is none, and `problem` says why."""
        return self._moments.get(self._key)

    @property
    def problem(self) -> str:
        return self._problems.get(self._key, "")

    @property
    def _key(self) -> str:
        return next((key for key, choice in self._choices.items() if choice.isChecked()), NOW)

    def focus_time(self) -> None:
        self._typed.setFocus()

    def begin(self) -> None:
        """At the start of work, where somebody's is known and still to come."""
        self.show_moments()
        self._choices[AT_WORK if AT_WORK in self._moments else NOW].setChecked(True)
        self._show_chosen()

    def show_moments(self) -> None:
        """As they are for the account and the place of now; where the chosen one is gone, now is left."""
        self._read(AT_WORK)
        self._read(NOW)
        self._name(AT_WORK, say("When they start work"))
        self._name(NOW, say_of("when it goes out", "Now"))
        if self._key != TYPED and self._key not in self._moments:
            self._choices[NOW].setChecked(True)
        self._show_chosen()

    def _read(self, key: str, typed: str = "") -> None:
        self._moments.pop(key, None)
        self._problems.pop(key, None)
        try:
            self._moments[key] = self._moment(key, typed)
        except ValueError as problem:
            self._problems[key] = str(problem)

    def _name(self, key: str, words: str) -> None:
        choice, moment = self._choices[key], self._moments.get(key)
        about = moment.text if moment is not None and key == AT_WORK else self._problems.get(key, "")
        named = tr("{words}: {text}", words=words, text=about) if about else shown(words)
        choice.setText(as_spelled(named))
        choice.setEnabled(moment is not None)

    def _show_chosen(self) -> None:
        """What is typed is read anew each time: the account may know other hours."""
        is_typed = self._key == TYPED
        if is_typed:
            self._read(TYPED, self._typed.text().strip())
        moment = self.moment
        self._reads.setVisible(is_typed)
        self._reads.setText(shown(moment.text if moment else self.problem))
        is_bad = moment is None and bool(self._typed.text().strip())
        restyle(self._reads, "tone", "bad" if is_bad else "secondary")
        self._note.setText(shown(moment.note) if moment else "")
        self._note.setVisible(bool(moment and moment.note))
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self._choices[TYPED].setChecked(True)
        self.show_moments()
