"""The RFCs as the window works on them."""

from asyncdraft.core.rfc.rfc import Rfc
from asyncdraft.gui.kept.kept_desk import KeptDesk


class RfcDesk(KeptDesk[Rfc]):
    pass
