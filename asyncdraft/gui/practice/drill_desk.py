"""The drill as the window works on it: a fresh task, what was typed, and how it was judged."""

from collections.abc import Sequence
from functools import cached_property
from secrets import randbelow
from time import monotonic

from PySide6.QtCore import QObject, Signal

from asyncdraft.core.practice.attempt import DrillAnswer
from asyncdraft.core.practice.drill import weakest_form
from asyncdraft.core.practice.task import FORM_TITLES, DrillVerdict, Task
from asyncdraft.core.text import say
from asyncdraft.gui import typed_times
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.question_texts import ChoiceText, DrillText
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.drills import Drills
from asyncdraft.storage.practice import Practice
from asyncdraft.storage.problem import StoreProblem

SEEDS = 1_000_000
SOME_TIME = "09:30"
LONGEST_S = 300


class DrillDesk(QObject):
    """`changed()`: another task, or an answer to it."""

    changed = Signal()

    def __init__(self, workspace: Workspace, store: Practice) -> None:
        super().__init__()
        self._workspace = workspace
        self._store = store
        self._all: tuple[DrillAnswer, ...] | None = None
        self._task: Task | None = None
        self._is_making = False
        self._typed = ""
        self._verdict: DrillVerdict | None = None
        self._done: list[bool] = []
        self._began = monotonic()

    @cached_property
    def _drills(self) -> Drills:
        return Drills()

    @property
    def all(self) -> Sequence[DrillAnswer]:
        """Every answer that was given, the earliest first."""
        if self._all is None:
            try:
                self._all = self._store.drills()
            except StoreProblem as problem:
                self._workspace.told.emit(shown(str(problem)))
                self._all = ()
        return self._all

    def reload(self) -> None:
        self._all = None

    def forget(self) -> None:
        self._task = self._verdict = None
        self._typed, self._done = "", []
        self.reload()

    # The task

    @property
    def text(self) -> DrillText | None:
        """None where there is no task yet."""
        task, verdict = self._task, self._verdict
        if task is None:
            return None
        choices = tuple(
            ChoiceText(choice, place == task.right, "") for place, choice in enumerate(task.choices)
        )
        return DrillText(
            place=say("Question {count}", count=len(self._done) + (verdict is None)),
            about=FORM_TITLES[task.form],
            facts=task.lines,
            text=task.text,
            choices=choices,
            given=self._typed,
            is_right=verdict is not None and verdict.is_right,
            why=verdict.why if verdict else "",
        )

    @property
    def score(self) -> str:
        return (
            say("{done} of {count} right", done=sum(self._done), count=len(self._done)) if self._done else ""
        )

    def make(self) -> None:
        """Unless there is a task, or one is being made.

        Off the GUI thread: it reads cities and holidays. Every second one is of the weakest form.
        """
        if self._task is not None or self._is_making:
            return
        self._is_making = True
        seed, now, drills = randbelow(SEEDS), self._workspace.now(), self._drills
        form = weakest_form(self.all) if len(self.all) % 2 == 0 else None

        def made() -> Task:
            task = drills.task(seed, now, form)
            drills.judged(task, SOME_TIME)
            return task

        self._workspace.tasks.run(lambda _progress: made(), self._on_made, self._on_failed)

    def _on_made(self, task: Task) -> None:
        self._is_making = False
        self._task, self._verdict, self._typed = task, None, ""
        self._began = monotonic()
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._is_making = False
        self._workspace.told.emit(tr("No question could be made. Open the drill again."))
        raise error

    def type(self, typed: str) -> None:
        """What stands in the line for the answer; it stays while other pages are looked at."""
        self._typed = typed

    def answer(self, typed: str) -> str:
        """Why it cannot be judged, in a sentence; empty where it was. What was judged is kept at once."""
        task = self._task
        if task is None or self._verdict is not None:
            return ""
        if not task.choices and (problem := self._unreadable(task, typed)):
            return problem
        self._typed = typed
        verdict = self._verdict = self._drills.judged(task, typed)
        self._done.append(verdict.is_right)
        answer = DrillAnswer(
            seed=task.seed,
            form=task.form,
            typed=typed,
            is_right=verdict.is_right,
            at=self._workspace.now(),
            seconds=round(min(monotonic() - self._began, LONGEST_S)),
        )
        self._all = (*self.all, answer)
        try:
            self._store.keep_drill(answer)
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
        self.changed.emit()
        return ""

    def _unreadable(self, task: Task, typed: str) -> str:
        read = typed_times.read(self._workspace.library.times, typed, task.now)
        return (
            ""
            if read.candidates
            else read.problem or say("“{typed}” is no time that can be read.", typed=typed)
        )

    def go_on(self) -> None:
        self._task = self._verdict = None
        self.changed.emit()
