"""Rules about context: does the reader find everything without asking."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.finding import Fix, Severity
from asyncdraft.core.checklist.references import LINK_GAP, ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.consulted_papers import is_news
from asyncdraft.core.checklist.rules.details import is_mere_detail
from asyncdraft.core.checklist.rules.fixes import insertion
from asyncdraft.core.checklist.rules.observations import (
    chronicle,
    described,
    figures,
    measured,
    observations,
    said,
)
from asyncdraft.core.checklist.rules.panes import nameless_what, repeating_why
from asyncdraft.core.checklist.rules.papers import located_papers, loose_papers, lost_papers, named_papers
from asyncdraft.core.checklist.rules.reasons import implied_reasons
from asyncdraft.core.checklist.rules.troubles import failures, problems
from asyncdraft.core.checklist.rules.vagueness import untold, vague_faults, vague_topics, vague_words
from asyncdraft.core.checklist.rules.words import outermost, quoted
from asyncdraft.core.checklist.survey import Hit, Spot, Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.text import say


def _link(survey: Survey) -> Outcome:
    if not survey.has("paper.named"):
        return None
    if survey.has_pointer:
        return ()
    return (
        spot.hit(say("{quote} has no link", quote=quoted(spot.quote)), fixes=_link_fixes(spot))
        for spot in survey.marks("paper.lost")
        if not (survey.is_fyi and is_news(spot.passage)) and not _is_told_before(survey, spot)
    )


def _unlinked(survey: Survey) -> Iterator[Hit]:
    """The first word for a paper, in a message that points nowhere."""
    if not survey.has_pointer:
        spots = survey.marks("paper.loose")
        yield from (
            spot.hit(say("{quote} has no link", quote=quoted(spot.quote)), fixes=_link_fixes(spot))
            for spot in islice(spots, 1)
        )


def _is_told_before(survey: Survey, spot: Spot) -> bool:
    """Whether a paper of that name stands with its date or number somewhere else in the message."""
    name = spot.quote.lower().split()[-1:]
    return any(other.quote.lower().split()[-1:] == name for other in survey.marks("paper.located"))


def _link_fixes(spot: Spot) -> tuple[Fix, ...]:
    return (insertion(spot.placed, spot.end, say("Add a link"), f" (${{1:{LINK_GAP}}})"),)


def _specifics(survey: Survey) -> Outcome:
    signs = ["words.vague"]
    if not survey.has("code", "quote"):
        signs.append("fault.vague")
        signs.extend(() if survey.has("figure", "url", "target") else ("topic.vague",))
    spots = outermost(survey.marks(*signs))
    vague = [spot.hit(say("{quote} is vague", quote=quoted(spot.quote))) for spot in spots]
    return vague or nameless_what(survey)


def _indistinct(survey: Survey) -> Iterator[Hit]:
    """The first word that says little, be it beside something exact."""
    spots = islice(survey.marks("words.untold"), 1)
    return (spot.hit(say("{quote} is vague", quote=quoted(spot.quote))) for spot in spots)


def _why(survey: Survey) -> Outcome:
    repeated = repeating_why(survey)
    if repeated:
        return repeated
    if not survey.asks:
        return _why_of_change(survey)
    if survey.message.text(Pane.WHY).strip() or survey.has("reason.told", "reason.implied"):
        return ()
    return (_no_reason(survey),)


@needing("reason.strong")
def _told_reasons(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Words of reason; the "without" of "without delay" is none."""
    return (
        passage
        for passage in facts.passages("reason.strong")
        if not (passage.overlaps("vague") or is_mere_detail(passage))
    )


def _no_reason(survey: Survey) -> Hit:
    return survey.absent(Pane.WHY, say("No reason, only the request"))


def _without_reason(survey: Survey) -> Iterator[Hit]:
    """Where what may be a reason does not stand in the request itself."""
    is_given = survey.message.text(Pane.WHY).strip() or survey.has("reason.strong")
    if (
        survey.asks
        and not is_given
        and not any(spot.passage.is_asking for spot in survey.marks("reason.implied"))
    ):
        yield _no_reason(survey)


def _why_of_change(survey: Survey) -> Outcome:
    """Of news that change something for the reader; information and answers may go without."""
    if survey.is_fyi or survey.instructs or survey.has("answered") or not survey.has("change"):
        return None
    if survey.message.text(Pane.WHY).strip() or survey.has("reason.strong") or survey.has_pointer:
        return ()
    return (survey.absent(Pane.WHY, say("A change, and no word why")),)


