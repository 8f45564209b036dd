"""Which sentences and clauses beside a request imply its reason."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.due import is_past
from asyncdraft.core.checklist.facts import Facts, Passage, Sign
from asyncdraft.core.checklist.references import POINTERS
from asyncdraft.core.checklist.rules.vagueness import AFTER_COLON, has_evidence
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression

_NO_REASON = (
    "vague.fault",
    "vague.some",
    "vague.thing",
    "elsewhere",
    "blame",
    "passive",
    "ask.closing",
    "handoff",
    "rhetorical",
    "hedge.strong",
    "apology",
)
_SECOND_CLAUSE = Expression(r"[,;:–—-]\s|\s(?:so|as|for|before|after|until|when)\s")
_CLAUSE = Expression(
    r"(?:[,;–—]\s+(?:(?:and|but|so)\s+)?|\s(?:and|but)\s+(?=(?:the|our|my|we|they|he|she|it|nobody)\s))"
    r"(?P<words>[^\n.!?,;–—]{8,}?)(?=[\n.!?,;–—]|\Z|\s(?:and|but)\s)",
    re.IGNORECASE,
)
_IT_IS = Expression(r"(?:i|it|that|there|this|he|she|we|they|you)'(?:s|ll|re|ve|m|d)\Z")
_EVENT = Expression(
    r"\b(?:the|my|our|his|her|their|one|an?)\s+(?:[\w'’-]+\s+){1,2}?"
    r"(?:was|were|got|went|came|fell|broke|\w{3,}ed)\b",
    re.IGNORECASE,
)
_FINITE = Expression(
    r"(?:is|are|has|have|will|can|cannot|must|needs?|wants?|(?!its\Z)[a-z]+[^\W\dusi]s"
    r"|[a-z]*'(?:s|ll|re|ve|m))\Z"
)
_PAST = Expression(r"\b(?:was|were|did|had|\w{3,}ed)\b", re.IGNORECASE)
_STATES_WHEN = Expression(
    r"\A(?:we|they|I|he|she|it)\b.*\b(?:(?:that|the same|the next) [a-z]+|then|afterwards|right after)\Z"
    r"|\A(?:we|they|I)\s+(?!(?:would|could|should|was|were|had|did)\b)[a-z]+(?<!ed)\b[^,;:]*\b(?:on|at|over|from)\s+"
    r"(?:the\s+(?:weekend|end)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_STATES = Expression(
    r"\d|\b(?:is|are|has|have|will|can|cannot|must|needs?|does|do|would|there's|it's|'ll)\b"
    r"|\bthat (?:day|night|morning|afternoon|evening|week)\b",
    re.IGNORECASE,
)


@Sign
def implied_reasons(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Sentences beside the request that imply its reason: effects, figures, events, conditions."""
    if facts.kind is BlockKind.SUBJECT:
        return
    asking = {ask.sentence for ask in facts.asks}
    for number, sentence in enumerate(facts.sentences):
        passage = Passage(facts, sentence.start, sentence.end)
        if number in asking:
            yield from (
                part
                for part in _added_reasons(passage)
                if not _says_nothing(part) or _is_scheduled(part, now)
            )
        elif not sentence.is_question and _tells_reason(passage, now):
            yield passage


def _tells_reason(passage: Passage, now: datetime) -> bool:
    """Whether a statement gives a reason, be it beside a complaint or a word that says nothing."""
    if _is_reproach(passage) or _LACKS.fullmatch(passage.facts.masked, passage.start, passage.end):
        return False
    if passage.within("how") or _is_measure(passage):
        return any(not _says_nothing(part) for part in stating_clauses(passage))
    if not passage.within(*_NO_REASON) and not _is_ready(passage):
        return _states_reason(passage, now)
    if _is_measured(passage) and _states_reason(passage, now):
        return True
    return _is_scheduled(passage, now) or any(not _says_nothing(part) for part in stating_clauses(passage))


def _is_reproach(passage: Passage) -> bool:
    return any(passage.start <= mark.start < passage.end for mark in passage.facts.marked("reproach"))


_LACKS = Expression(
    r"\W*(?:[^.!?\n]{1,40},\s+)?(?:the|your|my|our)\s+(?:[\w'’-]+\s+){1,5}(?:is|are)\s+still\s+"
    r"(?:missing|outstanding|open|pending|overdue|due|lacking|unanswered|not (?:here|there|in))\W*",
    re.IGNORECASE,
)
"""What is asked for, told once more: the time sheets are still missing."""


def _is_ready(passage: Passage) -> bool:
    """Whether it says that something is there; not that one cannot start before it is."""
    begun = passage.facts.masked[passage.start : passage.end]
    return any(
        passage.start <= mark.start < passage.end and not _AWAITED.search(begun[: mark.start - passage.start])
        for mark in passage.facts.marked("ready")
    )


_AWAITED = Expression(
    r"\b(?:before|until|till|when|once|unless|if|as soon as|what|whatever|all that)\b[^,.;]{0,20}\Z",
    re.IGNORECASE,
)


def _says_nothing(part: Passage) -> bool:
    return part.overlaps(*_NO_REASON, "how") or _is_ready(part)


def _is_measure(passage: Passage) -> bool:
    """Whether it only adds how many or in which form: two copies, only the number."""
    body = passage.facts.masked[passage.start : passage.end]
    return _MEASURES.match(body) is not None and not (_IS_STATED.search(body) or passage.within("reason"))


