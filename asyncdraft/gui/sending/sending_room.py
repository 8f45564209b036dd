"""What sending needs, made once the window has been painted or when it is first asked for."""

from asyncdraft.gui.drafts.draft_commands import DraftCommands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.sending.account_desk import AccountDesk
from asyncdraft.gui.sending.outbox_desk import OutboxDesk
from asyncdraft.gui.sending.outbox_page import OutboxPage
from asyncdraft.gui.sending.send_commands import SendCommands
from asyncdraft.gui.store_commands import StoreCommands
from asyncdraft.gui.threads.thread_drafts import ThreadDrafts
from asyncdraft.gui.workspace import Clock, Workspace
from asyncdraft.storage.database import Database


class SendingRoom:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        commands: DraftCommands,
        store: StoreCommands,
        drafts: ThreadDrafts,
        database: Database,
        clock: Clock,
    ) -> None:
        self.accounts = AccountDesk(workspace)
        self.desk = OutboxDesk(workspace, database, clock, self.accounts)
        self.page = OutboxPage(window, workspace, self.desk, self.accounts)
        self.commands = SendCommands(
            window, session, workspace, commands, store, drafts, self.desk, self.page, self.accounts
        )
        window.closing.connect(self.desk.rest)

    def close(self) -> None:
        self.desk.close()
        self.accounts.close()
