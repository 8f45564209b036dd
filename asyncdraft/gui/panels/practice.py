"""The view of practice: its pages, each made when it is first shown, and what stands beside them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.practice.list_page import ListPage
from asyncdraft.gui.practice.side import PracticeSide
from asyncdraft.gui.scale import refit
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, row
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.stacked import Stacked
from asyncdraft.gui.widgets.views import Pages

if TYPE_CHECKING:
    from asyncdraft.gui.practice.drill_page import DrillPage
    from asyncdraft.gui.practice.exercise_page import ExercisePage
    from asyncdraft.gui.practice.progress_page import ProgressPage
    from asyncdraft.gui.practice.quiz_page import QuizPage
    from asyncdraft.gui.signals import SignalOf

    Page = ListPage | ExercisePage | QuizPage | DrillPage | ProgressPage

LIST, EXERCISE, QUIZ, DRILL, PROGRESS = "list", "exercise", "quiz", "drill", "progress"
SEGMENTS = (
    (LIST, say("All exercises")),
    (QUIZ, say("Quiz")),
    (DRILL, say("Drill")),
    (PROGRESS, say("Progress")),
)
SLIM_HEAD = (18, 10, 18, 2)


class PracticePanel(QWidget):
    """`switching(key)` to another page, asked for at the top; `…_made(page)` once, before it is shown."""

    switching = Signal(str)
    exercise_made = cast("SignalOf[ExercisePage]", Signal(QWidget))
    quiz_made = cast("SignalOf[QuizPage]", Signal(QWidget))
    drill_made = cast("SignalOf[DrillPage]", Signal(QWidget))
    progress_made = cast("SignalOf[ProgressPage]", Signal(QWidget))

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self._rich_to_markdown = rich_to_markdown
        self._theme: Theme | None = None
        self._is_narrow = self._is_slim = False
        self._shown = Pages()
        self._pages: dict[str, Page] = {}
        self.side = PracticeSide()
        self.list = ListPage()
        self._add(LIST, self.list)
        self.title = say("Practice")
        self.tools = Segmented(SEGMENTS, name=say("Part of Practice"))
        self.tools.chosen.connect(self.switching)
        self.head = row(gap=0)
        """Where the segments stand when the top bar has no room for them."""
        line = row(gap=0)
        line.addWidget(self._shown, 1)
        line.addWidget(self.side)
        body = column(self, gap=0)
        body.addLayout(self.head)
        body.addLayout(line, 1)
        self._stacked = Stacked(line, {self._shown: 0, self.side: 0})
        self.show_page(LIST)

    @cached_property
    def exercise(self) -> "ExercisePage":
        from asyncdraft.gui.practice.exercise_page import ExercisePage

        page = ExercisePage(self._rich_to_markdown)
        page.set_narrow(self._is_narrow)
        self._add(EXERCISE, page)
        self.exercise_made.emit(page)
        return page

    @cached_property
    def quiz(self) -> "QuizPage":
        from asyncdraft.gui.practice.quiz_page import QuizPage

        page = QuizPage()
        self._add(QUIZ, page)
        self.quiz_made.emit(page)
        return page

    @cached_property
    def drill(self) -> "DrillPage":
        from asyncdraft.gui.practice.drill_page import DrillPage

        page = DrillPage()
        self._add(DRILL, page)
        self.drill_made.emit(page)
        return page

    @cached_property
    def progress(self) -> "ProgressPage":
        from asyncdraft.gui.practice.progress_page import ProgressPage

        page = ProgressPage()
        self._add(PROGRESS, page)
        self.progress_made.emit(page)
        return page

    def _add(self, key: str, page: "Page") -> None:
        self._pages[key] = page
        if self._theme is not None:
            page.set_theme(self._theme)
        page.set_slim(self._is_slim)
        self._shown.add(page)
        refit(page)

    @property
    def page(self) -> str:
        """The key of the shown one."""
        return list(self._pages)[self._shown.place]

    def show_page(self, key: str) -> None:
        self._shown.show_page(getattr(self, key))
        if key == EXERCISE:
            self.tools.clear()
        else:
            self.tools.choose(key)
        self.side.setVisible(key != PROGRESS)

    def step(self, by: int) -> bool:
        """To the next or the previous finding in the answer; False where there is none."""
        return self.page == EXERCISE and self.exercise.answer.step(by)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (*self._pages.values(), self.side):
            part.set_theme(theme)

    def set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        if EXERCISE in self._pages:
            self.exercise.set_narrow(narrow)
        self.side.set_narrow(narrow)

    def set_slim(self, slim: bool) -> None:
        self._is_slim = slim
        self.head.setContentsMargins(*(SLIM_HEAD if slim else (0, 0, 0, 0)))
        self._stacked.set_slim(slim)
        for part in (*self._pages.values(), self.side):
            part.set_slim(slim)
