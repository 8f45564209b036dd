"""Sentences that make the reader, or the reader's people, the cause of harm, whatever verb they use.

Told by form: who acts (`you`, `your painters`), what came of it (a word of harm), and what ties the two
together (a habit, a cause, a condition that was not met). A lone mishap of theirs is no accusation.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from asyncdraft.core.checklist.expression import Expression
from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Form, Forms, first
from asyncdraft.core.checklist.lexicon import WORD, Lexicon

_GONE = Expression(
    r"\b(?:is|are|was|were|been|switched|turned)\s+(?:all\s+)?(?:off|out|gone)\b", re.IGNORECASE
)
_UNDONE = Expression(r"n['’]t\b|\bnot\b", re.IGNORECASE)
_NEXT = 10

Found = re.Match[str] | None
Way = Callable[[str, bool], Found]
"""Looks for a deed in the text of a sentence; the second argument tells whether it is a question."""


def accusations(facts: Facts) -> Iterator[Passage]:
    accuser = facts.lexicon.recall(Accuser)
    for sentence, words in zip(facts.sentences, facts.sentence_words, strict=True):
        likely = accuser.forms.likely(words)
        ways = [way for forms, way in accuser.ways if all(form.fits(words) for form in forms)]
        text = facts.masked[sentence.body : sentence.end] if likely or ways else ""
        found = first(likely, text) or _told(ways, text, sentence.is_question)
        if found:
            yield Passage(facts, sentence.body + found.start(), sentence.body + found.end())


def _told(ways: Iterable[Way], text: str, is_question: bool) -> Found:
    return next(filter(None, (way(text, is_question) for way in ways)), None)


class Accuser:
    """`forms` accuse without a word of harm; each of the `ways` ties a form to a deed, if both are there."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms = Forms.read(lexicon, "accusation")
        self._harm, self._mended = lexicon.words("harm"), lexicon.words("mended")
        self._failure, self._cause, self._habit, self._deed = (
            _only(lexicon, name) for name in ("failure", "cause", "habit", "deed")
        )
        self.ways: tuple[tuple[tuple[Form, ...], Way], ...] = (
            ((self._failure,), self._failed),
            ((self._cause,), self._caused),
            ((self._habit, self._deed), self._habitual),
        )

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
        return _holds(self._harm, deed) or _UNDONE.search(deed[:_NEXT]) is not None


def _only(lexicon: Lexicon, name: str) -> Form:
    """The form of a table that has just one."""
    (form,) = Forms.read(lexicon, name)
    return form


def _holds(family: frozenset[str], text: str) -> bool:
    return not family.isdisjoint(WORD.findall(text.lower()))
