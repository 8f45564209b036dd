"""Rules about the request: is there one, whose is it, can it be done."""

import re
from collections.abc import Iterator
from datetime import datetime

import msgspec

from asyncdraft.core.checklist.asks import NOT_ANY, Ask, AskKind, denied_label
from asyncdraft.core.checklist.due import is_past, planned_times, readings
from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.references import DEED_GAP, TIME_GAP
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules import open_ask, owner
from asyncdraft.core.checklist.rules.fixes import insertion
from asyncdraft.core.checklist.rules.good_news import is_good_news
from asyncdraft.core.checklist.rules.panes import verbless_need
from asyncdraft.core.checklist.rules.reasons import stating_clauses
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Placed, Spot, Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.expression import Expression
from asyncdraft.core.people import given_name
from asyncdraft.core.text import say, say_count
from asyncdraft.core.when.reading import Reading


def _explicit(survey: Survey) -> Outcome:
    verbless = verbless_need(survey)
    if verbless:
        return verbless
    if survey.asks or survey.is_fyi or survey.instructs or _is_complete(survey):
        return ()
    fixes = (_request_fix(survey), _fyi_fix(survey))
    return (survey.absent(Pane.NEED, say("No request, and no word that there is none"), fixes=fixes),)


def _is_complete(survey: Survey) -> bool:
    """Whether it answers, releases, reminds of what is due, or lets readers object until a time."""
    is_due = survey.has("time.due") and survey.has("reminder", "default", "silence")
    is_open = survey.has("reminder", "owner.by_name") and survey.has("times")
    if is_due or is_open or survey.has("answered", "released", "advised", "ask.none"):
        return True
    return is_good_news(survey) or _assigns_a_reader(survey)


def _assigns_a_reader(survey: Survey) -> bool:
    """Whether it tells what a reader does by when: Kenji orders the cable by Friday."""
    return any(spot.quote.lower() in survey.reader_names for spot in survey.marks("task.told"))


