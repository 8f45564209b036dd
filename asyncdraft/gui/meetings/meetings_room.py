"""What works behind the view of meetings: its audit, its status rounds and its RFCs."""

from asyncdraft.gui.commands import Commands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.meetings.audit_commands import AuditCommands
from asyncdraft.gui.meetings.audit_desk import AuditDesk
from asyncdraft.gui.meetings.audit_page import AuditPage
from asyncdraft.gui.rfcs.rfc_commands import RfcCommands
from asyncdraft.gui.rfcs.rfc_desk import RfcDesk
from asyncdraft.gui.rfcs.rfc_page import RfcPage
from asyncdraft.gui.rounds.round_commands import RoundCommands
from asyncdraft.gui.rounds.round_desk import RoundDesk
from asyncdraft.gui.rounds.round_page import RoundPage
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Clock, Workspace
from asyncdraft.storage.database import Database
from asyncdraft.storage.overrules import Overrules
from asyncdraft.storage.rfcs import Rfcs
from asyncdraft.storage.rounds import Rounds


class MeetingsRoom:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        commands: Commands,
        database: Database,
        clock: Clock,
    ) -> None:
        shared = window, workspace, stage
        self._window = window
        self.round_desk = RoundDesk(workspace, Rounds(database, clock))
        round_page = RoundPage(window, workspace, self.round_desk)
        self.round_commands = RoundCommands(*shared, self.round_desk, round_page)
        self.audit_desk = AuditDesk(workspace, Overrules(database, clock))
        audit_page = AuditPage(window, workspace, self.audit_desk)
        self.audit_commands = AuditCommands(
            window, session, workspace, stage, commands, self.audit_desk, audit_page, self.round_commands
        )
        self.rfc_desk = RfcDesk(workspace, Rfcs(database, clock))
        rfc_page = RfcPage(window, workspace, self.rfc_desk)
        self.rfc_commands = RfcCommands(*shared, self.rfc_desk, rfc_page)
        self._pages = {page.key: page for page in (audit_page, round_page, rfc_page)}
        self.commands = (self, self.audit_commands, self.round_commands, self.rfc_commands)

    def show_meetings(self) -> None:
        """The part that was open last."""
        self._pages[self._window.meetings.part].show()
