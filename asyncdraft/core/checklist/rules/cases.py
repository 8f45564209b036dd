"""Cases: sentences that say what to do if something comes to pass."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.facts import Facts, Passage, Sign
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression


@Sign
def cases(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Sentences that say what to do in some case; a question or a courtesy does not."""
    for number, sentence in enumerate(facts.sentences):
        passage = Passage(facts, sentence.start, sentence.end)
        if _is_case(facts, number, sentence) and not passage.within("ask.closing"):
            yield passage


def _is_case(facts: Facts, number: int, sentence: Sentence) -> bool:
    body = facts.masked[sentence.start : sentence.end]
    if sentence.is_question:
        return _TROUBLED.match(body) is not None or _is_answered(facts, number, body)
    decides = (
        _decides(body)
        or _THEN_YOU.match(facts.masked, sentence.body, sentence.end) is not None
        or _orders_in_case(facts, body)
        or _orders_in_trouble(facts, sentence, facts.sentence_words[number])
        or _stands_for_case(facts, sentence)
    )
    return decides and _TELLS_WHERE.search(body) is None


_TELLS_WHERE = Expression(
    r"\bif\b[^.!?,]{3,60}?\b(?:they|it|that)(?:['’](?:re|s)|\s+are|\s+is)\s+(?:in|on|under|behind|at|next|inside|beside)\b",
    re.IGNORECASE,
)
"""If they ask for towels they're in the locker: that is no way out."""

_THEN_YOU = Expression(
    r"(?:an?|any|anything|one|two|three|another|more|less|nothing|no|not|half|\d+)\b[^.!?;:\n]{3,60}?(?:,|\sand)\s+"
    r"(?:then\s+)?(?:you|I|we)(?:['’]ll)?\s+(?!(?:are|were|have|had|need|can|could|might|would|will|know|think|hope)\b)[a-z]+",
    re.IGNORECASE,
)
"""Anything above 60 and you close the valve; an hour without news, you ring the vet."""


def _is_answered(facts: Facts, number: int, body: str) -> bool:
    """The cow won't drink? Ring the vet. A case put as a question, and an order behind it."""
    if _ASKS.search(body) or not _UNTOWARD.search(body) or number + 1 >= len(facts.sentences):
        return False
    then = WORD.match(facts.masked, facts.sentences[number + 1].body)
    return then is not None and (then[0].lower() in _THEN or is_order(facts, then[0]))


_ASKS = Expression(
    r"\b(?:who|what|when|where|which|why|how|whose)\b|\A\W*(?:@?[^\W\d_]+,\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|shall|should|may|might|must|am|isn['’]t|aren['’]t|can['’]t|couldn['’]t|won['’]t|don['’]t|doesn['’]t|any)\b",
    re.IGNORECASE,
)
_THEN = frozenset({"then", "just", "you"})


def _orders_in_trouble(facts: Facts, sentence: Sentence, words: frozenset[str]) -> bool:
    """Room 4 still wet, give them room 5; driver not there in ten minutes, you take the van."""
    if words.isdisjoint(_UNTOWARD_WORDS):
        return False
    colon = facts.masked.find(": ", sentence.body, sentence.end)
    starts = (sentence.body, *([colon + 2] if colon > 0 else []))
    tried = (_UNTOWARD_THEN.match(facts.masked, start, sentence.end) for start in starts)
    found = next(filter(None, tried), None)
    if found is None:
        return False
    verb, behind = found["verb"].lower(), found["object"].lower()
    is_given = behind in facts.lexicon.words("object") and not _NO_ORDER.fullmatch(verb)
    return verb == "you" or is_given or is_order(facts, verb)


_UNTOWARD_WORDS = frozenset({"not", "still", "no", "without", "any", "off"})
_UNTOWARD_THEN = Expression(
    r"(?!(?:please|pls|kindly|do|don['’]t|I|we|you|if|when)\b)(?![^,]*\b(?:is|are|was|were|has|have|had|will|because)\b)"
    r"[^.,;:!?\n]{0,50}?\b(?:not|still|no|without|any|off by)\b"
    r"[^.,;:!?\n]{2,60},\s+(?:then\s+|just\s+|please\s+)?(?P<verb>[a-z]+)\s+(?P<object>\w+)",
    re.IGNORECASE,
)
_NO_ORDER = Expression(
    r"(?:and|or|but|so|the|a|an|which|who|that|this|he|she|it|they|we|i|is|are|was|were|as|at|in|on|for|from|by|to|with|because"
    r"|since|although|though|while|when|before|after|until|nor|not|only|then|there|here|[a-z]+(?:ed|ing|s))"
)


def is_in_case(passage: Passage) -> bool:
    """Whether what its sentence says up to here makes it what follows from a case."""
    return _decides(passage.facts.masked[passage.bounds.start : passage.end])


def _decides(body: str) -> bool:
    if _TURN.search(body) and _CONSEQUENCE.search(body):
        return True
    return _ACTS.match(body) is not None


