"""Rules against writing as if the reader were there."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.agenda import plans
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.checklist.words import plain
from asyncdraft.core.draft import Pane
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say

_CONDITION = Expression(
    r"\b(?:(?<!wondering )(?<!wonder )(?<!wondered )(?<!asking )(?<!curious )"
    r"(?<!best )(?<!better )(?<!easier )(?<!good )(?<!nice )(?<!great )"
    r"if(?! (?:nobody minds|possible|you don|you do not|that|it['’]?s|it is|ok|okay|you like))"
    r"|unless|in case|(?<![^\W\d_] )should|otherwise|failing that|as a (?:last resort|fallback))\b",
    re.IGNORECASE,
)
_OFFER = Expression(r"\b(?:happy|glad|available|willing|open|ready) (?:to|for)\b", re.IGNORECASE)
_HABIT = Expression(
    r"\s*(?:every|each|daily|weekly|monthly|once a|twice a|on (?:mon|tues|wednes|thurs|fri|satur|sun)days)\b",
    re.IGNORECASE,
)
_FAR = 80
_CASE = Expression(
    r"[^.,;!?]{0,20}\b(?:if|in case|only)\b"
    r"|[^.;!?]{0,60}\s(?:if (?!you\b|possible|that|it['’]?s|ok)|in case)\b",
    re.IGNORECASE,
)
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
_LIST = 2
_DECISION_KINDS = frozenset({"decision", "decision-request"})
_WAITING_KINDS = frozenset({"handoff", "hand-off", "blocker"})


def _hello(survey: Survey) -> Outcome:
    if not survey.is_only_hello:
        return ()
    body = next(placed for placed in survey.blocks if placed.facts.kind is not BlockKind.SUBJECT)
    return (Spot(body, 0, len(body.facts.text)).hit(say("A greeting, and nothing to act on")),)


@needing("call")
def _first_calls(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Live talks proposed as the first way, not as a last resort."""
    for passage in facts.passages("call"):
        offered = _OFFER.search(passage.before(40)) or _CASE.match(passage.after(_FAR))
        offered = offered or _HABIT.match(passage.after(30))
        excepted = _CONDITION.search(passage.before(120)) or _NEGATED.search(passage.before(60))
        if not (offered or excepted or passage.overlaps("call.not") or _is_of_others(passage)):
            yield from () if _is_in_case(passage) else (passage,)


