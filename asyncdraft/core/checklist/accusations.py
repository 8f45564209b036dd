"""Sentences that make the reader, or the reader's people, the cause of harm, whatever verb they use.

Told by form: who acts (`you`, `your painters`), what came of it (a word of harm), and what ties the two
together (a habit, a cause, a condition that was not met). A lone mishap of theirs is no accusation.
"""

import re
from collections.abc import Iterator

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.sentences import Sentence

_THEM = (
    r"your\s+(?:own\s+|whole\s+|night\s+|new\s+)?(?:people|team|crew|staff|side|office|warehouse|depot"
    r"|department|desk|lab|shop|shift|boss|firm|company|agency|branch|kitchen|studio|factory|ward|school"
    r"|supplier|colleague|men|women|\w{3,}s)"
)
_AGENT = rf"(?:you(?:\s+(?:guys|people|lot|all))?|{_THEM})"
_DONE = r"(?:['’]ve\s+|\s+(?:(?:have|has|had)\s+)?)"
_PAST = (
    r"(?:(?!need|use|open|close|interest|involve|invite|ask|want|request|mention|suggest|prefer|book)\w+ed|were|was|did|had|have|has|left|let|lost|sent|took"
    r"|put|broke|forgot|came|went|cut|gave|made|sold|threw|built|drove|hung|shut|set)"
)
_POINTS = r"(?:that|this|it|one|all|which|mess|mistake|delay)(?:['’]s|\s+is|\s+was)"
_DUTY = (
    r"(?:tell|told|ask|warn|call|inform|check|test|read|say|mention|answer|reply|look|think|notice|stop"
    r"|close|lock|count|wait|listen|follow|label|report|do)"
)

_WHY_NOT = rf"(?:(?:did|have|do|were)n['’]t\s+{_AGENT}|(?:did|have|do|were)\s+{_AGENT}\s+not)"
_NO_NEED = r"(?!need|want|have\b|require)"
_NO_THING = r"(?!an?\b|the\b|any\b|had\b|time\b|no\b|more\b)"
_CLOSES = r"(?=\s*(?:[,.:;!?]|and\b|\Z))"
_WOULD = r"[^.!?\n]{0,80}?\b(?:would(?:n['’]t|\s+not|\s+never|\s+have|\s+still|\s+be)|could\s+have)\b"
_FORMS = {
    "that is down to you": (
        rf"\b{_POINTS}\s+(?:(?:all|only|entirely|clearly)\s+)?(?:on|down\s+to)\s+{_AGENT}{_CLOSES}"
    ),
    "the mess is all on you": rf"\b(?:is|was|are|were)\s+(?:all|entirely|clearly)\s+on\s+{_AGENT}{_CLOSES}",
    "nobody but you had": (
        rf"\b(?:nobody|no\s+one|who\s+else)\s+but\s+{_AGENT}\s+(?:had|was|were|knew|did|could)\b"
    ),
    "you don't even": rf"(?<!\w){_AGENT}\s+(?:do|did|does|have|has|can|could)n['’]t\s+even\s+{_NO_NEED}\w+",
    "do you even": rf"(?<!\w)(?:do|does|did|have|has|are|is|can)\s+{_AGENT}\s+even\s+{_NO_NEED}\w+",
    "had you looked": rf"(?<!\w)had\s+(?:you|your\s+\w+)\s+{_NO_THING}\w+{_WOULD}",
    "if you had looked": rf"\bif\s+(?:you|your\s+\w+)\s+had(?:n['’]t|\s+not)?\s+{_NO_THING}\w+{_WOULD}",
    "why didn't you ask": rf"\bwhy\s+{_WHY_NOT}\s+(?:\w+\s+)?(?:{_DUTY}(?:ed)?|been)\b",
    "a child would have seen": (
        r"\b(?:an?|any|every)\s+(?:[\w-]+\s+)?(?:child|student|beginner|apprentice|trainee|intern|amateur|pupil"
        r"|professional)\s+(?:would|could)\s+have\s+\w+"
    ),
    "not with us": (
        r"\bwould\s+never\s+(?:have\s+)?happen(?:ed)?\s+(?:in|at|with|under|on)\s+(?:our|my|us|me)\b"
    ),
    "what you do all day": rf"\bwhat\s+{_AGENT}\s+(?:\w+\s+)?do(?:es)?\s+all\s+(?:day|night|week)\b",
}
"""Forms that accuse without any word of harm, each by an example."""

