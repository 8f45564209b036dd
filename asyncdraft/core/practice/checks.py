"""How each kind of criterion is judged. Every check tells in a sentence what it found."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import reduce
from typing import NamedTuple, cast

from asyncdraft.core.checklist.asks import AskKind
from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.practice import answer as counting
from asyncdraft.core.practice.criterion import Amount, Choices, Criterion, Demand, Range
from asyncdraft.core.practice.judgement import Judged, Outcome
from asyncdraft.core.practice.reading import AnswerReading
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.when import writing
from asyncdraft.core.when.moments import Reading
from asyncdraft.core.when.roundtrip import lands
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import city_of, tz

LANDS = {
    "night": say("{there} is outside of the working hours of {name}{why}."),
    "weekend": say("{there} is on a free day for {name}{why}."),
    "holiday": say("{there} is on a holiday for {name}{why}."),
}


class Told(NamedTuple):
    outcome: Outcome
    text: str


Check = Callable[[AnswerReading, Criterion], Told]


def judged(reading: AnswerReading, criterion: Criterion) -> Judged:
    return Judged(criterion, *CHECKS[criterion.demand](reading, criterion))


def _met(text: str) -> Told:
    return Told(Outcome.MET, text)


def _unmet(text: str) -> Told:
    return Told(Outcome.UNMET, text)


# --- words ---------------------------------------------------------------------------------------------


def _names(reading: AnswerReading, criterion: Criterion) -> Told:
    groups = cast(Choices, criterion.argument)
    missing = [group for group in groups if not _said(reading, group)]
    if missing:
        names = all_of([_either(group) for group in missing])
        return _unmet(
            say_count("{names} does not appear.", "{names} do not appear.", len(missing), names=names)
        )
    named = [_said(reading, group) for group in groups]
    return _met(say_count("{names} appears.", "{names} appear.", len(named), names=all_of(named)))


def _says(reading: AnswerReading, criterion: Criterion) -> Told:
    wordings = cast(tuple[str, ...], criterion.argument)
    said = _said(reading, wordings)
    return (
        _met(say("It says “{said}”.", said=said))
        if said
        else _unmet(say("It says none of {list}.", list=all_of(wordings)))
    )


def _avoids(reading: AnswerReading, criterion: Criterion) -> Told:
    wordings = cast(tuple[str, ...], criterion.argument)
    said = _said(reading, wordings)
    return (
        _unmet(say("It says “{said}”.", said=said))
        if said
        else _met(say("It does without {list}.", list=all_of(wordings)))
    )


def _said(reading: AnswerReading, wordings: tuple[str, ...]) -> str:
    return next((wording for wording in wordings if counting.has_words(reading.normal, wording)), "")


def _either(group: tuple[str, ...]) -> str:
    return reduce(lambda first, last: say("{first} or {last}", first=first, last=last), group)


# --- rules of the checklist ------------------------------------------------------------------------------


def _answerable(reading: AnswerReading, _criterion: Criterion) -> Told:
    open_ones = [reading.results[rule] for rule in HINDERS if reading.results[rule].state is State.FINDING]
    if open_ones:
        return _unmet(_sentence(open_ones[0].text))
    if not reading.asks or not reading.has_need:
        return _unmet(say("Nothing is asked."))
    if reading.is_idle or all(ask.is_vague or ask.kind is AskKind.CALL for ask in reading.asks):
        return _unmet(say("What is asked leaves open what an answer would be."))
    return _met(say("What is asked can be answered with what stands here."))


def _holds(reading: AnswerReading, criterion: Criterion) -> Told:
    results = [reading.results[rule] for rule in cast(tuple[str, ...], criterion.argument)]
    broken = next((result for result in results if result.state is State.FINDING), None)
    if broken:
        return _unmet(_sentence(broken.text))
    absent = next((result for result in results if result.state is State.NOT_APPLICABLE), None)
    if absent:
        return _unmet(say("{title}: the answer has nothing of the kind.", title=absent.rule.title))
    return _met(joined(_sentence(result.text) for result in results))


def _without(reading: AnswerReading, criterion: Criterion) -> Told:
    results = [reading.results[rule] for rule in cast(tuple[str, ...], criterion.argument)]
    broken = next((result for result in results if result.state is State.FINDING), None)
    if broken:
        return _unmet(_sentence(broken.text))
    return _met(joined(_sentence(each.rule.title) for each in results))


def _sentence(text: str) -> str:
    return say("{text}.", text=text)


HINDERS = ("hello.only", "ask.explicit", "ask.vague", "context.evidence")
"""Rules without which a question comes back before an answer can."""


# --- times ----------------------------------------------------------------------------------------------


UTC = frozenset({"UTC", "Z"})
NO_DEADLINE = say("No deadline was found that lies ahead: nobody knows by when.")


def _deadline_of(reading: AnswerReading, criterion: Criterion) -> tuple[Calendar, Reading, datetime] | None:
    """The reader whom the criterion names, and the deadline that is meant for them."""
    calendar = reading.calendar(str(criterion.argument))
    due = reading.due_for(calendar.person) if calendar else None
    at = due.instant(reading.now) if due else None
    return (calendar, due, at) if calendar and due and at else None


def _in_hours(reading: AnswerReading, criterion: Criterion) -> Told:
    found = _deadline_of(reading, criterion)
    if found is None:
        return _unmet(NO_DEADLINE)
    calendar, due, at = found
    name, zone = calendar.person.first_name, calendar.person.zone
    there = writing.short(at, zone)
    kind, why = lands(calendar, at), calendar.state(at).name
    if kind == "unknown":
        return Told(Outcome.UNSURE, say("The working hours of {name} are not known.", name=name))
    if kind != "work":
        told = say(" ({why})", why=why) if why else ""
        return _unmet(say(LANDS[kind], there=there, name=name, why=told))
    minutes = calendar.minutes(reading.now, at)
    if minutes <= 0:
        return _unmet(say("{name} has no working time before {there}.", name=name, there=there))
    spoken = say(
        "{there} is within {name}’s hours, with {duration} of work before it",
        there=there,
        name=name,
        duration=writing.duration(minutes),
    )
    if not due.zone_written and _has_hour(due):
        return Told(Outcome.UNSURE, say("{day}, if the time without a zone is meant as yours.", day=spoken))
    return _met(_sentence(spoken))


def _on_clock(reading: AnswerReading, criterion: Criterion) -> Told:
    found = _deadline_of(reading, criterion)
    if found is None:
        return _unmet(NO_DEADLINE)
    calendar, due, at = found
    name, zone = calendar.person.first_name, calendar.person.zone
    unclear = reading.results["deadline.abbreviation"]
    if unclear.state is State.FINDING:
        return _unmet(_sentence(unclear.text))
    if not due.zone_written:
        return _unmet(
            say("“{text}” has no zone: {name} has to guess whose clock it is.", text=due.text, name=name)
        )
    if _reads_alike(due, zone, at) or any(
        _is_clock_of(time, zone, at, reading.now) for time in reading.times
    ):
        return _met(say("{name} reads it on the clock of {city}.", name=name, city=city_of(zone)))
    if due.zone_text.strip("()[] ").upper() in UTC:
        return _met(say("It is in UTC, which {name} can convert.", name=name))
    there = writing.clock(at, zone)
    return _unmet(
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


def _states(reading: AnswerReading, criterion: Criterion) -> Told:
    wanted = cast(datetime, criterion.argument)
    zone = str(wanted.tzinfo)
    matches = [time for time in reading.times if wanted in _instants(time, reading.now)]
    right = writing.short(wanted, zone)
    if any(time.zone_written for time in matches):
        return _met(say("{right} is stated.", right=right))
    if matches:
        return Told(
            Outcome.UNSURE,
            say("“{text}” is right if it is on your clock: name the zone.", text=matches[0].text),
        )
    return _unmet(say("The time that is asked for is not stated, or it is another one."))


def _instants(time: Reading, now: datetime) -> list[datetime | None]:
    values = time.value if isinstance(time.value, tuple) else ()
    return [time.instant(now), *(value for value in values if isinstance(value, datetime))]


def _not_before(reading: AnswerReading, criterion: Criterion) -> Told:
    return _bounded(reading, cast(datetime, criterion.argument), later=True)


def _not_after(reading: AnswerReading, criterion: Criterion) -> Told:
    return _bounded(reading, cast(datetime, criterion.argument), later=False)


def _bounded(reading: AnswerReading, bound: datetime, *, later: bool) -> Told:
    at, due = reading.due_at, reading.due
    if at is None or due is None:
        return _unmet(NO_DEADLINE)
    text = writing.short(bound, str(bound.tzinfo))
    if at >= bound if later else at <= bound:
        return _met(say(NOT_BEYOND[later], due=due.text, bound=text))
    return _unmet(say(BEYOND[later], due=due.text, bound=text))


NOT_BEYOND = {
    True: say("“{due}” is not before {bound}."),
    False: say("“{due}” is not after {bound}."),
}
BEYOND = {True: say("“{due}” is before {bound}."), False: say("“{due}” is after {bound}.")}
"""By whether later times are right."""


# --- sizes ----------------------------------------------------------------------------------------------


def _at_most(reading: AnswerReading, criterion: Criterion) -> Told:
    amount = cast(Amount, criterion.argument)
    count = counting.counted(reading.answer, amount.unit)
    told = say(
        "It has {number}, at most {number2} are wanted.",
        number=_number(count, amount.unit),
        number2=amount.number,
    )
    return _met(told) if count <= amount.number else _unmet(told)


def _at_least(reading: AnswerReading, criterion: Criterion) -> Told:
    amount = cast(Amount, criterion.argument)
    count = counting.counted(reading.answer, amount.unit)
    told = say(
        "It has {number}, at least {number2} are wanted.",
        number=_number(count, amount.unit),
        number2=amount.number,
    )
    return _met(told) if count >= amount.number else _unmet(told)


def _bullets(reading: AnswerReading, criterion: Criterion) -> Told:
    return _ranged(counting.bullets(reading.answer), cast(Range, criterion.argument), "items in lists")


def _links(reading: AnswerReading, criterion: Criterion) -> Told:
    count = counting.links(reading.answer, reading.exercise.links)
    return _ranged(count, cast(Range, criterion.argument), "links")


def _ranged(count: int, wanted: Range, unit: str) -> Told:
    most = say(" to {most}", most=wanted.most) if wanted.most is not None else say(" or more")
    told = say(
        "It has {number}, {least}{most} are wanted.",
        number=_number(count, unit),
        least=wanted.least,
        most=most,
    )
    fits = wanted.least <= count and (wanted.most is None or count <= wanted.most)
    return _met(told) if fits else _unmet(told)


def _number(count: int, unit: str) -> str:
    none, one, many = NUMBERS[unit]
    return say(many, count=count) if count > 1 else one if count else none


NUMBERS = {
    "words": (say("no words"), say("1 word"), say("{count} words")),
    "lines": (say("no lines"), say("1 line"), say("{count} lines")),
    "sentences": (say("no sentences"), say("1 sentence"), say("{count} sentences")),
    "items in lists": (say("no items in lists"), say("1 item in a list"), say("{count} items in lists")),
    "links": (say("no links"), say("1 link"), say("{count} links")),
}


CHECKS: Mapping[Demand, Check] = {
    Demand.NAMES: _names,
    Demand.SAYS: _says,
    Demand.AVOIDS: _avoids,
    Demand.ANSWERABLE: _answerable,
    Demand.HOLDS: _holds,
    Demand.WITHOUT: _without,
    Demand.IN_HOURS: _in_hours,
    Demand.ON_CLOCK: _on_clock,
    Demand.STATES: _states,
    Demand.NOT_BEFORE: _not_before,
    Demand.NOT_AFTER: _not_after,
    Demand.AT_MOST: _at_most,
    Demand.AT_LEAST: _at_least,
    Demand.BULLETS: _bullets,
    Demand.LINKS: _links,
}
