"""What a message tells of a trouble: what was seen, tried, said and measured."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rules.labels import is_label, is_part_of_a_name
from asyncdraft.core.checklist.rules.vagueness import is_place
from asyncdraft.core.expression import Expression

_FIGURES = (ReferenceKind.NUMBER, ReferenceKind.IDENTIFIER)
_CLOSE = 16
_NEAR = 80

_UNDONE = Expression(
    r"\b(?:can['’]?t|cannot|couldn['’]?t|can not|could not|unable to|impossible to|need to|want to|have to"
    r"|didn['’]?t|did not|not|please|will|never|nothing|none|nobody|no one)\s+"
    r"(?:(?:even|really|properly)\s+)?\Z",
    re.IGNORECASE,
)
_BY_NOBODY = Expression(r"\s+(?:on|by|with|at|in)?\s*(?:nothing|nobody|no one|none)\b", re.IGNORECASE)


@needing("evidence", "observed")
def observations(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Statements, no questions or requests, that tell what was seen or done."""
    for passage in facts.passages("evidence", "observed"):
        is_part = facts.masked[passage.end : passage.end + 1] == "-"
        is_undone = (
            is_part
            or _UNDONE.search(passage.before(_CLOSE + _CLOSE))
            or _BY_NOBODY.match(passage.after(_CLOSE))
            or _is_no_sight(passage)
        )
        if not is_undone and not passage.is_asking and not passage.within("rhetorical", "passive"):
            yield passage


def _is_no_sight(passage: Passage) -> bool:
    """Whether nobody saw or tried anything by it: seen to, trouble with the new one, the test that failed."""
    before, after = passage.before(_NEAR), passage.after(_CLOSE)
    if passage.text.lower() == "seen" and after.startswith(" to"):
        return True
    if passage.text.lower().startswith("with") and _TROUBLE_WITH.search(before):
        return True
    if _PART_OF.search(passage.text):
        return True
    is_noun = passage.text.lower() in _EXAMINATIONS and _ARTICLE.search(before) is not None
    return is_noun and passage.within("problem", "failing") and not _SAYS.match(passage.after(_NEAR))


_TROUBLE_WITH = Expression(
    r"\b(?:troubles?|problems?|issues?|time|luck|joy|grief|difficult(?:y|ies)|hassle|anywhere|nowhere|stuck|unhappy"
    r"|struggl\w+|fight\w*|happy)\s+\Z",
    re.IGNORECASE,
)
_PART_OF = Expression(
    r"\b(?:in|on|at|for|from)\s+the\s+second\s+(?:half|part|row|act|week|year|volume|chapter)", re.IGNORECASE
)
_EXAMINATIONS = frozenset({"test", "tests", "check", "checks", "trial"})
_ARTICLE = Expression(r"\b(?:the|our|my|this|that|a|your)\s+(?:[\w'’-]+\s+){0,2}\Z", re.IGNORECASE)
_SAYS = Expression(r"[^.!?]{0,40}\b(?:shows?|showed|gives?|gave|found|says?|said)\b|\s*:", re.IGNORECASE)


def _is_title(passage: Passage) -> bool:
    """Whether it stands in a line that is all emphasis."""
    text = passage.facts.text
    start = text.rfind("\n", 0, passage.start) + 1
    line = text[start:].partition("\n")[0].strip()
    return line.startswith("#") or (line.startswith("**") and line.endswith("**"))


@needing("problem")
def described(facts: Facts, _: datetime) -> Iterator[Passage]:
    """What stands behind the colon of a trouble, or its cause: no light, no fan; because a fuse blew."""
    for passage in facts.passages("problem"):
        end = passage.bounds.end
        if _DETAIL.search(facts.masked, passage.end, end) or _CAUSE.match(facts.masked, passage.end, end):
            yield passage


_CAUSE = Expression(r"[^.;:!?]{0,60}\b(?:because|due to|owing to|thanks to)\b", re.IGNORECASE)


@needing("times")
def chronicle(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Hours at which something was seen to happen: restless from 04:00, down at 05:20."""
    hours = [Passage(facts, time.start, time.end) for time in facts.times if time.precise]
    told = [passage for passage in hours if not passage.is_asking and _HAPPENED.search(_sentence(passage))]
    return iter(told if len(told) >= _HOURS else [])


def _sentence(passage: Passage) -> str:
    return passage.facts.masked[passage.bounds.start : passage.bounds.end]


_HOURS = 2
_HAPPENED = Expression(r"\b(?:was|were|went|came|fell|began|got|had|[a-z]{3,}ed)\b", re.IGNORECASE)


@needing("quote")
def said(facts: Facts, _: datetime) -> Iterator[Passage]:
    """What was read or heard, word by word; the title of a message in marks of emphasis is none."""
    for reference in facts.references:
        if reference.kind is ReferenceKind.QUOTE:
            passage = Passage(facts, reference.start, reference.end)
            if not _is_title(passage):
                yield passage


@needing("number", "identifier")
def figures(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Numbers and identifiers of the body that are no times."""
    return (
        Passage(facts, reference.start, reference.end)
        for reference in facts.references
        if reference.kind in _FIGURES
        and facts.kind is not BlockKind.SUBJECT
        and not any(time.start <= reference.start < time.end for time in facts.times)
    )


@needing("number", "identifier")
def measured(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Figures that may describe a trouble; not those of what comes after the request."""
    asked = min((ask.start for ask in facts.asks), default=len(facts.text))
    for passage in figures(facts, now):
        says_where = is_place(facts, passage.start) and not _RECORDED.search(passage.before(_CLOSE))
        is_aim = passage.is_asking and _FOR.search(passage.before(_CLOSE)) is not None
        is_told = passage.start < asked or not _is_at_stake(passage)
        if is_told and not (says_where or is_aim or _is_name(passage)):
            yield passage


def _is_name(passage: Passage) -> bool:
    """Whether it only tells which thing is meant."""
    found = [ref for ref in passage.facts.references if ref.start == passage.start and ref.end == passage.end]
    return any(is_label(passage.facts, ref) or is_part_of_a_name(passage.facts, ref) for ref in found)


def _is_at_stake(passage: Passage) -> bool:
    """Whether a figure behind the request says what hangs on it: 40 guests wait, bid 9 must be in."""
    if passage.is_asking:
        return passage.nears(_NEAR // 2, "reason") or bool(_CLAUSE_OPENS.search(passage.before(_CLOSE)))
    sentence = passage.facts.masked[passage.bounds.start : passage.bounds.end]
    return not passage.within("problem") and (passage.within("reason") or bool(_DUE.search(sentence)))


_FOR = Expression(r"\b(?:is|are|for)\s+for\s+(?:about\s+)?\Z", re.IGNORECASE)
"""Lunch is for 90."""

_CLAUSE_OPENS = Expression(
    r"[,;]\s+(?:(?:or|and|but|so|then)\s+)?(?:(?:the|our|all|about|over|some)\s+)?\Z", re.IGNORECASE
)
_RECORDED = Expression(
    r"\b(?:errors?|codes?|status|faults?|alarms?|http|exit|cases?|tickets?|incidents?|claims?|requests?"
    r"|bugs?)"
    r"\W+(?:\w+\W+)?\Z",
    re.IGNORECASE,
)
"""Words whose number describes a trouble, or leads to a description; others say where it is: room 4."""

_DUE = Expression(r"\b(?:must|will|has to|have to|shall|should|needs? to)\b", re.IGNORECASE)
_DETAIL = Expression(r"[:;]\s+(?:[\w'’-]+,?\s+){2}")
