"""One question of the quiz: its choices by mouse or by the keys 1 to 4, then why each is right or wrong."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui.actions import native_keys
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.choices import Choices
from asyncdraft.gui.practice.question_texts import QuestionText
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, column, frame, label, restyle, row
from asyncdraft.gui.widgets.page_area import PageArea
from asyncdraft.gui.widgets.stacked import turn

WIDEST = 760
ANSWER, NEXT = say_of("button", "Answer"), say("Next question")
PRIMARY_KEYS = "Ctrl+Return"
SEVERAL = say("More than one is right: mark them all, then answer.")


class QuizPage(QWidget):
    """`answered(places)` with the places of the choices, `next_wanted()`, `again_wanted()`."""

    answered = Signal(tuple)
    next_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.render_page: Callable[[str], str] = str
        self._theme: Theme | None = None
        self._question: QuestionText | None = None
        self._taken: set[int] = set()
        self._nothing = label(tone="secondary", wrap=True)
        self._body = QWidget()
        self._place = label(type="strong")
        self._about = label(tone="secondary")
        self._score = label(pill="plain")
        self._text = label(type="subject", wrap=True)
        self._context_card = frame("ground")
        self._context = label(wrap=True)
        self._context.setTextFormat(Qt.TextFormat.RichText)
        column(self._context_card, margins=(14, 10, 14, 10)).addWidget(self._context)
        self._several = label(SEVERAL, tone="secondary", wrap=True)
        self._choices = Choices()
        self._choices.taken.connect(self._take)
        self._verdict = label(type="heading", wrap=True)
        self._next = button("", self.go_on, kind="primary")
        self._again = button(tr("The missed ones again"), self.again_wanted.emit)
        self._keys = label(tr("Keys 1 to 4 answer."), tone="secondary", wrap=True)
        self._build()

    def _build(self) -> None:
        head = row(gap=10)
        head.addWidget(self._place)
        head.addWidget(self._about)
        head.addStretch(1)
        head.addWidget(self._score)
        page = frame("page")
        inner = column(page, margins=(18, 14, 18, 8), gap=12)
        self._body.setMaximumWidth(WIDEST)
        body = column(self._body, gap=12)
        body.addLayout(head)
        body.addWidget(self._text)
        body.addWidget(self._context_card)
        body.addWidget(self._several)
        body.addWidget(self._choices)
        body.addWidget(self._verdict)
        inner.addWidget(self._nothing)
        inner.addWidget(self._body)
        inner.addStretch(1)
        self._area = PageArea(page)
        self._foot = foot = row(margins=(18, 8, 18, 12), gap=10)
        foot.addWidget(self._keys, 1)
        foot.addStretch(0)
        foot.addWidget(self._again)
        foot.addWidget(self._next)
        whole = column(self, gap=0)
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._question is not None:
            self._fill(self._question)

    def set_slim(self, slim: bool) -> None:
        self._area.set_whole(slim)
        turn(self._foot, downwards=slim)

    def show_nothing(self, why: str) -> None:
        """In place of a question, where `why` is not empty."""
        self._nothing.setText(shown(why))
        self._nothing.setVisible(bool(why))
        for part in (self._body, self._keys, self._next):
            part.setVisible(not why)

    def show_question(self, text: QuestionText, score: str, *, missed: int) -> None:
        """`missed` is how many were answered wrongly and can be asked again."""
        self._score.setText(shown(score))
        self._score.setVisible(bool(score))
        self._again.setVisible(bool(missed) and text.is_answered)
        if text != self._question:
            self._question = text
            self._fill(text)
        else:
            self._show_state(text)

    def _fill(self, text: QuestionText) -> None:
        self._taken = set(text.given)
        self._place.setText(shown(text.place))
        self._about.setText(shown(text.about))
        self._text.setText(shown(text.text))
        self._context_card.setVisible(bool(text.context))
        if text.context:
            self._context.setText(shown(self.render_page(text.context)))
        self._choices.show_choices(text.choices, several=text.wants_several)
        self._show_state(text)
        self._area.verticalScrollBar().setValue(0)

    def _show_state(self, text: QuestionText) -> None:
        self._several.setVisible(text.wants_several and not text.is_answered)
        self._verdict.setVisible(text.is_answered)
        self._keys.setVisible(not text.is_answered)
        self._next.setVisible(text.is_answered or text.wants_several)
        verb = NEXT if text.is_answered else ANSWER
        self._next.setText(tr("{verb}  {primary_keys}", verb=verb, primary_keys=native_keys(PRIMARY_KEYS)))
        self._next.setAccessibleName(shown(verb))
        if text.is_answered:
            self._show_outcome(text)

    def _show_outcome(self, text: QuestionText) -> None:
        self._verdict.setText(tr("Right.") if text.is_right else tr("Not quite."))
        restyle(self._verdict, "tone", "ok" if text.is_right else "bad")
        if self._theme is not None:
            self._choices.show_outcome(self._theme, text.given)

    def focus(self) -> None:
        if self._question is None:
            return
        if self._question.is_answered:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choices.focus()

    def tell_outcome(self) -> None:
        """What a screen reader says at once."""
        text = self._question
        if text is not None and text.is_answered:
            whys = [choice.why for place, choice in enumerate(text.choices) if place in text.given]
            announce(self, shown(joined([self._verdict.text(), *whys])))

    # Answers

    def _take(self, place: int) -> None:
        text = self._question
        if text is None or text.is_answered or place >= len(text.choices):
            return
        if not text.wants_several:
            self.answered.emit((place,))
            return
        self._taken ^= {place}
        self._choices.show_taken(self._taken)

    def go_on(self) -> None:
        text = self._question
        if text is None:
            return
        if text.is_answered:
            self.next_wanted.emit()
        elif self._taken:
            self.answered.emit(tuple(sorted(self._taken)))
        else:
            announce(self, tr("Choose an answer first."))
            self.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._choices.take_key(event):
            super().keyPressEvent(event)
