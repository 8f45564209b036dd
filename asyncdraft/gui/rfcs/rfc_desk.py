"""The RFCs as the window works on them."""

from asyncdraft.core.rfc.rfc import Rfc, with_roster
from asyncdraft.gui.kept.kept_desk import KeptDesk


class RfcDesk(KeptDesk[Rfc]):
    def _with_roster(self, found: Rfc) -> Rfc:
        return with_roster(found, self._workspace.team.people)
