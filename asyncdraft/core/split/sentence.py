"""A sentence by its form: who it speaks of, when, how it opens."""

import re
from collections.abc import Callable, Collection, Mapping
from itertools import islice

import msgspec

from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.split.pieces import Piece

_OPENING = 3
_REGULAR_PAST = re.compile(r"ed\b")
_NEGATED = re.compile(r"n['’]t\b")
_SHORT = 4

# Closed classes of English words.
_SELF = frozenset({"i", "we", "i'll", "we'll", "i'd", "we'd", "i'm", "we're", "i've", "we've"})
_YOU = frozenset({"you", "your", "you're", "u"})
_FUTURE = frozenset({"will", "shall", "i'll", "we'll", "i'd", "we'd", "going"})
_MODAL = frozenset({"will", "would", "could", "can", "may", "might", "must", "won't", "can't", "cannot"})
_NOT = frozenset({"no", "not", "never", "nothing", "nobody", "none", "cannot", "without", "neither", "nor"})
_IF = frozenset({"if", "unless", "should", "whoever", "whichever", "whatever"})
_ELSE = frozenset(
    {"otherwise", "else", "failing", "meanwhile", "until", "till", "without", "silence", "default", "plan"}
)
_WHEN = frozenset({"when", "once", "after", "above", "below", "over", "under", "from", "each", "every"})
_BE = frozenset({"is", "are", "am", "it's", "that's", "there's", "i'm", "we're"})
_PAST = frozenset(
    {
        "was", "were", "had", "did", "came", "went", "got", "sent", "said", "wrote", "told", "found", "began",
        "broke", "fell", "took", "gave", "made", "lost", "left", "met", "saw", "ran", "put", "paid", "bought",
        "built", "spent", "kept", "burst", "grew", "rose", "stood", "thought", "held", "hit", "i've", "we've",
    }
)  # fmt: skip
_THIRD = frozenset({"they", "he", "she", "it", "that", "this", "those", "these", "there"})
_RATE = frozenset({"each", "every", "per", "already", "still", "again", "only", "whole", "all"})
_ANSWER = frozenset({"answer", "reply", "yes", "ok", "okay", "enough", "confirm", "deadline", "latest"})
_PROPOSES = frozenset({"recommend", "propose", "suggest", "prefer"})
_AND = frozenset({"and", "so", "but", "or", "then", "also"})
_THE = frozenset({"the", "a", "an", "our", "my", "their", "his", "her", "your"})


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """`opening` are its first words, in small letters; `lead` the first two as they are written."""

    opening: tuple[str, ...]
    lead: str
    count: int
    is_question: bool
    is_item: bool
    opens_number: bool
    of_self: bool
    of_you: bool
    is_past: bool
    is_future: bool
    is_modal: bool
    is_negative: bool
    is_state: bool
    has_if: bool
    tells_rate: bool
    tells_answer: bool
    proposes: bool

    def opens(self, words: Collection[str]) -> bool:
        return bool(self.opening) and self.opening[0] in words


def sentence(piece: Piece) -> Sentence:
    facts, words = piece.facts, piece.words
    place = facts.sentences[piece.sentence]
    body = facts.masked[place.body : place.end]
    written = [found[0] for found in islice(WORD.finditer(body), _OPENING)]
    return Sentence(
        opening=tuple([word.lower().replace("’", "'") for word in written]),
        lead=" ".join(written[:2]),
        count=len(body.split()),
        is_question=place.is_question,
        is_item=place.is_item,
        opens_number=body[:1].isdigit(),
        of_self=not words.isdisjoint(_SELF),
        of_you=not words.isdisjoint(_YOU),
        is_past=not words.isdisjoint(_PAST) or _REGULAR_PAST.search(body) is not None,
        is_future=not words.isdisjoint(_FUTURE),
        is_modal=not words.isdisjoint(_MODAL),
        is_negative=not words.isdisjoint(_NOT) or _NEGATED.search(body) is not None,
        is_state=not words.isdisjoint(_BE),
        has_if="if" in words,
        tells_rate=not words.isdisjoint(_RATE),
        tells_answer=not words.isdisjoint(_ANSWER),
        proposes=not words.isdisjoint(_PROPOSES),
    )


FORMS: Mapping[str, Callable[[Sentence], bool]] = {
    "opens if": lambda said: said.opens(_IF) or said.opening[:2] == ("in", "case"),
    "opens else": lambda said: said.opens(_ELSE),
    "opens no": lambda said: said.opens(_NOT),
    "opens when": lambda said: said.opens(_WHEN),
    "opens self": lambda said: said.opens(_SELF),
    "opens you": lambda said: said.opens(_YOU),
    "opens number": lambda said: said.opens_number,
    "opens third": lambda said: said.opens(_THIRD),
    "opens the": lambda said: said.opens(_THE),
    "self": lambda said: said.of_self,
    "you": lambda said: said.of_you,
    "self past": lambda said: said.of_self and said.is_past and not said.is_future,
    "self future": lambda said: said.of_self and said.is_future,
    "self now": lambda said: said.of_self and not (said.is_past or said.is_future),
    "case for self": lambda said: said.of_self and (said.opens(_IF) or said.has_if),
    "others may": lambda said: said.is_modal and not (said.of_self or said.of_you),
    "others past": lambda said: said.is_past and not (said.of_self or said.of_you),
    "is": lambda said: said.is_state,
    "negative": lambda said: said.is_negative,
    "case for others": lambda said: said.opens(_IF) and not (said.of_self or said.of_you),
    "rate": lambda said: said.tells_rate,
    "how to answer": lambda said: said.tells_answer,
    "proposes": lambda said: said.proposes,
    "others now": lambda said: not (said.is_past or said.of_self or said.of_you or said.is_modal),
    "it now": lambda said: said.opens(_THIRD) and not said.is_past,
    "goes on": lambda said: said.opens(_AND),
    "question": lambda said: said.is_question,
    "item": lambda said: said.is_item,
    "short": lambda said: said.count <= _SHORT,
}
"""The forms by name, each with how it is told."""
