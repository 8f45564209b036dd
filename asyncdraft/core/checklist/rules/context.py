"""Rules about context: does the reader find everything without asking."""

import re

from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey
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
_FIGURE = re.compile(r"\d")
_OF = re.compile(r"\s*(?:of|from|dated|\(|,)?\s*(?:the\s+)?")
_NEAR = 80


def _link(survey: Survey) -> Outcome:
    spots = [spot for spot in survey.marks("artefact.strong", "elsewhere") if _is_named_thing(survey, spot)]
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
    dated = any(_OF.fullmatch(facts.masked, spot.end, max(spot.end, time.start)) for time in facts.times)
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
    if family == "vague.fault":
        return _has_evidence(spot, 0, len(facts.text)) or survey.has("code", "quote")
    end = facts.sentence_of(spot.start).end
    reach = min(len(facts.text), max(end, spot.end + _NEAR))
    return _has_evidence(spot, spot.end, reach)


def _has_evidence(spot: Spot, start: int, end: int) -> bool:
    """Whether figures, codes, quotations or links stand in [start, end) of the block; times do not count."""
    facts = spot.placed.facts
    return any(
        reference.kind in _EVIDENCE
        and start <= reference.start < end
        and not any(time.start <= reference.start < time.end for time in facts.times)
        for reference in facts.references
    )


def _why(survey: Survey) -> Outcome:
    if not survey.asks:
        return None
    if survey.message.text(Pane.WHY).strip() or survey.has("reason.strong"):
        return ()
    if _tells_more_than_the_ask(survey):
        return ()
    return (survey.absent(Pane.WHY, "No reason, only the request"),)


def _tells_more_than_the_ask(survey: Survey) -> bool:
    """Whether statements beside the request imply its reason: effects, figures, dates, conditions."""
    for placed in survey.blocks:
        facts = placed.facts
        asking = {ask.sentence for ask in facts.asks}
        for number, sentence in enumerate(facts.sentences):
            body = facts.masked[sentence.start : sentence.end]
            if number in asking and "," not in body and " so " not in body:
                continue
            span = Spot(placed, sentence.start, sentence.end)
            if survey.within(span, "reason") or (
                number not in asking and _counts(facts.times, body, sentence.start)
            ):
                return True
    return False


def _counts(times: tuple[object, ...], body: str, start: int) -> bool:
    return len(WORD.findall(body)) > 4 and bool(_FIGURE.search(body)) and start >= 0 and times is not None


def _evidence(survey: Survey) -> Outcome:
    problems = [spot for spot in survey.marks("problem") if not _CONDITION.search(spot.before(_NEAR))]
    if not problems or survey.is_fyi:
        return None
    if survey.has("evidence", "code", "quote", "url", "target") or _has_figures(survey):
        return ()
    return (survey.absent(Pane.WHAT, "A problem, but nothing that was seen or tried"),)


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
