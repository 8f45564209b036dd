"""Fixes as rules offer them: words of a spot replaced, or some added to its block."""

from asyncdraft.core.checklist.finding import Edit, Fix
from asyncdraft.core.checklist.survey import Placed, Spot, Survey
from asyncdraft.core.text import as_written, say


def replacement(spot: Spot, label: str, text: str) -> Fix:
    offset = spot.placed.start
    return Fix(label, (Edit(spot.placed.pane, offset + spot.start, offset + spot.end, text),))


def insertion(placed: Placed, at: int, label: str, text: str) -> Fix:
    """`at` counts code points of the block."""
    return Fix(label, (Edit(placed.pane, placed.start + at, placed.start + at, text),))


def writing(spot: Spot, text: str) -> Fix:
    return replacement(spot, written(text), text)


def written(text: str) -> str:
    """The label of a fix that writes this."""
    return say("Write {text}", text=as_written(text))


def picker_fixes(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    """The time of the deadline field in the place of these words; none where the field is empty."""
    text = survey.message.deadline_text
    return (writing(spot, text),) if text else ()
