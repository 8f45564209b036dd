"""Rules about status messages: what moved, what is late, what is done about it."""

import re

from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say

_KINDS = frozenset({"status", "weekly-executive-update", "project-status-email"})


def _applies(survey: Survey) -> bool:
    return survey.message.kind in _KINDS


def _has_figure(spot: Spot) -> bool:
    facts = spot.placed.facts
    times = [(time.start, time.end) for time in facts.times]
    return any(
        reference.kind is ReferenceKind.NUMBER
        and facts.sentence_at(reference.start) == spot.sentence
        and not any(start <= reference.start < end for start, end in times)
        for reference in facts.references
    )


def _has_size(spot: Spot) -> bool:
    """Whether its sentence has a figure or a date: by how much, until when."""
    facts = spot.placed.facts
    return _has_figure(spot) or any(facts.sentence_at(time.start) == spot.sentence for time in facts.times)


def _is_denied(spot: Spot) -> bool:
    return _NONE.search(spot.passage.before(20)) is not None


def _is_none(risk: Spot) -> bool:
    """Whether a heading says that there are none: risks: none."""
    return _NIL.match(risk.passage.after(40)) is not None


_NIL = Expression(
    r"\s*(?:[:–—=-]|is\b|are\b)?\s*(?:(?:currently|still)\s+)?(?:none|nil|n/a|nothing (?:known|new))\b",
    re.IGNORECASE,
)
_NONE = Expression(r"\b(?:no|not|without|any|never|nothing is)\s+(?:\w+\s+)?\Z", re.IGNORECASE)


def _risk(survey: Survey) -> Outcome:
    if not _applies(survey):
        return None
    return tuple(
        spot.hit(say("{quote}: by how much?", quote=quoted(spot.quote)))
        for spot in survey.marks("delay")
        if not _has_size(spot) and not _is_denied(spot)
    )[:1]


def _mitigation(survey: Survey) -> Outcome:
    if not _applies(survey):
        return None
    risks = [spot for spot in survey.marks("risk") if not (_is_denied(spot) or _is_none(spot))]
    if not risks:
        return None
    if survey.has("mitigation") or all(map(_is_answered, risks)):
        return ()
    return (risks[0].hit(say("{quote}: what is done about it?", quote=quoted(risks[0].quote))),)


def _is_answered(risk: Spot) -> bool:
    """Whether the next sentence of the same block tells something, and is no new heading."""
    facts = risk.placed.facts
    following = facts.sentences[risk.sentence + 1 : risk.sentence + 2]
    return any(
        len(WORD.findall(facts.masked, sentence.start, sentence.end)) > _ANSWER
        and not _HEADING.match(facts.masked, sentence.body)
        and not sentence.is_question
        for sentence in following
    )


_ANSWER = 2
_HEADING = Expression(r"[^\W\d_][\w ]{0,24}:\s")


def _delta(survey: Survey) -> Outcome:
    if not _applies(survey):
        return None
    return tuple(
        spot.hit(say("{quote} names nothing delivered", quote=quoted(spot.quote)))
        for spot in survey.marks("progress")
        if not _has_figure(spot)
    )[:1]


_SPONSORS = (("Sponsors", None), ("Mr Wu", "Asia/Taipei"))

RULES = (
    Rule(
        id="status.risk",
        group=Group.STATUS,
        title=say("Delays have a size"),
        passed=say("Delays have a size"),
        severity=Severity.WARNING,
        why=say("“A bit late” can be a day or a quarter: give the days, and the date that is now expected."),
        good=Example(
            text="For information: the roof is 4 days late, new date 16 Oct.", kind="status", to=_SPONSORS
        ),
        bad=Example(text="For information: the roof is a bit delayed.", kind="status", to=_SPONSORS),
        detect=_risk,
    ),
    Rule(
        id="status.mitigation",
        group=Group.STATUS,
        title=say("Risks have an answer"),
        passed=say("Risks have an answer"),
        severity=Severity.WARNING,
        why=say("A risk without a plan makes the reader invent one, or call a meeting."),
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
        title=say("Progress is something delivered"),
        passed=say("Progress is something delivered"),
        severity=Severity.HINT,
        why=say(
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
