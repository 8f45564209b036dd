"""Finding asks: by their words, which come from the lexicon, and by the form of their sentences."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from asyncdraft.core.checklist.asks import (
    NOT_ANY,
    Ask,
    AskKind,
    Told,
    denied_label,
    is_called,
    is_owner,
    label_of,
    opens_a_question,
)
from asyncdraft.core.checklist.lexicon import Lexicon, Mark, Marks
from asyncdraft.core.checklist.orders import Orders
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.checklist.standing import is_standing
from asyncdraft.core.checklist.telling import is_told
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression

_VOCATIVE = Expression(
    r"(?P<name>@?[^\W\d_a-zß-ÿ][\w.'’-]*(?:\s+[\w.'’&-]+){0,5}?)\s*[,:–—-]?\s+"
    r"(?=(?:please|pls|kindly|(?:can|could|would|will)\s+you)\b)",
)
_ASSIGNED = Expression(
    r"(?P<name>@?[^\W\d_a-z][\w.'’-]*(?:(?:\s+and\s+|\s*[,&/]\s*|\s+)@?[^\W\d_a-z][\w.'’-]*){0,2})"
    r"\s+to\s+(?P<verb>[a-z]+)"
)
_TASK = Expression(
    r"(?P<name>@?[^\W\d_a-z][\w.'’-]*(?:(?:\s+and\s+|\s*[,&/]\s*|\s+)@?[^\W\d_a-z][\w.'’-]*){0,2})"
    r"\s*:\s+[^\n]{3,200}?\b(?:by|before|until)\s+[^\n]{0,20}?\d"
)
"""An item that gives somebody something to do by a time: Ines: table 2, by Thu 8 Oct."""

_ADDRESSED = Expression(
    r"(?:ask(?:ed|s)?|request(?:ed)?|task|job|action|question|needed|wanted|favou?r|to do|over)\s+"
    r"(?:of|to|for|from)\s+\S",
    re.IGNORECASE,
)
_CALLED_BY_NAME = Expression(
    r"(?P<name>@?[^\W\d_a-zß-ÿ][\w.'’-]*(?:\s+[^\W\d_a-zß-ÿ][\w.'’-]+)?"
    r"(?:(?:,|\s+(?:and|&))\s+@?[^\W\d_a-zß-ÿ][\w.'’-]*){0,3}),\s+"
    r"(?!(?:a|an|and|as|but|for|including|like|my|or|our|such|where|which|who|whom|whose|with)\b)(?=[a-z]"
    r"|I\b)"
)
"""A name, or several, before a comma and what is asked of them."""

_CASE = Expression(
    r"(?:still|no|not|nothing|troubles?|problems?|errors?|wrong|too|over|under)\b[^?\n,]{0,40}\?",
    re.IGNORECASE,
)
"""A question that names a case, to be followed by what to do then."""

_PUT_TO_YOU = frozenset({"ok", "okay"})
"""A whole sentence that asks for leave: I can send them today. OK?"""

_TAKEN = Expression(
    r"decision\s*:\s+(?:I|we|it|they|he|she|nobody|there|(?:the|our|this|all|both|no)\s\w+)\b(?![^\n]*(?:\bor\b|\?))",
    re.IGNORECASE,
)
"""Decision: we keep the old supplier: it has been taken, and lets nobody choose."""

_UNTIL = Expression(
    r"\s+(?:(?!(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|do|does|did|came|come|comes|go|goes"
    r"|went|arrived|arrive|due|expected|I|we|he|she|they|it)\b|\w{3,}ed\b)[\w'’#@/-]+,?\s+){0,9}?"
    r"(?:by|before|until|till|no later than)\s",
    re.IGNORECASE,
)
"""Behind what is called for, without a verb: comments in the document by Friday."""

_LEAD = 40
_VAGUE = frozenset({"ask.vague", "ask.thin", "ask.mend", "ask.agree", "ask.inspect", "ask.empty"})
_NO_ASKS = ("please.not", "prohibit", "ask.closing", "rhetorical", "fyi")
_EXCLUDED = {"call": (*_NO_ASKS, "call.not"), "prohibit": ("please.not",), "need": (*_NO_ASKS, "need.not")}
_KIND_OF_FAMILY = {
    "please": AskKind.REQUEST,
    "modal": AskKind.REQUEST,
    "need": AskKind.REQUEST,
    "ask.vague": AskKind.VAGUE,
    "call": AskKind.CALL,
    "given": AskKind.INSTRUCTION,
    "prohibit": AskKind.INSTRUCTION,
}
_TELLING_OF_ASKS = _VAGUE.union(_KIND_OF_FAMILY, _NO_ASKS, *_EXCLUDED.values())


class AskFinder:
    def __init__(self, lexicon: Lexicon) -> None:
        self._orders = Orders(lexicon)
        self._verbs = lexicon.words("verbs")
        self._unnamed = lexicon.words("everybody") | lexicon.words("phatic")
        self._labels = lexicon.words("ask.label")
        self._called_for = lexicon.words("called for")
        self._openers = lexicon.words("opener")
        self._headings = lexicon.words("heading")

    def find(
        self, masked: str, sentences: Sequence[Sentence], words: Sequence[frozenset[str]], marks: Marks
    ) -> tuple[Ask, ...]:
        """`words` are the plain ones of each sentence."""
        by_sentence = zip(sentences, words, _grouped(marks, sentences), strict=True)
        asks = [self._ask(masked, index, *sentence) for index, sentence in enumerate(by_sentence)]
        return tuple(filter(None, asks))

    def _ask(
        self, masked: str, index: int, sentence: Sentence, words: frozenset[str], marks: Marks
    ) -> Ask | None:
        if not words.isdisjoint(NOT_ANY) and denied_label(masked, sentence):
            return None
        may_order = not words.isdisjoint(self._orders.words)
        if "rhetorical" in marks:
            marks = _without_predicates(masked, sentence, marks)
        told = self._marked(masked, marks) if marks else None
        found = told or self._formed(masked, sentence, marks, may_order)
        if found is None and not words.isdisjoint(self._called_for):
            found = self._call_for(masked, sentence)
        if found is None:
            return self._assignment(masked, sentence, index, may_order and "to" in words)
        owner = self._owner(masked, sentence)
        kind, start, end = found
        if is_standing(masked, sentence):
            kind = AskKind.INSTRUCTION
        is_vague = not _VAGUE.isdisjoint(marks)
        return Ask(kind, start, end, index, is_vague, owner)

    def _call_for(self, masked: str, sentence: Sentence) -> Told | None:
        """What is wanted by a time, told by its name alone."""
        opening = islice(WORD.finditer(masked, sentence.body, sentence.end), 2)
        what = next((word for word in opening if word[0].lower() in self._called_for), None)
        until = _UNTIL.match(masked, what.end(), sentence.end) if what else None
        return (AskKind.INSTRUCTION, what.start(), until.end()) if what and until else None

    def _assignment(self, masked: str, sentence: Sentence, index: int, is_likely: bool) -> Ask | None:
        task = _TASK.match(masked, sentence.body, sentence.end) if sentence.is_item else None
        if task and is_owner(task["name"], self._headings):
            return Ask(AskKind.INSTRUCTION, *task.span(), index, owner=task["name"])
        found = _ASSIGNED.match(masked, sentence.body, sentence.end) if is_likely else None
        if not found or found["verb"] not in self._verbs:
            return None
        return Ask(AskKind.ASSIGNMENT, *found.span(), index, owner=found["name"])

    def _marked(self, masked: str, marks: Marks) -> Told | None:
        """A request told by its words."""
        for family, kind in _KIND_OF_FAMILY.items():
            if family not in marks:
                continue
            excluded = [mark for name in _EXCLUDED.get(family, _NO_ASKS) for mark in marks.get(name, ())]
            for mark in marks[family]:
                is_excluded = any(other.start < mark.end and mark.start < other.end for other in excluded)
                if not (is_excluded or is_told(masked, family, mark.start)):
                    return kind, mark.start, mark.end
        return None

    def _formed(self, masked: str, sentence: Sentence, marks: Marks, may_order: bool) -> Told | None:
        """A request told by its form: a label, a direct question, an order."""
        label = label_of(masked, sentence)
        if label and (label[1].strip().lower() in self._labels or _ADDRESSED.match(label[1])):
            is_taken = _TAKEN.match(masked, sentence.body, sentence.end) is not None
            return None if is_taken else (AskKind.REQUEST, label.start(), label.end())
        if "ask.closing" in marks or _opens(marks.get("rhetorical", ()), sentence):
            return None
        if sentence.is_question and _CASE.match(masked, sentence.body, sentence.end):
            return None
        if sentence.is_question and "rhetorical" not in marks:
            return AskKind.QUESTION, sentence.body, sentence.end
        return self._orders.find(masked, sentence, label.end() if label else None) if may_order else None

    def _owner(self, masked: str, sentence: Sentence) -> str:
        """The name or role that the sentence calls on, when it opens with one."""
        called = _VOCATIVE.match(masked, sentence.body, sentence.end)
        if not called:
            called = _CALLED_BY_NAME.match(masked, sentence.body, sentence.end)
            called = called if called and is_called(called["name"], self._openers) else None
        name = called["name"].strip() if called else self._labelled(masked, sentence)
        words = [word.lower() for word in WORD.findall(name)]
        is_somebody = any(word not in self._unnamed for word in words)
        return name if is_somebody and name.lower() not in self._labels else ""

    def _labelled(self, masked: str, sentence: Sentence) -> str:
        label = label_of(masked, sentence)
        if not label or not label[1][:1].isupper():
            return ""
        words = WORD.findall(masked, label.end(), sentence.end)[:2]
        ordered = len(words) > 1 and (
            self._orders.is_order(words[0], words[1]) or words[0].lower() in ("please", "pls")
        )
        return label[1] if ordered else ""


def _without_predicates(masked: str, sentence: Sentence, marks: Marks) -> Marks:
    """`marks` without what the sentence itself asks for: "Which is right?", but not "You come, right?"."""
    kept = tuple(mark for mark in marks["rhetorical"] if not _is_predicate(masked, sentence, mark))
    others = {family: found for family, found in marks.items() if family != "rhetorical"}
    return {**others, "rhetorical": kept} if kept else others


def _is_predicate(masked: str, sentence: Sentence, mark: Mark) -> bool:
    before = masked[sentence.body : mark.start].rstrip()
    if masked[mark.end - 1] != "?":
        return False
    if not before:
        return masked[mark.start : mark.end - 1].strip().lower() in _PUT_TO_YOU
    if not before[-1].isalnum():
        return False
    return opens_a_question([word.lower() for word in WORD.findall(before)])


def _opens(found: Sequence[Mark], sentence: Sentence) -> bool:
    """Whether one of these stands where the sentence begins, and is no "ok?" at its end."""
    return any(mark.start - sentence.body < _LEAD for mark in found)


def _grouped(marks: Marks, sentences: Sequence[Sentence]) -> list[Marks]:
    """Of each sentence the marks of families that tell of asks."""
    grouped: list[Marks] = [{} for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for family in _TELLING_OF_ASKS.intersection(marks):
        for mark in marks[family]:
            near = grouped[max(0, bisect_right(starts, mark.start) - 1)]
            near[family] = (*near.get(family, ()), mark)
    return grouped