_MEASURES = Expression(
    r"\W*(?:(?:only|just|as|in|max|maximum|minimum|at (?:least|most)|about|roughly|preferably|ideally"
    r"|if possible|[a-z]+ ones|by|net|gross|without|same)\b[^.!?\n]{2,60}"
    r"|[^.!?\n]{2,60}\sonly(?:,\s[^.!?\n]{2,40})?"
    r"|(?:an?|one|two|three|four|five|six|ten|both|no|\d+)\s[\w'’-]+(?:,\s(?:no|not|and|with|in)\s[^.!?\n]{2,40})?)"
    r"\W*\Z",
    re.IGNORECASE,
)
_IS_STATED = Expression(
    r"\b(?:is|are|am|was|were|has|have|had|will|can|cannot|must|needs?|wants?|does|do|did|would|could|won['’]t"
    r"|(?:there|it|he|she|that|we|they|you)['’][a-z]+|[a-z]{3,}ed|(?:we|they|you|he|she|it) [a-z]+"
    r"|left|due)\b",
    re.IGNORECASE,
)


def _added_reasons(passage: Passage) -> Iterator[Passage]:
    """The parts of a request that go on to say what it is for."""
    body = passage.facts.masked[passage.start : passage.end]
    if _goes_on_to_a_reason(passage) or (_SECOND_CLAUSE.search(body) and _explains(body)):
        yield passage
    yield from stating_clauses(passage)


def _explains(body: str) -> bool:
    """Whether one side of a colon explains the other; before a question, only a statement does."""
    colon = AFTER_COLON.search(body)
    if colon is None or not body.rstrip().endswith("?"):
        return colon is not None
    before = WORD.findall(_CALLED.sub("", body[: colon.start()], count=1).lower())
    return _STATES.search(body[: colon.start()]) is not None or any(map(_FINITE.match, before[1:]))


def _goes_on_to_a_reason(passage: Passage) -> bool:
    """Whether a word of reason stands in another clause than the request; a name and a date are none."""
    facts = passage.facts
    hidden = [(time.start, time.end) for time in facts.times]
    called = _CALLED.match(facts.masked, passage.start, passage.end)
    opens = called.end() if called else passage.start
    cuts = [
        found.start()
        for found in _SECOND_CLAUSE.finditer(facts.masked, opens, passage.end)
        if not any(start <= found.start() < end for start, end in hidden)
    ]
    if _THEREFORE.search(facts.masked, passage.start, passage.end):
        return True
    asking = {bisect_right(cuts, ask.start) for ask in facts.asks if passage.start <= ask.start < passage.end}
    return any(
        bisect_right(cuts, mark.start) not in asking
        for mark in facts.marked("reason")
        if passage.start <= mark.start < passage.end
        and not Passage(facts, mark.start, mark.end).overlaps("vague")
    )


_THEREFORE = Expression(r",?\s+so,?\s+(?:please|pls|kindly|could|can|would|will|do)\b", re.IGNORECASE)
_CALLED = Expression(r"\W*(?:(?:hi|hello|dear|hey)\s+)?[^\W\d_]+,\s", re.IGNORECASE)


def stating_clauses(passage: Passage) -> Iterator[Passage]:
    """Later clauses with a subject and a verb in the present: neither orders nor fragments."""
    facts = passage.facts
    tails, verbs, objects = (facts.lexicon.words(name) for name in ("no clause", "verbs", "object"))
    for found in _CLAUSE.finditer(facts.masked, passage.start, passage.end):
        words = WORD.findall(found["words"].lower())
        is_order = len(words) > 1 and words[0] in verbs and words[1] in objects
        states = _has_verb(words) or _STATES_WHEN.search(found["words"])
        if len(words) > 1 and words[0] not in tails and not is_order and states:
            yield Passage(facts, *found.span("words"))


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a verb in the present stands where the verb of a statement stands."""
    if words and _IT_IS.match(words[0].replace("’", "'")):
        return True
    opening = words[:1] if words[:1] in (["the"], ["our"], ["my"]) else words[:2]
    is_fragment = any(word.endswith("ing") for word in opening)
    return not is_fragment and any(_FINITE.match(word) for word in words[1:5])


def _states_reason(passage: Passage, now: datetime) -> bool:
    """Whether a statement tells how things are or what is coming; what was, explains little."""
    if passage.within("reason"):
        return True
    body = passage.facts.masked[passage.start : passage.end]
    words = WORD.findall(body.lower())
    is_courtesy = len(words) < _COURTEOUS and passage.within("courtesy")
    if len(words) < _STATEMENT or is_courtesy or _only_points(passage, words):
        return False
    if len(words) >= _REPORT:
        return True
    is_so = _STATES.search(body) is not None or _has_verb(words) or any(stating_clauses(passage))
    return is_so or bool(_EVENT.search(body)) or (_comes(passage, now) and not _PAST.search(body))


def _only_points(passage: Passage, words: Sequence[str]) -> bool:
    """Whether a short sentence does no more than say where something is."""
    return len(words) < _POINTING and any(
        passage.start <= reference.start < passage.end and reference.kind in POINTERS
        for reference in passage.facts.references
    )


def _comes(passage: Passage, now: datetime) -> bool:
    inside = (time for time in passage.facts.times if passage.start <= time.start < passage.end)
    return any(not is_past(time, now) for time in inside)


def _is_measured(passage: Passage) -> bool:
    return has_evidence(passage.facts, passage.start, passage.end)


def _is_scheduled(passage: Passage, now: datetime) -> bool:
    """Whether it gives a reason with a time, whatever else it says."""
    return passage.within("reason") and _comes(passage, now)


_STATEMENT = 2
_COURTEOUS = 5
_REPORT = 7
_POINTING = 7
