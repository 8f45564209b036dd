"""Which template fits a rough text."""

from collections.abc import Collection

from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.split.proposal import Fitting
from asyncdraft.core.text import say

_BY_SIGN = (
    ("incident", "incident-handover", say("It tells of an outage that somebody has to take over: {words}.")),
    ("handoff", "handoff", say("It hands work over: {words}.")),
    ("blocked", "blocker", say("It says that work stands still: {words}.")),
    ("decision", "decision-request", say("It asks for a decision: {words}.")),
    ("fyi", "announcement", say("It is for information: {words}.")),
)
"""A family of the checklist's phrases, the template for what it tells, and the reason."""

_TROUBLE = say("It tells of a trouble, and asks for help: {words}.")


def fitting(survey: Survey, templates: Collection[str]) -> Fitting | None:
    """The first that fits of those that can be offered."""
    for family, name, reason in _BY_SIGN:
        words = next((spot.quote for spot in survey.marks(family)), None) if name in templates else None
        if words and not (family == "incident" and not survey.has("handoff")):
            return Fitting(name, say(reason, words=f"“{words}”"))
    if "blocker" in templates and survey.asks:
        words = next((spot.quote for spot in survey.marks("problem", "failing")), None)
        return Fitting("blocker", say(_TROUBLE, words=f"“{words}”")) if words else None
    return None
