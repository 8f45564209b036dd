"""Sentences that make the reader, or the reader's people, the cause of harm, whatever verb they use.

Told by form: who acts (`you`, `your painters`), what came of it (a word of harm), and what ties the two
together (a habit, a cause, a condition that was not met). A lone mishap of theirs is no accusation.
"""

import re
from collections.abc import Callable, Collection, Iterator

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Form, Forms, first
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression, Found

_GONE = Expression(
    r"\b(?:is|are|was|were|been|switched|turned)\s+(?:all\s+)?(?:off|out|gone)\b", re.IGNORECASE
)
_UNDONE = Expression(r"n['’]t\b|\bnot\b", re.IGNORECASE)
_NEXT = 10

Way = Callable[[str, bool], Found]
"""Looks for a deed in the text of a sentence; the second argument tells whether it is a question."""


def accusations(facts: Facts) -> Iterator[Passage]:
    accuser = facts.lexicon.recall(Accuser)
    for number, likely in accuser.forms.by_sentence(facts.sentence_words):
        sentence = facts.sentences[number]
        text = facts.masked[sentence.body : sentence.end]
        found = accuser.found_in(text, likely, sentence.is_question)
        if found:
            yield Passage(facts, sentence.body + found.start(), sentence.body + found.end())


class Accuser:
    """Forms that accuse without a word of harm; and ways to tie others to a deed, where both are there."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._harm, self._mended = lexicon.words("harm"), lexicon.words("mended")
        tied = {name: _only(lexicon, name) for name in ("failure", "cause", "habit", "deed")}
        self._failure, self._cause, self._habit, self._deed = tied.values()
        self._ways: tuple[tuple[frozenset[Form], Way], ...] = (
            (frozenset({self._failure}), self._failed),
            (frozenset({self._cause}), self._caused),
            (frozenset({self._habit, self._deed}), self._habitual),
        )
        self._tied = frozenset(tied.values())
        self.forms = Forms({**Forms.read(lexicon, "accusation").by_example, **tied})

    def found_in(self, text: str, likely: Collection[Form], is_question: bool) -> Found:
        """What accuses in the text of a sentence that may have the `likely` of the forms."""
        untied = [form for form in likely if form not in self._tied]
        told = (way(text, is_question) for forms, way in self._ways if forms.issubset(likely))
        return first(untied, text) or next(filter(None, told), None)

    def _failed(self, text: str, _: bool) -> Found:
        """What a crew did not do, once more."""
        return self._failure.expression.match(text)

    def _caused(self, text: str, _: bool) -> Found:
        """Harm that came of what they did: in the reason, or done by whatever they did."""
        causes = self._cause.expression.finditer(text)
        return next((found for found in causes if self._is_harmed(found)), None)

    def _habitual(self, text: str, is_question: bool) -> Found:
        """Harm that they do again, or always."""
        if is_question or not self._habit.expression.search(text) or _holds(self._mended, text):
            return None
        deeds = self._deed.expression.finditer(text)
        return next((found for found in deeds if self._is_harmful(found["deed"])), None)

    def _is_harmed(self, found: re.Match[str]) -> bool:
        harmed = " ".join(filter(None, found.groups()))
        is_harm = _holds(self._harm, harmed) or _GONE.search(harmed) is not None
        return is_harm and not _holds(self._mended, harmed)

    def _is_harmful(self, deed: str) -> bool:
        is_undone = _UNDONE.search(deed[:_NEXT]) is not None and len(deed.split()) > 1
        return is_undone or _holds(self._harm, deed)


def _only(lexicon: Lexicon, name: str) -> Form:
    """The form of a table that has just one."""
    (form,) = Forms.read(lexicon, name)
    return form


def _holds(family: frozenset[str], text: str) -> bool:
    return not family.isdisjoint(WORD.findall(text.lower()))
