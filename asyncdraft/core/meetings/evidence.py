"""What the text of an invitation says people do, phrase by phrase, with its weight."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from asyncdraft.core.checklist.lexicon import Lexicon, Mark
from asyncdraft.core.checklist.words import WORD, Words, plain
from asyncdraft.core.meetings.words import Step, Wording

ONE_WAY = {
    "round": 1.0,
    "present": 1.0,
    "announce": 1.0,
    "decided": 1.0,
    "read": 1.2,
    "listen": 0.6,
    "collect": 1.0,
    "prep": 0.7,
}
TWO_WAY = {
    "decide": 1.2,
    "solve": 1.2,
    "discuss": 0.8,
    "critique": 1.2,
    "negotiate": 1.3,
    "practise": 1.2,
    "feel": 1.0,
    "joint": 0.5,
}
NEUTRAL = "neutral"
"""Names and set phrases that only look like something people do."""
SPEAKING = frozenset({*ONE_WAY, *TWO_WAY})
CONTEXT = ("before", "after", "minor", "closing", "major", "rest")
WORDS_BACK = 4
"""How far before a phrase a "no" still belongs to it."""
CLAUSE_END = re.compile(r"[,;:(]")
ABSENT = re.compile(
    r"\b(?:can(?:'t|not| not)|could(?:n't| not)|won't|will not|(?:un|not )able to) "
    r"(?:make|come|attend|join|dial in|be (?:there|here|with us))(?: it)?\b"
)
"""Who is not there: a "no" that says nothing about what is done."""
QUOTATION = str.maketrans('"“”„«»‘', " " * 7)
FAINT, CLOSING, STRONG = 0.35, 0.7, 1.6
STANDS_ELSEWHERE = 0.3
"""What it says for real talk if the information is handed out before."""


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One thing people do. `one_way` is its weight for information that only flows, `two_way` for real talk.

    `family` is that of the word list, `quote` the words as they stand. `turned` is true where a "no" or a
    "beforehand" made them mean the opposite.
    """

    family: str
    quote: str
    one_way: float = 0.0
    two_way: float = 0.0
    turned: bool = False


class Weighed(msgspec.Struct, frozen=True):
    """The signs of one step, and the minutes it takes, None where it does not say."""

    signs: tuple[Sign, ...]
    minutes: float | None = None

    @property
    def one_way(self) -> float:
        return sum(sign.one_way for sign in self.signs)

    @property
    def two_way(self) -> float:
        return sum(sign.two_way for sign in self.signs)


def weigh(wording: Wording, lexicon: Lexicon) -> tuple[Weighed, ...]:
    """The steps that say something, with what they say."""
    weighed = (Weighed(tuple(signs(step, lexicon)), step.minutes) for step in wording.steps)
    return tuple(step for step in weighed if step.signs or step.minutes)


def signs(step: Step, lexicon: Lexicon) -> Iterator[Sign]:
    text = plain(step.text).translate(QUOTATION)
    marks = lexicon.scan(Words(text), sentence_starts(text))
    context = {mark.family for mark in marks if mark.family in CONTEXT}
    names = [mark for mark in marks if mark.family == NEUTRAL]
    spoken = [mark for mark in marks if mark.family in SPEAKING and not _lies_in(mark, names)]
    negators = lexicon.words("negators")
    plainly = [mark for mark in spoken if mark.family != "joint"]
    for mark in outermost(plainly or spoken[:1]):
        negated = _is_negated(text, mark, negators)
        weight = _scaled(context)
        yield _sign(mark, step.text[mark.start : mark.end], weight, context, negated=negated)


def _lies_in(mark: Mark, others: Iterable[Mark]) -> bool:
    return any(other.start <= mark.start and mark.end <= other.end for other in others)


def sentence_starts(text: str) -> frozenset[int]:
    first = WORD.search(text)
    return frozenset({first.start()} if first else ())


def outermost(marks: Iterable[Mark]) -> Sequence[Mark]:
    """Those that lie in no longer one."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start - mark.end, mark.start)):
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _scaled(context: set[str]) -> float:
    if "minor" in context:
        return FAINT
    if "closing" in context:
        return CLOSING
    return STRONG if "major" in context else 1.0


def _sign(mark: Mark, quote: str, weight: float, context: set[str], *, negated: bool) -> Sign:
    quote = " ".join(quote.split())
    if mark.family in ONE_WAY:
        before = "before" in context and "after" not in context and mark.family != "decided"
        if negated or before:
            two_way = STANDS_ELSEWHERE if mark.family == "prep" else 0.6
            return Sign(family=mark.family, quote=quote, two_way=two_way, turned=True)
        return Sign(family=mark.family, quote=quote, one_way=ONE_WAY[mark.family] * weight)
    if negated or context & {"after"}:
        return Sign(family=mark.family, quote=quote, one_way=1.0, turned=True)
    return Sign(family=mark.family, quote=quote, two_way=TWO_WAY[mark.family] * weight)


def _is_negated(text: str, mark: Mark, negators: frozenset[str]) -> bool:
    clause = ABSENT.sub(" ", CLAUSE_END.split(text[: mark.start])[-1])
    words = [found[0] for found in WORD.finditer(clause)][-WORDS_BACK:]
    return any(word in negators for word in words)
