"""The rule about requests that could mean anything."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.asks import Ask, AskKind, is_direct_question
from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import outermost, quoted
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say


@needing("ask.vague", "ask.thin", "url", "target")
def _open_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests that could mean anything, unless their sentence says what to look at or to answer."""
    yield from (passage for passage in facts.passages("ask.vague", "ask.thin") if _is_open(passage))
    for sentence in facts.sentences if not facts.words.isdisjoint(facts.lexicon.words("opinion")) else ():
        found = _ON_A_LINK.search(facts.masked, sentence.body, sentence.end) if sentence.is_question else None
        if found and not Passage(facts, *found.span()).nears(_NEAR, "criterion"):
            yield Passage(facts, *found.span("what"))


_ON_A_LINK = Expression(
    r"\b(?P<what>(?:thoughts|opinions?|comments|feedback|views|ideas|impressions|remarks)\s(?:on|about))\s{8,}"
    r"(?:\([^()?]*\)\s*)?\?",
    re.IGNORECASE,
)
"""Thoughts on https://...? All of what is behind the link."""


@needing("ask.empty")
def _empty_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests for whatever is needed; what else the message asks makes them no clearer."""
    return (passage for passage in facts.passages("ask.empty") if _is_open(passage))


@needing("ask.mend", "ask.agree")
def _referring_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests to put right, or to agree to, what other sentences have to describe."""
    return (passage for passage in facts.passages("ask.mend", "ask.agree") if _is_open(passage))


