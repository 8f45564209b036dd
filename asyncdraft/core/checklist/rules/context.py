"""Rules about context: does the reader find everything without asking."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.deadline import is_past
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Spot, Survey
from asyncdraft.core.draft import Pane

_DETERMINED = re.compile(
    r"\b(?:the|my|our|your|this|that|these|those|their|his|her|both|latest|attached)\s+"
    r"(?:[^\W\d_][\w'’-]*\s+){0,2}\Z",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s*(?:\Z|[.,;:!?)\n-]|\b(?:is|are|was|were|be|has|have|had|and|or|but|to|for|of|with|in|on|at|by|from|that|which"
    r"|who|we|i|you|they|he|she|it|before|after|when|while|until|so|because|please|pls|again|today|tomorrow|yesterday|last|this|next|via|already|first|once|since|during|without|into|between|like|later|too|now|yet"
    r"|right|wrong|looks|says|shows|seems|needs|contains|about|as|can|could|will|would|should|does|do"
    r"|did|doesn|don|isn|aren|won|there|here|over|out|up|if|then|than|also|still|just|ready|done|anyway|asap|soon"
    r"|went|came|got|gets|goes|comes|changed|moved|failed|through)\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|in case|should|unless|whether|when|once|no|not any|without|any)\b",
    re.IGNORECASE,
)
_EVIDENCE = (
    ReferenceKind.CODE,
    ReferenceKind.QUOTE,
    ReferenceKind.IDENTIFIER,
    ReferenceKind.URL,
    ReferenceKind.NUMBER,
)
_OF = re.compile(r"\s*(of|from|dated|\()?\s*(?:the\s+)?,?\s*")
_FIGURES = (ReferenceKind.NUMBER, ReferenceKind.IDENTIFIER)
_QUOTES = (ReferenceKind.CODE, ReferenceKind.QUOTE)
_ASKED = re.compile(r"\b(?:which|what|who|why)\b", re.IGNORECASE)
_WHEN = re.compile(r"\s+(?:on|before|until|from|between|at)\b", re.IGNORECASE)
_CLOSE = 16
_NEAR = 80
_MEASURE = re.compile(
    r"\b(?:about|roughly|up to|every|each|for|within|only)\s+"
    r"(?:an?|one|two|three|four|five|six|ten|half|second|third)\b"
    r"|\b(?:twice|half of)\b",
    re.IGNORECASE,
)
_NO_REASON = (
    "vague.fault",
    "vague.some",
    "vague.thing",
    "elsewhere",
    "blame",
    "passive",
    "ask.closing",
    "handoff",
)
_SECOND_CLAUSE = re.compile(r"[,;:–—-]\s|\s(?:so|as|for|before|after|until|when)\s")
_AFTER_COLON = re.compile(r"[:;]\s+(?:[\w'’-]+\s+){3,}")
_PAST = re.compile(r"\b(?:was|were|did|had|\w{3,}ed)\b", re.IGNORECASE)
_STATES = re.compile(
    r"\d|\b(?:is|are|has|have|will|can|cannot|must|needs?|does|do|would|there's|it's|'ll)\b", re.IGNORECASE
)


def _named_things(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words that speak of one particular document, not of documents or of a verb."""
    yield from facts.passages("elsewhere")
    for passage in facts.passages("artefact"):
        determined = _DETERMINED.search(passage.before(40)) and _HEAD_ENDS.match(passage.after(20) + "\n")
        if determined and not passage.overlaps("elsewhere"):
            yield passage


