"""Orders: sentences and clauses that begin with the verb of what is to be done."""

import re
from collections.abc import Sequence
from itertools import islice

from asyncdraft.core.checklist.asks import AskKind, Told
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.checklist.standing import behind_the_case
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression

_CALLED = Expression(
    r"@?[^\W\d_a-z][\w.'’-]*(?:\s+[^\W\d_a-z][\w.'’-]*)?"
    r"(?:(?:,|\s+(?:and|&))\s+@?[^\W\d_a-z][\w.'’-]*){0,3}\s*[,–—-]\s+"
    r"|(?:@\w[\w.-]*(?:\s*(?:,|&|\band\b|/))?\s+){1,4}"
)
_LEADING = Expression(
    r"(?:when(?:ever)?\s+(?:you|u|possible|convenient)|by|on|until|before|for|to)\b[^,.!?\n]{0,60},\s+",
    re.IGNORECASE,
)
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
_LEADS = frozenset(
    {
        "and", "so", "but", "or", "then", "also", "now", "ok", "okay", "yes", "no", "please", "just",
        "somebody", "someone", "anybody", "anyone", "everybody", "everyone", "all", "team", "guys",
        "folks", "people",
    }
)  # fmt: skip


class Orders:
    """Finds orders by their verbs, which come from the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.words("verbs")
        self._objects = lexicon.words("object")
        self._orders = lexicon.words("order")
        self.words = self._verbs.union(self._orders, [f"re{order}" for order in self._orders])
        """Plain words of which an order has one."""

    def find(self, masked: str, sentence: Sentence, label_end: int | None) -> Told | None:
        """What a sentence orders; `label_end` is where it goes on behind a label."""
        start = label_end or self._behind_the_opening(masked, sentence)
        order = self._order(masked, start, sentence.end)
        return order or self._in_case(masked, sentence) or self._later(masked, sentence)

    def is_order(self, verb: str, following: str) -> bool:
        return verb.lower() in self._verbs and following.lower() in self._objects

    def _behind_the_opening(self, masked: str, sentence: Sentence) -> int:
        """Where it goes on behind whom it calls, or a time or a purpose."""
        called = _CALLED.match(masked, sentence.body, sentence.end)
        opening = called or _LEADING.match(masked, sentence.body, sentence.end)
        return opening.end() if opening else sentence.body

    def _in_case(self, masked: str, sentence: Sentence) -> Told | None:
        """An order behind the case in which it holds: if the scan shows a bleed, call surgery."""
        case = behind_the_case(masked, sentence)
        words = list(islice(WORD.finditer(masked, case, sentence.end), 2)) if case else []
        if len(words) < 2 or words[0][0] not in self._verbs or words[1][0].lower() in _FINITE:
            return None
        return AskKind.INSTRUCTION, words[0].start(), words[1].end()

    def _later(self, masked: str, sentence: Sentence) -> Told | None:
        """An order in a later clause: the alarm is known, just press the button."""
        for clause in islice(_CLAUSE.finditer(masked, sentence.body, sentence.end), _CLAUSES):
            start = clause.end()
            order = self._dose(masked, start, sentence.end) or self._order(masked, start, sentence.end)
            if order and order[0] is AskKind.IMPERATIVE:
                return AskKind.INSTRUCTION, order[1], order[2]
        return None

    def _dose(self, masked: str, start: int, end: int) -> Told | None:
        """An order of so and so much: give 500 mg."""
        found = _DOSE.match(masked, start, end)
        return (AskKind.IMPERATIVE, *found.span()) if found and found[1] in self._verbs else None

    def _order(self, masked: str, start: int, end: int) -> Told | None:
        first = WORD.search(masked, start, end)
        if not first or not self._may_begin(first[0].lower()):
            return None
        words = list(islice(WORD.finditer(masked, start, end), _OPENING))
        if len(words) > 1 and words[0][0].lower() in _LEADS:
            words = words[1:]
        if len(words) < 2 or masked[words[0].end()] == "-":
            return None
        kind = self._kind([word[0].lower() for word in words])
        return (kind, words[0].start(), words[1].end()) if kind else None

    def _may_begin(self, word: str) -> bool:
        return word in self._verbs or word in _LEADS or self._is_ordering(word)

    def _kind(self, words: Sequence[str]) -> AskKind | None:
        if words[0] in _NEWS and words[1] in _WHERE:
            return None
        if self.is_order(words[0], words[1]):
            return AskKind.INSTRUCTION if words[0] in _LASTING else AskKind.IMPERATIVE
        if self._is_ordering(words[0]) and _FINITE.isdisjoint(words[1:]):
            return AskKind.INSTRUCTION
        return None

    def _is_ordering(self, word: str) -> bool:
        """Whether it is a verb that orders, or one that orders to do it again: reprint."""
        return word in self._orders or (word.startswith("re") and word[2:] in self._orders)
