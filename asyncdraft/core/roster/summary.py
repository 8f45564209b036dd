"""An import in one sentence."""

from collections import Counter
from collections.abc import Iterable

from asyncdraft.core.roster.proposal import Kind, Proposal
from asyncdraft.core.text import say

WORDS: dict[Kind, str] = {
    "added": say("{} to add"),
    "changed": say("{} to change"),
    "same": say("{} there already"),
    "unusable": say("{} of no use"),
}


def summary(proposals: Iterable[Proposal]) -> str:
    """ "3 to add, 1 to change, 40 there already." """
    counts = Counter(proposal.kind for proposal in proposals)
    said = [words.format(counts[kind]) for kind, words in WORDS.items() if counts[kind]]
    return f"{', '.join(said)}." if said else say("There is nobody in it.")
