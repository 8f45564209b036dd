"""What a block asks for, and of whom."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from itertools import islice, pairwise

import msgspec

from asyncdraft.core.checklist.expression import Expression
from asyncdraft.core.checklist.lexicon import WORD, Lexicon, Mark
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.checklist.standing import behind_the_case, is_standing
from asyncdraft.core.checklist.telling import is_told

Marks = dict[str, tuple[Mark, ...]]

_LABEL = Expression(r"([^\W\d_](?:[^\n:.!?]|\.\d){0,48}?)\s*(?:\([^()\n]{0,40}\))?\s*:(?=\s|\Z)")
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

NOTHING = Expression(
    r"[\s*_]*(?:(?:none|nothing|nil|no|n/a)\b"
    r"(?:\s+(?:today|now|yet|this week|so far|at present|at the moment|for now|from you))?)\W*(?:\Z"
    r"|(?<=[;,] ))",
    re.IGNORECASE,
)
"""Decisions needed: none."""

NOT_ANY = frozenset({"none", "nothing", "nil", "no", "n"})
"""The words of which `NOTHING` has one."""

_ADDRESSED = Expression(
    r"(?:ask(?:ed|s)?|request(?:ed)?|task|job|action|question|needed|wanted|favou?r|to do|over)\s+"
    r"(?:of|to|for|from)\s+\S",
    re.IGNORECASE,
)
_CALLED = Expression(
    r"@?[^\W\d_a-z][\w.'’-]*(?:\s+[^\W\d_a-z][\w.'’-]*)?"
    r"(?:(?:,|\s+(?:and|&))\s+@?[^\W\d_a-z][\w.'’-]*){0,3}\s*[,–—-]\s+"
    r"|(?:@\w[\w.-]*(?:\s*(?:,|&|\band\b|/))?\s+){1,4}"
)
_CALLED_BY_NAME = Expression(
    r"(?P<name>@?[^\W\d_a-zß-ÿ][\w.'’-]*(?:\s+[^\W\d_a-zß-ÿ][\w.'’-]+)?"
    r"(?:(?:,|\s+(?:and|&))\s+@?[^\W\d_a-zß-ÿ][\w.'’-]*){0,3}),\s+"
    r"(?!(?:a|an|and|as|but|for|including|like|my|or|our|such|where|which|who|whom|whose|with)\b)(?=[a-z]"
    r"|I\b)"
)
"""A name, or several, before a comma and what is asked of them."""

_LEADING = Expression(
    r"(?:when(?:ever)?\s+(?:you|u|possible|convenient)|by|on|until|before|for|to)\b[^,.!?\n]{0,60},\s+",
    re.IGNORECASE,
)
_CASE = Expression(
    r"(?:still|no|not|nothing|troubles?|problems?|errors?|wrong|too|over|under)\b[^?\n,]{0,40}\?",
    re.IGNORECASE,
)
"""A question that names a case, to be followed by what to do then."""

_CLAUSE = Expression(r"[,;:–—]\s+")
_DOSE = Expression(r"([a-z]+)\s+\d")
_CLAUSES = 4
_OPENING = 6
_NEWS = frozenset({"update", "report", "answer", "release", "record", "vote", "test", "call"})
_WHERE = frozenset({"here", "there", "at", "in", "on", "from", "to", "for", "with", "down", "up"})
"""An update here at noon: what comes, not what is to be done."""

_LASTING = frozenset({"use", "avoid", "ignore"})
"""Orders to all who read them, for as long as things are so."""

_FINITE = frozenset(
    ["is", "are", "was", "were", "has", "had", "will", "went", "looks", "came", "ran", "does", "did", "would"]
)
_QUESTION_WORDS = frozenset(
    {
        "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "was",
        "were", "do", "does", "did", "can", "could", "will", "would", "shall", "should", "may", "might",
        "must", "has", "have", "had", "am", "isn't", "aren't", "don't", "doesn't", "didn't", "can't",
        "couldn't", "won't", "wouldn't", "shouldn't", "haven't", "hasn't",
    }
)  # fmt: skip
_SUBJECTS = frozenset({"i", "we", "you", "it", "he", "she", "they", "this", "that", "there"})
_LEADS = frozenset(
    {
        "and", "so", "but", "or", "then", "also", "now", "ok", "okay", "yes", "no", "please", "just",
        "somebody", "someone", "anybody", "anyone", "everybody", "everyone", "all", "team", "guys",
        "folks", "people",
    }
)  # fmt: skip


class AskKind(StrEnum):
    REQUEST = "request"
    QUESTION = "question"
    IMPERATIVE = "imperative"
    VAGUE = "vague"
    CALL = "call"
    ASSIGNMENT = "assignment"
    INSTRUCTION = "instruction"


ASIDES = (AskKind.INSTRUCTION, AskKind.ASSIGNMENT)
PLAIN = (AskKind.REQUEST, AskKind.VAGUE, AskKind.CALL)
"""Of these no reading but a request is likely."""


class Ask(msgspec.Struct, frozen=True, gc=False):
    """[start, end) are the words that ask. `owner` is a name or role called on in the sentence itself.

    An assignment is one only where its owner is a reader: "Ines to sign", but not "Plan to sign". An
    instruction is an order among other facts, as in a hand-off; it needs no deadline and no reason.
    """

    kind: AskKind
    start: int
    end: int
    sentence: int
    is_vague: bool = False
    owner: str = ""

    @property
    def is_aside(self) -> bool:
        """Whether it is one only if other things hold."""
        return self.kind in ASIDES


class AskFinder:
    """Finds asks by sentence form; the words come from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.words("verbs")
        self._objects = lexicon.words("object")
        self._unnamed = lexicon.words("everybody") | lexicon.words("phatic")
        self._labels = lexicon.words("ask.label")
        self._openers = lexicon.words("opener")
        self._headings = lexicon.words("heading")
        self._orders = lexicon.words("order")
        self._ordering = self._verbs.union(self._orders, [f"re{order}" for order in self._orders])

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
        if not words.isdisjoint(NOT_ANY) and _asks_nothing(masked, sentence):
            return None
        may_order = not words.isdisjoint(self._ordering)
        if "rhetorical" in marks:
            marks = _without_predicates(masked, sentence, marks)
        told = self._marked(masked, marks) if marks else None
        found = told or self._formed(masked, sentence, marks, may_order)
        if found is None:
            return self._assignment(masked, sentence, index, may_order and "to" in words)
        owner = self._owner(masked, sentence)
        kind, start, end = found
        if is_standing(masked, sentence):
            kind = AskKind.INSTRUCTION
        is_vague = not _VAGUE.isdisjoint(marks)
        return Ask(kind, start, end, index, is_vague, owner)

    def _assignment(self, masked: str, sentence: Sentence, index: int, is_likely: bool) -> Ask | None:
        task = _TASK.match(masked, sentence.body, sentence.end) if sentence.is_item else None
        if task and is_owner(task["name"], self._headings):
            return Ask(AskKind.INSTRUCTION, *task.span(), index, owner=task["name"])
        found = _ASSIGNED.match(masked, sentence.body, sentence.end) if is_likely else None
        if not found or found["verb"] not in self._verbs:
            return None
        return Ask(AskKind.ASSIGNMENT, *found.span(), index, owner=found["name"])

    def _marked(self, masked: str, marks: Marks) -> tuple[AskKind, int, int] | None:
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

    def _formed(
        self, masked: str, sentence: Sentence, marks: Marks, may_order: bool
    ) -> tuple[AskKind, int, int] | None:
        """A request told by its form: a label, a direct question, an order."""
        label = label_of(masked, sentence)
        if label and (label[1].strip().lower() in self._labels or _ADDRESSED.match(label[1])):
            return AskKind.REQUEST, label.start(), label.end()
        if "ask.closing" in marks or _opens(marks.get("rhetorical", ()), sentence):
            return None
        if sentence.is_question and _CASE.match(masked, sentence.body, sentence.end):
            return None
        if sentence.is_question and "rhetorical" not in marks:
            return AskKind.QUESTION, sentence.body, sentence.end
        return self._ordered(masked, sentence, label) if may_order else None

    def _ordered(
        self, masked: str, sentence: Sentence, label: re.Match[str] | None
    ) -> tuple[AskKind, int, int] | None:
        opening = label or _CALLED.match(masked, sentence.body, sentence.end)
        opening = opening or _LEADING.match(masked, sentence.body, sentence.end)
        order = self._order(masked, opening.end() if opening else sentence.body, sentence.end)
        return order or self._order_in_case(masked, sentence) or self._later_order(masked, sentence)

    def _order_in_case(self, masked: str, sentence: Sentence) -> tuple[AskKind, int, int] | None:
        """An order behind the case in which it holds: if the scan shows a bleed, call surgery."""
        case = behind_the_case(masked, sentence)
        words = list(islice(WORD.finditer(masked, case, sentence.end), 2)) if case else []
        if len(words) < 2 or words[0][0] not in self._verbs or words[1][0].lower() in _FINITE:
            return None
        return AskKind.INSTRUCTION, words[0].start(), words[1].end()

    def _later_order(self, masked: str, sentence: Sentence) -> tuple[AskKind, int, int] | None:
        """An order in a later clause: the alarm is known, just press the button."""
        for clause in islice(_CLAUSE.finditer(masked, sentence.body, sentence.end), _CLAUSES):
            order = self._dose(masked, clause.end()) or self._order(masked, clause.end(), sentence.end)
            if order and order[0] is AskKind.IMPERATIVE:
                return AskKind.INSTRUCTION, order[1], order[2]
        return None

    def _dose(self, masked: str, start: int) -> tuple[AskKind, int, int] | None:
        """An order of so and so much: give 500 mg."""
        found = _DOSE.match(masked, start)
        return (AskKind.IMPERATIVE, *found.span()) if found and found[1] in self._verbs else None

    def _order(self, masked: str, start: int, end: int) -> tuple[AskKind, int, int] | None:
        first = WORD.search(masked, start, end)
        if not first or not self._may_order(first[0].lower()):
            return None
        words = list(islice(WORD.finditer(masked, start, end), _OPENING))
        if len(words) > 1 and words[0][0].lower() in _LEADS:
            words = words[1:]
        if len(words) < 2 or masked[words[0].end()] == "-":
            return None
        kind = self._kind_of_order([word[0].lower() for word in words])
        return (kind, words[0].start(), words[1].end()) if kind else None

    def _may_order(self, word: str) -> bool:
        return word in self._verbs or word in _LEADS or self._is_ordering(word)

    def _kind_of_order(self, words: Sequence[str]) -> AskKind | None:
        if words[0] in _NEWS and words[1] in _WHERE:
            return None
        if self._is_order(words[0], words[1]):
            return AskKind.INSTRUCTION if words[0] in _LASTING else AskKind.IMPERATIVE
        if self._is_ordering(words[0]) and _FINITE.isdisjoint(words[1:]):
            return AskKind.INSTRUCTION
        return None

    def _is_ordering(self, word: str) -> bool:
        """Whether it is a verb that orders, or one that orders to do it again: reprint."""
        return word in self._orders or (word.startswith("re") and word[2:] in self._orders)

    def _is_order(self, verb: str, following: str) -> bool:
        return verb.lower() in self._verbs and following.lower() in self._objects

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
            self._is_order(words[0], words[1]) or words[0].lower() in ("please", "pls")
        )
        return label[1] if ordered else ""


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


