"""Better words for a time, offered as fixes."""

from asyncdraft.core.checklist.finding import Edit, Fix
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.text import as_written, say


def replacement(spot: Spot, label: str, text: str) -> Fix:
    offset = spot.placed.start
    return Fix(label, (Edit(spot.placed.pane, offset + spot.start, offset + spot.end, text),))


def picker_fixes(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    text = survey.message.deadline_text
    return (writing(spot, text),) if text else ()


def writing(spot: Spot, text: str) -> Fix:
    return replacement(spot, say("Write {text}", text=as_written(text)), text)
