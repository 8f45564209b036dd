"""One exercise in steps on one page: the message, the answer, the comparison, and one's own judgement."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.core.text import joined, say, say_count
from asyncdraft.gui import icons
from asyncdraft.gui.actions import native_keys
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.answer_card import AnswerCard
from asyncdraft.gui.practice.comparison_card import ComparisonCard
from asyncdraft.gui.practice.exercise_texts import (
    COMPARE,
    JUDGE,
    REWRITE,
    SPOT,
    ComparisonText,
    ExerciseText,
    FailureText,
)
from asyncdraft.gui.practice.message_card import MessageCard
from asyncdraft.gui.practice.step_bar import StepBar
from asyncdraft.gui.practice.tier_cards import TierCards
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row
from asyncdraft.gui.widgets.page_area import PageArea
from asyncdraft.gui.widgets.stacked import turn

PRIMARY = {
    SPOT: say("Show the failures"),
    REWRITE: say("Compare"),
    COMPARE: say("Save and next"),
    JUDGE: say("Save and next"),
}
KEYS = "Ctrl+Return"
MODEL_NOTE = say("A model answer is one good way, not the only one.")
ABOVE, SETTLED_MS = 4, 120
WIDE_SIDES, NARROW_SIDES = (5, 7), (2, 3)


class SituationCard(QFrame):
    """What the writer knows; folded to one line once the comparison needs the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._text = label(wrap=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAccessibleName(tr("Situation"))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fold = button(tr("Fold"), self._toggle, kind="link", scale="small")
        self._is_folded = False
        head = row(gap=8)
        head.addWidget(label(tr("SITUATION"), type="caps"))
        head.addWidget(label(tr("what you know"), tone="secondary", type="small"))
        head.addStretch(1)
        head.addWidget(self._fold)
        body = column(self, margins=(14, 7, 8, 9), gap=4)
        body.addLayout(head)
        body.addWidget(self._text)

    def show_text(self, html: str) -> None:
        self._text.setText(shown(html))

    def fold(self, folded: bool) -> None:
        self._is_folded = folded
        self._text.setVisible(not folded)
        self._fold.setText(tr("Show") if folded else tr("Fold"))
        self._fold.setAccessibleName(tr("Show the situation") if folded else tr("Fold the situation"))

    def _toggle(self) -> None:
        self.fold(not self._is_folded)


class ExercisePage(QWidget):
    """`step_chosen(key)`, `marked()`, `edited()`, `tier_chosen(key)`, `hint_wanted()`, `again_wanted()`,
    `going_on()` by the primary button.
    """

    step_chosen = Signal(str)
    marked = Signal()
    edited = Signal()
    tier_chosen = Signal(str)
    hint_wanted = Signal()
    again_wanted = Signal()
    going_on = Signal()

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.render_page: Callable[[str], str] = str
        self._exercise: ExerciseText | None = None
        self._steps = StepBar()
        self.situation = SituationCard()
        self.message = MessageCard()
        self.answer = AnswerCard(rich_to_markdown)
        self.comparison = ComparisonCard()
        self.tiers = TierCards()
        self._hints = frame("hint")
        self._hint_rows = label(wrap=True, type="small")
        column(self._hints, margins=(12, 8, 12, 8)).addWidget(self._hint_rows)
        self._hint = button(tr("Show a hint"), self.hint_wanted.emit)
        self._foot_note = label(tone="secondary", wrap=True)
        self._again = button(
            tr("Try again"), self.again_wanted.emit, tip=tr("From the beginning; what was saved stays")
        )
        self._next = button("", self.going_on.emit, kind="primary")
        self._cards = row(gap=10)
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._area = PageArea(self._make_page())
        self._area.verticalScrollBar().rangeChanged.connect(
            lambda _least, _most: self._show_comparison_place()
        )
        self._build()
        self._connect()

    def _make_page(self) -> QWidget:
        page = frame("page")
        self._cards.addWidget(self.message, WIDE_SIDES[0])
        self._cards.addWidget(self.answer, WIDE_SIDES[1])
        body = column(page, margins=(18, 2, 18, 4), gap=12)
        body.addWidget(self.situation)
        body.addLayout(self._cards)
        body.addWidget(self._hints)
        body.addWidget(self.comparison)
        body.addWidget(self.tiers)
        body.addStretch(1)
        return page

    def _build(self) -> None:
        head = row(margins=(14, 10, 18, 8))
        head.addWidget(self._steps, 1)
        self._foot = foot = row(margins=(18, 8, 18, 12), gap=10)
        foot.addWidget(self._hint)
        foot.addWidget(self._foot_note, 1)
        foot.addWidget(self._again)
        foot.addWidget(self._next)
        body = column(self, gap=0)
        body.addLayout(head)
        body.addWidget(self._area, 1)
        body.addLayout(foot)

    def _connect(self) -> None:
        self._steps.chosen.connect(self.step_chosen)
        self.message.marked.connect(self._on_marked)
        self.answer.edited.connect(self.edited)
        self.tiers.chosen.connect(self.tier_chosen)

    def set_theme(self, theme: Theme) -> None:
        for part in (self._steps, self.message, self.answer, self.comparison):
            part.set_theme(theme)
        self._hint.setIcon(icons.icon("hint", theme["text"]))
        if self._exercise is not None:
            self.situation.show_text(self.render_page(self._exercise.situation))

    def set_narrow(self, narrow: bool) -> None:
        self._steps.set_narrow(narrow)
        self.answer.set_narrow(narrow)
        for place, stretch in enumerate(NARROW_SIDES if narrow else WIDE_SIDES):
            self._cards.setStretch(place, stretch)

    def set_slim(self, slim: bool) -> None:
        for line in (self._cards, self._foot):
            turn(line, downwards=slim)
        self._area.set_whole(slim)
        for part in (self._steps, self.comparison, self.tiers):
            part.set_slim(slim)

    # What is shown

    def show_exercise(self, text: ExerciseText) -> None:
        """Another one, or the same from its beginning: everything that follows is shown anew."""
        self._exercise = text
        self.situation.show_text(self.render_page(text.situation))
        self.answer.show_answer(
            say("Your rewrite") if text.message else say("Your message"), text.to, text.panes
        )
        self._area.verticalScrollBar().setValue(0)

    def show_step(self, step: str, reached: int, tier: str) -> None:
        text = self._exercise
        if text is None:
            return
        is_compared = step in (COMPARE, JUDGE)
        self._steps.show_steps(text.steps, step, reached, text.minutes)
        self.message.setVisible(bool(text.message))
        self.answer.setVisible(step != SPOT)
        self.comparison.setVisible(is_compared)
        self.tiers.setVisible(is_compared)
        self.tiers.show_tiers(text.tiers, text.reader, tier)
        self.situation.fold(is_compared)
        self.answer.show_note(compared=is_compared)
        self._next.setText(tr("{primary}  {keys}", primary=PRIMARY[step], keys=native_keys(KEYS)))
        self._next.setAccessibleName(shown(PRIMARY[step]))
        self._again.setVisible(step != SPOT)

    def show_failures(self, failures: Sequence[FailureText], count: str, beside: str) -> None:
        """`beside` says what was marked without being a failure."""
        if self._exercise is not None:
            self.message.show_failures(self._exercise.message, failures, count, beside)

    def show_words(self, marks: Sequence[tuple[int, int]]) -> None:
        if self._exercise is not None:
            self.message.show_words(self._exercise.message, marks)

    def show_hints(self, hints: Sequence[str], total: int, *, compared: bool) -> None:
        """Those that were asked for, of `total`."""
        self._hint_rows.setText(
            shown(joined((f"{number}.  {hint}" for number, hint in enumerate(hints, 1)), "\n"))
        )
        self._hints.setVisible(bool(hints))
        self._hint.setVisible(len(hints) < total)
        self._hint.setText(f" {tr('Show a hint')}" if not hints else f" {tr('Show another hint')}")
        left = total - len(hints)
        waiting = say_count("{count} hint left", "{count} hints left", left) if left and hints else ""
        self._foot_note.setText(shown(MODEL_NOTE) if compared else shown(waiting))

    def show_comparison(self, text: ComparisonText) -> None:
        self.comparison.show_comparison(text)

    # Where the keys go

    def focus_step(self, step: str) -> None:
        targets: dict[str, Callable[[], object]] = {
            SPOT: lambda: self.message.view.setFocus(Qt.FocusReason.OtherFocusReason),
            REWRITE: self.answer.focus,
            COMPARE: self.tiers.focus,
            JUDGE: self.tiers.focus,
        }
        targets[step]()
        if step == COMPARE:
            self._settling.start()
            self._show_comparison_place()

    def _show_comparison_place(self) -> None:
        """The comparison stands at the top, as far as that is possible; its size follows in some rounds."""
        if self._settling.isActive():
            area = self._area.around
            bar, place = area.verticalScrollBar(), self.comparison.mapTo(area.viewport(), QPoint(0, -ABOVE))
            bar.setValue(bar.value() + place.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_comparison_place()

    def hideEvent(self, event: QHideEvent) -> None:
        self._settling.stop()
        super().hideEvent(event)

    @property
    def about(self) -> str:
        return self._exercise.about if self._exercise else ""

    @property
    def reader(self) -> str:
        return self._exercise.reader if self._exercise else ""

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        return self.message.view.marks

    @property
    def steps(self) -> StepBar:
        return self._steps

    def _on_marked(self) -> None:
        self.message.count_marks()
        self.marked.emit()
