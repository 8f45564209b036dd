"""The RFCs as the window works on them."""

from asyncdraft.core.rfc.rfc import Rfc, with_roster
from asyncdraft.gui.kept.kept_desk import KeptDesk


class RfcDesk(KeptDesk[Rfc]):
    """Who has joined the team since an RFC named them goes by the roster id here."""

    @property
    def all(self) -> tuple[Rfc, ...]:
        return tuple(map(self._with_roster, super().all))

    def must_know(self, value_id: str) -> Rfc:
        return self._with_roster(super().must_know(value_id))

    def _with_roster(self, rfc: Rfc) -> Rfc:
        return with_roster(rfc, self._workspace.team.people)
