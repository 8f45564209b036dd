"""The view of practice: its pages, one of them shown, and what stands beside them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.practice.drill_page import DrillPage
from asyncdraft.gui.practice.exercise_page import ExercisePage
from asyncdraft.gui.practice.list_page import ListPage
from asyncdraft.gui.practice.progress_page import ProgressPage
from asyncdraft.gui.practice.quiz_page import QuizPage
from asyncdraft.gui.practice.side import PracticeSide
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, row
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.stacked import Stacked
from asyncdraft.gui.widgets.views import Pages

LIST, EXERCISE, QUIZ, DRILL, PROGRESS = "list", "exercise", "quiz", "drill", "progress"
SEGMENTS = (
    (LIST, say("All exercises")),
    (QUIZ, say("Quiz")),
    (DRILL, say("Drill")),
    (PROGRESS, say("Progress")),
)
SLIM_HEAD = (18, 10, 18, 2)


class PracticePanel(QWidget):
    """`switching(key)` to another page, asked for at the top."""

    switching = Signal(str)

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.list = ListPage()
        self.exercise = ExercisePage(rich_to_markdown)
        self.quiz = QuizPage()
        self.drill = DrillPage()
        self.progress = ProgressPage()
        self.side = PracticeSide()
        self.title = say("Practice")
        self.tools = Segmented(SEGMENTS, name=say("Part of Practice"))
        self.tools.chosen.connect(self.switching)
        self._pages: Mapping[str, QWidget] = {
            LIST: self.list,
            EXERCISE: self.exercise,
            QUIZ: self.quiz,
            DRILL: self.drill,
            PROGRESS: self.progress,
        }
        self._shown = Pages()
        for page in self._pages.values():
            self._shown.add(page)
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

    @property
    def page(self) -> str:
        """The key of the shown one."""
        return list(self._pages)[self._shown.place]

    def show_page(self, key: str) -> None:
        self._shown.show_page(self._pages[key])
        if key == EXERCISE:
            self.tools.clear()
        else:
            self.tools.choose(key)
        self.side.setVisible(key != PROGRESS)

    def step(self, by: int) -> bool:
        """To the next or the previous finding in the answer; False where there is none."""
        return self.page == EXERCISE and self.exercise.answer.step(by)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.list, self.exercise, self.quiz, self.drill, self.progress, self.side):
            part.set_theme(theme)

    def set_narrow(self, narrow: bool) -> None:
        self.exercise.set_narrow(narrow)
        self.side.set_narrow(narrow)

    def set_slim(self, slim: bool) -> None:
        self.head.setContentsMargins(*(SLIM_HEAD if slim else (0, 0, 0, 0)))
        self._stacked.set_slim(slim)
        for part in (self.list, self.exercise, self.quiz, self.drill, self.progress, self.side):
            part.set_slim(slim)
