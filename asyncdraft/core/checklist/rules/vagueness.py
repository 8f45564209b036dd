"""Words that say nothing exact, and whether something exact stands beside them."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rules.cases import is_order
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression

CONDITION = Expression(
    r"\b(?:if|in case|should|unless|whether|when|once|no|not any|without|any)\b"
    r"|\b(?:any|no)thing\b[^,.;:!?]{0,40}\s(?:that|which)\b",
    re.IGNORECASE,
)
_EVIDENCE = (
    ReferenceKind.CODE,
    ReferenceKind.QUOTE,
    ReferenceKind.IDENTIFIER,
    ReferenceKind.URL,
    ReferenceKind.NUMBER,
)
_ASKED = Expression(r"\b(?:which|what|who|why)\b", re.IGNORECASE)
_WHEN = Expression(r"\s+(?:on|before|until|between|at)\s+(?:the\s+)?", re.IGNORECASE)
_CLOSE = 16
_NEAR = 80
_MEASURE = Expression(
    r"\b(?:about|roughly|up to|every|each|for|within|only)\s+"
    r"(?:an?|one|two|three|four|five|six|ten|half|second|third)\b"
    r"|\b(?:twice|half of)\b",
    re.IGNORECASE,
)
AFTER_COLON = Expression(r"[:;]\s+(?:[\w'’-]+,?\s+){3,}")


@needing("vague.some", "vague.thing")
def vague_words(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Some issues, the other thing: where nothing exact follows."""
    if facts.kind is BlockKind.SUBJECT:
        return
    for passage in _untold_words(facts):
        end = passage.bounds.end
        goes_on = facts.masked[:end].endswith(":")
        reach = min(len(facts.text), end + _NEAR) if goes_on else end
        if not has_evidence(facts, _behind_the_place(passage), reach):
            yield passage


def _behind_the_place(passage: Passage) -> int:
    """Where it may be told what is wrong: behind the number of the thing in which it is wrong."""
    facts = passage.facts
    behind = (ref for ref in facts.references if ref.kind is ReferenceKind.IDENTIFIER)
    place = next((ref for ref in behind if ref.start >= passage.end), None)
    if place is None or not _MISTAKE.search(passage.text):
        return passage.start
    if not _IN_WHAT.fullmatch(facts.masked, passage.end, place.start):
        return passage.start
    link = _IN_BRACKETS.match(facts.text, place.end)
    return link.end() if link else place.end


_MISTAKE = Expression(
    r"\b(?:mistake|error|typo|slip|inconsistenc|inaccurac|flaw|gap|omission)\w*\Z", re.IGNORECASE
)
_IN_WHAT = Expression(r"\s+(?:in|on|with)\s+(?:[^\W\d_][\w'’-]*\s+){0,4}")
_IN_BRACKETS = Expression(r"\s*\([^()\n]{1,200}\)")


def _untold_words(facts: Facts) -> Iterator[Passage]:
    for passage in facts.passages("vague.some", "vague.thing"):
        after = AFTER_COLON.search(facts.masked, passage.end, passage.bounds.end)
        if not (after or _TOLD.match(passage.after(_NEAR)) or _is_exempt(passage)):
            yield passage


_TOLD = Expression(
    r"\s+(?:asked|ask|asks|want|wants|wanted|said|say|says|wrote|report|reported|told)\s+"
    r"(?:whether|if|that|for|us|to|why|when|how|about)\b"
    r"|\s+(?:that|which)\s+(?:(?:really|most)\s+)?(?:is|are|was|were|[a-z]+s)\b[^.;!?\n]*\s(?:is|are|was|were)\b",
    re.IGNORECASE,
)
"""Several guests asked whether; the thing that counts is: what follows says it."""