def _evidence(survey: Survey) -> Outcome:
    is_to_be_mended = survey.has("failure.told") and survey.has("repair")
    if survey.is_fyi or not (survey.has("problem.told") or is_to_be_mended):
        return None
    if survey.has(*_SEEN) or _is_account(survey):
        return ()
    return (_nothing_seen(survey),)


def _nothing_seen(survey: Survey) -> Hit:
    return survey.absent(Pane.WHAT, say("A problem, but nothing that was seen or tried"))


def _without_evidence(survey: Survey) -> Iterator[Hit]:
    if survey.has("problem", "failing", "vague.fault", "vague.topic"):
        yield _nothing_seen(survey)


def _is_account(survey: Survey) -> bool:
    """Whether it is too long to tell nothing of what was seen."""
    return sum(placed.facts.word_count for placed in survey.blocks) > _ACCOUNT


_ACCOUNT = 90
_SEEN = (
    *("code", "url", "target", "evidence.said", "evidence.seen", "evidence.told", "evidence.figure"),
    "evidence.hours",
)


@needing("placeholder")
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
    return [Hit(home, 0, 0, say("“{name}” is empty", name=name)) for name in unfilled]


def _placeholder(survey: Survey) -> Outcome:
    return (
        spot.hit(say("{quote} is still to be filled in", quote=quoted(spot.quote)))
        for spot in survey.marks("gap")
    )


RULES = (
    Rule(
        id="context.link",
        group=Group.CONTEXT,
        title=say("Everything mentioned can be found"),
        passed=say("Documents and tickets can be found"),
        severity=Severity.WARNING,
        why=say(
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
        signs={
            "paper.named": named_papers,
            "paper.lost": lost_papers,
            "paper.located": located_papers,
            "paper.loose": loose_papers,
        },
        excused=_unlinked,
    ),
    Rule(
        id="context.specifics",
        group=Group.CONTEXT,
        title=say("Says exactly what"),
        passed=say("Says exactly what it is about"),
        severity=Severity.WARNING,
        why=say(
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
        signs={
            "words.vague": vague_words,
            "fault.vague": vague_faults,
            "topic.vague": vague_topics,
            "words.untold": untold,
        },
        excused=_indistinct,
    ),
    Rule(
        id="context.why",
        group=Group.CONTEXT,
        title=say("Gives a reason"),
        passed=say("Gives a reason"),
        severity=Severity.HINT,
        why=say(
            "A reader who knows what hangs on it can put your request in the right place among ten others."
        ),
        good=Example(
            text=(
                "Kenji, please send the hall plan by Thu 8 Oct, 12:00 JST, because the fire officer wants it."
            )
        ),
        bad=Example(text="Kenji, please send the hall plan by Thu 8 Oct, 12:00 JST."),
        detect=_why,
        signs={"reason.told": _told_reasons, "reason.implied": implied_reasons},
        excused=_without_reason,
    ),
    Rule(
        id="context.evidence",
        group=Group.CONTEXT,
        title=say("Says what was already verified"),
        passed=say("Says what was already verified"),
        severity=Severity.WARNING,
        why=say("What you saw, tried and ruled out saves the reader from doing it again, a day later."),
        good=Example(
            text="IT desk: the badge reader at gate 2 stays red; cards work at gate 3. Please reset it today."
        ),
        bad=Example(text="Hello, the badge reader does not work, there is a problem with it. Please help."),
        detect=_evidence,
        signs={
            "problem.told": problems,
            "failure.told": failures,
            "evidence.seen": observations,
            "evidence.told": described,
            "evidence.said": said,
            "evidence.hours": chronicle,
            "evidence.figure": measured,
            "figure": figures,
        },
        excused=_without_evidence,
    ),
    Rule(
        id="context.field",
        group=Group.CONTEXT,
        title=say("The template's fields are filled"),
        passed=say("The template's fields are filled"),
        severity=Severity.WARNING,
        why=say("Readers of such a message look for it first: without it they have to guess or to ask."),
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
        title=say("Nothing left to fill in"),
        passed=say("Nothing left to fill in"),
        severity=Severity.ERROR,
        why=say("A gap left over from a template is the one thing that only you can fill."),
        good=Example(
            text="The plan: https://plans.example.com/hall. Kenji, please approve it by Fri 9 Oct, 12:00 JST."
        ),
        bad=Example(text="The plan: [link]. Kenji, please approve it by Fri 9 Oct, 12:00 JST."),
        detect=_placeholder,
        signs={"gap": _gaps},
    ),
)
