"""Rules about status messages: what moved, what is late, what is done about it."""

from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey

_KINDS = frozenset({"status", "weekly-executive-update", "project-status-email"})


def _applies(survey: Survey) -> bool:
    return survey.message.kind in _KINDS


def _has_size(spot: Spot) -> bool:
    facts = spot.placed.facts
    return any(
        reference.kind is ReferenceKind.NUMBER and facts.sentence_at(reference.start) == spot.sentence
        for reference in facts.references
    ) or any(facts.sentence_at(time.start) == spot.sentence for time in facts.times)


def _risk(survey: Survey) -> Outcome:
    if not _applies(survey):
        return None
    return tuple(
        spot.hit(f"{quoted(spot.quote)}: by how much?")
        for spot in survey.marks("delay")
        if not _has_size(spot)
    )[:1]


def _mitigation(survey: Survey) -> Outcome:
    risks = list(survey.marks("risk"))
    if not _applies(survey) or not risks:
        return None
    return (
        ()
        if survey.has("mitigation")
        else (risks[0].hit(f"{quoted(risks[0].quote)}: what is done about it?"),)
    )


def _delta(survey: Survey) -> Outcome:
    if not _applies(survey):
        return None
    return tuple(
        spot.hit(f"{quoted(spot.quote)} names nothing delivered")
        for spot in survey.marks("progress")
        if not _has_size(spot)
    )[:1]


_SPONSORS = (("Sponsors", None), ("Mr Wu", "Asia/Taipei"))

RULES = (
    Rule(
        id="status.risk",
        group=Group.STATUS,
        title="Delays have a size",
        passed="Delays have a size",
        severity=Severity.WARNING,
        why="“A bit late” can be a day or a quarter: give the days, and the date that is now expected.",
        good=Example(
            text="For information: the roof is 4 days late, new date 16 Oct.", kind="status", to=_SPONSORS
        ),
        bad=Example(text="For information: the roof is a bit delayed.", kind="status", to=_SPONSORS),
        detect=_risk,
    ),
    Rule(
        id="status.mitigation",
        group=Group.STATUS,
        title="Risks have an answer",
        passed="Risks have an answer",
        severity=Severity.WARNING,
        why="A risk without a plan makes the reader invent one, or call a meeting.",
        good=Example(
            text="For information. Risk: rain on 9 Oct. Mitigation: tents for 40 people are reserved.",
            kind="status",
            to=_SPONSORS,
        ),
        bad=Example(text="For information. Risk: rain on 9 Oct.", kind="status", to=_SPONSORS),
        detect=_mitigation,
    ),
    Rule(
        id="status.delta",
        group=Group.STATUS,
        title="Progress is something delivered",
        passed="Progress is something delivered",
        severity=Severity.HINT,
        why=(
            "“Good progress” cannot be checked: name what is done since the last time, with "
            "its number or link."
        ),
        good=Example(
            text="For information: 12 of 15 windows are in (photos W-12).", kind="status", to=_SPONSORS
        ),
        bad=Example(text="For information: we are making good progress.", kind="status", to=_SPONSORS),
        detect=_delta,
    ),
)
