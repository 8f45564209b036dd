"""Sentences that reproach without saying so: the forms of `[/insinuation]`."""

from collections.abc import Iterator

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Forms
from asyncdraft.core.checklist.lexicon import Lexicon


def _forms(lexicon: Lexicon) -> Forms:
    return Forms.read(lexicon, "insinuation")


def insinuations(facts: Facts) -> Iterator[Passage]:
    """Where sentences of the block have one of these forms."""
    for number, likely in facts.lexicon.recall(_forms).by_sentence(facts.sentence_words):
        sentence = facts.sentences[number]
        text = facts.masked[sentence.body : sentence.end]
        for form in likely:
            found = form.expression.search(text)
            if found:
                yield Passage(facts, sentence.body + found.start(), sentence.body + found.end())
