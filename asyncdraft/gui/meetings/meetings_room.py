"""What works behind the view of meetings: its audit, and, made when they are asked for, its status rounds and
its RFCs.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from asyncdraft.gui.commands import Commands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.meetings.audit_commands import AuditCommands
from asyncdraft.gui.meetings.audit_desk import AuditDesk
from asyncdraft.gui.meetings.audit_page import AuditPage
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Clock, Workspace
from asyncdraft.storage.database import Database
from asyncdraft.storage.overrules import Overrules

if TYPE_CHECKING:
    from asyncdraft.core.rounds.round import Round
    from asyncdraft.gui.rfcs.rfc_commands import RfcCommands
    from asyncdraft.gui.rfcs.rfc_desk import RfcDesk
    from asyncdraft.gui.rfcs.rfc_page import RfcPage
    from asyncdraft.gui.rounds.round_commands import RoundCommands
    from asyncdraft.gui.rounds.round_desk import RoundDesk
    from asyncdraft.gui.rounds.round_page import RoundPage

COMMANDS = {"audit": "audit_commands", "rounds": "round_commands", "rfcs": "rfc_commands"}
"""What works behind a part, by the name of the property that makes it."""
PAGES = {"audit": "audit_page", "rounds": "round_page", "rfcs": "rfc_page"}


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
        self._shared = window, workspace, stage
        self._kept = database, clock
        self._window = window
        self._workspace = workspace
        self.audit_desk = AuditDesk(workspace, Overrules(database, clock))
        self.audit_page = AuditPage(window, workspace, self.audit_desk)
        self.audit_commands = AuditCommands(
            *(window, session, workspace, stage, commands, self.audit_desk, self.audit_page),
            self._open_round,
        )
        window.meetings.prepare = self._prepare

    @property
    def commands(self) -> Iterator[object]:
        yield self
        for name in COMMANDS.values():
            yield getattr(self, name)

    def _prepare(self, part: str) -> None:
        getattr(self, COMMANDS[part])

    def _open_round(self, found: "Round") -> None:
        self.round_commands.open_round(found)

    @cached_property
    def round_desk(self) -> "RoundDesk":
        from asyncdraft.gui.rounds.round_desk import RoundDesk
        from asyncdraft.storage.rounds import Rounds

        return RoundDesk(self._workspace, Rounds(*self._kept))

    @cached_property
    def round_page(self) -> "RoundPage":
        from asyncdraft.gui.rounds.round_page import RoundPage

        return RoundPage(self._window, self._workspace, self.round_desk)

    @cached_property
    def round_commands(self) -> "RoundCommands":
        from asyncdraft.gui.rounds.round_commands import RoundCommands

        return RoundCommands(*self._shared, self.round_desk, self.round_page)

    @cached_property
    def rfc_desk(self) -> "RfcDesk":
        from asyncdraft.gui.rfcs.rfc_desk import RfcDesk
        from asyncdraft.storage.rfcs import Rfcs

        return RfcDesk(self._workspace, Rfcs(*self._kept))

    @cached_property
    def rfc_page(self) -> "RfcPage":
        from asyncdraft.gui.rfcs.rfc_page import RfcPage

        return RfcPage(self._window, self._workspace, self.rfc_desk)

    @cached_property
    def rfc_commands(self) -> "RfcCommands":
        from asyncdraft.gui.rfcs.rfc_commands import RfcCommands

        return RfcCommands(*self._shared, self.rfc_desk, self.rfc_page)

    def show_meetings(self) -> None:
        """The part that was open last."""
        getattr(self, PAGES[self._window.meetings.part]).show()
