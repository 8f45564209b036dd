"""The user's RFCs, in the same store as the drafts."""

from asyncdraft.core.rfc.rfc import Rfc
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.kept_values import KeptValues


class Rfcs(KeptValues[Rfc]):
    table = "rfcs"
    called = "RFC"
    type = Rfc


def is_announced(rfc: Rfc, drafts: Drafts) -> bool:
    """Whether one of its announcements was copied, or is sent or about to be."""
    found = (drafts.summary(draft_id) for draft_id in rfc.announcements)
    return any(summary is not None and summary.is_out for summary in found)
