"""Sentences that reproach without saying so: the forms of `[/insinuation]`."""

from collections.abc import Iterator

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Forms, present
from asyncdraft.core.checklist.lexicon import Lexicon


def _forms(lexicon: Lexicon) -> Forms:
    return Forms.read(lexicon, "insinuation")


def insinuations(facts: Facts) -> Iterator[Passage]:
    """Where sentences of the block have one of these forms."""
    likely = facts.lexicon.recall(_forms).likely(facts.recall(present))
    for sentence in facts.sentences if likely else ():
        text = facts.masked[sentence.body : sentence.end]
        for form in likely:
            found = form.expression.search(text)
            if found:
                yield Passage(facts, sentence.body + found.start(), sentence.body + found.end())
