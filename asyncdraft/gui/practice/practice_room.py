"""What works behind the view of practice: exercises, quiz, drill and progress."""

from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.practice.drill_desk import DrillDesk
from asyncdraft.gui.practice.practice_commands import PracticeCommands
from asyncdraft.gui.practice.practice_desk import PracticeDesk
from asyncdraft.gui.practice.practice_page import PracticePage
from asyncdraft.gui.practice.progress_texts import ProgressTexts
from asyncdraft.gui.practice.quiz_desk import QuizDesk
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Clock, Workspace
from asyncdraft.storage.database import Database
from asyncdraft.storage.practice import Practice


class PracticeRoom:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        database: Database,
        clock: Clock,
    ) -> None:
        store = Practice(database, clock)
        self.desk = PracticeDesk(workspace, store)
        self.quiz = QuizDesk(workspace, store)
        self.drill = DrillDesk(workspace, store)
        self.texts = ProgressTexts(workspace, self.desk, self.quiz, self.drill)
        self.page = PracticePage(window, workspace, self.desk, self.quiz, self.drill, self.texts)
        self.commands = PracticeCommands(
            window, session, workspace, stage, self.desk, self.quiz, self.page, self.texts
        )
        window.closing.connect(self.desk.rest)

    def forget(self) -> None:
        """The store may be another: what was read of it is read anew."""
        self.desk.forget()
        self.quiz.forget()
        self.drill.forget()
