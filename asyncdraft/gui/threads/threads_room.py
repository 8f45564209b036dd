"""What works behind the view of threads: the page, the replies, the calls, the decisions."""

from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.threads.thread_commands import ThreadCommands
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_drafts import ThreadDrafts
from asyncdraft.gui.threads.thread_page import ThreadPage
from asyncdraft.gui.workspace import Workspace


class ThreadsRoom:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        desk: ThreadDesk,
        drafts: ThreadDrafts,
    ) -> None:
        page = ThreadPage(window, workspace, desk, drafts)
        self.thread_commands = ThreadCommands(window, session, workspace, stage, desk, drafts, page)
        threads = self.thread_commands
        self.commands = (threads, threads.replies, threads.calls, threads.decisions)
