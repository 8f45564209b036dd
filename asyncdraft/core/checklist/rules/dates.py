"""Rules about dates that contradict their weekday or can be read in two ways."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from asyncdraft.core.checklist.due import CUE_WITHIN, readings
from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Fix, Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.fixes import writing
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey
from asyncdraft.core.text import say
from asyncdraft.core.when import zones
from asyncdraft.core.when.reading import Reading
from asyncdraft.core.when.writing import clock, date_and_year, date_text


def _warned(code: str) -> Sign:
    """Times about which the reader of times warns."""

    @needing("times")
    def find(facts: Facts, _: datetime) -> Iterator[Passage]:
        return (
            passage
            for passage, reading in readings(facts)
            if any(warning.code == code for warning in reading.warnings)
            and not CUE_WITHIN.search(reading.text)
        )

    return find


def _warning(reading: Reading, code: str) -> str:
    return next(warning.message for warning in reading.warnings if warning.code == code)


def _reading_fixes(survey: Survey, spot: Spot, reading: Reading) -> tuple[Fix, ...]:
    """Each of the two likeliest readings, written so that nobody can misread it."""
    meant = dict.fromkeys(_written(survey, one) for one in (reading, *reading.alternatives))
    return tuple(writing(spot, text) for text in islice(filter(None, meant), 2))


def _written(survey: Survey, reading: Reading) -> str:
    """ "Thu 3 Dec", with a year that is not this one, and clock and zone where a time of day is written.

    Empty for a range.
    """
    at = reading.instant(survey.now)
    name = reading.zone if reading.zone and zones.is_zone(reading.zone) else survey.message.sender_zone
    if at is None or isinstance(reading.value, tuple):
        return ""
    local = at.astimezone(zones.zone(name))
    day = date_text(local) if local.year == survey.now.year else date_and_year(local)
    if not isinstance(reading.value, datetime):
        return day
    return f"{day}, {clock(at, name)} {zones.abbreviation(at, name)}"


def _weekday(survey: Survey) -> Outcome:
    if not survey.has("times"):
        return None
    return (
        spot.hit(
            say("{quote} is not that weekday", quote=quoted(reading.text)),
            _warning(reading, "weekday-mismatch"),
            _reading_fixes(survey, spot, reading),
        )
        for spot, reading in survey.times("time.weekday")
    )


def _numeric(survey: Survey) -> Outcome:
    if not survey.has("times"):
        return None
    return (
        spot.hit(
            say("{quote} may be two dates", quote=quoted(reading.text)),
            _warning(reading, "numeric"),
            _reading_fixes(survey, spot, reading),
        )
        for spot, reading in survey.times("time.numeric")
    )


WEEKDAY = Rule(
    id="deadline.weekday",
    group=Group.DEADLINE,
    title=say("Weekday and date agree"),
    passed=say("Weekday and date agree"),
    severity=Severity.ERROR,
    why=say("The reader has to guess which of the two is right, and cannot ask you."),
    good=Example(text="Kenji, please book the hall by Friday 9 October 2026, 12:00 JST."),
    bad=Example(text="Kenji, please book the hall by Thursday 9 October 2026, 12:00 JST."),
    detect=_weekday,
    signs={"time.weekday": _warned("weekday-mismatch")},
)

NUMERIC = Rule(
    id="deadline.numeric",
    group=Group.DEADLINE,
    title=say("Dates can be read in one way only"),
    passed=say("Dates can be read in one way only"),
    severity=Severity.WARNING,
    why=say("10/11 is in October for one reader and in November for the next: write the month as a word."),
    good=Example(text="Kenji, please return the signed lease by 10 Nov 2026, 12:00 JST."),
    bad=Example(text="Kenji, please return the signed lease by 10/11/2026, 12:00 JST."),
    detect=_numeric,
    signs={"time.numeric": _warned("numeric")},
)
