"""The user's status rounds, in the same store as the drafts."""

from asyncdraft.core.rounds.round import Round
from asyncdraft.storage.kept_values import KeptValues


class Rounds(KeptValues[Round]):
    table = "rounds"
    called = "round"
    type = Round
