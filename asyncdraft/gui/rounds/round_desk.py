"""The status rounds as the window works on them."""

from asyncdraft.core.rounds.round import Round
from asyncdraft.gui.kept.kept_desk import KeptDesk


class RoundDesk(KeptDesk[Round]):
    pass
