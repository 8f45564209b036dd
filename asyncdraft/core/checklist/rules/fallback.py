"""The rule about what happens if nobody answers."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.asks import denied_label
from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.cases import cases
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say

_DECISION_KINDS = frozenset({"decision", "decision-request"})
_WAITING_KINDS = frozenset({"handoff", "hand-off", "blocker"})


def _fallback(survey: Survey) -> Outcome:
    if not _leaves_somebody_waiting(survey):
        return None
    if survey.message.text(Pane.FALLBACK).strip() or _has_default(survey) or survey.has("default.case"):
        return ()
    return (survey.absent(Pane.FALLBACK, say("Nothing says what happens without an answer")),)


def _has_default(survey: Survey) -> bool:
    """Whether a default is named; otherwise a quiet day, from which nothing
    follows, or what is waited for: nothing moves until we know.
    """
    return any(
        not (_QUIET.search(spot.passage.after(_NEAR)) or spot.passage.overlaps("blocked"))
        for spot in survey.marks("default")
    )


_NEAR = 40
_QUIET = Expression(
    r"\A,?\s+(?:(?:it\s+(?:was|is)\s+)?(?:an?\s+)?(?:\w+\s+)?(?:quiet|calm|normal|uneventful|ordinary|good|fine)\b(?!,)"
    r"|nothing (?:new|to report|special|else)|all (?:is |was )?(?:quiet|well|fine|good|calm|normal)"
    r"|everything (?:is|was|runs|went) (?:fine|quiet|ok|okay|normal|in order|well))",
    re.IGNORECASE,
)


def _leaves_somebody_waiting(survey: Survey) -> bool:
    message = survey.message
    asked_for = message.kind in _WAITING_KINDS or "fallback.missing" in message.regrade
    is_decision = message.kind in _DECISION_KINDS and bool(survey.asks)
    return asked_for or survey.has("held.up", "handoff") or is_decision


@needing("blocked")
def _held_up(facts: Facts, _: datetime) -> Iterator[Passage]:
    """What waits, but not: blocked: nobody."""
    for passage in facts.passages("blocked"):
        if not denied_label(facts.masked, facts.sentences[passage.sentence]):
            yield passage


RULE = Rule(
    id="fallback.missing",
    group=Group.ASYNC,
    title=say("Default path forward"),
    passed=say("Default path forward"),
    severity=Severity.WARNING,
    why=say("While you sleep the reader waits: say what happens, or what they may do, if nobody answers."),
    good=Example(
        text=(
            "Kenji, the kiln is at 900 °C. Please unload it at 14:00 JST. If the door "
            "sticks, leave it closed."
        ),
        kind="handoff",
    ),
    bad=Example(text="Kenji, the kiln is at 900 °C. Please unload it at 14:00 JST.", kind="handoff"),
    detect=_fallback,
    signs={"default.case": cases, "held.up": _held_up},
)
