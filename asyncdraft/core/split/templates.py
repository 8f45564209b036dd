"""Which template fits a rough text."""

from collections.abc import Collection

from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.split.proposal import Fitting

_BY_SIGN = (
    ("incident", "incident-handover", "It tells of an outage that somebody has to take over: {}."),
    ("handoff", "handoff", "It hands work over: {}."),
    ("blocked", "blocker", "It says that work stands still: {}."),
    ("decision", "decision-request", "It asks for a decision: {}."),
    ("fyi", "announcement", "It is for information: {}."),
)
"""A family of the checklist's phrases, the template for what it tells, and the reason."""

_TROUBLE = "It tells of a trouble, and asks for help: {}."


def fitting(survey: Survey, templates: Collection[str]) -> Fitting | None:
    """The first that fits of those that can be offered."""
    for family, name, reason in _BY_SIGN:
        words = next((spot.quote for spot in survey.marks(family)), None) if name in templates else None
        if words and not (family == "incident" and not survey.has("handoff")):
            return Fitting(name, reason.format(f"“{words}”"))
    if "blocker" in templates and survey.asks:
        words = next((spot.quote for spot in survey.marks("problem", "failing")), None)
        return Fitting("blocker", _TROUBLE.format(f"“{words}”")) if words else None
    return None
