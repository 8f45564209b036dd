"""Sentences that reproach without saying so: the forms of `[/insinuation]`."""

from collections.abc import Iterator

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Forms
from asyncdraft.core.checklist.lexicon import Lexicon


def _forms(lexicon: Lexicon) -> Forms:
    return Forms.read(lexicon, "insinuation")


def insinuations(facts: Facts) -> Iterator[Passage]:
    """Where sentences of the block have one of these forms."""
    forms = facts.lexicon.recall(_forms)
    for sentence, words in zip(facts.sentences, facts.sentence_words, strict=True):
        likely = forms.likely(words)
        text = facts.masked[sentence.body : sentence.end] if likely else ""
        for form in likely:
            found = form.expression.search(text)
            if found:
                yield Passage(facts, sentence.body + found.start(), sentence.body + found.end())
