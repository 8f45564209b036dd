"""Whether a message that greets everybody wants something of one reader alone."""

import re
from collections.abc import Iterator

from asyncdraft.core.checklist.asks import AskKind
from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.due import is_past
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.words import plain
from asyncdraft.core.expression import Expression

_LONGEST = 120
"""Words of a message that may be for one reader alone."""

_ITEMS = 2
_HAILED = Expression(
    r"\W*(?:(?:and|so|but|hi|hey|dear|for|over to)\s+)?(?:(?:mr|mrs|ms|miss|dr|prof)\.?\s+)?"
    r"@?(?P<name>[^\W\d_][\w'’-]*)"
    r"(?:\s*[,:–—]|\s+-\s|\s+(?=please\b|pls\b|plz\b|kindly\b|you\b"
    r"|(?:can|could|would|will|did|do|have|are|may|might)\s+(?:you|I)\b))",
    re.IGNORECASE,
)
_HAILED_LATER = Expression(
    r"(?:[,;:–—]|\b(?:and|but|so))\s+(?:(?:mr|mrs|ms|miss|dr|prof)\.?\s+)?@?(?P<name>[^\W\d_][\w'’-]*),?\s+"
    r"(?:please|pls|kindly|(?:can|could|would|will)\s+you)\b",
    re.IGNORECASE,
)
_NEWS = frozenset(
    {
        "closed", "closes", "moves", "cancelled", "canceled", "postponed", "new", "reminder",
        "welcome", "congratulations", "thanks", "thank", "will", "starts", "opens", "deadline", "attached",
        "remember", "note", "we'll", "announce", "announcement", "minutes", "decided", "agreed",
    }
)  # fmt: skip
"""Words of what everybody is told."""

_OPEN = (AskKind.QUESTION, AskKind.REQUEST, AskKind.VAGUE, AskKind.CALL, AskKind.IMPERATIVE)


def wants_one(survey: Survey) -> bool:
    """Whether one reader is asked by name, and the rest is neither asked nor told anything of its own."""
    if survey.word_count > _LONGEST or _is_list(survey) or _speaks_of_all(survey):
        return False
    asked: set[str] = set()
    for facts in _bodies(survey):
        asked.update(_asked(facts, survey, "" if not asked else min(asked)))
    return len(asked) == 1 and "" not in asked


def _bodies(survey: Survey) -> Iterator[Facts]:
    return (placed.facts for placed in survey.blocks if placed.facts.kind is not BlockKind.SUBJECT)


def _is_list(survey: Survey) -> bool:
    items = (sentence.is_item for facts in _bodies(survey) for sentence in facts.sentences)
    return sum(items) >= _ITEMS


def _speaks_of_all(survey: Survey) -> bool:
    """Whether others are spoken of, or greeted by name."""
    for spot in survey.marks("everybody.else"):
        greeting = spot.placed.facts.greeting
        if greeting is None or spot.start >= greeting.end:
            return True
    return False


def _asked(facts: Facts, survey: Survey, hailed: str) -> Iterator[str]:
    """Whom each sentence asks that asks or tells something of its own; nothing where it is open.

    Who was hailed is meant until somebody else is.
    """
    for number in range(len(facts.sentences)):
        hailed = _hailed(facts, number, survey) or hailed
        if any(ask.sentence == number and ask.kind in _OPEN for ask in facts.asks):
            yield hailed
        elif not hailed and _is_news(facts, number, survey):
            yield ""


def _hailed(facts: Facts, number: int, survey: Survey) -> str:
    sentence = facts.sentences[number]
    start = sentence.body
    if facts.greeting and sentence.start <= facts.greeting.start < sentence.end:
        start = facts.greeting.end
    found = _HAILED.match(facts.masked, start, sentence.end)
    found = found if found and _is_reader(found, survey) else None
    found = found or _HAILED_LATER.search(facts.masked, start, sentence.end)
    return plain(found["name"]) if found and _is_reader(found, survey) else ""


def _is_reader(found: re.Match[str], survey: Survey) -> bool:
    return plain(found["name"]) in survey.reader_names


def _is_news(facts: Facts, number: int, survey: Survey) -> bool:
    """Whether it tells everybody what is to come, or what changed."""
    sentence = facts.sentences[number]
    if not _NEWS.isdisjoint(facts.sentence_words[number]):
        return True
    return any(
        sentence.start <= reading.start < sentence.end
        and reading.precise
        and not is_past(reading, survey.now)
        for reading in facts.times
    )
