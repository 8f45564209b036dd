"""Practice as the window works on it: what there is, the exercise that is open, and its attempt."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from functools import partial
from time import monotonic
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from asyncdraft.core.draft import Pane
from asyncdraft.core.practice import panes
from asyncdraft.core.practice.attempt import Attempt
from asyncdraft.core.practice.exercise import Exercise, Kind
from asyncdraft.core.practice.judgement import Judgement
from asyncdraft.core.practice.judging import Judge
from asyncdraft.core.practice.spotting import Span, Spotting, spotted
from asyncdraft.gui.folder_watch import FolderWatch
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.exercise_texts import COMPARE, JUDGE, REWRITE, SPOT
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage import exercises
from asyncdraft.storage.exercises import Shelf
from asyncdraft.storage.judges import Judges
from asyncdraft.storage.practice import Practice
from asyncdraft.storage.problem import StoreProblem

STEPS = (SPOT, REWRITE, COMPARE, JUDGE)
SAVE_MS = 400
"""From the first key that is not saved."""

RETRY_MS = 2000
IDLE_S = 60.0
"""A pause longer than this is not counted as practice."""

COST_SHARE = 4
"""Judging takes at most one part in so many of the time while somebody types."""

Value = TypeVar("Value")


class PracticeDesk(QObject):
    """`changed()`: another thing is to be shown; `judged()`: only what is said of the answer is new."""

    changed = Signal()
    judged = Signal()

    def __init__(self, workspace: Workspace, store: Practice) -> None:
        super().__init__()
        self._workspace = workspace
        self._store = store
        self._judges = Judges()
        self._judge: Judge | None = None
        self._shelf: Shelf | None = None
        self._is_reading = self._reads_again = False
        self._attempts: tuple[Attempt, ...] | None = None
        self._exercise: Exercise | None = None
        self._attempt: Attempt | None = None
        self._unsaved: dict[str, Attempt] = {}
        self._judgement: Judgement | None = None
        self._trouble = ""
        self._active_at = monotonic()
        self._save = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._save.timeout.connect(self.flush)
        self._judging = QTimer(self, singleShot=True, interval=0)
        self._judging.timeout.connect(self._judge_now)
        self._watch = FolderWatch("*.md")
        self._watch.changed.connect(self.load)

    # What there is

    @property
    def shelf(self) -> Shelf:
        return self._shelf or Shelf()

    @property
    def is_loaded(self) -> bool:
        return self._shelf is not None

    def load(self) -> None:
        """Reads exercises and questions off the GUI thread; the team's are watched from then on.

        What changes while they are read is read after them.
        """
        folder = self._workspace.team_path
        self._watch.watch((folder / exercises.EXERCISES, folder / exercises.QUIZ))
        if self._is_reading:
            self._reads_again = True
            return
        self._is_reading, self._reads_again = True, False
        self._workspace.tasks.run(
            lambda _progress: exercises.load_all(folder), self._on_loaded, self._on_not_loaded
        )

    def _on_loaded(self, shelf: Shelf) -> None:
        self._is_reading = False
        self._shelf = shelf
        if self._exercise is not None:
            self._take_anew(shelf.exercise(self._exercise.id))
        self.changed.emit()
        if self._reads_again:
            self.load()

    def _on_not_loaded(self, error: Exception) -> None:
        self._is_reading = False
        self._shelf = self.shelf
        self._workspace.told.emit(tr("The exercises could not be read ({error}).", error=error))
        self.changed.emit()
        raise error

    def _take_anew(self, exercise: Exercise | None) -> None:
        """The open exercise as it is in its file now; while that is wrong, as it was."""
        if exercise is not None and exercise != self._exercise:
            self._exercise = exercise
            self._prepare(exercise)

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Also those in progress."""
        if self._attempts is None:
            self._attempts = self._asked(self._store.attempts) or ()
        return self._attempts

    def _asked(self, ask: Callable[[], Value]) -> Value | None:
        """What the store says; what it cannot say is told."""
        try:
            return ask()
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
            return None

    def reload(self) -> None:
        """Another program has written into the store; what is typed here stays."""
        self._attempts = None
        self.changed.emit()

    # The open exercise

    @property
    def exercise(self) -> Exercise | None:
        return self._exercise

    @property
    def attempt(self) -> Attempt | None:
        return self._attempt

    @property
    def judgement(self) -> Judgement | None:
        """None until the judge is there."""
        return self._judgement

    @property
    def steps(self) -> tuple[str, ...]:
        """Without a message there is nothing to spot."""
        is_rewrite = self._exercise is not None and self._exercise.kind is Kind.REWRITE
        return STEPS if is_rewrite else STEPS[1:]

    @property
    def step(self) -> str:
        place = self._attempt.step if self._attempt else 0
        return self.steps[min(max(place, 0), len(self.steps) - 1)]

    def open(self, exercise: Exercise) -> None:
        """With its attempt in progress, where there is one."""
        self.flush()
        now = self._workspace.now().astimezone(UTC)
        kept = self._unsaved.get(exercise.id) or self._asked(lambda: self._store.open_attempt(exercise.id))
        self._exercise = exercise
        self._attempt = kept or Attempt(exercise=exercise.id, started_at=now, updated_at=now)
        self._active_at = monotonic()
        self._prepare(exercise)
        self.changed.emit()

    def close(self) -> None:
        """Back to the list; the attempt stays in progress, also one that could not be saved."""
        self.flush()
        self._exercise = self._attempt = self._judge = self._judgement = None
        self._judging.stop()

    def forget(self) -> None:
        """What is open and what was read: the store may be another."""
        self._unsaved.clear()
        self.close()
        self._save.stop()
        self._attempts = None
        self._is_reading = self._reads_again = False

    def _prepare(self, exercise: Exercise) -> None:
        """Its judge, made and tried off the GUI thread: the first judgement reads words and cities."""
        self._judge = self._judgement = None

        def made() -> Judge:
            judge = self._judges.of(exercise)
            judge.judge(exercise.model)
            return judge

        self._workspace.tasks.run(
            lambda _progress: made(),
            lambda judge: self._on_judge(exercise, judge),
            self._on_no_judge,
        )

    def _on_no_judge(self, error: Exception) -> None:
        self._workspace.told.emit(tr("The answer cannot be judged ({error}).", error=error))
        raise error

    def _on_judge(self, exercise: Exercise, judge: Judge) -> None:
        if exercise is self._exercise:
            self._judge = judge
            self._judge_now()

    def _judge_now(self) -> None:
        if self._judge is None or self._attempt is None:
            return
        began = monotonic()
        self._judgement = self._judge.judge(self._attempt.answer)
        self._judging.setInterval(round(1000 * COST_SHARE * (monotonic() - began)))
        self.judged.emit()

    def judge_last(self) -> None:
        """What was typed until now, at once."""
        if self._judging.isActive():
            self._judging.stop()
            self._judge_now()

    # What is done in it

    @property
    def spotting(self) -> Spotting | None:
        if self._exercise is None or self._attempt is None:
            return None
        return spotted(self._exercise, self._attempt.marks)

    @property
    def texts(self) -> Mapping[Pane, str]:
        """The answer by pane."""
        if self._exercise is None or self._attempt is None:
            return {}
        return panes.parted(self._attempt.answer, panes.panes_of(self._exercise.model))

    def set_marks(self, marks: Sequence[Span]) -> None:
        self._change(marks=tuple(marks))

    def set_texts(self, texts: Mapping[Pane, str]) -> None:
        self._change(answer=panes.joined(texts))
        if not self._judging.isActive():
            self._judging.start()

    def set_step(self, step: str) -> None:
        self._change(step=self.steps.index(step))
        self.changed.emit()

    def show_hint(self) -> None:
        exercise, attempt = self._exercise, self._attempt
        if exercise is not None and attempt is not None and attempt.hints < len(exercise.hints):
            self._change(hints=attempt.hints + 1)
            self.changed.emit()

    def set_tier(self, tier: int) -> None:
        self._change(tier=tier)
        self.changed.emit()

    def begin_again(self) -> Attempt | None:
        """From the first step with nothing written; returns what there was, to be put back."""
        before = self._attempt
        self._change(step=0, answer="", marks=(), hints=0, tier=None)
        self.judge_soon()
        self.changed.emit()
        return before

    def put_back(self, attempt: Attempt) -> None:
        """In place of what has come since."""
        if self._attempt is not None and self._attempt.id == attempt.id:
            self._change(
                step=attempt.step,
                answer=attempt.answer,
                marks=attempt.marks,
                hints=attempt.hints,
                tier=attempt.tier,
            )
            self.judge_soon()
            self.changed.emit()

    def judge_soon(self) -> None:
        self._judging.start()

    def _change(self, **values: object) -> None:
        if self._attempt is None:
            return
        self._attempt = replace(self._attempt, **values, seconds=self._attempt.seconds + self._elapsed())
        self._unsaved[self._attempt.exercise] = self._attempt
        if not self._save.isActive():
            self._save.start(SAVE_MS)

    def _elapsed(self) -> int:
        """Whole seconds since the last key or click; the rest counts next time."""
        now = monotonic()
        seconds = int(min(now - self._active_at, IDLE_S))
        if seconds:
            self._active_at = now
        return seconds

    # Keeping

    def flush(self) -> bool:
        """Writes what is not written yet; what cannot be is kept here and tried again."""
        self._save.stop()
        for attempt in [*self._unsaved.values()]:
            kept = self._written(partial(self._store.keep, attempt))
            if kept is None:
                return False
            if self._attempt is attempt:
                self._attempt = kept
            del self._unsaved[attempt.exercise]
        return True

    def _written(self, write: Callable[[], Attempt]) -> Attempt | None:
        try:
            kept = write()
        except StoreProblem as problem:
            if str(problem) != self._trouble:
                self._trouble = str(problem)
                self._workspace.told.emit(shown(self._trouble))
            self._save.start(RETRY_MS)
            return None
        self._trouble, self._attempts = "", None
        return kept

    def finish(self) -> Attempt | None:
        """The attempt as it is kept for good; None where it could not be saved."""
        self.judge_last()
        attempt, judgement = self._attempt, self._judgement
        if attempt is None or judgement is None:
            return None
        timed = replace(attempt, seconds=attempt.seconds + self._elapsed())
        self._save.stop()
        done = self._written(lambda: self._store.finish(timed.with_judgement(judgement)))
        if done is not None:
            self._unsaved.pop(done.exercise, None)
            self.close()
        return done

    def rest(self) -> None:
        """The window closes."""
        self.flush()
        for timer in (self._save, self._judging):
            timer.stop()
        self._watch.stop()
