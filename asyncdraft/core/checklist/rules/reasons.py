"""Which sentences and clauses beside a request imply its reason."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.due import is_past
from asyncdraft.core.checklist.facts import Facts, Passage, Sign
from asyncdraft.core.checklist.references import POINTERS
from asyncdraft.core.checklist.rules.clauses import has_verb, is_finite
from asyncdraft.core.checklist.rules.details import is_detail, is_published
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
    r"(?:[,;–—]\s+(?:(?:and|but|so)\s+)?|\s(?:and|but|or)\s+(?=(?:the|our|my|we|they|he|she|it|nobody)\s))"
    r"(?P<words>[^\n.!?,;–—]{8,}?)(?=[\n.!?,;–—]|\Z|\s(?:and|but)\s)",
    re.IGNORECASE,
)
_EVENT = Expression(
    r"\b(?:the|my|our|his|her|their|one|an?)\s+(?:(?!is\b|are\b)[\w'’-]+\s+){1,4}?"
    r"(?:was|were|got|went|came|fell|broke|\w{3,}ed)\b"
    r"|\b(?:mine|ours|his|hers|theirs|both|one|half)\s+(?:just\s+)?(?:was|were|got|fell|broke|\w{3,}ed)\b"
    r"|\b(?:I|we|he|she|they)\s+(?:(?:just|accidentally|already)\s+)?(?:lost|broke|deleted|forgot|missed|sold|spilled|spilt"
    r"|dropped|tore|burnt|burned|ran out of|locked|fell|hurt|cracked|overslept)\b",
    re.IGNORECASE,
)
"""The tenant moved; mine broke; I deleted it: what happened, or what was lost."""

_SOME_DID = Expression(
    r"\b(?:two|three|four|five|six|some|many|several|most|\d+)\s+[a-z]+s\s+"
    r"(?:[a-z]{3,}ed|went|came|left|fell|got|said|wrote|lost|found|were|had)\b",
    re.IGNORECASE,
)
"""Two patients asked for the form in Portuguese: what people did, whatever else it tells."""

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
            opening = _opening_clause(passage)
            yield from (part for part in opening if not (part.overlaps("hedge.strong") or is_detail(part)))
        elif not sentence.is_question and _tells_reason(passage, now):
            yield passage


def _tells_reason(passage: Passage, now: datetime) -> bool:
    """Whether a statement gives a reason, be it beside a complaint or a word that says nothing."""
    if _is_reproach(passage) or _LACKS.fullmatch(passage.facts.masked, passage.start, passage.end):
        return False
    if _is_heading(passage) or is_detail(passage) or is_published(passage):
        return False
    if (
        passage.within("how") and not _IN_THE_WAY.search(passage.facts.masked, passage.start, passage.end)
    ) or _is_measure(passage):
        is_told = _SOME_DID.search(passage.facts.masked, passage.start, passage.end)
        return is_told is not None or any(not _says_nothing(part) for part in stating_clauses(passage))
    if not passage.within(*_NO_REASON) and not _is_ready(passage):
        return _states_reason(passage, now)
    if _is_measured(passage) and _states_reason(passage, now):
        return True
    return _is_scheduled(passage, now) or any(not _says_nothing(part) for part in stating_clauses(passage))


_IN_THE_WAY = Expression(
    r"\b(?:in|on|at)\s+(?:the|our|my)\s+(?:\w+\s+)?(?:exit|way|rain|sun|road|doorway|lane|passage|escape|wet|snow|cold|frost"
    r"|heat|open|dark|sea|harbour|street|tracks|rails|queue)\b|\bnot\s+the\s+same\b"
    r"|\b(?:in|away|off)\s+for\s+(?:an?\s+|its\s+)?(?:repairs?|service|servicing|cleaning|maintenance|inspection|tests?|surgery"
    r"|operation|treatment|calibration)\b",
    re.IGNORECASE,
)


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


def _is_heading(passage: Passage) -> bool:
    return passage.facts.text.startswith("#", passage.start)


def _says_nothing(part: Passage) -> bool:
    return part.overlaps(*_NO_REASON, "how") or _is_ready(part) or is_detail(part)


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
    if _goes_on_to_a_reason(passage) or (_SECOND_CLAUSE.search(body) and _explains(passage)):
        yield passage
    yield from stating_clauses(passage)


def _explains(passage: Passage) -> bool:
    """Whether one side of a colon explains the other; before a question or the request itself, only a
    statement does.
    """
    body = passage.facts.masked[passage.start : passage.end]
    colon = AFTER_COLON.search(body)
    if colon is None:
        return False
    if _LISTED.match(body, colon.start()):
        return False
    if not (body.rstrip().endswith("?") or _first_ask(passage) > passage.start + colon.start()):
        return True
    before = WORD.findall(_CALLED.sub("", body[: colon.start()], count=1).lower())
    return _STATES.search(body[: colon.start()]) is not None or any(map(is_finite, before[1:]))


_LISTED = Expression(
    r"[:;]\s+(?!.*\b(?:is|are|was|were|has|have|had|will|can|cannot|must|needs?|I|we|they|he|she|it|there|you)\b)"
    r"(?!.*['’](?:s|ll|re|ve|m|t)\b)[^,.;:!?\n]+,[^.;:!?\n]+[.!?]?\s*\Z",
    re.IGNORECASE,
)
"""Behind a colon only parts are listed: white paper, perforated."""


def _first_ask(passage: Passage) -> int:
    asked = (ask.start for ask in passage.facts.asks if passage.start <= ask.start < passage.end)
    return min(asked, default=passage.start)


def _opening_clause(passage: Passage) -> Iterator[Passage]:
    """What is stated before a request in the same sentence: the pump is hot, so a word from you by noon."""
    facts = passage.facts
    called = _CALLED.match(facts.masked, passage.start, passage.end)
    start = called.end() if called else passage.start
    joint = _TO_THE_REQUEST.search(facts.masked, start, max(start, _first_ask(passage)))
    if joint is None or _NO_STATEMENT.match(facts.masked, start, joint.start()):
        return
    is_in_time = any(time.start <= joint.start() < time.end for time in facts.times)
    words = WORD.findall(facts.masked[start : joint.start()].lower())
    if (
        len(words) > 1
        and not is_in_time
        and words[0] not in facts.lexicon.words("verbs")
        and (has_verb(words) or _HAPPENED.search(facts.masked, start, joint.start()))
    ):
        yield Passage(facts, start, joint.start())


_HAPPENED = Expression(
    r"\b(?:the|my|our|an?|two|three|\d+)\s+(?:[\w'’-]+\s+){1,3}?(?:[a-z]{3,}ed|bit|blew|broke|burnt|burst|came|cut|fell|found|froze|gave"
    r"|got|hit|hurt|left|lost|ran|sank|shut|stole|stuck|tore|took|went|woke)\b",
    re.IGNORECASE,
)
_TO_THE_REQUEST = Expression(r"[,;–—]\s|\s-\s|\sso\s")
_NO_STATEMENT = Expression(
    r"\W*(?:if|when|whenever|once|as|in case|unless|before|after|until|should|please|pls|kindly|can|could"
    r"|would|will|may|might|do|does|did|is|are|who|what|which|where|how|let|thanks?|thank|sorry|hope|hi|hello|hey|dear|you"
    r"|(?:I|we)(?!\s+(?:have|['’]ve|got)\s+(?:\d|an?|no|two|three|four|five|ten)))\b",
    re.IGNORECASE,
)


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
    if _THEREFORE.search(facts.masked, passage.start, passage.end) or _is_needed_for(passage, hidden):
        return True
    asking = {bisect_right(cuts, ask.start) for ask in facts.asks if passage.start <= ask.start < passage.end}
    return any(
        bisect_right(cuts, mark.start) not in asking
        for mark in facts.marked("reason")
        if passage.start <= mark.start < passage.end
        and not Passage(facts, mark.start, mark.end).overlaps("vague")
        and not _FOR_WHAT.search(facts.masked, passage.start, mark.end)
    )


def _is_needed_for(passage: Passage, times: Sequence[tuple[int, int]]) -> bool:
    """Whether what was asked for is needed for something, be it a number; a time is none."""
    use = _NEEDED_FOR.search(passage.facts.masked, passage.start, passage.end)
    return use is not None and not any(start <= use.end() < end for start, end in times)


_NEEDED_FOR = Expression(
    r"\b(?:I|we|he|she|they)\s+(?:(?:only|will|also|just|do)\s+)?(?:need|want|use|needs|wants|uses)\s+(?:it|them|this|that|these|those|one)\s+for\s+"
    r"(?=\w)(?!(?:me|us|you|now|once|good|sure|work|later|then|tomorrow|today|tonight|next|this|long|ever|always|an?\s+\w+)\b)",
    re.IGNORECASE,
)
_FOR_WHAT = Expression(
    r"(?:\bas|\W*(?:[^\W\d_]+,\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,3}\s+or(?:\s+[\w'’-]+){1,3})\s+for\s+the\Z",
    re.IGNORECASE,
)
"""As for the flat; oak or beech for the stairs: what it is about."""

_THEREFORE = Expression(r",?\s+so,?\s+(?:please|pls|kindly|could|can|would|will|do)\b", re.IGNORECASE)
_CALLED = Expression(r"\W*(?:(?:hi|hello|dear|hey)\s+)?[^\W\d_]+,\s", re.IGNORECASE)


_COUNTED = Expression(r"\W*[^\W\d_]+\s+\d")
"""Print 200 tickets."""


def stating_clauses(passage: Passage) -> Iterator[Passage]:
    """Later clauses with a subject and a verb in the present: neither orders nor fragments."""
    facts = passage.facts
    tails, verbs, objects = (facts.lexicon.words(name) for name in ("no clause", "verbs", "object"))
    for found in _CLAUSE.finditer(facts.masked, passage.start, passage.end):
        words = WORD.findall(found["words"].lower())
        is_counted = _COUNTED.match(found["words"]) is not None
        is_order = len(words) > 1 and words[0] in verbs and (words[1] in objects or is_counted)
        states = has_verb(words) or _STATES_WHEN.search(found["words"])
        if len(words) > 1 and words[0] not in tails and not is_order and states:
            yield Passage(facts, *found.span("words"))


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
    is_so = _STATES.search(body) is not None or has_verb(words) or any(stating_clauses(passage))
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
