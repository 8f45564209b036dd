"""The user's RFCs, in the same store as the drafts."""

from asyncdraft.core.rfc.rfc import Rfc
from asyncdraft.storage.kept_values import KeptValues


class Rfcs(KeptValues[Rfc]):
    table = "rfcs"
    called = "RFC"
    type = Rfc
