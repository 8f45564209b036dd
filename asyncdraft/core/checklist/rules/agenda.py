"""What tells that a talk has a plan, though no word says so."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.facts import Facts, Passage, Sign
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.expression import Expression

_LEAST = 2
_TALK = Expression(
    r"\b(?:call|meet(?:ing)?|chat|sync|talk|huddle|session|zoom|brainstorm\w*|workshop|conference|slot|hour"
    r"|minutes|min|retro\w*|post-?mortem|all-?hands|debrief\w*|catch-?up|discuss\w*|conversation|telko)\b",
    re.IGNORECASE,
)
_NUMBERED = Expression(
    r"(?<![\w.])(?:\(1\)|1[.)]|1:|\(?a\)|\(i\)|first(?:ly)?[,:]?)\s[^\n]{2,200}?"
    r"(?<![\w.])(?:\(2\)|2[.)]|2:|\(?b\)|\(ii\)|second(?:ly)?[,:]?|then|finally)\s",
    re.IGNORECASE,
)
"""1. the roof 2. the rent."""

_MINUTES = Expression(r"\b\d{1,2}\s?(?:min(?:ute)?s?|')(?!\w)", re.IGNORECASE)
_TIMETABLE = Expression(r"(?:^|\n)\s*(?:[-*•]\s*)?\d{1,2}[:.h]\d\d\b(?!\s*[-–—]\s*\d+[:.]\d\d\s*\w*\s*\Z)")
_QUESTIONS = Expression(
    r"(?:[:(]|\bonly\b|\bsettle\b|\bclear up\b|,)\s+(?:only\s+|just\s+)?"
    r"(?:whether|which|who(?:se|m)?|why"
    r"|how (?:to|many|much|long|we)|(?:what|when|where) (?:to|we))\b"
    r"|\b(?:on|about)\s+(?:whether|which|who should|who will|who is to|how (?:many|much|long))\b",
    re.IGNORECASE,
)
_OUTCOME = Expression(
    r"\bto\s+(?:pick|choose|decide|settle|select|agree on|sign off|approve|fix|assign|name|rank|go through"
    r"|walk through)\s+(?:on\s+|between\s+)?(?:one of|which|who|whether|how|when|two|three|four|five|\d+"
    r"|(?:the|your|our|its)\s+(?:\w+\s+)?(?:\d+|two|three|four|five|six))\b",
    re.IGNORECASE,
)
"""To pick one of the three offers."""

_COURSE = Expression(
    r"\W*(?:we|we['’]ll|we will|I|I['’]ll|let['’]s|I['’]d like to)\s+(?:then\s+)?"
    r"(?:go through|cover|walk through|look at|discuss|start with|begin with|talk about|decide)\s+"
    r"[^.!?\n]{3,80}(?:,|\band\b)\s[^.!?\n]{3,}",
    re.IGNORECASE,
)
"""We go through your goals, my notes and what you would change."""

_POINTS = Expression(
    r":\s+(?!(?:I|we|you|please|join|here|https?|it|there|zoom|teams|room)\b)"
    r"[^.!?\n:,;]{3,60}(?:,|;|\band\b|&|/)\s*[^.!?\n]{3,}",
    re.IGNORECASE,
)
"""Two points behind a colon: budget of hall B, the door code."""


@Sign
def plans(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Points by number, minutes for each, a timetable, or what is asked of the talk."""
    whole = facts.masked
    if _is_planned(whole):
        yield Passage(facts, 0, len(whole))
        return
    for sentence in facts.sentences:
        body = whole[sentence.start : sentence.end]
        is_told = any(expression.search(body) for expression in (_QUESTIONS, _OUTCOME))
        if _COURSE.match(body) or (_TALK.search(body) and (is_told or _has_points(facts, sentence))):
            yield Passage(facts, sentence.start, sentence.end)


def _has_points(facts: Facts, sentence: Sentence) -> bool:
    """Whether two points stand behind a colon; the comma of a date parts none."""
    found = _POINTS.finditer(facts.masked, sentence.start, sentence.end)
    return any(
        not any(point.start() <= time.start < point.end() and "," in time.text for time in facts.times)
        for point in found
    )


def _is_planned(text: str) -> bool:
    minutes, hours = _count(_MINUTES, text), _count(_TIMETABLE, text)
    return minutes > _LEAST or hours >= _LEAST or _NUMBERED.search(text) is not None


def _count(expression: Expression, text: str) -> int:
    return sum(1 for _ in expression.finditer(text))