@needing("ask.inspect")
def _inspecting_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests to look at something, which a trouble told with its facts makes clear."""
    return (passage for passage in facts.passages("ask.inspect") if _is_open(passage))


@Sign
def _matter(facts: Facts, _: datetime) -> Iterator[Passage]:
    """The first statement that is long enough to say what is the matter."""
    asking = {ask.sentence for ask in facts.asks}
    for number, sentence in enumerate(facts.sentences):
        passage = Passage(facts, sentence.start, sentence.end)
        if number not in asking and _words(facts, sentence) >= _MATTER and not passage.within("ask.closing"):
            yield passage
            return


def _words(facts: Facts, sentence: Sentence) -> int:
    return len(WORD.findall(facts.masked, sentence.body, sentence.end))


_MATTER = 5
_FACTS = ("evidence.seen", "evidence.figure", "evidence.told", "code", "quote")
_NEAR = 100


def _is_open(passage: Passage) -> bool:
    return (
        _asks_more_than_a_call(passage)
        and not passage.overlaps("ask.closing", "please.not")
        and not _has_criterion(passage)
        and not _is_rhetorical(passage)
        and not _is_ours(passage)
        and not _DELEGATED.search(passage.before(_NEAR))
        and not _WHENEVER.search(passage.before(_NEAR))
        and not _goes_on(passage)
        and not _finds_out(passage)
        and not any(time.start < passage.end and passage.start < time.end for time in passage.facts.times)
    )


def _has_criterion(passage: Passage) -> bool:
    """Whether a point to look at stands near; "chapter 3 is done, your take on it?" means all of it."""
    if passage.text.lower().endswith(_PRONOUNS):
        return passage.nears_after(_NEAR, "criterion")
    return passage.nears(_NEAR, "criterion")


_PRONOUNS = (" it", " this", " that", " them")


def _asks_more_than_a_call(passage: Passage) -> bool:
    asks = (ask for ask in passage.facts.asks if ask.sentence == passage.sentence)
    return any(not ask.is_aside and ask.kind is not AskKind.CALL for ask in asks)


def _is_rhetorical(passage: Passage) -> bool:
    """Whether a question that wants no answer opens before it; an "ok?" at its end is a courtesy."""
    start = max(passage.bounds.start, passage.start - _NEAR)
    return any(start <= mark.start <= passage.start for mark in passage.facts.marks.get("rhetorical", ()))


def _is_ours(passage: Passage) -> bool:
    """Whether it is told of somebody who does it: we weigh in on Thursday, the auditors look at it."""
    before = passage.before(_NEAR)
    return _THEIRS.search(before) is not None or (
        passage.overlaps("ask.thin") and _OURS.search(before) is not None
    )


_THEIRS = Expression(
    r"\b(?:the|our|their|his|her|my)\s+[a-z]+(?:s|men|people|board|crew|team)\s+\Z"
    r"|\b(?:do|does|did)\s+(?!you\b|u\b|some|any(?:one|body)\b|one\b)[\w'’-]+\s+(?:[\w'’-]+\s+){0,5}\Z",
    re.IGNORECASE,
)


_OURS = Expression(
    r"(?:\A\W*|[.!?;:,\n]\s*|\b(?:because|since|as|before|after|until|while|so|and|but|that|if|when|once|whether)\s)"
    r"(?:I|we|they|he|she)\s+(?:(?:then|also|always|usually|only|already)\s+)?\Z",
    re.IGNORECASE,
)


_WHENEVER = Expression(r"\b(?:when|once|after|before|while|as soon as) (?:you|u) (?:have )?\Z", re.IGNORECASE)
"""Please ring him when you read this."""


_DELEGATED = Expression(
    r"\b(?:get|ask|have|send)\s+(?!some|any|me\b|us\b|it\b|them\b"
    r"|a\s)[\w'’ -]{2,40}?\s(?:to\s+)?(?:please\s+)?\Z",
    re.IGNORECASE,
)
"""Whom the reader shall get to do it: have the fitter look at it."""


def _goes_on(passage: Passage) -> bool:
    """Whether a choice, or a colon and what stands behind it, closes the question."""
    sentence = passage.facts.sentences[passage.sentence]
    rest = passage.facts.masked[passage.end : sentence.end]
    is_choice = sentence.is_question and "or" in WORD.findall(rest.lower())
    return is_choice or _EXPLAINED.search(rest) is not None or _says_what_to_do(passage, rest)


def _says_what_to_do(passage: Passage, rest: str) -> bool:
    """Whether an order behind it says what to look for: go over the menu and strike every dish with nuts."""
    return passage.overlaps("ask.thin") and _AND_DO.search(rest) is not None


_AND_DO = Expression(
    r"\band\s+(?:please\s+|then\s+)?(?!(?:let|share|give|send|get|come|tell|all|both|also|the|each|any|some|with|in"
    r"|on|for|of|if|when|about|at|by|to|from)\b)[a-z]+(?:\s+(?:out|off|up|down|in))?\s+"
    r"(?:each|every|the|all|those|which|whether|where|who|how many)\b",
    re.IGNORECASE,
)


def _finds_out(passage: Passage) -> bool:
    """Whether a question behind "find out" says of whom or what: find out who signed the note."""
    facts, end = passage.facts, passage.bounds.end
    told = min([time.start for time in facts.times if passage.start < time.start < end], default=end)
    found = _QUESTION.search(facts.masked, passage.start, told)
    words = WORD.findall(found["about"].lower()) if found else ()
    return len(set(words) - _EMPTY) >= _ABOUT


_QUESTION = Expression(
    r"\bout\s+(?:from\s+[\w'’ ]{2,30}?\s+)?(?:who|whom|whose|which|what|whether|if|when|where|why|how)\b"
    r"(?P<about>[^.!?;,\n]*)",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    {
        "it", "this", "that", "things", "thing", "matter", "is", "was", "are", "were", "be", "been",
        "going", "gone", "on", "up", "off", "wrong", "happening", "happened", "happens", "the", "a",
        "an", "with", "to", "do", "does", "did", "we", "i", "you", "can", "could", "should",
        "would", "went", "broke", "broken", "problem", "problems", "issue", "by", "before", "until",
        "asap", "please", "pls", "again", "there", "here", "for", "us", "me", "and", "or",
    }
)  # fmt: skip
"""Words that name nothing: what is going on with it."""

_ABOUT = 2


_EXPLAINED = Expression(r"[:;–—]\s+(?:[\w'’-]+\s+){2}")


@needing("asks")
def _concrete_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests and questions that say what they want."""
    for ask in facts.asks:
        sentence = facts.sentences[ask.sentence]
        if (sentence.is_item and sentence.is_question) or _is_concrete(facts, ask):
            yield Passage(facts, ask.start, ask.end)


