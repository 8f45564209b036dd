"""The rule about zone abbreviations: right for the season, and one zone to every reader."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from asyncdraft.core.checklist import abbreviations
from asyncdraft.core.checklist.due import readings
from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.fixes import picker_fixes, writing
from asyncdraft.core.checklist.survey import Hit, Placed, Spot, Survey
from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say
from asyncdraft.core.when.reading import Reading


def _letters(passage: Passage, reading: Reading) -> str:
    """The zone as written with the time, or right after it."""
    following = abbreviations.FOLLOWING.match(passage.facts.masked, passage.end)
    return reading.zone_text or (following[1] if following else "")


@needing("times")
def lettered(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (passage for passage, reading in readings(facts) if _letters(passage, reading))


@needing("times")
def _risky(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Times with an abbreviation that has a season or several meanings."""
    return (
        passage for passage, reading in readings(facts) if _letters(passage, reading) in abbreviations.RISKY
    )


def _abbreviation(survey: Survey) -> Outcome:
    if not survey.has("time.lettered"):
        return None
    zones = tuple(recipient.zone for recipient in survey.message.recipients if recipient.zone)
    risks = [(place, risk) for place in survey.holding("time.risky") for risk in place.facts.recall(_risks)]
    explained = {risk.letters for _, risk in risks if risk.is_explained}
    return (
        hit
        for placed, risk in risks
        if not risk.is_sound and (hit := _abbreviation_hit(survey, placed, risk, zones, explained))
    )


class _Risk(NamedTuple):
    """A time with letters; `is_explained` where another zone or a city beside them says what they mean.

    `day` is what says on which day it is: the time itself, or the date told last before a mere hour.
    `is_sound` is what nobody takes for another hour, whoever reads it and whenever.
    """

    reading: Reading
    day: Reading
    letters: str
    is_explained: bool
    is_sound: bool


def _risks(facts: Facts) -> list[_Risk]:
    found = [
        (Passage(facts, reading.start, reading.end), reading) for reading in facts.times_with("time.risky")
    ]
    return [_risk(facts, spot, reading) for spot, reading in found]


def _risk(facts: Facts, spot: Passage, reading: Reading) -> _Risk:
    day, letters = _day(facts, reading), _letters(spot, reading)
    at = abbreviations.moment(day, facts.hour)
    is_sound = abbreviations.is_dated(day) and abbreviations.is_sound(letters, at)
    return _Risk(reading, day, letters, _is_explained(spot, reading), is_sound)


def _day(facts: Facts, reading: Reading) -> Reading:
    hours = _HOURS.fullmatch(reading.text.removesuffix(reading.zone_text))
    if not (hours or isinstance(reading.first, time)):
        return reading
    dated = (other for other in facts.times if other.end <= reading.start and isinstance(other.first, date))
    return next(reversed(list(dated)), reading)


_HOURS = Expression(
    r"(?:from |between )?[\d:.]+(?: ?[ap]m| ?h)?(?: ?[-–] ?| to | and )[\d:.]+(?: ?[ap]m| ?h)?\s*",
    re.IGNORECASE,
)


def _abbreviation_hit(
    survey: Survey, placed: Placed, risk: _Risk, zones: tuple[str, ...], explained: Collection[str]
) -> Hit | None:
    """`explained` are letters of which the message says once what they mean."""
    at = abbreviations.moment(risk.day, survey.now)
    sender = survey.message.sender_zone
    problem = abbreviations.judge(risk.letters, at, sender, zones, risk.letters in explained)
    if problem is None:
        return None
    spot = Spot(placed, risk.reading.start, risk.reading.end)
    start = placed.facts.text.index(risk.letters, spot.start)
    place = Spot(placed, start, start + len(risk.letters))
    fixes = tuple(writing(place, name) for name in problem.names)
    return place.hit(problem.title, problem.message, (*picker_fixes(survey, spot), *fixes)[:3])


def _is_explained(passage: Passage, reading: Reading) -> bool:
    """Whether another zone or a city beside the abbreviation says which one is meant."""
    return any(
        other.zone_written
        and other.zone_text != reading.zone_text
        and abs(other.start - reading.end) < 40
        and around.sentence == passage.sentence
        for around, other in readings(passage.facts)
    )


RULE = Rule(
    id="deadline.abbreviation",
    group=Group.DEADLINE,
    title=say("Zone abbreviations are right for the date"),
    passed=say("Zone abbreviations are right for the date"),
    severity=Severity.WARNING,
    why=say(
        "An abbreviation of the wrong season, or of several zones, moves the time by an "
        "hour or by half a day."
    ),
    good=Example(
        text="Kenji, please approve the float plan by Thu 8 Oct, 12:00 EDT, the pilots file it that day.",
        sender_zone="America/New_York",
    ),
    bad=Example(
        text="Kenji, please approve the float plan by Thu 8 Oct, 12:00 EST, the pilots file it that day.",
        sender_zone="America/New_York",
    ),
    detect=_abbreviation,
    signs={"time.lettered": lettered, "time.risky": _risky},
)
