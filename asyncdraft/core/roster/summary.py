"""An import in one sentence."""

from collections import Counter
from collections.abc import Iterable

from asyncdraft.core.roster.proposal import Kind, Proposal
from asyncdraft.core.text import joined, say

WORDS: dict[Kind, str] = {
    "added": say("{count} to add"),
    "changed": say("{count} to change"),
    "same": say("{count} there already"),
    "unusable": say("{count} of no use"),
}


def summary(proposals: Iterable[Proposal]) -> str:
    """ "3 to add, 1 to change, 40 there already." """
    counts = Counter(proposal.kind for proposal in proposals)
    said = [say(words, count=counts[kind]) for kind, words in WORDS.items() if counts[kind]]
    return say("{sentence}.", sentence=joined(said, ", ")) if said else say("There is nobody in it.")