def label_of(masked: str, sentence: Sentence) -> re.Match[str] | None:
    """What stands before a colon at the beginning."""
    has_colon = masked.find(":", sentence.body, sentence.end) >= 0
    return _LABEL.match(masked, sentence.body, sentence.end) if has_colon else None


def is_called(name: str, openers: frozenset[str]) -> bool:
    """Whether what stands before a comma may be a name; not "Luckily", nor one of the `openers`."""
    first = _first_word(name)
    return first not in openers and not first.endswith("ly")


def is_owner(name: str, headings: frozenset[str]) -> bool:
    """Whether what gets a task may be a name; not "Friday", nor one of the `headings`."""
    first = _first_word(name)
    return first not in headings and not first.endswith("day")


def _first_word(name: str) -> str:
    found = _LETTERS.search(name)
    return found[0].lower() if found else ""


_LETTERS = re.compile(r"[^\W\d_]+")


def is_direct_question(words: Sequence[str]) -> bool:
    """Whether words (lower case) of a sentence with a question mark ask something one can answer."""
    opening = pairwise(("", *words[:6]))
    has_form = any(word in _QUESTION_WORDS and before not in _SUBJECTS for before, word in opening)
    return (has_form or "or" in words) and len(words) >= 4


def _asks_nothing(masked: str, sentence: Sentence) -> bool:
    label = label_of(masked, sentence)
    return label is not None and NOTHING.match(masked, label.end(), sentence.end) is not None


def _without_predicates(masked: str, sentence: Sentence, marks: Marks) -> Marks:
    """`marks` without what the sentence itself asks for: "Which is right?", but not "You come, right?"."""
    kept = tuple(mark for mark in marks["rhetorical"] if not _is_predicate(masked, sentence, mark))
    others = {family: found for family, found in marks.items() if family != "rhetorical"}
    return {**others, "rhetorical": kept} if kept else others


_PUT_TO_YOU = frozenset({"ok", "okay"})
"""A whole sentence that asks for leave: I can send them today. OK?"""


def _is_predicate(masked: str, sentence: Sentence, mark: Mark) -> bool:
    before = masked[sentence.body : mark.start].rstrip()
    if masked[mark.end - 1] != "?":
        return False
    if not before:
        return masked[mark.start : mark.end - 1].strip().lower() in _PUT_TO_YOU
    if not before[-1].isalnum():
        return False
    words = [word.lower() for word in WORD.findall(before)]
    opening = pairwise(("", *words))
    return any(word in _QUESTION_WORDS and other not in _SUBJECTS for other, word in opening)


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
