"""The user's status rounds, in the same store as the drafts."""

from asyncdraft.core.rounds.round import Round
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.kept_values import KeptValues


class Rounds(KeptValues[Round]):
    table = "rounds"
    called = "round"
    type = Round


def is_asked(found: Round, drafts: Drafts) -> bool:
    """Whether one of its prompts was copied, or is sent or about to be."""
    prompts = (drafts.summary(draft_id) for draft_id in found.prompts)
    return any(summary is not None and summary.is_out for summary in prompts)