def _lost_things(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Named documents beside which neither number nor date says which one is meant."""
    return (passage for passage in _named_things(facts, _) if not _is_located(passage))


def _is_located(passage: Passage) -> bool:
    facts = passage.facts
    dated = any(_is_dated(passage, time.start, time.end) for time in facts.times if time.start >= passage.end)
    quoted = any(0 <= ref.start - passage.end <= 2 and ref.kind in _QUOTES for ref in facts.references)
    return dated or quoted or passage.within("numbered")


def _is_dated(passage: Passage, start: int, end: int) -> bool:
    """Whether the time belongs to the document: the report of Monday, the drawing (20 July)."""
    masked = passage.facts.masked
    between = _OF.fullmatch(masked, passage.end, start)
    return bool(between and (between[1] or any(map(str.isdigit, masked[start:end]))))


def _link(survey: Survey) -> Outcome:
    if not survey.has("thing.named"):
        return None
    if survey.has_pointer:
        return ()
    return (
        spot.hit(f"{quoted(spot.quote)} has no link", fixes=_link_fixes(spot))
        for spot in survey.marks("thing.lost")
    )


def _link_fixes(spot: Spot) -> tuple[Fix, ...]:
    at = spot.placed.start + spot.end
    return (Fix("Add a link", (Edit(spot.placed.pane, at, at, " (${1:link or number})"),)),)


def _vague_words(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Some issues, the other thing: where nothing exact follows."""
    for passage in facts.passages("vague.some", "vague.thing"):
        end = passage.bounds.end
        goes_on = facts.masked[:end].endswith(":")
        reach = min(len(facts.text), end + _NEAR) if goes_on else end
        if not _is_exempt(passage) and not _has_evidence(facts, passage.end, reach):
            yield passage


def _vague_faults(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Does not work, looks weird: where nothing exact stands around it."""
    for passage in facts.passages("vague.fault"):
        start, end = passage.bounds.start, passage.bounds.end
        reach = min(len(facts.text), end + 2 * _NEAR)
        measured = _MEASURE.search(facts.masked, start, end)
        if not _is_exempt(passage) and not measured and not _has_evidence(facts, start, reach):
            yield passage


def _is_exempt(passage: Passage) -> bool:
    supposed = _CONDITION.search(passage.before(_NEAR)) or _ASKED.search(passage.before(_CLOSE))
    timed = any(0 <= time.start - passage.end <= _CLOSE for time in passage.facts.times)
    return (
        passage.overlaps("vague.exempt") or bool(supposed) or (timed and bool(_WHEN.match(passage.after(8))))
    )


def _specifics(survey: Survey) -> Outcome:
    faults = () if survey.has("code", "quote") else ("fault.vague",)
    return (spot.hit(f"{quoted(spot.quote)} is vague") for spot in survey.marks("words.vague", *faults))


def _has_evidence(facts: Facts, start: int, end: int) -> bool:
    """Whether figures, codes, quotations or links, no times or places, stand in [start, end)."""
    return any(
        reference.kind in _EVIDENCE
        and start <= reference.start < end
        and not _is_place(facts, reference.start)
        for reference in facts.references
    )


def _is_place(facts: Facts, position: int) -> bool:
    """Whether a number there is a time, or only says where: slide 4."""
    times = [(time.start, time.end) for time in facts.times]
    places = [(mark.start, mark.end) for mark in facts.marks.get("numbered", ())]
    return any(start <= position < end for start, end in (*times, *places))


def _implied_reasons(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Sentences beside the request that imply its reason: effects, figures, events, conditions."""
    if facts.kind is BlockKind.SUBJECT:
        return
    for number, sentence in enumerate(facts.sentences):
        passage = Passage(facts, sentence.start, sentence.end)
        asks = any(ask.sentence == number for ask in facts.asks)
        if not passage.within(*_NO_REASON) and (
            _adds_reason(passage) if asks else _states_reason(passage, now)
        ):
            yield passage


def _adds_reason(passage: Passage) -> bool:
    """Whether a request goes on to say what it is for."""
    body = passage.facts.masked[passage.start : passage.end]
    return bool(_SECOND_CLAUSE.search(body)) and (passage.within("reason") or bool(_AFTER_COLON.search(body)))


def _states_reason(passage: Passage, now: datetime) -> bool:
    """Whether a statement tells how things are or what is coming; what was, explains little."""
    facts = passage.facts
    body = facts.masked[passage.start : passage.end]
    inside = (time for time in facts.times if passage.start <= time.start < passage.end)
    is_coming = any(not is_past(time, now) for time in inside) and not _PAST.search(body)
    is_statement = len(WORD.findall(body)) > 4 and (is_coming or _STATES.search(body))
    return passage.within("reason") or bool(is_statement)


def _why(survey: Survey) -> Outcome:
    if not survey.asks:
        return None
    if survey.message.text(Pane.WHY).strip() or survey.has("reason.strong", "reason.implied"):
        return ()
    return (survey.absent(Pane.WHY, "No reason, only the request"),)


def _problems(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (p for p in facts.passages("problem") if not _CONDITION.search(p.before(_NEAR)))


def _observations(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Statements, no questions or requests, that tell what was seen or done."""
    return (
        passage
        for passage in facts.passages("evidence")
        if not passage.is_asking and not passage.within("rhetorical", "passive")
    )


def _figures(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Numbers and identifiers of the body that are no times."""
    return (
        Passage(facts, reference.start, reference.end)
        for reference in facts.references
        if reference.kind in _FIGURES
        and facts.kind is not BlockKind.SUBJECT
        and not any(time.start <= reference.start < time.end for time in facts.times)
    )


def _evidence(survey: Survey) -> Outcome:
    if not survey.has("problem.told") or survey.is_fyi:
        return None
    if survey.has("code", "quote", "url", "target", "evidence.seen", "figure"):
        return ()
    return (survey.absent(Pane.WHAT, "A problem, but nothing that was seen or tried"),)


def _gaps(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (
        Passage(facts, reference.start, reference.end)
        for reference in facts.references
        if reference.kind is ReferenceKind.PLACEHOLDER
    )


def _field(survey: Survey) -> Outcome:
    unfilled = survey.message.unfilled
    if unfilled is None:
        return None
    home = survey.message.home(Pane.WHAT)
    return [Hit(home, 0, 0, f"“{name}” is empty") for name in unfilled]


def _placeholder(survey: Survey) -> Outcome:
    return (spot.hit(f"{quoted(spot.quote)} is still to be filled in") for spot in survey.marks("gap"))


RULES = (
    Rule(
        id="context.link",
        group=Group.CONTEXT,
        title="Everything mentioned can be found",
        passed="Documents and tickets can be found",
        severity=Severity.WARNING,
        why=(
            "The reader has to search, or to ask you and wait a day: add the link, the "
            "number or the file name."
        ),
        good=Example(
            text="Kenji, please sign the lease (lease-2027.pdf) by Thu 8 Oct, 12:00 JST, the old one ends."
        ),
        bad=Example(
            text="Kenji, please sign the contract by Thu 8 Oct, 12:00 JST, because the old one ends."
        ),
        detect=_link,
        signs={"thing.named": _named_things, "thing.lost": _lost_things},
    ),
    Rule(
        id="context.specifics",
        group=Group.CONTEXT,
        title="Says exactly what",
        passed="Says exactly what it is about",
        severity=Severity.WARNING,
        why=(
            "A reader cannot ask you until tomorrow: say which, how many, where, with the "
            "words on the screen."
        ),
        good=Example(
            text=(
                "Kenji, pump 3 stops after 40 s with alarm E14. Please check its valve by "
                "Thu 8 Oct, 12:00 JST."
            )
        ),
        bad=Example(
            text="Kenji, the pump is acting weird again. Please check its valve by Thu 8 Oct, 12:00 JST."
        ),
        detect=_specifics,
        signs={"words.vague": _vague_words, "fault.vague": _vague_faults},
    ),
    Rule(
        id="context.why",
        group=Group.CONTEXT,
        title="Gives a reason",
        passed="Gives a reason",
        severity=Severity.HINT,
        why="A reader who knows what hangs on it can put your request in the right place among ten others.",
        good=Example(
            text=(
                "Kenji, please send the hall plan by Thu 8 Oct, 12:00 JST, because the fire officer wants it."
            )
        ),
        bad=Example(text="Kenji, please send the hall plan by Thu 8 Oct, 12:00 JST."),
        detect=_why,
        signs={"reason.implied": _implied_reasons},
    ),
    Rule(
        id="context.evidence",
        group=Group.CONTEXT,
        title="Says what was already verified",
        passed="Says what was already verified",
        severity=Severity.WARNING,
        why="What you saw, tried and ruled out saves the reader from doing it again, a day later.",
        good=Example(
            text="IT desk: the badge reader at gate 2 stays red; cards work at gate 3. Please reset it today."
        ),
        bad=Example(text="Hello, the badge reader does not work, there is a problem with it. Please help."),
        detect=_evidence,
        signs={"problem.told": _problems, "evidence.seen": _observations, "figure": _figures},
    ),
    Rule(
        id="context.field",
        group=Group.CONTEXT,
        title="The template's fields are filled",
        passed="The template's fields are filled",
        severity=Severity.WARNING,
        why="This kind of message is looked at for it first: without it the reader has to guess or to ask.",
        good=Example(
            text="Kenji, please approve the hall plan (hall-3.pdf) by Fri 9 Oct, 12:00 JST.", unfilled=()
        ),
        bad=Example(
            text="Kenji, please approve the hall plan (hall-3.pdf) by Fri 9 Oct, 12:00 JST.",
            unfilled=("Topic",),
        ),
        detect=_field,
    ),
    Rule(
        id="context.placeholder",
        group=Group.CONTEXT,
        title="Nothing left to fill in",
        passed="Nothing left to fill in",
        severity=Severity.ERROR,
        why="A gap left over from a template is the one thing that only you can fill.",
        good=Example(
            text="The plan: https://plans.example.com/hall. Kenji, please approve it by Fri 9 Oct, 12:00 JST."
        ),
        bad=Example(text="The plan: [link]. Kenji, please approve it by Fri 9 Oct, 12:00 JST."),
        detect=_placeholder,
        signs={"gap": _gaps},
    ),
)
