"""Whether the times of an answer are right, and where its deadline lands for the reader."""

from datetime import datetime
from typing import cast

from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.practice.criterion import Criterion
from asyncdraft.core.practice.judgement import Outcome
from asyncdraft.core.practice.reading import AnswerReading
from asyncdraft.core.practice.told import Told, met, sentence, unmet
from asyncdraft.core.text import say
from asyncdraft.core.when import writing
from asyncdraft.core.when.moments import Reading
from asyncdraft.core.when.roundtrip import lands
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import city_of, tz

LANDS = {
    "night": say("{there} is outside of the working hours of {name}{why}."),
    "weekend": say("{there} is on a free day for {name}{why}."),
    "holiday": say("{there} is on a holiday for {name}{why}."),
}
UTC = frozenset({"UTC", "Z"})
NO_DEADLINE = say("No deadline was found that lies ahead: nobody knows by when.")


def _deadline_of(reading: AnswerReading, criterion: Criterion) -> tuple[Calendar, Reading, datetime] | None:
    """The reader whom the criterion names, and the deadline that is meant for them."""
    calendar = reading.calendar(str(criterion.argument))
    due = reading.due_for(calendar.person) if calendar else None
    at = due.instant(reading.now) if due else None
    return (calendar, due, at) if calendar and due and at else None


def in_hours(reading: AnswerReading, criterion: Criterion) -> Told:
    found = _deadline_of(reading, criterion)
    if found is None:
        return unmet(NO_DEADLINE)
    calendar, due, at = found
    name, zone = calendar.person.first_name, calendar.person.zone
    there = writing.short(at, zone)
    kind, why = lands(calendar, at), calendar.state(at).name
    if kind == "unknown":
        return Told(Outcome.UNSURE, say("The working hours of {name} are not known.", name=name))
    if kind != "work":
        told = say(" ({why})", why=why) if why else ""
        return unmet(say(LANDS[kind], there=there, name=name, why=told))
    minutes = calendar.minutes(reading.now, at)
    if minutes <= 0:
        return unmet(say("{name} has no working time before {there}.", name=name, there=there))
    spoken = say(
        "{there} is within {name}’s hours, with {duration} of work before it",
        there=there,
        name=name,
        duration=writing.duration(minutes),
    )
    if not due.zone_written and _has_hour(due):
        return Told(Outcome.UNSURE, say("{day}, if the time without a zone is meant as yours.", day=spoken))
    return met(sentence(spoken))


def on_clock(reading: AnswerReading, criterion: Criterion) -> Told:
    found = _deadline_of(reading, criterion)
    if found is None:
        return unmet(NO_DEADLINE)
    calendar, due, at = found
    name, zone = calendar.person.first_name, calendar.person.zone
    unclear = reading.results["deadline.abbreviation"]
    if unclear.state is State.FINDING:
        return unmet(sentence(unclear.text))
    if not due.zone_written:
        return unmet(
            say("“{text}” has no zone: {name} has to guess whose clock it is.", text=due.text, name=name)
        )
    if _reads_alike(due, zone, at) or any(
        _is_clock_of(time, zone, at, reading.now) for time in reading.times
    ):
        return met(say("{name} reads it on the clock of {city}.", name=name, city=city_of(zone)))
    if due.zone_text.strip("()[] ").upper() in UTC:
        return met(say("It is in UTC, which {name} can convert.", name=name))
    there = writing.clock(at, zone)
    return unmet(
        say(
            "{name} has to convert “{text}”; on the clock of {city} it is {there}.",
            name=name,
            text=due.text,
            city=city_of(zone),
            there=there,
        )
    )


def _reads_alike(due: Reading, zone: str, at: datetime) -> bool:
    """Also for the second clock of “15:00 IST (Bengaluru) = 09:30 GMT”."""
    return _offset(due.zone, at) == _offset(zone, at) or writing.clock(at, zone) in due.text


def _is_clock_of(time: Reading, zone: str, at: datetime, now: datetime) -> bool:
    return time.zone_written and time.instant(now) == at and _offset(time.zone, at) == _offset(zone, at)


def _offset(zone: str | None, at: datetime) -> object:
    return at.astimezone(tz(zone)).utcoffset() if zone else None


def _has_hour(due: Reading) -> bool:
    """Also between two: Friday evening."""
    ends = due.value if isinstance(due.value, tuple) else ()
    return due.kind in ("instant", "time") or any(isinstance(end, datetime) for end in ends)


def states(reading: AnswerReading, criterion: Criterion) -> Told:
    wanted = cast(datetime, criterion.argument)
    zone = str(wanted.tzinfo)
    matches = [time for time in reading.times if wanted in _instants(time, reading.now)]
    right = writing.short(wanted, zone)
    if any(time.zone_written for time in matches):
        return met(say("{right} is stated.", right=right))
    if matches:
        return Told(
            Outcome.UNSURE,
            say("“{text}” is right if it is on your clock: name the zone.", text=matches[0].text),
        )
    return unmet(say("The time that is asked for is not stated, or it is another one."))


def _instants(time: Reading, now: datetime) -> list[datetime | None]:
    values = time.value if isinstance(time.value, tuple) else ()
    return [time.instant(now), *(value for value in values if isinstance(value, datetime))]


def not_before(reading: AnswerReading, criterion: Criterion) -> Told:
    return _bounded(reading, cast(datetime, criterion.argument), later=True)


def not_after(reading: AnswerReading, criterion: Criterion) -> Told:
    return _bounded(reading, cast(datetime, criterion.argument), later=False)


def _bounded(reading: AnswerReading, bound: datetime, *, later: bool) -> Told:
    at, due = reading.due_at, reading.due
    if at is None or due is None:
        return unmet(NO_DEADLINE)
    text = writing.short(bound, str(bound.tzinfo))
    if at >= bound if later else at <= bound:
        return met(say(NOT_BEYOND[later], due=due.text, bound=text))
    return unmet(say(BEYOND[later], due=due.text, bound=text))


NOT_BEYOND = {
    True: say("“{due}” is not before {bound}."),
    False: say("“{due}” is not after {bound}."),
}
BEYOND = {True: say("“{due}” is before {bound}."), False: say("“{due}” is after {bound}.")}
"""By whether later times are right."""
