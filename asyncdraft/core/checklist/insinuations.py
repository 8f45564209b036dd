"""Sentences that reproach without saying so: forms of `[/insinuation]`, and praise that is not meant.

Praise and joy of `[/mockery]` mock where something sour is told; a sigh of `[/envy]` is a reproach unless the
writer is glad for the reader.
"""

from collections.abc import Iterator

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Form, Forms
from asyncdraft.core.checklist.lexicon import Lexicon


class Insinuator:
    """All forms, and those of them that may be meant as they are said."""

    def __init__(self, lexicon: Lexicon) -> None:
        plain, envy, mockery = (
            Forms.read(lexicon, name).by_example for name in ("insinuation", "envy", "mockery")
        )
        self.forms = Forms({**plain, **envy, **mockery})
        self._kind = frozenset(envy.values())
        self._mocking = frozenset(mockery.values())
        self._warm = lexicon.words("warm")
        self._sour = lexicon.words("sour") | lexicon.words("harm")

    def is_meant(self, form: Form, facts: Facts, number: int) -> bool:
        """Whether such a sentence, the one of this number, is no reproach here."""
        if form in self._kind:
            return not facts.words.isdisjoint(self._warm)
        return form in self._mocking and not self._is_soured(facts, number)

    def _is_soured(self, facts: Facts, number: int) -> bool:
        """Whether the sentence or the one before it tells of a mishap."""
        near = facts.sentence_words[max(0, number - 1) : number + 1]
        return any(not words.isdisjoint(self._sour) for words in near)


def insinuations(facts: Facts) -> Iterator[Passage]:
    """Where sentences of the block have one of these forms."""
    insinuator = facts.lexicon.recall(Insinuator)
    for number, likely in insinuator.forms.by_sentence(facts.sentence_words):
        sentence = facts.sentences[number]
        text = facts.masked[sentence.body : sentence.end]
        for form in likely:
            found = form.expression.search(text)
            if found and not insinuator.is_meant(form, facts, number):
                yield Passage(facts, sentence.body + found.start(), sentence.body + found.end())
