"""Where a document is that a message speaks of: its number, its date, what it says, or who has it."""

import re

from asyncdraft.core.checklist.facts import Passage
from asyncdraft.core.checklist.forms import expression_of
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.expression import Expression

_OF = Expression(r"\s*(of|from|dated|\()?\s*(?:the\s+)?,?\s*")
_QUOTES = (ReferenceKind.CODE, ReferenceKind.QUOTE)
_CLOSE = 16
_NEAR = 80


def is_located(passage: Passage) -> bool:
    """Whether its reader can tell which one is meant, or need not: the message says what stands in it."""
    facts = passage.facts
    dated = any(_is_dated(passage, time.start, time.end) for time in facts.times if time.start >= passage.end)
    quoted = any(0 <= ref.start - passage.end <= 2 and ref.kind in _QUOTES for ref in facts.references)
    numbered = any(
        passage.start - _CLOSE <= mark.start <= passage.end + _CLOSE
        and not _APART.match(facts.masked, passage.end, mark.end + _CLOSE)
        for mark in passage.facts.marks.get("numbered", ())
    )
    told = _TOLD.match(passage.after(_NEAR)) or _PART.search(passage.before(_NEAR))
    return dated or quoted or numbered or told is not None or _is_known(passage) or _is_sent_then(passage)


def _is_sent_then(passage: Passage) -> bool:
    """Whether it is told on which day it came to the reader: the mail that I sent on Friday."""
    if not _SENT.match(passage.after(_NEAR)):
        return False
    end = passage.bounds.end
    return any(time.precise and passage.end < time.start < end for time in passage.facts.times)


_SENT = Expression(
    r"[^.,;:!?\n]{0,24}\b(?:I|we)(?:['’]ve| have)?\s+(?:also\s+)?(?:sent|forwarded|mailed|emailed|posted"
    r"|gave|wrote|shared)\b",
    re.IGNORECASE,
)


def lies_about(passage: Passage) -> bool:
    """Whether it hangs or lies where everybody passes, or stands on what does: on the card by the till."""
    return passage.facts.lexicon.recall(_lies).match(passage.after(_NEAR)) is not None


def _lies(lexicon: Lexicon) -> Expression:
    return expression_of(lexicon, "lies")


def _is_known(passage: Passage) -> bool:
    """Whether the message says that the reader made it, has it or knows it, or that it stands below."""
    words = passage.facts.words
    if "again" in words and _ONCE_MORE.search(passage.facts.masked, passage.end):
        return True
    if "you" not in words and words.isdisjoint(_AT_HAND):
        return False
    return bool(_YOU_KNOW.search(passage.before(_NEAR)) or _AT_YOURS.match(passage.after(_NEAR)))


_ONCE_MORE = Expression(
    r"\b(?:upload|send|post|share|export|print|submit|mail)\s+(?:me\s+)?(?:it|them"
    r"|that one)\s+(?:[\w'’-]+\s+)?again\b",
    re.IGNORECASE,
)
"""Who shall upload it again has it."""

_AT_HAND = frozenset({"your", "yours", "below", "underneath", "attached", "enclosed"})
_YOU_KNOW = Expression(
    r"(?<!\bdo )(?<!\bdid )(?<!\bhave )(?<!\bcan )(?<!\bcould )(?<!\bif )(?<!\bhad )\byou(?:['’]ve| both"
    r"| all)?\s+(?:(?:already|still|also|now|just)\s+)?(?:know|own|have|had|got|hold|keep|wrote|made|did|drew"
    r"|took|translated|drafted|prepared|designed|saw|read|received)\s+(?:[\w'’-]+\s+){1,3}\Z",
    re.IGNORECASE,
)
_AT_YOURS = Expression(
    r"(?:\s+(?:of|for|on|about|with|from)\s[^,.;:!?]{2,30}?)?,?\s+(?:"
    r"(?:(?:that|which)\s+)?you(?:['’]ve|\s+have|\s+both|\s+all)?\s+(?:(?:just|already|kindly|so|once"
    r"|last)\s+)?"
    r"(?:sent|wrote|made|did|done|drew|took|taken|translated|drafted|prepared|gave|given|built|shared"
    r"|uploaded|posted|showed"
    r"|mailed|forwarded|left|designed|recorded|signed|know|have|got|hold|read|saw|published|printed"
    r"|brought)\b"
    r"|(?:is|are|was|were|lies?|sits?|should be|must be|stays?)\s+(?:(?:already|now|still|also|there)\s+)?"
    r"(?:with you|known to|yours|at yours|(?:on|in|at|by) your\b|below|underneath|at the (?:end|foot"
    r"|bottom) of|attached"
    r"|enclosed)"
    r"|(?:below|underneath)\b)"
    r"|[^\n]{0,60}\byou(?:['’]ll|\s+will|\s+should|\s+must)?\s+(?:get|receive|have)\s+(?:an?|the"
    r"|your)\s+(?:link|invitation)\b",
    re.IGNORECASE,
)
"""The chapter that you sent on Monday; the leaflet is with you."""


_APART = Expression(
    r"[^.;!?,(]*(?:[.;!?]\s|,[^.;!?,]*\d\S*\s+(?:is|are|was|were|has|have|does|do)\b)", re.IGNORECASE
)
"""A number of the next sentence or clause is that of something else."""

_TOLD = Expression(
    r"\s+(?:[^,.;:!?()]{0,40}?\s)?(?:says|said|reads|shows|states|gives|lists|asks|has|have|had|holds"
    r"|counts|contains"
    r"|comes to|runs to)\s+(?:(?:for|that|type|size|no|number|only|about)\s+)?(?:\s{3,}|\d"
    r"|(?-i:[A-Z][A-Z0-9]*\b))"
    r"|(?:[^.,;:!?()]|(?-i:\b[A-Z]\.)){0,60}\([^()\d]{0,20}\d"
    r"|\s+(?:(?:from|of|by)\s[^,.;:!?\d]{2,30}?\s+)?(?:is|are|was|were)\s+(?:now\s+|only\s+|at\s+)?\d"
    r"|\s+(?:of|for|over)\s+(?-i:[A-Z]{3}\s?\d|[€$£]\s?\d|\d+\s+[A-Z][a-z])"
    r"|\s+(?:shows?|showed|records|recorded)\s[^.,;:!?()\d]{2,50}\d"
    r"|\s+(?:is|are|was|were)\s+(?:in|on|at|under|with)\s[^.,;:!?\d]{0,30}\d"
    r"|\s*[:;]\s+(?:[^.!?\d]{0,30}\d|here\b)|\s+(?:for|of|from)\s[^,.;:!?]{2,40}:\s+[^.!?\d]{0,30}\d",
    re.IGNORECASE,
)
"""What it says, its number or its place: the certificate of the mate (crew no. 20914)."""

_PART = Expression(r"\d[\w.]*\s+(?:of|in|on|from)\s+(?:[\w'’-]+\s+){1,2}\Z")
"""Chapter 4 of the guide: the number of what is part of it."""


def _is_dated(passage: Passage, start: int, end: int) -> bool:
    """Whether the time belongs to the document: the report of Monday, the drawing (20 July)."""
    masked = passage.facts.masked
    between = _OF.fullmatch(masked, passage.end, start)
    return bool(between and (between[1] or any(map(str.isdigit, masked[start:end]))))
