"""The quiz as the window works on it: which question is next, what was answered, and how well."""

from collections.abc import Mapping, Sequence
from time import monotonic

from PySide6.QtCore import QObject, Signal

from asyncdraft.core.practice.attempt import QuizAnswer
from asyncdraft.core.practice.quiz import Question
from asyncdraft.gui.language import shown
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.practice import Practice
from asyncdraft.storage.problem import StoreProblem

LONGEST_S = 120


class QuizDesk(QObject):
    """`changed()`: another question, or an answer to it. The answers are kept as they are given, so the quiz
    goes on where it was left.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, store: Practice) -> None:
        super().__init__()
        self._workspace = workspace
        self._store = store
        self._questions: Sequence[Question] = ()
        self._all: tuple[QuizAnswer, ...] | None = None
        self._last: dict[str, QuizAnswer] = {}
        self._question: Question | None = None
        self._given: tuple[int, ...] = ()
        self._asked: set[str] = set()
        self._began = monotonic()

    def take(self, questions: Sequence[Question]) -> None:
        """All there are; the open one stays while it is among them."""
        self._questions = questions
        known = {question.id: question for question in questions}
        self._question = known.get(self._question.id) if self._question else None

    @property
    def all(self) -> Sequence[QuizAnswer]:
        """Every answer that was given, the earliest first."""
        if self._all is None:
            try:
                self._all = self._store.quiz()
            except StoreProblem as problem:
                self._workspace.told.emit(shown(str(problem)))
                self._all = ()
            self._last = {answer.question: answer for answer in self._all}
        return self._all

    @property
    def _answers(self) -> Mapping[str, QuizAnswer]:
        """The last one to each question."""
        return self._last if self.all else {}

    def reload(self) -> None:
        self._all = None

    def forget(self) -> None:
        self._question, self._given = None, ()
        self._asked.clear()
        self.reload()

    # The open question

    @property
    def question(self) -> Question | None:
        """The open one, else the first that was not answered rightly; None where there is none at all."""
        if self._question is None:
            self._question = self._next()
            self._given = ()
            self._began = monotonic()
        return self._question

    @property
    def given(self) -> tuple[int, ...]:
        return self._given

    @property
    def place(self) -> int:
        """Of the open question, from 1."""
        return (
            [question.id for question in self._questions].index(self._question.id) + 1
            if self._question
            else 0
        )

    @property
    def count(self) -> int:
        return len(self._questions)

    @property
    def right(self) -> int:
        return sum(self._is_right(question) for question in self._questions)

    @property
    def answered(self) -> int:
        return sum(question.id in self._answers for question in self._questions)

    @property
    def missed(self) -> tuple[Question, ...]:
        """Answered, and wrongly the last time."""
        return tuple(
            question
            for question in self._questions
            if question.id in self._answers and not self._is_right(question)
        )

    def _is_right(self, question: Question) -> bool:
        answer = self._answers.get(question.id)
        return answer is not None and answer.is_right

    def _next(self) -> Question | None:
        """What was never answered; then what was missed; then all from the beginning."""
        fresh = (question for question in self._questions if question.id not in self._answers)
        missed = (question for question in self.missed if question.id not in self._asked)
        later = (question for question in self._questions if question.id not in self._asked)
        for found in (fresh, missed, later):
            question = next(found, None)
            if question is not None:
                return question
        self._asked.clear()
        return next(iter(self._questions), None)

    def open(self, question: Question) -> None:
        self._question, self._given = question, ()
        self._began = monotonic()
        self.changed.emit()

    def answer(self, chosen: Sequence[int]) -> None:
        """Kept at once; what cannot be kept is told, and the explanation is there all the same."""
        question = self._question
        if question is None or self._given or not chosen:
            return
        self._given = tuple(chosen)
        self._asked.add(question.id)
        answer = QuizAnswer(
            question=question.id,
            chosen=self._given,
            is_right=question.is_answered_by(self._given),
            at=self._workspace.now(),
            seconds=round(min(monotonic() - self._began, LONGEST_S)),
            trains=question.trains,
        )
        self._all = (*self.all, answer)
        self._last[question.id] = answer
        try:
            self._store.keep_quiz(answer)
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
        self.changed.emit()

    def go_on(self) -> None:
        self._question = None
        self.changed.emit()

    def ask_missed(self) -> None:
        """Those that were answered wrongly, from the first one on."""
        self._asked -= {question.id for question in self.missed}
        first = next(iter(self.missed), None)
        if first is not None:
            self.open(first)
