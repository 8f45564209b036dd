"""Forms of sentences: what is said by how a sentence is built, whatever words fill it."""

import re
from collections.abc import Iterable, Mapping

from asyncdraft.core.checklist.expression import Expression
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.lexicon import contracted_head


class Form:
    """A form of sentence, in any case, sought only in texts that have its words.

    `words` are those of which such a text has one; where it has one of each of several groups, these are
    set apart by `&`, the rarest last. A word stands for what is contracted with it, too (you: you've).
    """

    def __init__(self, words: str, expression: str) -> None:
        self.groups = tuple(frozenset(group.split()) for group in words.split("&"))
        self.expression = Expression(expression, re.IGNORECASE)

    def fits(self, words: frozenset[str]) -> bool:
        return not any(group.isdisjoint(words) for group in self.groups)


class Forms:
    """Forms by an example of each, in the order in which they are tried."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._forms = tuple(forms.values())
        self._by_word: dict[str, list[int]] = {}
        for number, form in enumerate(self._forms):
            for word in form.groups[-1]:
                self._by_word.setdefault(word, []).append(number)

    def likely(self, words: frozenset[str]) -> list[Form]:
        """Those whose words are there."""
        numbers = {number for word in self._by_word.keys() & words for number in self._by_word[word]}
        return [self._forms[number] for number in sorted(numbers) if self._forms[number].fits(words)]


def first(forms: Iterable[Form], text: str) -> re.Match[str] | None:
    """What is found first in the text; of two forms in one place, that of the earlier form."""
    found = filter(None, (form.expression.search(text) for form in forms))
    return min(found, key=re.Match.start, default=None)


def present(facts: Facts) -> frozenset[str]:
    """The words of a block, and those with which others are contracted."""
    return facts.words.union(contracted_head(word) for word in facts.words if "'" in word)
