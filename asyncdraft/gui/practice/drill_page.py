"""Fresh deadline arithmetic: the facts, a question, a time to type or a choice, and why it is right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.actions import native_keys
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.choices import RETURN_KEYS, Choices
from asyncdraft.gui.practice.question_texts import DrillText
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, column, frame, label, restyle, row
from asyncdraft.gui.widgets.page_area import PageArea
from asyncdraft.gui.widgets.stacked import turn

WIDEST, FIELD_WIDTH = 760, 320
CHECK, NEXT = say_of("button", "Check"), say("Next question")
PRIMARY_KEYS = "Ctrl+Return"
EXAMPLE = say("wed 09:30")
MAKING = say("A fresh question is being made…")
FIRST = say("Write your answer first, such as {example}.", example=EXAMPLE)
RIGHT, WRONG = say("Right."), say("Not quite.")


class DrillPage(QWidget):
    """`answered(text)` to be judged, `typed(text)` with every key, `next_wanted()`."""

    answered = Signal(str)
    typed = Signal(str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._question: DrillText | None = None
        self._making = label(MAKING, tone="secondary")
        self._body = QWidget()
        self._place = label(type="strong")
        self._about = label(tone="secondary")
        self._score = label(pill="plain")
        self._facts = label(wrap=True)
        self._text = label(type="subject", wrap=True)
        self._answer = QLineEdit()
        self._answer.setAccessibleName(tr("Your answer"))
        self._answer.setPlaceholderText(shown(EXAMPLE))
        self._answer.setMaximumWidth(FIELD_WIDTH)
        self._answer.textEdited.connect(self._on_typed)
        self._choices = Choices()
        self._choices.taken.connect(self._take)
        self._problem = label(tone="bad", wrap=True)
        self._outcome_card = frame("gain")
        self._mark = label()
        self._outcome = label(type="heading")
        self._why = label(wrap=True)
        self._next = button("", self.go_on, kind="primary")
        self._note = label(tone="secondary", wrap=True)
        self._build()

    def _build(self) -> None:
        head = row(gap=10)
        head.addWidget(self._place)
        head.addWidget(self._about)
        head.addStretch(1)
        head.addWidget(self._score)
        facts = frame("ground")
        column(facts, margins=(14, 10, 14, 10)).addWidget(self._facts)
        self._body.setMaximumWidth(WIDEST)
        body = column(self._body, gap=12)
        body.addLayout(head)
        body.addWidget(facts)
        for part in (self._text, self._answer, self._choices, self._problem, self._outcome_card):
            body.addWidget(part)
        line = row(gap=8)
        line.addWidget(self._mark)
        line.addWidget(self._outcome, 1)
        inner = column(self._outcome_card, margins=(14, 10, 14, 10), gap=4)
        inner.addLayout(line)
        inner.addWidget(self._why)
        page = frame("page")
        around = column(page, margins=(18, 14, 18, 8))
        around.addWidget(self._making)
        around.addWidget(self._body)
        around.addStretch(1)
        self._foot = foot = row(margins=(18, 8, 18, 12), gap=10)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._next)
        whole = column(self, gap=0)
        self._area = PageArea(page)
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._question is not None:
            self._show_outcome(self._question)

    def set_slim(self, slim: bool) -> None:
        self._area.set_whole(slim)
        turn(self._foot, downwards=slim)

    @property
    def is_waiting(self) -> bool:
        """Whether there is no question yet."""
        return self._question is None

    def show_question(self, text: DrillText | None, score: str) -> None:
        """None while one is being made."""
        self._making.setVisible(text is None)
        self._body.setVisible(text is not None)
        self._next.setEnabled(text is not None)
        self._score.setText(shown(score))
        self._score.setVisible(bool(score))
        before, self._question = self._question, text
        if text is not None:
            if before is None or (before.facts, before.text) != (text.facts, text.text):
                self._fill(text)
            self._show_state(text)

    def _fill(self, text: DrillText) -> None:
        self._problem.hide()
        self._place.setText(shown(text.place))
        self._about.setText(shown(text.about))
        self._facts.setText(shown(joined(text.facts, "\n")))
        self._text.setText(shown(text.text))
        self._answer.setText(shown(text.given))
        self._answer.setVisible(not text.choices)
        self._choices.show_choices(text.choices, several=False)
        self._choices.setVisible(bool(text.choices))

    def _show_state(self, text: DrillText) -> None:
        self._answer.setReadOnly(text.is_answered)
        verb = NEXT if text.is_answered else CHECK
        self._next.setText(tr("{verb}  {primary_keys}", verb=verb, primary_keys=native_keys(PRIMARY_KEYS)))
        self._next.setAccessibleName(shown(verb))
        self._next.setVisible(text.is_answered or not text.choices)
        asked = (
            say("Keys 1 to 4 answer.")
            if text.choices
            else say("Write it such as {example}; Enter checks it.", example=EXAMPLE)
        )
        self._note.setText("" if text.is_answered else shown(asked))
        self._show_outcome(text)

    def _show_outcome(self, text: DrillText) -> None:
        self._outcome_card.setVisible(text.is_answered)
        restyle(self._outcome_card, "role", "gain" if text.is_right else "error")
        self._outcome.setText(shown(RIGHT) if text.is_right else shown(WRONG))
        restyle(self._outcome, "tone", "ok" if text.is_right else "bad")
        self._why.setText(shown(text.why))
        if self._theme is not None:
            icon, tone = ("check", "ok") if text.is_right else ("cross", "bad")
            self._mark.setPixmap(icons.pixmap(icon, self._theme[tone]))
            if text.is_answered and text.choices:
                self._choices.show_outcome(self._theme, text.taken)

    def tell_outcome(self) -> None:
        """What a screen reader says at once."""
        if self._question is not None and self._question.is_answered:
            announce(self, tr("{text} {why}", text=self._outcome.text(), why=self._question.why))

    def show_problem(self, sentence: str) -> None:
        """Why the answer cannot be read."""
        self._problem.setText(shown(sentence))
        self._problem.show()
        announce(self, shown(sentence))
        self.focus()

    def focus(self) -> None:
        if self._question is None:
            return
        if self._question.is_answered:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._question.choices:
            self._choices.focus()
        else:
            self._answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        self._problem.hide()
        self.typed.emit(text)

    def _take(self, place: int) -> None:
        if self._question is not None and not self._question.is_answered:
            self.answered.emit(self._question.choices[place].text)

    def go_on(self) -> None:
        if self._question is None:
            return
        if self._question.is_answered:
            self.next_wanted.emit()
        elif self._question.choices:
            self.focus()
        elif self._answer.text().strip():
            self.answered.emit(self._answer.text())
        else:
            self.show_problem(FIRST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._question is not None and self._question.choices and self._choices.take_key(event):
            return
        if event.key() in RETURN_KEYS and not event.modifiers():
            self.go_on()
        else:
            super().keyPressEvent(event)
