"""Requests that stand: asked for in some case only, or for as long as something lasts."""

import re

from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.expression import Expression

_IN_CASE = Expression(
    r"(?:if|in case|unless|should|over|under|above|below|still)\s(?!(?:you|u|possible|needed|not|so|at all"
    r"|convenient|time|we|I|it['’]?s? (?:is )?(?:ok|okay|possible|not too)"
    r"|(?:one of you|any of you|either of you|some(?:one|body)|any(?:one|body)) (?:could|would|might))\b)"
    r"[^?\n]{0,80}?[,:]\s",
    re.IGNORECASE,
)
_EMERGENCY = Expression(
    r"(?:in (?:an |case of )?(?:emergency|emergencies|need|doubt|trouble)|for (?:urgent|emergency) \w+),?\s+",
    re.IGNORECASE,
)
_WHILE = Expression(
    r"(?:in|during|throughout|for|over|within)\s(?:these|those|this|that|the)\s"
    r"(?:(?:two|three|four|five|six|eight|ten|twelve|\d+|next|few|whole|same)\s)*"
    r"(?:minutes?|hours?|days?|nights?|weeks?|time|period|outage|closure|works?|maintenance|downtime"
    r"|repairs?|move"
    r"|upgrade|test|drill|storm|strike|migration|window|freeze|power cut|cut|break|meantime)\b"
    r"|(?:while|as long as|meanwhile|in the meantime|until then|till then|for the time being)\b"
    r"|(?:as of|from|starting)\s(?:now|today|tomorrow|then|(?:next\s)?\w+day|(?:this|next) week)\b",
    re.IGNORECASE,
)
"""What is asked for as long as something lasts, or from a day on: it needs no other time."""

_THOSE_WHO = Expression(
    r"\b(?:please|pls|kindly)\s+(?:only\s+)?(?:answer|tell|send|refer|give|show|let|direct|ask|warn|point"
    r"|help)\s"
    r"(?:all\s+|any\s+)?(?:anyone|anybody|everyone|everybody|people|callers|customers|guests|parents|patients"
    r"|visitors|clients|users|those)\s+who\b"
    r"|\b(?:please|pls|kindly)\s+(?:tell|warn|inform|remind|refer|send)\s(?:all\s)?(?:late|new|any|other|further|future"
    r"|early|angry|walk-in)\s(?:callers|customers|guests|parents|patients|visitors|clients|users|people|arrivals"
    r"|applicants|members|students|drivers|tenants)\b",
    re.IGNORECASE,
)
"""What to do with whoever comes: it holds as long as they come."""

_HENCEFORTH = Expression(
    r"\b(?:next time|in (?:the )?future|from now on|henceforth|going forward)\b", re.IGNORECASE
)
"""What is asked for once it comes up again."""


def is_standing(masked: str, sentence: Sentence) -> bool:
    """Whether it is asked for in some case only, or for as long as something lasts."""
    return bool(
        behind_the_case(masked, sentence)
        or (not sentence.is_question and _WHILE.match(masked, sentence.body, sentence.end))
        or (not sentence.is_question and _THOSE_WHO.search(masked, sentence.body, sentence.end))
        or _HENCEFORTH.search(masked, sentence.body, sentence.end)
    )


def behind_the_case(masked: str, sentence: Sentence) -> int:
    """Where it goes on behind the case with which it begins; 0 where it begins with none."""
    case = _IN_CASE.match(masked, sentence.body, sentence.end)
    case = case or _EMERGENCY.match(masked, sentence.body, sentence.end)
    return case.end() if case else 0
