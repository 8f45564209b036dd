"""Fills the view of practice, and takes what is done there."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from asyncdraft.core.draft import Pane
from asyncdraft.core.practice import panes
from asyncdraft.core.practice.attempt import Attempt
from asyncdraft.core.practice.comparison import compared
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.text import say
from asyncdraft.gui.drafts.page_html import html_of
from asyncdraft.gui.language import shown
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.outside import open_outside
from asyncdraft.gui.panels.practice import DRILL, EXERCISE, LIST, PROGRESS, QUIZ
from asyncdraft.gui.practice.drill_desk import DrillDesk
from asyncdraft.gui.practice.exercise_texts import (
    COMPARE,
    JUDGE,
    REWRITE,
    SPOT,
    ComparisonText,
    Underline,
    apart_text,
    beside_text,
    exercise_text,
    failure_texts,
    name_of,
    points_text,
    spoken_spotting,
)
from asyncdraft.gui.practice.list_texts import StartText, cards
from asyncdraft.gui.practice.practice_desk import PracticeDesk
from asyncdraft.gui.practice.progress_texts import ProgressTexts
from asyncdraft.gui.practice.question_texts import question_text
from asyncdraft.gui.practice.quiz_desk import QuizDesk
from asyncdraft.gui.practice.wordings import minutes
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.workspace import Change, Workspace

if TYPE_CHECKING:
    from asyncdraft.gui.practice.drill_page import DrillPage
    from asyncdraft.gui.practice.exercise_page import ExercisePage
    from asyncdraft.gui.practice.quiz_page import QuizPage

VIEW = "practice"
SHOWS = Change.CLOCK | Change.VIEW | Change.SETTINGS
LOADING = say("The exercises are being read…")
NOTHING_FOUND = say("No exercise has all these words. Search for fewer.")
NO_EXERCISE = say(
    "There is no exercise: those that come with the program are missing. Install it again, or put exercises "
    "into the folder “exercises” of your team."
)
NO_QUESTION = say("There is no question: those that come with the program are missing. Install it again.")
FIRST = say("Mark what costs the reader, write it better, compare, and judge yourself.")


class PracticePage(QObject):
    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        desk: PracticeDesk,
        quiz: QuizDesk,
        drill: DrillDesk,
        texts: ProgressTexts,
    ) -> None:
        super().__init__()
        self._window = window
        self._panel = window.practice
        self._workspace = workspace
        self._desk = desk
        self._quiz = quiz
        self._drill = drill
        self._texts = texts
        self._shown: tuple[str, str] = ("", "")
        self._bind()

    def _bind(self) -> None:
        panel, desk = self._panel, self._desk
        desk.changed.connect(self.refresh)
        desk.judged.connect(self._on_judged)
        self._quiz.changed.connect(self.refresh)
        self._drill.changed.connect(self.refresh)
        panel.list.searched.connect(lambda _text: self.refresh())
        panel.list.folder_wanted.connect(lambda: open_outside(self._workspace.team_path, self._window.toast))
        panel.side.going.connect(self._go_to)
        panel.exercise_made.connect(self._bind_exercise)
        panel.quiz_made.connect(self._bind_quiz)
        panel.drill_made.connect(self._bind_drill)
        self._workspace.changed.connect(self._on_changed)

    def _bind_exercise(self, page: "ExercisePage") -> None:
        page.render_page = self.html
        page.step_chosen.connect(self.show_step)
        page.marked.connect(self._on_marked)
        page.edited.connect(self._on_edited)
        page.tier_chosen.connect(self._on_tier_chosen)

    def _bind_quiz(self, page: "QuizPage") -> None:
        page.render_page = self.html
        page.answered.connect(self._on_quiz_answered)

    def _bind_drill(self, page: "DrillPage") -> None:
        page.typed.connect(self._drill.type)
        page.answered.connect(self._on_drill_answered)

    def html(self, markdown: str) -> str:
        return html_of(markdown, self._workspace.theme)

    # Which page

    @property
    def is_shown(self) -> bool:
        return self._window.view == VIEW

    def show(self, page: str = "") -> None:
        """The page that was shown last, where none is named."""
        if page == LIST:
            self._desk.close()
        if page:
            self._panel.show_page(page)
        if not self._desk.is_loaded:
            self._desk.load()
        self._window.show_view(VIEW)
        self._workspace.changed.emit(Change.VIEW)
        self.focus()

    def open(self, exercise: Exercise) -> None:
        self._panel.show_page(EXERCISE)
        self._desk.open(exercise)
        if self._desk.exercise is None:
            self._panel.show_page(LIST)
        self.show()

    def focus(self) -> None:
        panel = self._panel
        targets = {
            LIST: panel.list.focus_start,
            EXERCISE: self._focus_exercise,
            QUIZ: self._focus_quiz,
            DRILL: self._focus_drill,
            PROGRESS: panel.tools.setFocus,
        }
        targets[panel.page]()

    def _focus_exercise(self) -> None:
        self._panel.exercise.focus_step(self._desk.step)

    def _focus_quiz(self) -> None:
        self._panel.quiz.focus()

    def _focus_drill(self) -> None:
        self._panel.drill.focus()

    def _on_changed(self, change: Change) -> None:
        if change & Change.ELSEWHERE:
            self._quiz.reload()
            self._drill.reload()
            self._desk.reload()
        if change & Change.TEAM and self._desk.is_loaded:
            self._desk.load()
        if change & SHOWS:
            self.refresh()

    # What is shown

    def refresh(self) -> None:
        """Cheap while another view is shown: nothing is drawn then."""
        if not self.is_shown:
            return
        self._quiz.take(self._desk.shelf.questions)
        shows = {
            LIST: self._show_list,
            EXERCISE: self._show_exercise,
            QUIZ: self._show_quiz,
            DRILL: self._show_drill,
            PROGRESS: self._show_progress,
        }
        shows[self._panel.page]()
        if self._panel.page != PROGRESS:
            self._panel.side.show_progress(self._texts.progress())

    def _title(self, title: str, detail: str) -> None:
        self._panel.title = title
        self._window.top_bar.show_view(VIEW, title)
        self._window.top_bar.show_detail(VIEW, detail)

    def _show_list(self) -> None:
        shelf, page = self._desk.shelf, self._panel.list
        found = cards(shelf.exercises, self.by_exercise(), page.typed)
        nothing = NOTHING_FOUND if shelf.exercises else NO_EXERCISE if self._desk.is_loaded else LOADING
        count = sum(bool(card.key) for card in found)
        page.show_cards(found, page.cards.current_key(), nothing)
        page.show_problems([str(problem) for problem in shelf.problems])
        page.show_start(self._start())
        self._panel.side.show_points(None)
        self._title(
            say("Practice"),
            say("{count} exercises, {count2} questions", count=count, count2=len(shelf.questions))
            if count
            else "",
        )

    def by_exercise(self) -> Mapping[str, Sequence[Attempt]]:
        ordered = sorted(self._desk.attempts, key=lambda attempt: attempt.exercise)
        return {key: list(found) for key, found in groupby(ordered, lambda attempt: attempt.exercise)}

    def _start(self) -> StartText:
        """What is in progress, else what is due, else the first of all."""
        due = self._texts.due()
        if due is None:
            return StartText(say("Learn it by doing"), "" if self._desk.is_loaded else LOADING, "", "")
        exercise = due.exercise
        if due.is_begun:
            return StartText(due.title, say("Your words are kept."), say("Go on"), exercise.id)
        if self._desk.attempts:
            return StartText(say("Next: “{title}”", title=exercise.title), due.why, say("Start"), exercise.id)
        about = say("About {minutes}. {first}", minutes=minutes(exercise.minutes), first=FIRST)
        return StartText(say("Start with “{title}”", title=exercise.title), about, say("Start"), exercise.id)

    # An exercise

    def _show_exercise(self) -> None:
        exercise, attempt = self._desk.exercise, self._desk.attempt
        if exercise is None or attempt is None:
            self._panel.show_page(LIST)
            self._show_list()
            return
        page, step = self._panel.exercise, self._desk.step
        if self._shown != (exercise.id, attempt.id) or dict(self._typed()) != dict(self._desk.texts):
            self._shown = (exercise.id, attempt.id)
            style = self._workspace.style
            page.show_exercise(exercise_text(exercise, self._desk.texts, self._desk.steps, style))
        self._show_message(exercise, step)
        page.show_step(step, self._reached(attempt), "" if attempt.tier is None else str(attempt.tier))
        is_compared = step in (COMPARE, JUDGE)
        page.show_hints(exercise.hints[: attempt.hints], len(exercise.hints), compared=is_compared)
        self._title(self._named(exercise), page.about)
        self._on_judged()

    def _named(self, exercise: Exercise) -> str:
        """With its place in the list, unless its file is gone meanwhile."""
        ids = [each.id for each in self._desk.shelf.exercises]
        number = f" {ids.index(exercise.id) + 1}" if exercise.id in ids else ""
        return say("Exercise{number}: {title}", number=number, title=exercise.title)

    def _typed(self) -> Mapping[Pane, str]:
        return {Pane(key): text for key, text in self._panel.exercise.answer.texts.items()}

    def _reached(self, attempt: Attempt) -> int:
        """The furthest step that can be gone to: with something written, all of them."""
        return len(self._desk.steps) - 1 if attempt.answer.strip() else attempt.step

    def _show_message(self, exercise: Exercise, step: str) -> None:
        spotting, attempt = self._desk.spotting, self._desk.attempt
        if not exercise.message or spotting is None or attempt is None:
            return
        if step == SPOT:
            if self._panel.exercise.marks != attempt.marks or not self._panel.exercise.message.is_open:
                self._panel.exercise.show_words(attempt.marks)
        else:
            self._panel.exercise.show_failures(
                failure_texts(exercise, spotting),
                spotting.text,
                beside_text(exercise, spotting),
            )

    def _on_marked(self) -> None:
        self._desk.set_marks(self._panel.exercise.marks)

    def _on_tier_chosen(self, key: str) -> None:
        self._desk.set_tier(int(key))

    def _on_edited(self) -> None:
        self._desk.set_texts(self._typed())

    def _on_judged(self) -> None:
        exercise, judgement = self._desk.exercise, self._desk.judgement
        if not self.is_shown or self._panel.page != EXERCISE or exercise is None:
            return
        step = self._desk.step
        if judgement is None or step == SPOT:
            self._panel.side.show_points(None)
            return
        self._panel.side.show_points(points_text(judgement, exercise))
        self._panel.exercise.answer.show_findings(self._findings())
        if step in (COMPARE, JUDGE):
            self._show_comparison(exercise)

    def _show_comparison(self, exercise: Exercise) -> None:
        attempt, judgement = self._desk.attempt, self._desk.judgement
        if attempt is not None and judgement is not None:
            reader = self._panel.exercise.reader
            self._panel.exercise.show_comparison(
                ComparisonText(
                    compared(attempt.answer, exercise.model),
                    apart_text(judgement, attempt.tier, reader),
                )
            )

    def _findings(self) -> list[Underline]:
        """What can be underlined, in the text of its pane."""
        judgement, texts = self._desk.judgement, self._typed()
        return [
            Underline(
                pane.value, finding.start - start, finding.end - start, finding.severity, name_of(finding)
            )
            for finding in (judgement.verdict.findings if judgement else ())
            for pane, start in panes.starts(texts).items()
            if start <= finding.start < finding.end <= start + len(texts[pane])
        ]

    def _go_to(self, key: str) -> None:
        place = next((place for place in self._findings() if place.key == key), None)
        if place is not None:
            self._panel.exercise.answer.go_to(place)

    def show_step(self, step: str) -> None:
        self._desk.set_step(step)
        self.focus()
        if step == REWRITE and self._desk.exercise is not None and self._desk.spotting is not None:
            announce(self._panel, shown(spoken_spotting(self._desk.exercise, self._desk.spotting)))

    # Quiz, drill, progress

    def _show_quiz(self) -> None:
        quiz, page = self._quiz, self._panel.quiz
        question = quiz.question
        page.show_nothing("" if question else LOADING if not self._desk.is_loaded else NO_QUESTION)
        if question is not None:
            score = (
                say("{right} of {answered} right", right=quiz.right, answered=quiz.answered)
                if quiz.answered
                else ""
            )
            text = question_text(question, quiz.place, quiz.count, quiz.given)
            page.show_question(text, score, missed=len(quiz.missed))
        self._panel.side.show_points(None)
        self._title(say("Quiz"), say("{count} questions", count=quiz.count) if quiz.count else "")

    def _on_quiz_answered(self, chosen: Sequence[int]) -> None:
        self._quiz.answer(chosen)
        self._panel.quiz.focus()
        self._panel.quiz.tell_outcome()

    def _show_drill(self) -> None:
        is_new = self._panel.drill.is_waiting
        self._drill.make()
        self._panel.drill.show_question(self._drill.text, self._drill.score)
        if is_new and not self._panel.drill.is_waiting:
            self._panel.drill.focus()
        self._panel.side.show_points(None)
        self._title(say("Drill"), say("fresh deadline arithmetic, as often as you like"))

    def next_drill(self) -> None:
        self._drill.go_on()
        self._panel.drill.focus()

    def _on_drill_answered(self, typed: str) -> None:
        problem = self._drill.answer(typed)
        if problem:
            self._panel.drill.show_problem(problem)
            return
        self._panel.drill.focus()
        self._panel.drill.tell_outcome()

    def _show_progress(self) -> None:
        self._panel.progress.show_progress(self._texts.progress(), self._texts.done(), self._texts.summary())
        self._title(say("Progress"), "")
