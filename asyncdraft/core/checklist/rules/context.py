"""Rules about context: does the reader find everything without asking."""

import re

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey, is_past
from asyncdraft.core.draft import Pane

_DETERMINED = re.compile(
    r"\b(?:the|my|our|your|this|that|these|those|their|his|her|both|latest|attached)\s+"
    r"(?:[^\W\d_][\w'’-]*\s+){0,2}\Z",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s*(?:\Z|[.,;:!?)\n-]|\b(?:is|are|was|were|be|has|have|had|and|or|but|to|for|of|with|in|on|at|by|from|that|which"
    r"|who|we|i|you|they|he|she|it|before|after|when|while|until|so|because|please|pls|again|today|tomorrow|now|yet"
    r"|right|wrong|looks?|says?|shows?|seems?|needs?|lists?|contains?|about|as|can|could|will|would|should|does|do"
    r"|did|doesn|don|isn|aren|won|there|here|over|out|up|if|then|than|also|still|just|ready|done|anyway|asap|soon"
    r"|went|came|got|gets|goes|comes|changed|moved|failed|through)\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|in case|should|unless|whether|when|once|no|not any|without|any)\b", re.IGNORECASE
)
_EVIDENCE = (
    ReferenceKind.CODE,
    ReferenceKind.QUOTE,
    ReferenceKind.IDENTIFIER,
    ReferenceKind.URL,
    ReferenceKind.NUMBER,
)
_OF = re.compile(r"\s*(?:of|from|dated|\(|,)?\s*(?:the\s+)?")
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
_AFTER_COLON = re.compile(r":\s+(?:[\w'’-]+\s+){4,}")
_STATES = re.compile(
    r"\d|\b(?:is|are|has|have|will|can|cannot|must|needs?|does|do|would|there's|it's|'ll)\b", re.IGNORECASE
)


def _link(survey: Survey) -> Outcome:
    spots = [spot for spot in survey.marks("artefact", "elsewhere") if _is_named_thing(survey, spot)]
    if not spots:
        return None
    if survey.has_pointer:
        return ()
    return tuple(
        spot.hit(f"{quoted(spot.quote)} has no link", fixes=_link_fixes(spot))
        for spot in spots
        if not _is_located(survey, spot)
    )


def _is_named_thing(survey: Survey, spot: Spot) -> bool:
    """Whether the words speak of one particular document, not of documents or of a verb."""
    if survey.overlaps(spot, "elsewhere"):
        return True
    return bool(_DETERMINED.search(spot.before(40)) and _HEAD_ENDS.match(spot.after(20) + "\n"))


def _is_located(survey: Survey, spot: Spot) -> bool:
    """Whether a number or date beside the words says which one is meant."""
    facts = spot.placed.facts
    later = (time.start for time in facts.times if time.start >= spot.end)
    dated = any(_OF.fullmatch(facts.masked, spot.end, start) for start in later)
    return dated or survey.within(spot, "numbered")


def _link_fixes(spot: Spot) -> tuple[Fix, ...]:
    at = spot.placed.start + spot.end
    return (Fix("Add a link", (Edit(spot.placed.pane, at, at, " (${1:link or number})"),)),)


def _specifics(survey: Survey) -> Outcome:
    return tuple(
        spot.hit(f"{quoted(spot.quote)} is vague")
        for family in ("vague.some", "vague.fault", "vague.thing")
        for spot in survey.marks(family)
        if not _is_said_exactly(survey, spot, family)
    )


def _is_said_exactly(survey: Survey, spot: Spot, family: str) -> bool:
    if survey.overlaps(spot, "vague.exempt") or _CONDITION.search(spot.before(_NEAR)):
        return True
    facts = spot.placed.facts
    end = facts.sentence_of(spot.start).end
    if family == "vague.fault":
        start = facts.sentence_of(spot.start).start
        near = _has_evidence(spot, start, min(len(facts.text), end + 2 * _NEAR))
        return near or bool(_MEASURE.search(facts.masked, start, end)) or survey.has("code", "quote")
    reach = min(len(facts.text), max(end, spot.end + _NEAR))
    return _has_evidence(spot, spot.end, reach)


def _has_evidence(spot: Spot, start: int, end: int) -> bool:
    """Whether figures, codes, quotations or links, no times or places, stand in [start, end) of the block."""
    facts = spot.placed.facts
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


def _why(survey: Survey) -> Outcome:
    if not survey.asks:
        return None
    if survey.message.text(Pane.WHY).strip() or survey.has("reason.strong"):
        return ()
    if _tells_more_than_the_ask(survey):
        return ()
    return (survey.absent(Pane.WHY, "No reason, only the request"),)


def _tells_more_than_the_ask(survey: Survey) -> bool:
    """Whether statements beside the request imply its reason: effects, figures, events, conditions."""
    return any(
        _implies_reason(survey, Spot(placed, sentence.start, sentence.end), number in asking)
        for placed in survey.blocks
        if placed.facts.kind is not BlockKind.SUBJECT
        for asking in [{ask.sentence for ask in placed.facts.asks}]
        for number, sentence in enumerate(placed.facts.sentences)
    )


def _implies_reason(survey: Survey, spot: Spot, is_asking: bool) -> bool:
    facts = spot.placed.facts
    body = facts.masked[spot.start : spot.end]
    if survey.within(spot, *_NO_REASON):
        return False
    if is_asking:
        return bool(_SECOND_CLAUSE.search(body)) and (
            survey.within(spot, "reason") or bool(_AFTER_COLON.search(body))
        )
    if survey.within(spot, "reason"):
        return True
    ahead = any(spot.start <= time.start < spot.end and not is_past(time, survey.now) for time in facts.times)
    return len(WORD.findall(body)) > 4 and (ahead or bool(_STATES.search(body)))


def _evidence(survey: Survey) -> Outcome:
    problems = [spot for spot in survey.marks("problem") if not _CONDITION.search(spot.before(_NEAR))]
    if not problems or survey.is_fyi:
        return None
    if survey.has("code", "quote", "url", "target") or _is_observed(survey) or _has_figures(survey):
        return ()
    return (survey.absent(Pane.WHAT, "A problem, but nothing that was seen or tried"),)


def _is_observed(survey: Survey) -> bool:
    """Whether a statement, no question or request, tells what was seen or done."""
    return any(
        not any(ask.sentence == spot.sentence for ask in spot.placed.facts.asks)
        and not survey.within(spot, "rhetorical", "passive")
        for spot in survey.marks("evidence")
    )


def _has_figures(survey: Survey) -> bool:
    return any(
        not any(time.start <= reference.start < time.end for time in spot.placed.facts.times)
        for spot, reference in survey.references(ReferenceKind.NUMBER, ReferenceKind.IDENTIFIER)
        if spot.placed.facts.kind != "subject"
    )


def _placeholder(survey: Survey) -> Outcome:
    return tuple(
        spot.hit(f"{quoted(spot.quote)} is still to be filled in")
        for spot, _ in survey.references(ReferenceKind.PLACEHOLDER)
    )


_TO_BOARD = (("Board", None), ("Mr Ruiz", "Europe/Madrid"))

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
    ),
)