_IN_ITSELF = re.compile("|".join(_FORMS.values()), re.IGNORECASE)
_BY_CAUSE = re.compile(
    rf"\b(?:because|since|as)\s+(?P<by_reason>{_AGENT}{_DONE}{_PAST}\b[^.!?\n,;]{{0,80}})"
    rf"|\b(?:because\s+of|due\s+to|thanks\s+to)\s+(?P<by_them>{_THEM}\b[^.!?\n;]{{0,80}})"
    rf"|\bwhat(?:ever)?\s+{_AGENT}{_DONE}\w+(?P<by_deed>[^.!?\n;]{{0,60}}?\b(?:has|have|is|it|now|and)?\s*\w+)"
    rf"(?P<undone>\s[^.!?\n;]{{0,40}})"
    rf"|(?<!\w){_AGENT}\s+(?:let|left|made)\s+(?P<then>[^.!?\n;]{{2,60}}?(?:\band|\bso|,)\s[^.!?\n;]{{2,60}})",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:again|always|once\s+more|every\s+(?:single\s+)?time|each\s+time|as\s+usual|constantly"
    r"|for\s+the\s+(?:second|\w+rd|\w+th)\s+time|keeps?\s+\w+ing)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    rf"(?:\A|[,;:–—(]\s*|\b(?:and|but|because|so|that|now|then|time|always|again|more|usual)\s+)"
    rf"(?P<agent>{_AGENT})(?:['’]ve)?\s+"
    r"(?!(?:can|could|will|would|may|might|shall|should|must|need|get|see|saw|find|found|know|knew|want|wanted"
    r"|said|wrote|told|asked|mentioned|reported|noticed|like|once|ask|say|agreed|hold|start|are\s+right)\b)"
    r"(?P<deed>(?:(?!\b(?:because|since|if|when|while)\b)[^.!?\n;])*)",
    re.IGNORECASE,
)
_CREW_FAILS = re.compile(
    r"\A(?:once\s+(?:more|again)|yet\s+again|again),?\s+(?:the|our|your)\s+\w+(?:\s+\w+)?\s+"
    r"(?:did(?:n['’]t|\s+not)|(?:(?:has|have)\s+)?(?:forgot(?:ten)?|failed|ignored|left|mixed|lost|missed))\b",
    re.IGNORECASE,
)
_ACCUSING = (
    *("you", "once", "again", "never", "child", "student", "beginner", "apprentice", "trainee", "intern"),
    *("amateur", "pupil", "professional", "five-year-old"),
)
"""Every sentence that accuses has one of these."""

_UNDONE = re.compile(r"n['’]t\b|\bnot\b", re.IGNORECASE)

_YOU = frozenset(["you", "your", "you've"])
_OTHERS = frozenset(["once", "again", "never", "student", "child", "beginner", "apprentice", "professional"])


def accusations(facts: Facts) -> Iterator[Passage]:
    if facts.words.isdisjoint(_YOU) and facts.words.isdisjoint(_OTHERS):
        return
    for sentence in facts.sentences:
        text = facts.masked[sentence.body : sentence.end].lower()
        found = _accused(facts, sentence) if any(word in text for word in _ACCUSING) else None
        if found:
            yield Passage(facts, *found)


def _accused(facts: Facts, sentence: Sentence) -> tuple[int, int] | None:
    text = facts.masked[sentence.body : sentence.end]
    found = _IN_ITSELF.search(text) or _CREW_FAILS.match(text)
    found = found or _caused(facts, text) or (None if sentence.is_question else _habitual(facts, text))
    return (sentence.body + found.start(), sentence.body + found.end()) if found else None


def _caused(facts: Facts, text: str) -> re.Match[str] | None:
    """Harm that came of what they did: in the reason, or done by whatever they did."""
    return next((found for found in _BY_CAUSE.finditer(text) if _is_harmed(facts, found)), None)


def _is_harmed(facts: Facts, found: re.Match[str]) -> bool:
    harmed = found["by_reason"] or found["by_them"] or found["then"] or f"{found['by_deed']}{found['undone']}"
    return _holds(facts, "harm", harmed) and not _holds(facts, "mended", harmed)


def _habitual(facts: Facts, text: str) -> re.Match[str] | None:
    """Harm that they do again, or always."""
    if not _HABIT.search(text) or _holds(facts, "mended", text):
        return None
    return next((found for found in _ACTS.finditer(text) if _is_harmful(facts, found["deed"])), None)


def _is_harmful(facts: Facts, deed: str) -> bool:
    return _holds(facts, "harm", deed) or _UNDONE.search(deed[:_NEXT]) is not None


_NEXT = 10


def _holds(facts: Facts, family: str, text: str) -> bool:
    return not facts.lexicon.words(family).isdisjoint(WORD.findall(text.lower()))