_DEVIATION = (
    r"over(?! to\b)|under|above|below|beyond"
    r"|outside|more than|less than|anything|nothing|neither|troubles?|problems?"
    r"|in doubt|doubts?|fever|alarms?|errors?|questions?|failures?|no \w+|not (?:a|one) \w+"
)
_WRONG = (
    r"not|n't|no|never|still|above|below|over|under|differ|fails?|drops?|falls?|rises?|exceeds?|passes|stays?"
    r"|stops?|breaks?|sticks?|wrong|less|more|without|out|late|empty|red"
)
_CONSEQUENCE = Expression(
    r"\A\W*(?:as long as|while)\b[^.!?\n]{0,60}?"
    r"(?:\b(?:no|not|neither|nothing|nobody|none|without)\b|n['’]t\b)[^.!?\n]{0,60}?,"
    r"|(?:\b(?:if|unless|in case)\b|\A\W*(?:should|until)\b)(?:[^.!?\n]|\.\d){3,}"
    r"(?:[,:;](?=\s)|\bthen\b|\bmeans\b)"
    r"|[,;]\s*(?:if|unless|in case)\b"
    r"|[,;:]\s+should\s(?:the|it|they|he|she|that|this|any\w*|some\w*|no\w*)\b[^.!?\n]{3,60},\s"
    rf"|[.;:,]\s+(?:{_DEVIATION})\b(?:\s[a-z]+)?,\s+(?:and\s+)?(?:you\s+)?[a-z]+\b"
    r"|\A\W*(?:nobody|no one|nothing)\b[^.!?\n]{0,60},\s+[a-z]+\b"
    r"|\b(?:unless|if) [^.!?\n]{3,60}\botherwise\b"
    rf"|\A\W*(?:when(?:ever)?|once|where)\b[^.!?\n]{{0,60}}?(?:\b|(?<=\w))(?:{_WRONG})\b[^.!?\n]{{0,40}}[,:;]\s"
    rf"|(?:\A\W*|[.;:,]\s)(?:{_DEVIATION})\b(?:[^.!?\n]|\.\d){{0,60}}(?::\s|=|→|->|=>|\bmeans?\b)",
    re.IGNORECASE,
)
_TURN = Expression(r"[,;:=→>]|\b(?:then|means?|otherwise)\b", re.IGNORECASE)
"""Without one of these nothing follows from a case, but where the writer acts at once."""

_ACTS = Expression(
    r"\W*(?:if|unless|in case)\s(?:it|he|she|they|there|nobody|no one|nothing|that|this|the [\w'’-]+)\s"
    r"[^.,;!?\n]{3,60}?(?<!what)(?<!that)(?<!which)(?<!how)(?<!when)(?<!as)(?<!than)(?<!whom)"
    r"\s(?:I|we)(?:['’]ll)?\s[a-z]+",
    re.IGNORECASE,
)
"""If it is not there I take the other: no comma."""

_TROUBLED = Expression(rf"\W*(?:{_DEVIATION}|not|still|stuck|late|wrong|empty|broken)\b", re.IGNORECASE)


def _orders_in_case(facts: Facts, body: str) -> bool:
    """When it rains, cover it: something that may come, and an order."""
    found = _WHENEVER.match(body)
    return found is not None and is_order(facts, found["verb"])


_WHENEVER = Expression(
    r"\W*when(?:ever)?\s+(?!(?:you|u|I|we|possible|convenient|done|ready)\b)[^.,!?\n]{3,60},\s+(?P<verb>[a-z]+)\s",
    re.IGNORECASE,
)


def is_order(facts: Facts, word: str) -> bool:
    """Whether a sentence that begins with this word tells somebody to do something."""
    return any(word.lower() in facts.lexicon.words(kind) for kind in ("verbs", "order"))


def _stands_for_case(facts: Facts, sentence: Sentence) -> bool:
    """Pump trips: take C. Two trip: ring me. A case told by a few words, a colon, and an order."""
    has_colon = facts.masked.find(":", sentence.body, sentence.end) >= 0
    found = _CASE_AND_ORDER.match(facts.masked, sentence.body, sentence.end) if has_colon else None
    if found is None:
        return False
    if _STATELESS.match(facts.masked, sentence.body, found.start("verb")):
        return True
    is_short = len(facts.masked[found.start("verb") : sentence.end].split()) <= _FEW_WORDS
    return (is_short and found["verb"].lower() in _GIVEN) or is_order(facts, found["verb"])


_CHANGES = (
    r"trips?|fails?|sticks?|stops?|drops?|falls?|rises?|jams?|breaks?|dies|die|leaks?|goes|go|runs?|closed|shut"
    r"|ill|sick|late|drunk|empty|full|(?:above|below|over|under)\s+\d+|gone|missing|broken|down|out|off|stuck|blocked|red"
    r"|wrong|dead|hot|cold|wet|higher|lower|worse|overflows?|rings?|beeps?|comes?|asks?|calls?|refuses?|refused"
    r"|rejected|cancelled|cancels?|changes?|slips?|opens?|starts?|loses?|lost|exceeds?|wakes?|cries|bleeds?"
)
_UNTOWARD = Expression(rf"\b(?:not|no|still|never|without|nothing|{_CHANGES})\b|n['’]t\b", re.IGNORECASE)
_CASE_AND_ORDER = Expression(
    rf"(?!(?:I|we|you|they)\b)(?:[\w'’-]+\s+){{1,4}}?(?:{_CHANGES})\b[^.!?:\n]{{0,30}}:\s+(?:please\s+)?(?P<verb>[^\W\d_]+)\s+\w",
    re.IGNORECASE,
)
_STATELESS = Expression(
    r"(?!(?:the|a|an|my|our)\b)(?:[\w'’-]+\s+){1,2}(?:hot|ill|sick|late|empty|full|gone|missing|broken|down|out|off|stuck|blocked|red|wrong|dead"
    r"|cold|wet|refused|rejected|cancelled|closed|shut):\s+\Z",
    re.IGNORECASE,
)
"""Engine hot: sail home."""

_GIVEN = frozenset({"the", "a", "an", "half", "your", "my", "use", "ring", "page", "wake"})
_FEW_WORDS = 8