@needing("times")
def _told_tasks(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Who, by a word in capitals, does something by a time."""
    for number in {passage.sentence for passage in facts.passages("time.due")}:
        sentence = facts.sentences[number]
        for found in _DOES.finditer(facts.masked[sentence.body : sentence.end]):
            yield Passage(facts, *(sentence.body + at for at in found.span("name")))


_DOES = Expression(
    r"(?:\A|[.;:,)\n]\s+|\band\s+)\W*(?P<name>[^\W\d_a-z][\w'’-]+)\s+(?:also\s+|then\s+)?(?!is\b|was\b|has\b)"
    r"[a-z]+(?<!s)s\s[^.!?\n]{0,80}?\b(?:by|before|until|till|on)\s"
)


@Sign
def _no_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Where it says under a label for requests that there are none: decisions needed: none."""
    labels = facts.lexicon.words("ask.label")
    for sentence in facts.sentences if not facts.words.isdisjoint(NOT_ANY) else ():
        name = denied_label(facts.masked, sentence)
        if name in labels or not _OF_ASKS.isdisjoint(name.split()):
            yield Passage(facts, sentence.start, sentence.end)


_OF_ASKS = frozenset({"you", "open"})
"""From you: nothing; open points: none."""


def _explicit_passed(survey: Survey) -> str:
    count = len(survey.asks)
    if not count and is_good_news(survey):
        return say("Tells what is in order again")
    if not count:
        return say("For information, and says so") if survey.is_fyi else say("Says what to do")
    return say_count("One explicit request", "{count} explicit requests", count)


def _request_fix(survey: Survey) -> Fix:
    name = given_name(survey.people[0].name) if survey.people else "name"
    deadline = survey.message.deadline_text or f"${{2:{TIME_GAP}}}"
    return _append(survey, say("Add a request"), f"@{name}: please ${{1:{DEED_GAP}}} by {deadline}.")


def _fyi_fix(survey: Survey) -> Fix:
    return _append(survey, say("Say that it is for information"), "For information, no action needed.")


def _append(survey: Survey, label: str, sentence: str) -> Fix:
    pane = survey.message.home(Pane.NEED)
    text = survey.message.text(pane)
    end = len(text.rstrip())
    return Fix(label, (Edit(pane, end, len(text), f"\n\n{sentence}" if end else sentence),))


_NEAR = 100


@needing("cadence")
def _habit(facts: Facts, _: datetime) -> Iterator[Passage]:
    """How often something asked for is to be done."""
    for passage in facts.passages("cadence"):
        number = passage.sentence
        if any(ask.sentence == number and 0 <= passage.start - ask.end < _NEAR for ask in facts.asks):
            yield passage


def _deadline(survey: Survey) -> Outcome:
    if not survey.asks:
        return None
    if _has_time(survey):
        return ()
    event = next(survey.times("time.event"), None)
    return (_meant(survey, *event) if event else _timeless(survey),)


def _has_time(survey: Survey) -> bool:
    """Whether a time is given for what is asked, or it needs none."""
    if survey.message.deadline or survey.has(
        "time.due", "time.missed", "time.vague", "time.planned", "danger", "ask.habit", "shift"
    ):
        return True
    if survey.has("time.moment") or (survey.has("time.back") and survey.has("time.precise")):
        return True
    if all(_is_correction(placed, ask) for placed, ask in survey.asks):
        return True
    if survey.has("time.start") and all(_is_lasting(placed, ask) for placed, ask in survey.asks):
        return True
    return survey.has("handoff", "given") and all(ask.kind is AskKind.IMPERATIVE for _, ask in survey.asks)


def _timeless(survey: Survey) -> Hit:
    text = survey.message.deadline_text or f"${{1:{TIME_GAP}}}"
    fixes = (_by_fix(*survey.asks[-1], text),)
    return survey.absent(Pane.NEED, say("The request has no time"), fixes=fixes)


def _meant(survey: Survey, spot: Spot, reading: Reading) -> Hit:
    """A mere hint: the reader is told when something happens, and may guess that it is wanted before."""
    when = _PREPOSITION.sub("", reading.text)
    hit = survey.absent(
        Pane.NEED,
        say("The request has no time of its own; {quote} may be meant", quote=quoted(spot.quote)),
        fixes=(_by_fix(*survey.asks[-1], when),),
    )
    return msgspec.structs.replace(hit, severity=Severity.HINT)


_PREPOSITION = Expression(r"\A(?:on|at|this)\s+", re.IGNORECASE)


@needing("times")
def _events(facts: Facts, now: datetime) -> Iterator[Passage]:
    """When something is to happen that is told beside a request."""
    for passage, reading in readings(facts):
        is_told = reading.precise and not passage.is_asking and not is_past(reading, now)
        if is_told and not _HAPPENED.search(facts.masked, passage.bounds.start, passage.bounds.end):
            yield passage


_HAPPENED = Expression(
    r"\b(?:was|were|had|did|came|went|since|ago|last|yesterday|began|broke|got|took|\w{3,}ed)\b",
    re.IGNORECASE,
)


def _is_correction(placed: Placed, ask: Ask) -> bool:
    """Whether it tells which of two things to use: please use this one, the other is of last year."""
    sentence = placed.facts.sentences[ask.sentence]
    return _USE_THIS.search(placed.facts.masked, sentence.body, sentence.end) is not None


_USE_THIS = Expression(
    r"\b(?:use|take|go by|work with|go with)\s+(?:only\s+|just\s+)?"
    r"(?:this\s+(?:one|file|version|list|link|number|sheet|address)"
    r"|the\s+(?:new|right|corrected|second|latter|updated|correct|other)"
    r"(?:\s+(?:one|file|version|list|link|number|sheet|address))?)"
    r"\b(?:[^.!?\n]*\b(?:instead|not the)\b|\s+(?:for|from)\b|\s*[.!;,])",
    re.IGNORECASE,
)


def _is_lasting(placed: Placed, ask: Ask) -> bool:
    """Whether it asks for what is to be done from now on, as using another door."""
    sentence = placed.facts.sentences[ask.sentence]
    return _LASTING.search(placed.facts.masked, sentence.body, sentence.end) is not None


_LASTING = Expression(
    r"\b(?:use|park|wear|enter|avoid|keep|work from|stay (?:at )?home|switch to"
    r"|go (?:through|in by|out by)|sign in|log in|come in"
    r"|write to|call|report to|turn to|leave .{2,30}\b(?:in|at|on|with))\b",
    re.IGNORECASE,
)


@needing("times")
def _starts(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Days from which something holds, or on which it is closed."""
    for passage, reading in readings(facts):
        if not is_past(reading, now) and _FROM.search(passage.before(24)):
            yield passage


_FROM = Expression(
    r"\b(?:from|as of|as from|starting|effective|beginning|closed|shut|(?:switched|turned) off"
    r"|out of (?:order|service|use)|unavailable|unreachable)"
    r"\s+(?:on\s+|for\s+|until\s+|till\s+|between\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)


def _by_fix(placed: Placed, ask: Ask, text: str) -> Fix:
    return insertion(placed, _end_of_request(placed.facts, ask), say("Add the time"), f" by {text}")


def _end_of_request(facts: Facts, ask: Ask) -> int:
    """Where its sentence goes on to a reason, another clause or thanks, or ends."""
    end = _with_links(facts, facts.sentences[ask.sentence].end)
    behind = Passage(facts, ask.end, end)
    turn = _TURN.search(facts.masked, ask.end, end)
    stops = [end, *([turn.start()] if turn else []), *(clause.start for clause in stating_clauses(behind))]
    return len(facts.text[: min(stops)].rstrip(" \n.!?,;:–—-"))


def _with_links(facts: Facts, end: int) -> int:
    """Where a sentence ends with the links and code behind its last word."""
    hidden = (ref.end for ref in facts.references if ref.start >= end)
    return max((at for at in hidden if not facts.masked[end:at].strip(" ")), default=end)


_TURN = Expression(
    r"\b(?:because|since|otherwise|or else|so that|in order to)\b"
    r"|\b(?:so|as|before)\s+(?:that|the|our|my|I|we|he|she|it|they|you|nobody)\b"
    r"|(?:\b(?:many\s+)?(?:thanks|thank you|thx|cheers|please|pls)\b[^.!?\n]{0,12}[.!?\s]*\Z)",
    re.IGNORECASE,
)


RULES = (
    Rule(
        id="ask.explicit",
        group=Group.ASK,
        title=say("One explicit request"),
        passed=_explicit_passed,
        severity=Severity.ERROR,
        why=say(
            "Eight hours later nobody can tell whether you wait for something: ask, or say "
            "that it is for information."
        ),
        good=Example(text="Kenji, please send the pump test report P-88 by Thu 8 Oct, 12:00 JST."),
        bad=Example(text="The pump test ran yesterday. The pressure was lower than in spring."),
        detect=_explicit,
        signs={"ask.none": _no_ask, "task.told": _told_tasks},
    ),
    owner.RULE,
    open_ask.RULE,
    Rule(
        id="ask.deadline",
        group=Group.ASK,
        title=say("The request has a time"),
        passed=say("The request has a time"),
        severity=Severity.ERROR,
        why=say("Without a time the reader cannot plan you in, and you cannot tell late from forgotten."),
        good=Example(text="Kenji, please send the menu by Thu 8 Oct, 12:00 JST, the printer waits for it."),
        bad=Example(text="Kenji, please send the menu of the autumn dinner, the printer waits for it."),
        detect=_deadline,
        signs={
            "ask.habit": _habit,
            "time.start": _starts,
            "time.planned": planned_times,
            "time.event": _events,
        },
    ),
)
