"""Rules about times: are they readable in every zone, possible, and fair."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from asyncdraft.core.checklist import abbreviations
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.message import ReaderTime
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Spot, Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import Reading
from asyncdraft.core.when.zones import abbreviation


def _replace(spot: Spot, label: str, text: str) -> Fix:
    offset = spot.placed.start
    return Fix(label, (Edit(spot.placed.pane, offset + spot.start, offset + spot.end, text),))


def _picker_fixes(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    text = survey.message.deadline_text
    return (_replace(spot, f"Write {text}", text),) if text else ()


def _has_clock(reading: Reading) -> bool:
    value = reading.value[0] if isinstance(reading.value, tuple) and reading.value else reading.value
    has_hour = abbreviations.CLOCK.search(reading.text) and not abbreviations.NO_HOUR.search(reading.text)
    return isinstance(value, datetime | time) and bool(has_hour)


def _clock(reading: Reading) -> time | None:
    value = reading.value[0] if isinstance(reading.value, tuple) and reading.value else reading.value
    if isinstance(value, datetime):
        return value.time().replace(tzinfo=None)
    return value.replace(tzinfo=None) if isinstance(value, time) else None


def _zone(survey: Survey) -> Outcome:
    clocks = [(spot, reading) for spot, reading in survey.times() if _has_clock(reading)]
    if not clocks:
        return None
    if survey.share_offset or survey.has("allzones"):
        return ()
    zoned = {_clock(reading) for _, reading in clocks if reading.zone_written}
    return tuple(
        spot.hit(
            f"{quoted(reading.text)} is a different hour for each reader", fixes=_zone_fixes(survey, spot)
        )
        for spot, reading in clocks
        if not _letters(spot, reading) and _clock(reading) not in zoned and not _zone_nearby(spot)
        if " " in reading.text or any(map(str.isdigit, reading.text)) or _is_asked(spot)
    )


def _letters(spot: Spot, reading: Reading) -> str:
    """The zone as written with the time, or right after it."""
    following = abbreviations.FOLLOWING.match(spot.placed.facts.masked, spot.end)
    return reading.zone_text or (following[1] if following else "")


def _zone_nearby(spot: Spot) -> bool:
    facts = spot.placed.facts
    return any(
        _letters(Spot(spot.placed, other.start, other.end), other)
        and facts.sentence_at(other.start) == spot.sentence
        for other in facts.times
    )


def _is_asked(spot: Spot) -> bool:
    return any(ask.sentence == spot.sentence for ask in spot.placed.facts.asks)


def _zone_fixes(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    zones = dict.fromkeys(
        (survey.message.sender_zone, *(r.zone for r in survey.message.recipients if r.zone))
    )
    return tuple(
        _replace(spot, f"Add {name}", f"{spot.quote} {name}")
        for name in (abbreviation(survey.now, zone) for zone in list(zones)[:3])
    )


def _warned(survey: Survey, code: str) -> Iterator[tuple[Spot, Reading, str]]:
    for spot, reading in survey.times():
        for warning in reading.warnings:
            if warning.code == code:
                yield spot, reading, warning.message


def _weekday(survey: Survey) -> Outcome:
    if not survey.has("times"):
        return None
    return tuple(
        spot.hit(f"{quoted(reading.text)} is not that weekday", message)
        for spot, reading, message in _warned(survey, "weekday-mismatch")
    )


def _abbreviation(survey: Survey) -> Outcome:
    zoned = [(spot, reading, _letters(spot, reading)) for spot, reading in survey.times()]
    if not any(letters for _, _, letters in zoned):
        return None
    return tuple(hit for zone in zoned if zone[2] and (hit := _abbreviation_hit(survey, *zone)))


def _abbreviation_hit(survey: Survey, spot: Spot, reading: Reading, letters: str) -> Hit | None:
    zones = tuple(recipient.zone for recipient in survey.message.recipients if recipient.zone)
    at = abbreviations.moment(reading, survey.now)
    problem = abbreviations.judge(letters, at, survey.message.sender_zone, zones, _explained(spot, reading))
    if problem is None:
        return None
    start = spot.placed.facts.text.index(letters, spot.start)
    place = Spot(spot.placed, start, start + len(letters))
    fixes = tuple(_replace(place, f"Write {name}", name) for name in problem.names)
    return place.hit(problem.title, problem.message, (*_picker_fixes(survey, spot), *fixes)[:3])


def _explained(spot: Spot, reading: Reading) -> bool:
    """Whether another zone or a city beside the abbreviation says which one is meant."""
    facts = spot.placed.facts
    return any(
        other.zone_written
        and other.zone_text != reading.zone_text
        and facts.sentence_at(other.start) == spot.sentence
        and abs(other.start - reading.end) < 40
        for other in facts.times
    )


def _numeric(survey: Survey) -> Outcome:
    if not survey.has("times"):
        return None
    return tuple(
        spot.hit(f"{quoted(reading.text)} may be two dates", message)
        for spot, reading, message in _warned(survey, "numeric")
    )


def _vague(survey: Survey) -> Outcome:
    if not survey.asks and not survey.has("vague", "vague.day"):
        return None
    return tuple(
        spot.hit(f"{quoted(spot.quote)} is no time", fixes=_picker_fixes(survey, spot))
        for spot in survey.marks("vague", "vague.ask", "vague.day")
        if _is_vague(survey, spot)
    )


def _is_vague(survey: Survey, spot: Spot) -> bool:
    facts = spot.placed.facts
    if survey.overlaps(spot, "vague.not"):
        return False
    if any(
        facts.sentence_at(other.start) == spot.sentence for other in facts.times if _is_definite(other, spot)
    ):
        return False
    return _is_asked(spot) or survey.overlaps(spot, "vague") or bool(_BY.search(spot.before(12)))


_BY = re.compile(r"\b(?:by|before|until|till|till the|by the)\s+\Z", re.IGNORECASE)


def _is_definite(reading: Reading, spot: Spot) -> bool:
    """Whether a time beside the vague words says when; a day alone that is the vague words does not."""
    apart = reading.end <= spot.start or spot.end <= reading.start
    return reading.value is not None and (reading.zone_written or (reading.precise and apart))


def _past(survey: Survey) -> Outcome:
    deadline = survey.message.deadline
    if deadline is None:
        return None
    if deadline > survey.now:
        return ()
    return (survey.absent(Pane.NEED, "The deadline has passed"),)


def _short(survey: Survey) -> Outcome:
    readers = survey.message.readers
    if survey.message.deadline is None or not readers:
        return None
    return tuple(
        hit for reader in readers if (hit := _short_hit(survey, reader.name, reader.minutes, reader.lands))
    )


def _short_hit(survey: Survey, name: str, minutes: int, lands: str) -> Hit | None:
    promised = survey.message.sla_minutes
    if lands in _AWAY:
        return survey.absent(Pane.NEED, f"The deadline falls into {name}’s {lands}")
    if minutes <= 0:
        return survey.absent(Pane.NEED, f"The deadline leaves {name} no working time")
    if promised is not None and minutes < promised:
        return survey.absent(Pane.NEED, f"The deadline leaves {name} less than the team promises")
    return None


_AWAY = frozenset({"night", "weekend", "holiday"})


def _conflict(survey: Survey) -> Outcome:
    deadline = survey.message.deadline
    if deadline is None:
        return None
    return tuple(
        spot.hit(
            f"{quoted(reading.text)} disagrees with the deadline field",
            f"The field says {survey.message.deadline_text}." if survey.message.deadline_text else "",
            _picker_fixes(survey, spot),
        )
        for spot, reading in survey.deadlines
        if _disagrees(reading, deadline, survey.now)
    )


def _disagrees(reading: Reading, deadline: datetime, now: datetime) -> bool:
    if isinstance(reading.value, date) and not isinstance(reading.value, datetime):
        return abs((reading.value - deadline.astimezone(now.tzinfo).date()).days) > 1
    instant = reading.instant(now) if _has_clock(reading) else None
    return instant is not None and instant != deadline


_NOON = datetime(2026, 10, 9, 3, 0, tzinfo=UTC)
_YESTERDAY = datetime(2026, 10, 6, 3, 0, tzinfo=UTC)

RULES = (
    Rule(
        id="deadline.zone",
        group=Group.DEADLINE,
        title="Every clock time has a zone",
        passed="Every clock time has a zone",
        severity=Severity.ERROR,
        why="The reader takes it for their own hour, or for yours, and is wrong half of the time.",
        good=Example(
            text="Kenji, please send the tax form by Thu 8 Oct, 15:00 Tokyo time, the bank closes then."
        ),
        bad=Example(text="Kenji, please send the tax form by Thu 8 Oct, 15:00, the bank closes then."),
        detect=_zone,
    ),
    Rule(
        id="deadline.weekday",
        group=Group.DEADLINE,
        title="Weekday and date agree",
        passed="Weekday and date agree",
        severity=Severity.ERROR,
        why="The reader has to guess which of the two is right, and cannot ask you.",
        good=Example(text="Kenji, please book the hall by Friday 9 October 2026, 12:00 JST."),
        bad=Example(text="Kenji, please book the hall by Thursday 9 October 2026, 12:00 JST."),
        detect=_weekday,
    ),
    Rule(
        id="deadline.abbreviation",
        group=Group.DEADLINE,
        title="Zone abbreviations are right for the date",
        passed="Zone abbreviations are right for the date",
        severity=Severity.WARNING,
        why=(
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
    ),
    Rule(
        id="deadline.numeric",
        group=Group.DEADLINE,
        title="Dates can be read in one way only",
        passed="Dates can be read in one way only",
        severity=Severity.WARNING,
        why="10/11 is in October for one reader and in November for the next: write the month as a word.",
        good=Example(text="Kenji, please return the signed lease by 10 Nov 2026, 12:00 JST."),
        bad=Example(text="Kenji, please return the signed lease by 10/11/2026, 12:00 JST."),
        detect=_numeric,
    ),
    Rule(
        id="deadline.vague",
        group=Group.DEADLINE,
        title="No “soon”",
        passed="No “soon”, no “when you can”",
        severity=Severity.WARNING,
        why="In another zone “soon” and “end of day” have no meaning: write day, time and zone.",
        good=Example(text="Kenji, please send the seating plan by Fri 9 Oct, 12:00 JST."),
        bad=Example(text="Kenji, please send the seating plan when you get a chance."),
        detect=_vague,
    ),
    Rule(
        id="deadline.past",
        group=Group.DEADLINE,
        title="The deadline lies ahead",
        passed="The deadline lies ahead",
        severity=Severity.ERROR,
        why="A deadline that has passed tells the reader that it is too late anyway.",
        good=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_NOON),
        bad=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_YESTERDAY),
        detect=_past,
    ),
    Rule(
        id="deadline.short",
        group=Group.DEADLINE,
        title="Every reader has working time before the deadline",
        passed="Inside everybody’s working hours",
        severity=Severity.WARNING,
        why=(
            "A deadline in the reader’s night, or with no working hour before it, will be "
            "missed through no fault of theirs."
        ),
        good=Example(
            text="Kenji, please sign by Fri 9 Oct, 12:00 JST.",
            deadline=_NOON,
            readers=(ReaderTime("Kenji", 420, "work"),),
        ),
        bad=Example(
            text="Kenji, please sign by Fri 9 Oct, 12:00 JST.",
            deadline=_NOON,
            readers=(ReaderTime("Kenji", 0, "night"),),
        ),
        detect=_short,
    ),
    Rule(
        id="deadline.conflict",
        group=Group.DEADLINE,
        title="Text and deadline field agree",
        passed="Text and deadline field agree",
        severity=Severity.ERROR,
        why="Two different deadlines in one message: the reader will keep the later one.",
        good=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_NOON),
        bad=Example(text="Kenji, please sign by Fri 9 Oct, 12:00 JST.", deadline=_YESTERDAY),
        detect=_conflict,
    ),
)
