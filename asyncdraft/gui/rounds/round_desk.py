"""The status rounds as the window works on them."""

from asyncdraft.core.rounds.round import Round, with_roster
from asyncdraft.gui.kept.kept_desk import KeptDesk


class RoundDesk(KeptDesk[Round]):
    def _with_roster(self, found: Round) -> Round:
        return with_roster(found, self._workspace.team.people)
