"""What the actions on practice do: one method for each row of the table of actions."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.practice.due import asking, training
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.practice.judgement import MOST_POINTS
from asyncdraft.core.text import say
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.panels.practice import DRILL, EXERCISE, LIST, PROGRESS, QUIZ
from asyncdraft.gui.practice.exercise_texts import COMPARE, JUDGE, REWRITE, SPOT
from asyncdraft.gui.practice.practice_desk import PracticeDesk
from asyncdraft.gui.practice.practice_page import VIEW, PracticePage
from asyncdraft.gui.practice.progress_texts import ProgressTexts, rule_title
from asyncdraft.gui.practice.quiz_desk import QuizDesk
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.workspace import Workspace

if TYPE_CHECKING:
    from asyncdraft.gui.practice.drill_page import DrillPage
    from asyncdraft.gui.practice.exercise_page import ExercisePage
    from asyncdraft.gui.practice.progress_page import ProgressPage
    from asyncdraft.gui.practice.quiz_page import QuizPage

NO_EXERCISE_OPEN = say("Open an exercise first.")
NOTHING_TO_PRACTISE = say("Nothing left to find in this draft.")
UNTRAINED = say("No exercise or question trains “{title}” yet.")
UNWRITTEN = say("Write something first; then you can compare it.")
UNJUDGED = say("Choose which of these {reader} would say.")
ALREADY = say("This is practice already: F8 goes to the next finding in your answer.")
NO_HINT = say("There is no further hint.")


class PracticeCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        desk: PracticeDesk,
        quiz: QuizDesk,
        page: PracticePage,
        texts: ProgressTexts,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._desk = desk
        self._quiz = quiz
        self._page = page
        self._texts = texts
        self._panel = window.practice
        self._waiting: Callable[[], None] | None = None
        self._bind()

    def _bind(self) -> None:
        panel = self._panel
        panel.switching.connect(lambda key: self._pages[key]())
        panel.list.opened.connect(self.open)
        panel.list.started.connect(self.open)
        panel.side.five_wanted.connect(self.open)
        panel.exercise_made.connect(self._bind_exercise)
        panel.quiz_made.connect(self._bind_quiz)
        panel.drill_made.connect(self._bind_drill)
        panel.progress_made.connect(self._bind_progress)
        self._desk.changed.connect(self._on_changed)

    def _bind_exercise(self, page: "ExercisePage") -> None:
        page.going_on.connect(self.go_on_practising)
        page.hint_wanted.connect(self.show_hint)
        page.again_wanted.connect(self.try_again)

    def _bind_quiz(self, page: "QuizPage") -> None:
        page.next_wanted.connect(self._next_question)
        page.again_wanted.connect(self._ask_missed)

    def _bind_drill(self, page: "DrillPage") -> None:
        page.next_wanted.connect(self._next_drill)

    def _bind_progress(self, page: "ProgressPage") -> None:
        page.opened.connect(self.open)
        page.practised.connect(self._practise)

    @property
    def _pages(self) -> Mapping[str, Callable[[], None]]:
        return {
            LIST: self.show_exercises,
            QUIZ: self.show_quiz,
            DRILL: self.show_drill,
            PROGRESS: self.show_progress,
        }

    # Pages

    def show_practice(self) -> None:
        self._page.show()

    def show_exercises(self) -> None:
        self._page.show(LIST)

    def show_quiz(self) -> None:
        self._page.show(QUIZ)

    def show_drill(self) -> None:
        self._page.show(DRILL)

    def show_progress(self) -> None:
        self._page.show(PROGRESS)

    def open(self, exercise_id: str) -> None:
        exercise = self._desk.shelf.exercise(exercise_id)
        if exercise is not None:
            self._page.open(exercise)

    # An exercise

    def go_on_practising(self) -> None:
        """The primary button of the shown page."""
        if self._window.view != VIEW:
            self.show_practice()
            return
        go_on: Mapping[str, Callable[[], None]] = {
            EXERCISE: self._go_on,
            LIST: self._panel.list.start,
            QUIZ: self._go_on_in_quiz,
            DRILL: self._go_on_in_drill,
            PROGRESS: self.practise_weakest,
        }
        go_on[self._panel.page]()

    def _go_on(self) -> None:
        steps: Mapping[str, Callable[[], None]] = {
            SPOT: lambda: self._page.show_step(REWRITE),
            REWRITE: self._compare,
            COMPARE: self._save,
            JUDGE: self._save,
        }
        steps[self._desk.step]()

    def _compare(self) -> None:
        if not any(text.strip() for text in self._desk.texts.values()):
            self._window.toast.tell(UNWRITTEN)
            self._page.focus()
            return
        self._desk.judge_last()
        self._page.show_step(COMPARE)

    def _save(self) -> None:
        attempt, exercise = self._desk.attempt, self._desk.exercise
        if attempt is None or exercise is None:
            return
        if attempt.tier is None:
            sentence = say(UNJUDGED, reader=self._panel.exercise.reader)
            self._window.toast.tell(sentence)
            announce(self._window, shown(sentence))
            self._panel.exercise.focus_step(JUDGE)
            return
        done = self._desk.finish()
        if done is None:
            return
        self._window.toast.tell(
            tr(
                "“{title}”: {points} of {most_points} points, saved.",
                title=exercise.title,
                points=done.points,
                most_points=MOST_POINTS,
            )
        )
        following = self._texts.due()
        if following is None or following.exercise.id == exercise.id:
            self.show_exercises()
        else:
            self._page.open(following.exercise)

    def show_hint(self) -> None:
        exercise, attempt = self._desk.exercise, self._desk.attempt
        if exercise is None or attempt is None:
            self._window.toast.tell(NO_EXERCISE_OPEN)
            return
        if attempt.hints >= len(exercise.hints):
            self._window.toast.tell(NO_HINT)
            return
        self._desk.show_hint()
        announce(self._window, tr("Hint: {hint}", hint=exercise.hints[attempt.hints]))

    def try_again(self) -> None:
        """From the beginning; can be undone."""
        before = self._desk.begin_again()
        if before is None:
            self._window.toast.tell(NO_EXERCISE_OPEN)
            return
        self._page.focus()
        self._stage.tell(tr("From the beginning again."), lambda: self._desk.put_back(before))

    # What is weakest, and what a finding asks for

    def practise_weakest(self) -> None:
        self._when_loaded(self._practise_weakest)

    def _practise_weakest(self) -> None:
        due = self._texts.due()
        if due is None:
            self.show_exercises()
        else:
            self._page.open(due.exercise)

    def practise_finding(self) -> None:
        """The current one of the checklist."""
        if self._window.view == VIEW:
            self._window.toast.tell(ALREADY)
            return
        self._window.checklist.show_verdict(self._session.report.verdict)
        finding = self._window.checklist.current
        if finding is None:
            self._window.toast.tell(NOTHING_TO_PRACTISE)
            return
        self.practise(finding)

    def practise(self, finding: Finding) -> None:
        self._when_loaded(lambda: self._practise(finding.rule))

    def _practise(self, rule: str) -> None:
        """Its least practised exercise, else a question about it, else a sentence."""
        exercise = self._least_done(training(rule, self._desk.shelf.exercises))
        question = next(iter(asking(rule, self._desk.shelf.questions)), None)
        title = rule_title(rule)
        if exercise is not None:
            self._page.open(exercise)
        elif question is not None:
            self._quiz.open(question)
            self.show_quiz()
        else:
            self._window.toast.tell(say(UNTRAINED, title=title))
            return
        self._window.toast.tell(
            tr("This trains “{title}”. Your draft is kept.", title=title),
            (tr("Back to the draft"), self._stage.show_compose),
        )

    def _least_done(self, exercises: Sequence[Exercise]) -> Exercise | None:
        done = self._page.by_exercise()
        return min(exercises, key=lambda each: len(done.get(each.id, ())), default=None)

    def _when_loaded(self, work: Callable[[], None]) -> None:
        """At once, or as soon as the exercises are read."""
        if self._desk.is_loaded:
            work()
            return
        self._waiting = work
        self._desk.load()

    def _on_changed(self) -> None:
        work = self._waiting
        if work is not None and self._desk.is_loaded:
            self._waiting = None
            work()

    # Quiz and drill

    def _go_on_in_quiz(self) -> None:
        self._panel.quiz.go_on()

    def _go_on_in_drill(self) -> None:
        self._panel.drill.go_on()

    def _next_question(self) -> None:
        self._quiz.go_on()
        self._panel.quiz.focus()

    def _ask_missed(self) -> None:
        self._quiz.ask_missed()
        self._panel.quiz.focus()

    def _next_drill(self) -> None:
        self._page.next_drill()