def _is_concrete(facts: Facts, ask: Ask) -> bool:
    sentence = facts.sentences[ask.sentence]
    if ask.is_vague or ask.kind is AskKind.CALL or _BARE_ANSWER.search(facts.masked, ask.start, sentence.end):
        return False
    if sentence.is_question:
        words = WORD.findall(facts.masked, sentence.body, sentence.end)
        is_musing = _MUSING.match(facts.masked, sentence.body, sentence.end)
        return not is_musing and is_direct_question([word.lower() for word in words])
    if _USE.match(facts.masked, sentence.body, sentence.end) or _is_bare_please(facts, ask, sentence):
        return False
    return ask.kind is AskKind.REQUEST and len(WORD.findall(facts.masked, ask.start, sentence.end)) >= 4


def _is_bare_please(facts: Facts, ask: Ask, sentence: Sentence) -> bool:
    """Whether it only adds by when to a request before it: by Thursday, please."""
    is_time = any(
        time.start <= sentence.body + _PREPOSITION and time.end <= ask.start for time in facts.times
    )
    return is_time and _PLEASE.fullmatch(facts.masked, ask.start, ask.end) is not None


_PLEASE = Expression(r"please|pls|plz|kindly", re.IGNORECASE)
_PREPOSITION = 8


_USE = Expression(
    r"(?:(?:as|because|since|so|and|but)\s+)?(?:I|we)(?:['’]d)?\s+(?:\w+\s+)?need\s+(?:it|them|this|that|these"
    r"|those)\b",
    re.IGNORECASE,
)
"""What the thing is needed for, no request of its own."""

_MUSING = Expression(r"(?:[^.!?\n]{0,40}[,:]\s+)?(?:what\s+if|what\s+about|how\s+about)\b", re.IGNORECASE)
_BARE_ANSWER = Expression(
    r"\byour\s+(?:answer|reply|response|feedback|opinion|thoughts|views?|comments?|input)\b"
    r"(?!\s+(?:to|on|about|whether|if|for)\b)",
    re.IGNORECASE,
)


def _vague(survey: Survey) -> Outcome:
    if not survey.asks:
        return None
    has_matter = survey.has("ask.matter")
    is_told = has_matter and survey.has(*_FACTS)
    signs = ["ask.nothing"]
    if not survey.has("ask.concrete"):
        signs.append("ask.open")
        signs.extend(() if has_matter else ("ask.repair",))
        signs.extend(() if is_told else ("ask.glance",))
    spots = [spot for spot in survey.marks(*signs) if not (is_told and _is_look_at_it(spot.passage))]
    return (
        spot.hit(say("{quote} leaves the answer open", quote=quoted(spot.quote))) for spot in outermost(spots)
    )


def _is_look_at_it(passage: Passage) -> bool:
    """Whether it asks to look at what was just told."""
    return _LOOK.search(passage.text) is not None and _AT_IT.match(passage.after(_NEAR)) is not None


_LOOK = Expression(r"\b(?:look|glance|peek|gander)\Z", re.IGNORECASE)
_AT_IT = Expression(r"\s+(?:at|into)\s+(?:it|this|that|them)\b", re.IGNORECASE)


RULE = Rule(
    id="ask.vague",
    group=Group.ASK,
    title=say("The request can be answered"),
    passed=say("The request can be answered"),
    severity=Severity.WARNING,
    why=say(
        "A reader alone can take it in ten ways: ask one question, or name the part to look at and the "
        "answer that you need."
    ),
    good=Example(text="Kenji, please check section 3 of the lease: is the notice period six months?"),
    bad=Example(text="Kenji, the lease is in the folder, let me know what you think."),
    detect=_vague,
    signs={
        "ask.open": _open_ask,
        "ask.nothing": _empty_ask,
        "ask.repair": _referring_ask,
        "ask.glance": _inspecting_ask,
        "ask.matter": _matter,
        "ask.concrete": _concrete_ask,
    },
)
