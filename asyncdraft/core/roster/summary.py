"""An import in one sentence."""

from collections import Counter
from collections.abc import Iterable

from asyncdraft.core.roster.proposal import Kind, Proposal

WORDS: dict[Kind, str] = {
    "added": "{} to add",
    "changed": "{} to change",
    "same": "{} there already",
    "unusable": "{} of no use",
}


def summary(proposals: Iterable[Proposal]) -> str:
    """ "3 to add, 1 to change, 40 there already." """
    counts = Counter(proposal.kind for proposal in proposals)
    said = [words.format(counts[kind]) for kind, words in WORDS.items() if counts[kind]]
    return f"{', '.join(said)}." if said else "There is nobody in it."
