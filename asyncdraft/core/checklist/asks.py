"""What a block asks for, and of whom; and what tells such sentences."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.expression import Expression

_LABEL = Expression(
    r"(?:@[\w.-]+\s+)*([^\W\d_](?:[^\n:.!?]|\.\d){0,48}?)\s*(?:\([^()\n]{0,40}\))?\s*:(?=\s|\Z)"
)
NOTHING = Expression(
    r"[\s*_]*(?:(?:none|nothing|nobody|nil|no|no one|n/a)\b"
    r"(?:\s+(?:today|now|yet|this week|so far|at present|at the moment|for now|from you))?)\W*(?:\Z"
    r"|(?<=[;,] ))",
    re.IGNORECASE,
)
"""Decisions needed: none."""

NOT_ANY = frozenset({"none", "nothing", "nobody", "nil", "no", "n"})
"""The words of which `NOTHING` has one."""

_QUESTION_WORDS = frozenset(
    {
        "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "was",
        "were", "do", "does", "did", "can", "could", "will", "would", "shall", "should", "may", "might",
        "must", "has", "have", "had", "am", "isn't", "aren't", "don't", "doesn't", "didn't", "can't",
        "couldn't", "won't", "wouldn't", "shouldn't", "haven't", "hasn't",
    }
)  # fmt: skip
_SUBJECTS = frozenset({"i", "we", "you", "it", "he", "she", "they", "this", "that", "there"})
_LETTERS = re.compile(r"[^\W\d_]+")


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


Told = tuple[AskKind, int, int]
"""What is asked, and where the words that ask it stand."""


def label_of(masked: str, sentence: Sentence) -> re.Match[str] | None:
    """What stands before a colon at the beginning."""
    has_colon = masked.find(":", sentence.body, sentence.end) >= 0
    return _LABEL.match(masked, sentence.body, sentence.end) if has_colon else None


def denied_label(masked: str, sentence: Sentence) -> str:
    """What its label names, in small letters, where there is nothing of it: decisions needed: none."""
    label = label_of(masked, sentence)
    is_denied = label is not None and NOTHING.match(masked, label.end(), sentence.end) is not None
    return label[1].strip().lower() if label and is_denied else ""


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


def is_direct_question(words: Sequence[str]) -> bool:
    """Whether words (lower case) of a sentence with a question mark ask something one can answer."""
    return (opens_a_question(words[:6]) or "or" in words) and len(words) >= 4


def opens_a_question(words: Sequence[str]) -> bool:
    """Whether one of these words (lower case) does, and does not follow its subject."""
    return any(word in _QUESTION_WORDS and before not in _SUBJECTS for before, word in pairwise(("", *words)))
