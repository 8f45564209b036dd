"""The rule about what happens if nobody answers."""

from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.cases import cases
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.text import say

_DECISION_KINDS = frozenset({"decision", "decision-request"})
_WAITING_KINDS = frozenset({"handoff", "hand-off", "blocker"})


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
    signs={"default.case": cases},
)