@needing("gathering")
def _gatherings(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Meetings to which people are called."""
    for passage in facts.passages("gathering"):
        excepted = _CONDITION.search(passage.before(120)) or _NEGATED.search(passage.before(60))
        if not (excepted or _is_other_noun(passage) or _is_of_others(passage)):
            yield passage


def _is_other_noun(passage: Passage) -> bool:
    """Whether what looks like a meeting is part of another word: the meeting room."""
    return any(
        mark.start < passage.end <= mark.end and passage.start < mark.start
        for mark in passage.facts.marked("call.not")
    )


def _is_in_case(passage: Passage) -> bool:
    return _decides(passage.facts.masked[passage.bounds.start : passage.end])


def _decides(body: str) -> bool:
    if _TURN.search(body) and _CONSEQUENCE.search(body):
        return True
    return _ACTS.match(body) is not None


def _is_of_others(passage: Passage) -> bool:
    """Whether somebody or something else is meant: the board meets, please meet the guest, sync the files."""
    asked = passage.facts.masked[passage.start : passage.bounds.end]
    if _DAY.match(asked) and _EVENT.search(asked):
        return not _TALK.search(asked)
    if _MEETING_VERB.search(passage.text) and _OBJECT.match(passage.after(20)):
        return True
    if _is_of_code(passage):
        return True
    if _GRATITUDE.search(passage.before(80)) or _THIRD.search(passage.before(30)):
        return True
    verb = _MEETING.match(passage.text) or _WANTING.match(passage.text)
    subject = _SUBJECT.search(passage.before(30))
    ourselves = passage.facts.lexicon.words("ourselves")
    return bool(verb and subject and plain(subject[1]).partition("'")[0] not in ourselves)


def _is_of_code(passage: Passage) -> bool:
    """Whether a piece of a program is called: a call to `flush`."""
    codes = (ref.start for ref in passage.facts.references if ref.kind is ReferenceKind.CODE)
    return any(0 <= start - passage.end <= _NEXT for start in codes)


_NEXT = 12
_WANTING = Expression(
    r"(?:want|need|have|has|would like|['’]d like|like|love|can|could|may|might|must|going|ought|prefer)"
    r"(?: to)?(?: (?:also|just|really|all))? (?:talk|speak|chat|meet|discuss|connect|call)\b",
    re.IGNORECASE,
)
_DAY = Expression(r"(?:what|which|when)\b", re.IGNORECASE)
_EVENT = Expression(r"\b(?:for|as|to)\s+(?:the|your|our|my|his|her|their|an?|[A-Z][\w-]+['’]s|[a-z]{4,})\b")
_TALK = Expression(
    r"\b(?:call|meeting|meet|chat|talk|sync|catch|speak|huddle|discuss\w*|conversation|session|zoom|teams"
    r"|go through|go over)\b",
    re.IGNORECASE,
)
"""Which day suits you for the fitting: the day of a thing that happens, not of a talk."""

_NEGATED = Expression(
    r"\b(?:no|(?<!why )not|won['’]t|isn['’]t|without|instead of|rather than|never|needn['’]t"
    r"|(?<!why )don['’]t)\b[^.,;:!?]{0,25}\Z",
    re.IGNORECASE,
)
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
_SUBJECT = Expression(r"([^\W\d_][\w'’-]*)\s+\Z")


@Sign
def _items(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (Passage(facts, sentence.start, sentence.end) for sentence in facts.sentences if sentence.is_item)


@Sign
def _cases(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Sentences that say what to do in some case; a question or a courtesy does not."""
    for sentence in facts.sentences:
        body = facts.masked[sentence.start : sentence.end]
        decides = _TROUBLED.match(body) if sentence.is_question else _decides(body)
        passage = Passage(facts, sentence.start, sentence.end)
        decides = decides or _orders_in_case(facts, body) or _stands_for_case(facts, sentence)
        if decides and not passage.within("ask.closing"):
            yield passage


def _orders_in_case(facts: Facts, body: str) -> bool:
    """When it rains, cover it: something that may come, and an order."""
    found = _WHENEVER.match(body)
    return found is not None and any(
        found["verb"].lower() in facts.lexicon.words(kind) for kind in ("verbs", "order")
    )


def _stands_for_case(facts: Facts, sentence: Sentence) -> bool:
    """Pump trips: take C. Two trip: ring me. A case told by a few words, a colon, and an order."""
    has_colon = facts.masked.find(":", sentence.body, sentence.end) >= 0
    found = _CASE_AND_ORDER.match(facts.masked, sentence.body, sentence.end) if has_colon else None
    if found is None:
        return False
    verb = found["verb"].lower()
    is_short = len(facts.masked[found.start("verb") : sentence.end].split()) <= _FEW_WORDS
    return (is_short and verb in _GIVEN) or any(
        verb in facts.lexicon.words(kind) for kind in ("verbs", "order")
    )


_CHANGES = (
    r"trips?|fails?|sticks?|stops?|drops?|falls?|rises?|jams?|breaks?|dies|die|leaks?|goes|go|runs?|closed|shut"
    r"|ill|sick|late|drunk|empty|full|(?:above|below|over|under)\s+\d+|gone|missing|broken|down|out|off|stuck|blocked|red"
    r"|wrong|dead|hot|cold|wet|higher|lower|worse|overflows?|rings?|beeps?|comes?|asks?|calls?|refuses?|refused"
    r"|rejected|cancelled|cancels?|changes?|slips?|opens?|starts?|loses?|lost|exceeds?|wakes?|cries|bleeds?"
)
_CASE_AND_ORDER = Expression(
    rf"(?!(?:I|we|you|they)\b)(?:[\w'’-]+\s+){{1,4}}?(?:{_CHANGES})\b[^.!?:\n]{{0,30}}:\s+(?:please\s+)?(?P<verb>[^\W\d_]+)\s+\w",
    re.IGNORECASE,
)
_GIVEN = frozenset({"the", "a", "an", "half", "your", "my", "use", "ring", "page", "wake"})
_FEW_WORDS = 8
_WHENEVER = Expression(
    r"\W*when(?:ever)?\s+(?!(?:you|u|I|we|possible|convenient|done|ready)\b)[^.,!?\n]{3,60},\s+(?P<verb>[a-z]+)\s",
    re.IGNORECASE,
)


def _sync(survey: Survey) -> Outcome:
    if survey.has("call.personal", "call.strike"):
        return ()
    return (
        spot.hit(say("{quote} asks for a live talk first", quote=quoted(spot.quote)))
        for spot in survey.marks("call.first")
    )


def _agenda(survey: Survey) -> Outcome:
    if not survey.has(*_TALKS):
        return None
    listed = len(list(islice(survey.marks("list.item"), _LIST)))
    if survey.has("agenda", "agenda.plan", "call.strike") or listed == _LIST:
        return ()
    return (
        _whole(spot).hit(say("No agenda for {quote}", quote=quoted(spot.quote)))
        for spot in islice(survey.marks(*_TALKS), 1)
    )


_TALKS = ("call.first", "gathering.first")


def _whole(call: Spot) -> Spot:
    """The call with what its sentence says about it."""
    return Spot(call.placed, call.start, max(call.end, call.passage.bounds.end))


def _fallback(survey: Survey) -> Outcome:
    if not _leaves_somebody_waiting(survey):
        return None
    if survey.message.text(Pane.FALLBACK).strip() or survey.has("default", "default.case"):
        return ()
    return (survey.absent(Pane.FALLBACK, say("Nothing says what happens without an answer")),)


def _leaves_somebody_waiting(survey: Survey) -> bool:
    message = survey.message
    asked_for = message.kind in _WAITING_KINDS or "fallback.missing" in message.regrade
    is_decision = message.kind in _DECISION_KINDS and bool(survey.asks)
    return asked_for or survey.has("blocked", "handoff") or is_decision


RULES = (
    Rule(
        id="hello.only",
        group=Group.ASYNC,
        title=say("More than a hello"),
        passed=say("Comes to the point at once"),
        severity=Severity.ERROR,
        why=say(
            "Each hello costs one round trip, and between time zones a round trip is a day: "
            "write the whole thing."
        ),
        good=Example(
            text="Hi Kenji, which cable does pump 4 need, 6 or 10 mm? Please say by Thu 8 Oct, 12:00 JST."
        ),
        bad=Example(text="Hi Kenji, got a minute? Quick question for you."),
        detect=_hello,
        needs_content=False,
    ),
    Rule(
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
        signs={"call.first": _first_calls},
        needs_content=False,
    ),
    Rule(
        id="sync.agenda",
        group=Group.ASYNC,
        title=say("A call has an agenda and an end"),
        passed=say("The call has an agenda"),
        severity=Severity.WARNING,
        why=say("Without an agenda nobody can prepare, and nobody knows whether they are needed."),
        good=Example(
            text=(
                "Kenji, let's meet on Thu 8 Oct, 09:00-09:15 UTC. Agenda: budget of hall B, "
                "then the door code."
            )
        ),
        bad=Example(text="Kenji, let's have a quick call tomorrow to talk about hall B."),
        detect=_agenda,
        signs={"gathering.first": _gatherings, "list.item": _items, "agenda.plan": plans},
    ),
    Rule(
        id="fallback.missing",
        group=Group.ASYNC,
        title=say("Default path forward"),
        passed=say("Default path forward"),
        severity=Severity.WARNING,
        why=say(
            "While you sleep the reader waits: say what happens, or what they may do, if nobody answers."
        ),
        good=Example(
            text=(
                "Kenji, the kiln is at 900 °C. Please unload it at 14:00 JST. If the door "
                "sticks, leave it closed."
            ),
            kind="handoff",
        ),
        bad=Example(text="Kenji, the kiln is at 900 °C. Please unload it at 14:00 JST.", kind="handoff"),
        detect=_fallback,
        signs={"default.case": _cases},
    ),
)