@needing("vague.fault")
def vague_faults(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Does not work, looks weird: where nothing exact stands around it."""
    for passage in _untold_faults(facts):
        start, end = passage.bounds.start, passage.bounds.end
        reach = min(_next_ask(facts, end), end + 2 * _NEAR)
        if not has_evidence(facts, start, reach):
            yield passage


def _untold_faults(facts: Facts) -> Iterator[Passage]:
    for passage in facts.passages("vague.fault"):
        start, end = passage.bounds.start, passage.bounds.end
        if is_of_some_one(passage) or _is_exempt(passage) or _is_of_a_reader(passage) or _is_labour(passage):
            continue
        after = AFTER_COLON.search(facts.masked, passage.end, end)
        if not (after or _MEASURE.search(facts.masked, start, end)):
            yield passage


@needing("vague.some", "vague.thing", "vague.fault", "vague.topic")
def untold(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Words that say nothing exact, be it that something exact stands near."""
    yield from _untold_words(facts)
    yield from _untold_faults(facts)
    yield from vague_topics(facts, now)


def _is_of_a_reader(passage: Passage) -> bool:
    """Whether it is how somebody feels, or a time that does not suit: I feel awful, Tuesday is not ideal."""
    if _PERSON.search(passage.before(_CLOSE)) and _IS_SO.match(passage.text):
        return True
    return any(0 <= passage.start - time.end <= _CLOSE for time in passage.facts.times)


def _is_labour(passage: Passage) -> bool:
    """Whether it is people who do not work: we may not work without it."""
    return passage.text.lower().endswith("work") and _WORKER.search(passage.before(_CLOSE)) is not None


_WORKER = Expression(r"\b(?:may|must|need|shall|I|we|you)\s+\Z", re.IGNORECASE)
_IS_SO = Expression(
    r"(?:'s|am|be|is|was|were|are|feel|feels|felt|seem|seems|look|looks|sound|get|got)\b", re.IGNORECASE
)
_PERSON = Expression(
    r"\b(?:(?:I|you|he|she)\s+(?:(?:do|really|also|still|may|might|could|must|will|would|can)\s+){0,2}"
    r"|I know (?:that )?(?:it|this|that)\s*)\Z",
    re.IGNORECASE,
)


def is_of_some_one(passage: Passage) -> bool:
    """Whether it befell a thing that the reader need not know, nor mend: a lamp is broken."""
    is_one = (
        _SOME_ONE.search(passage.before(_CLOSE))
        or _HAS_A.search(passage.before(_CLOSE))
        or (passage.text.lower() == "broke" and passage.after(_CLOSE).startswith((" a ", " an ")))
    )
    return bool(is_one) and "repair" not in passage.facts.marks


_HAS_A = Expression(r"\b(?:has|have|had|with|got)\s+an?\s+\Z", re.IGNORECASE)
_SOME_ONE = Expression(r"\b(?:an?|one|two)\s+[^\W\d_]+\s+(?:(?:is|are|was|has|have)\s+)?\Z", re.IGNORECASE)


def _next_ask(facts: Facts, position: int) -> int:
    """Where the next sentence that asks begins: what is told from there on is no description."""
    asking = {ask.sentence for ask in facts.asks}
    starts = (sentence.start for number, sentence in enumerate(facts.sentences) if number in asking)
    return next((start for start in starts if start >= position), len(facts.text))


@needing("vague.topic")
def vague_topics(facts: Facts, _: datetime) -> Iterator[Passage]:
    """The access card issue, that matter: a trouble that the reader is supposed to know."""
    for passage in facts.passages("vague.topic"):
        is_verb = passage.text.lower().endswith("issue") and _ISSUED.match(passage.after(_CLOSE))
        if not (is_verb or _is_exempt(passage) or passage.overlaps("vague.topic.not")):
            yield passage


_ISSUED = Expression(r"\s+(?:one|an?|the|it|them|me|us|you|your|new|another)\b", re.IGNORECASE)
"""Can the dairy issue one: no trouble, but what it is asked to do."""


def _is_exempt(passage: Passage) -> bool:
    supposed = CONDITION.search(re.split(r"[:;]\s", passage.before(_NEAR))[-1]) or _ASKED.search(
        passage.before(_CLOSE)
    )
    is_supposed = is_case(passage) or bool(supposed)
    return is_supposed or passage.overlaps("vague.exempt") or _is_dated(passage)


def is_case(passage: Passage) -> bool:
    """Whether a question opens with it, and what to do in that case follows: Looks worse? Put it back."""
    sentence = passage.facts.sentences[passage.sentence]
    if not sentence.is_question or passage.start - sentence.body >= _CLOSE:
        return False
    then = WORD.search(passage.facts.masked, sentence.end)
    return then is not None and (then[0].lower() in _THEN or is_order(passage.facts, then[0]))


_THEN = frozenset({"then", "just", "please"})


def _is_dated(passage: Passage) -> bool:
    """Whether a time follows at once: some guests on Friday."""
    starts = (time.start for time in passage.facts.times if 0 <= time.start - passage.end <= _CLOSE)
    return any(_WHEN.fullmatch(passage.facts.masked, passage.end, start) for start in starts)


def has_evidence(facts: Facts, start: int, end: int) -> bool:
    """Whether figures, codes, quotations or links, no times or places, stand in [start, end)."""
    return any(
        reference.kind in _EVIDENCE
        and start <= reference.start < end
        and not is_place(facts, reference.start)
        for reference in facts.references
    )


_LABELLED = Expression(
    r"\b(?!(?:errors?|codes?|status|alarms?|faults?|after|about|over|under|with|only|from|until|till|than|then"
    r"|and|exactly|some|roughly|around|below|above|every|each|for|but|all|just|both)\b)[a-z]{3,}(?<!s)(?<!ed)\s\Z",
)
_LABEL = Expression(
    r"\d{1,3}\s+(?:is|are|was|were|has|have|does|do|did|will|can|cannot|keeps?|stopped|went"
    r"|(?:is|are|was|were|has|does|do|did|wo|ca)n['’]t)\b"
)
"""Camera 2 is dark: a noun, its number and a verb."""


def is_place(facts: Facts, position: int) -> bool:
    """Whether a number there is a time, or only says which: slide 4."""
    if _LABELLED.search(facts.masked, max(0, position - _NEAR), position) and _LABEL.match(
        facts.masked, position
    ):
        return True
    times = [(time.start, time.end) for time in facts.times]
    places = [(mark.start, mark.end) for mark in facts.marks.get("numbered", ())]
    return any(start <= position < end for start, end in (*times, *places))
