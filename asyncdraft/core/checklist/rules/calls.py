"""The rules about live talks: not the first way, and not without an agenda."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.agenda import plans
from asyncdraft.core.checklist.rules.cases import is_in_case
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.checklist.words import plain
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say

_LIST = 2


@needing("call")
def _first_calls(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Live talks proposed as the first way, not as a last resort."""
    return (passage for passage in facts.passages("call") if not _is_no_proposal(passage))


def _is_no_proposal(passage: Passage) -> bool:
    """Whether it is offered, kept out, meant for some case only, or somebody else's."""
    if _OFFER.search(passage.before(40)) or _CASE.match(passage.after(80)) or _HABIT.match(passage.after(30)):
        return True
    if _is_excepted(passage) or passage.overlaps("call.not"):
        return True
    return _is_of_others(passage) or is_in_case(passage)


@needing("gathering")
def _gatherings(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Meetings to which people are called."""
    return (
        passage
        for passage in facts.passages("gathering")
        if not (_is_excepted(passage) or _is_other_noun(passage) or _is_of_others(passage))
    )


def _is_other_noun(passage: Passage) -> bool:
    """Whether what looks like a meeting is part of another word: the meeting room."""
    return any(
        mark.start < passage.end <= mark.end and passage.start < mark.start
        for mark in passage.facts.marked("call.not")
    )


def _is_excepted(passage: Passage) -> bool:
    """Whether it is only for some case, or what is not wanted."""
    return bool(_CONDITION.search(passage.before(120)) or _NEGATED.search(passage.before(60)))


_OFFER = Expression(r"\b(?:happy|glad|available|willing|open|ready) (?:to|for)\b", re.IGNORECASE)
_HABIT = Expression(
    r"\s*(?:every|each|daily|weekly|monthly|once a|twice a|on (?:mon|tues|wednes|thurs|fri|satur|sun)days)\b",
    re.IGNORECASE,
)
_CASE = Expression(
    r"[^.,;!?]{0,20}\b(?:if|in case|only)\b"
    r"|[^.,;!?]{0,12}\bbefore you (?!(?:decide|answer|reply|approve|choose|go|leave|start|finish)\b)"
    r"|[^.;!?]{0,60}\s(?:if (?!you\b|possible|that|it['’]?s|ok)|in case)\b",
    re.IGNORECASE,
)
_CONDITION = Expression(
    r"\b(?:(?<!wondering )(?<!wonder )(?<!wondered )(?<!asking )(?<!curious )"
    r"(?<!best )(?<!better )(?<!easier )(?<!good )(?<!nice )(?<!great )"
    r"if(?! (?:nobody minds|possible|you don|you do not|that|it['’]?s|it is|ok|okay|you like))"
    r"|unless|in case|(?<![^\W\d_] )should|otherwise|failing that|as a (?:last resort|fallback))\b",
    re.IGNORECASE,
)
_NEGATED = Expression(
    r"\b(?:no|(?<!why )not|won['’]t|isn['’]t|without|instead of|rather than|never|needn['’]t"
    r"|(?<!why )don['’]t)\b[^.,;:!?]{0,25}\Z",
    re.IGNORECASE,
)


def _is_of_others(passage: Passage) -> bool:
    """Whether somebody or something else is meant: the board meets, please meet the guest, sync the files."""
    asked = passage.facts.masked[passage.start : passage.bounds.end]
    if _DAY.match(asked) and _EVENT.search(asked):
        return not _TALK.search(asked)
    if (_MEETING_VERB.search(passage.text) and _OBJECT.match(passage.after(20))) or _is_of_code(passage):
        return True
    if _GRATITUDE.search(passage.before(80)) or _THIRD.search(passage.before(30)):
        return True
    verb = _MEETING.match(passage.text) or _WANTING.match(passage.text)
    subject = _SUBJECT.search(passage.before(30))
    ourselves = passage.facts.lexicon.words("ourselves")
    return bool(verb and subject and plain(subject[1]).partition("'")[0] not in ourselves)


_DAY = Expression(r"(?:what|which|when)\b", re.IGNORECASE)
_EVENT = Expression(r"\b(?:for|as|to)\s+(?:the|your|our|my|his|her|their|an?|[A-Z][\w-]+['’]s|[a-z]{4,})\b")
_TALK = Expression(
    r"\b(?:call|meeting|meet|chat|talk|sync|catch|speak|huddle|discuss\w*|conversation|session|zoom|teams"
    r"|go through|go over)\b",
    re.IGNORECASE,
)
"""Which day suits you for the fitting: the day of a thing that happens, not of a talk."""

_MEETING_VERB = Expression(r"\b(?:connect|sync|meet)(?: (?:it|this|that|the))?\Z", re.IGNORECASE)
_OBJECT = Expression(
    r"\s+(?:the|a|an|my|our|your|his|her|their|it|these|those|all|to|with the|by)\b|(?<=\bit)", re.IGNORECASE
)
_GRATITUDE = Expression(r"\bthank(?:s| you)\b[^.!?;:\n]*\Z", re.IGNORECASE)
_THIRD = Expression(
    r"\b(?!let['’]?s\b|this\b|us\b|always\b|it['’]?s\b|perhaps\b|times?\b|has\b|is\b)[a-z]{2,}s\s+to\s+\Z",
    re.IGNORECASE,
)
"""She wants to talk: she, not the writer."""

_MEETING = Expression(
    r"(?:(?:get|come|sit|gather|meet) together|talk|chat|speak|discuss|catch up|sync|meet|call"
    r"|(?:suggest|propose|recommend|prefer|appreciate|welcome|demand|require|request|want|need)"
    r" (?:a|an|some)\b)\b",
    re.IGNORECASE,
)
_WANTING = Expression(
    r"(?:want|need|have|has|would like|['’]d like|like|love|can|could|may|might|must|going|ought|prefer)"
    r"(?: to)?(?: (?:also|just|really|all))? (?:talk|speak|chat|meet|discuss|connect|call)\b",
    re.IGNORECASE,
)
_SUBJECT = Expression(r"([^\W\d_][\w'’-]*)\s+\Z")


def _is_of_code(passage: Passage) -> bool:
    """Whether a piece of a program is called: a call to `flush`."""
    codes = (ref.start for ref in passage.facts.references if ref.kind is ReferenceKind.CODE)
    return any(0 <= start - passage.end <= _NEXT for start in codes)


_NEXT = 12


@Sign
def _items(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (Passage(facts, sentence.start, sentence.end) for sentence in facts.sentences if sentence.is_item)


@Sign
def _tries(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Where two tries in writing went without an answer: wrote on the 1st, posted on the 4th, nothing."""
    if not (facts.words.isdisjoint(_UNANSWERED) or facts.words.isdisjoint(_WRITING)):
        for found in _TRIED.finditer(facts.masked):
            yield Passage(facts, found.start(), found.end())


_UNANSWERED = frozenset({"nothing", "no", "without"})
_WRITING = frozenset(
    {"wrote", "asked", "emailed", "mailed", "messaged", "posted", "texted", "reminded", "faxed"}
)
_WRITTEN = rf"(?:e-)?(?:{'|'.join(sorted(_WRITING))})"
_TRIED = Expression(
    rf"\b{_WRITTEN}\b[^.!?\n]{{3,60}}\b{_WRITTEN}\b[^!?\n]{{0,100}}"
    r"\b(?:nothing|no (?:answer|reply|response|word|reaction)|without (?:an? )?(?:answer|reply|response))\b",
    re.IGNORECASE,
)


def _sync(survey: Survey) -> Outcome:
    if survey.has("call.personal", "call.strike", "call.tried"):
        return ()
    return (
        spot.hit(say("{quote} asks for a live talk first", quote=quoted(spot.quote)))
        for spot in survey.marks("call.first")
    )


def _agenda(survey: Survey) -> Outcome:
    if not survey.has(*_TALKS):
        return None
    listed = len(list(islice(survey.marks("list.item"), _LIST)))
    if survey.has("agenda", "agenda.plan", "call.strike", "call.tried") or listed == _LIST:
        return ()
    return (
        _whole(spot).hit(say("No agenda for {quote}", quote=quoted(spot.quote)))
        for spot in islice(survey.marks(*_TALKS), 1)
    )


_TALKS = ("call.first", "gathering.first")


def _whole(call: Spot) -> Spot:
    """The call with what its sentence says about it."""
    return Spot(call.placed, call.start, max(call.end, call.passage.bounds.end))


FIRST = Rule(
    id="sync.default",
    group=Group.ASYNC,
    title=say("Writing before calling"),
    passed=say("Async first, no call demanded"),
    severity=Severity.WARNING,
    why=say(
        "A call needs both awake: ask in writing first, and offer the call for the case that this fails."
    ),
    good=Example(
        text="Kenji, is tank 2 at 40 or 60 %? If it stays unclear by Thu 12:00 JST, I call the site."
    ),
    bad=Example(text="Kenji, can we hop on a call about tank 2 tomorrow?"),
    detect=_sync,
    signs={"call.first": _first_calls, "call.tried": _tries},
    needs_content=False,
)

AGENDA = Rule(
    id="sync.agenda",
    group=Group.ASYNC,
    title=say("A call has an agenda and an end"),
    passed=say("The call has an agenda"),
    severity=Severity.WARNING,
    why=say("Without an agenda nobody can prepare, and nobody knows whether they are needed."),
    good=Example(
        text=(
            "Kenji, let's meet on Thu 8 Oct, 09:00-09:15 UTC. Agenda: budget of hall B, then the door code."
        )
    ),
    bad=Example(text="Kenji, let's have a quick call tomorrow to talk about hall B."),
    detect=_agenda,
    signs={"gathering.first": _gatherings, "list.item": _items, "agenda.plan": plans},
)
