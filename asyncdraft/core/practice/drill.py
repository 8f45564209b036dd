"""The drill: fresh tasks by a seed, across zones, clock changes, weekends, holidays and the date line.

What is right is computed by the rooms that compute it for messages; nothing is written down here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from asyncdraft.core.hours import DAYS, week, week_table
from asyncdraft.core.people import Person
from asyncdraft.core.practice.attempt import DrillAnswer
from asyncdraft.core.practice.task import Form, Task
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.roundtrip import lands, round_trip
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import abbreviation, city_of, offset_text, zone

Calendars = Callable[[Person, datetime], Calendar]

OFFICE = "mon-fri"
HALF_HOURS = 48
LAST_FORMS = 5
DAYS_AHEAD = 365
TRIES = 200
LEAST_WAIT, MOST_WAIT = timedelta(hours=1), timedelta(days=6)
"""Sooner there is nothing to reckon; later the name of a weekday no longer says which day is meant."""

LANDINGS = {
    "work": say("within the working hours"),
    "night": say("on a working day, but outside of the hours"),
    "weekend": say("on a free day of the week"),
    "holiday": say("on a public holiday"),
}
LETTERS = (
    *("America/New_York", "America/Los_Angeles", "America/Chicago", "Europe/London", "Europe/Berlin"),
    *("Europe/Lisbon", "Australia/Sydney", "Pacific/Auckland", "America/St_Johns", "Europe/Athens"),
)
"""Zones whose letters change with the season."""


def _person(name: str, zone_name: str, hours: str, days: str = OFFICE, holidays: str = "") -> Person:
    return Person(id=name.lower(), name=name, zone=zone_name, hours=week({days: hours}), holidays=holidays)


CAST = (
    _person("Kenji", "Asia/Tokyo", "09:00-18:00", holidays="JP"),
    _person("Priya", "Asia/Kolkata", "10:00-18:30", holidays="IN"),
    _person("Maya", "America/New_York", "09:00-17:00", holidays="US"),
    _person("Luis", "America/Los_Angeles", "08:30-16:30", holidays="US"),
    _person("Ana", "Europe/Lisbon", "09:00-18:00", holidays="PT"),
    _person("Ruth", "Europe/London", "09:00-17:30", holidays="GB-ENG"),
    _person("Jonas", "Europe/Berlin", "08:00-16:30", holidays="DE"),
    _person("Bruna", "America/Sao_Paulo", "09:00-18:00", holidays="BR"),
    _person("Aroha", "Pacific/Auckland", "08:30-17:00", holidays="NZ"),
    _person("Jack", "Australia/Sydney", "09:00-17:00", holidays="AU-NSW"),
    _person("Noor", "Asia/Dubai", "09:00-18:00", holidays="AE"),
    _person("Layla", "Africa/Cairo", "09:00-17:00", "sun-thu", "EG"),
    _person("Bikash", "Asia/Kathmandu", "10:00-17:00", "sun-fri"),
    _person("Keola", "Pacific/Honolulu", "08:00-16:00", holidays="US"),
    _person("Nell", "America/St_Johns", "08:30-16:30", holidays="CA-NL"),
    _person("Sione", "Pacific/Tongatapu", "08:30-16:30"),
)


def fresh(seed: int, now: datetime, calendars: Calendars, form: Form | None = None) -> Task:
    """The same task for the same seed, day and form. `now` says from which day on its dates lie."""
    random = Random(seed)
    wanted = form or random.choice(list(Form))
    start = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for _ in range(TRIES):
        task = MAKERS[wanted](_Maker(seed, wanted, random, start, calendars))
        if task:
            return task
    raise AssertionError(f"no task of the form {wanted} within {TRIES} tries")


def weakest_form(drills: Sequence[DrillAnswer]) -> Form:
    """The one with the fewest right among its latest answers; one that never came is weakest."""

    def share(form: Form) -> float:
        latest = [drill.is_right for drill in drills if drill.form == form][-LAST_FORMS:]
        return sum(latest) / len(latest) if latest else -1.0

    return min(Form, key=share)


class _Maker:
    """What the makers of tasks have in common: chance, people, and days that are worth asking about."""

    def __init__(self, seed: int, form: Form, random: Random, start: datetime, calendars: Calendars) -> None:
        self.seed = seed
        self.form = form
        self.random = random
        self.start = start
        self._calendars = calendars

    def calendar(self, person: Person) -> Calendar:
        return self._calendars(person, self.start)

    def two(self) -> tuple[Calendar, Calendar]:
        writer, reader = self.random.sample(CAST, 2)
        return self.calendar(writer), self.calendar(reader)

    def day(self, *calendars: Calendar) -> date:
        """Any day of the coming year; mostly one beside a clock change or a holiday of these people."""
        any_day = (self.start + timedelta(days=self.random.randrange(1, DAYS_AHEAD))).date()
        kind = self.random.randrange(3)
        if kind == 0:
            return any_day
        days = list(self._changes(calendars) if kind == 1 else self._holidays(calendars))
        near = self.random.choice(days) if days else any_day
        return near + timedelta(days=self.random.randrange(-3, 4))

    def _changes(self, calendars: Sequence[Calendar]) -> Iterator[date]:
        """Days on which one of the clocks changes."""
        for calendar in calendars:
            yield from clock_changes(calendar.person.zone, self.start)

    def _holidays(self, calendars: Sequence[Calendar]) -> Iterator[date]:
        last = (self.start + timedelta(days=DAYS_AHEAD)).date()
        for calendar in calendars:
            yield from (day for day in calendar.holidays if self.start.date() < day < last)

    def moment(
        self, day: date, calendar: Calendar, first: int = 0, last: int = HALF_HOURS
    ) -> datetime | None:
        """A half hour of that day on the clock of the person; None where the clock skips it."""
        minutes = self.random.randrange(first, last) * 30
        local = datetime.combine(day, time(*divmod(minutes, 60)), calendar.zone)
        is_there = local.astimezone(UTC).astimezone(calendar.zone).replace(tzinfo=None) == local.replace(
            tzinfo=None
        )
        is_once = local.utcoffset() == local.replace(fold=1).utcoffset()
        return local if is_there and is_once and local > self.start else None

    def task(self, **values: object) -> Task:
        return Task(seed=self.seed, form=self.form, **values)  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def clock_changes(zone_name: str, start: datetime, days: int = DAYS_AHEAD) -> tuple[date, ...]:
    """The local dates in the days after `start` on which the clock changes."""
    there = zone(zone_name)
    moments = [(start + timedelta(days=step)).astimezone(there) for step in range(days + 1)]
    return tuple(
        after.date() for before, after in pairwise(moments) if before.utcoffset() != after.utcoffset()
    )


# --- forms ----------------------------------------------------------------------------------------------


def _clock(maker: _Maker) -> Task | None:
    """What is 17:00 in Tokyo for Priya in Bengaluru?"""
    there, here = maker.two()
    at = maker.moment(maker.day(there, here), there)
    if at is None or not _is_sound(at, here) or _offset(at, there) == _offset(at, here):
        return None
    name, city, home = here.person.name, city_of(there.person.zone), city_of(here.person.zone)
    return maker.task(
        now=at - timedelta(days=3),
        text=say("What does the clock of {name} in {home} show then?", name=name, home=home),
        lines=(
            say(
                "{name} in {city} writes: “by {long}, my time”.",
                name=there.person.name,
                city=city,
                long=_long(at, there),
            ),
        ),
        why=_difference(at, there, here),
        expected=at.astimezone(here.zone),
        zone=here.person.zone,
        day=at.date(),
    )


def _answer(maker: _Maker) -> Task | None:
    """When can an answer be back?"""
    writer, reader = maker.two()
    sent = maker.moment(maker.day(writer, reader), writer, first=14, last=44)
    if sent is None or lands(writer, sent) != "work":
        return None
    trip = round_trip(writer, reader, sent)
    first, back = trip.first_look, trip.earliest_answer
    if not first or not back or not LEAST_WAIT <= back - sent <= MOST_WAIT or not _is_sound(back, writer):
        return None
    name = reader.person.name
    return maker.task(
        now=sent,
        text=say("When can {name}’s answer reach you at the earliest, on your clock?", name=name),
        lines=(
            _line(say("You work"), writer),
            _line(say("{name} works", name=name), reader),
            say("You send a question on {long} on your clock.", long=_long(sent, writer)),
        ),
        why=(
            say(
                "{name} is at work from {short} on, and you from {short2} on.{lost}{lost2}",
                name=name,
                short=writing.short(first, reader.person.zone),
                short2=writing.short(back, writer.person.zone),
                lost=_lost(reader, sent, first),
                lost2=_lost(writer, first, back),
            )
        ),
        expected=back.astimezone(writer.zone),
        zone=writer.person.zone,
        day=sent.date(),
    )


def _send(maker: _Maker) -> Task | None:
    """By when must it be sent?"""
    writer, reader = maker.two()
    deadline = maker.moment(maker.day(writer, reader), reader, first=16, last=36)
    if deadline is None or lands(reader, deadline) != "work":
        return None
    hours = maker.random.randrange(2, 9)
    send = reader.before_minutes(deadline, hours * 60)
    if not send or deadline - send > MOST_WAIT or send <= maker.start or not _is_sound(send, writer):
        return None
    name = reader.person.name
    return maker.task(
        now=min(send, deadline - timedelta(days=3)),
        text=say("When must you send at the latest, on your clock?"),
        lines=(
            say("You are in {city}.", city=city_of(writer.person.zone)),
            _line(say("{name} works", name=name), reader),
            say(
                "The deadline is {long} on {name}’s clock, and {name} needs {hours} working hours before it.",
                long=_long(deadline, reader),
                name=name,
                hours=hours,
            ),
        ),
        why=(
            say(
                "From {short} on, {name} has {hours} working hours before it; that is {short2} for "
                "you.{lost}",
                short=writing.short(send, reader.person.zone),
                name=name,
                hours=hours,
                short2=writing.short(send, writer.person.zone),
                lost=_lost(reader, send, deadline),
            )
        ),
        expected=send.astimezone(writer.zone),
        zone=writer.person.zone,
        day=None,
    )


def _hours(maker: _Maker) -> Task | None:
    """Is this deadline within the reader's hours?"""
    writer, reader = maker.two()
    at = maker.moment(maker.day(reader), writer, first=16, last=40)
    if at is None:
        return None
    kind = lands(reader, at)
    if kind not in LANDINGS:
        return None
    name, choices = reader.person.name, tuple(LANDINGS.values())
    holiday = reader.state(at).name if kind == "holiday" else ""
    return maker.task(
        now=at - timedelta(days=2),
        text=say("Where does this deadline fall for {name}?", name=name),
        lines=(
            _line(say("{name} works", name=name), reader),
            say("The deadline is {long} in {city}.", long=_long(at, writer), city=_city(writer)),
        ),
        why=say(
            "For {name} it is {when}.",
            name=name,
            when=joined(filter(None, (writing.short(at, reader.person.zone), holiday)), ", "),
        ),
        choices=choices,
        right=list(LANDINGS).index(kind),
    )


def _letters(maker: _Maker) -> Task | None:
    """Which abbreviation is right on that date?"""
    zone_name = maker.random.choice(LETTERS)
    there = Calendar(Person(id="there", name="", zone=zone_name), {})
    at = maker.moment(maker.day(there), there, first=16, last=36)
    if at is None:
        return None
    right = abbreviation(at, zone_name)
    both = {abbreviation(_season(at, month), zone_name) for month in (1, 7)}
    others = [name for name in _all_letters(at) if name not in both]
    wrong = sorted({*(both - {right}), *maker.random.sample(others, 2)})
    choices = [right, *wrong]
    maker.random.shuffle(choices)
    changes = [day for day in clock_changes(zone_name, maker.start, DAYS_AHEAD + 30) if day <= at.date()]
    since = say(", since the clock change of {day}", day=_day(changes[-1])) if changes else ""
    return maker.task(
        now=at - timedelta(days=2),
        text=say("Which letters belong behind a time in {city} on that day?", city=city_of(zone_name)),
        lines=(
            say(
                "The deadline is {date_and_clock} in {city}.",
                date_and_clock=_date_and_clock(at),
                city=city_of(zone_name),
            ),
        ),
        why=say(
            "On that day {city} keeps {right} ({offset}){since}.",
            city=city_of(zone_name),
            right=right,
            offset=offset_text(at, zone_name),
            since=since,
        ),
        choices=tuple(choices),
        right=choices.index(right),
    )


MAKERS: Mapping[Form, Callable[[_Maker], Task | None]] = {
    Form.CLOCK: _clock,
    Form.ANSWER: _answer,
    Form.SEND: _send,
    Form.HOURS: _hours,
    Form.LETTERS: _letters,
}


# --- words ----------------------------------------------------------------------------------------------


def _long(at: datetime, calendar: Calendar) -> str:
    """ "Tue 24 Nov 2026, 17:00": without a zone, which the sentence says otherwise."""
    return _date_and_clock(at.astimezone(calendar.zone))


def _date_and_clock(local: datetime) -> str:
    return say("{day}, {clock}", day=_day(local.date()), clock=writing.of_day(local))


def _day(day: date) -> str:
    return writing.date_and_year(day)


def _line(who: str, calendar: Calendar) -> str:
    by_spans: dict[str, list[str]] = {}
    for days, spans in week_table(calendar.person.hours or ((),) * 7).items():
        ends = days.split("-")
        named = joined((writing.DAY_NAMES[DAYS.index(day)] for day in ends), "–")
        by_spans.setdefault(joined(spans, ", "), []).append(named)
    hours = joined(
        (say("{days} {times}", days=all_of(days), times=spans) for spans, days in by_spans.items()),
        "; ",
    )
    off = (
        say("; holidays of {holidays}", holidays=calendar.person.holidays) if calendar.person.holidays else ""
    )
    return say("{who} in {city}: {hours}{off}.", who=who, city=_city(calendar), hours=hours, off=off)


def _city(calendar: Calendar) -> str:
    return city_of(calendar.person.zone)


def _difference(at: datetime, there: Calendar, here: Calendar) -> str:
    minutes = round((_offset(at, here) - _offset(at, there)).total_seconds() / 60)
    duration = writing.duration(abs(minutes))
    return say(
        "On that day {there} is {their_offset} and {here} {own_offset}: {apart}.",
        there=_city(there),
        their_offset=offset_text(at, there.person.zone),
        here=_city(here),
        own_offset=offset_text(at, here.person.zone),
        apart=say("{duration} later", duration=duration)
        if minutes > 0
        else say("{duration} earlier", duration=duration),
    )


def _lost(calendar: Calendar, first: datetime, last: datetime) -> str:
    lost = [day for day in calendar.lost_days(first, last) if day.kind == "holiday"]
    return joined(
        (
            say(
                " {day} is a holiday in {city} ({name}).",
                day=_day(day.day),
                city=_city(calendar),
                name=day.name,
            )
            for day in lost
        ),
        "",
    )


# --- small sums -------------------------------------------------------------------------------------------


def _offset(at: datetime, calendar: Calendar) -> timedelta:
    return at.astimezone(calendar.zone).utcoffset() or timedelta()


def _is_sound(at: datetime, calendar: Calendar) -> bool:
    """Whether the clock of the person shows this only once: nobody is asked about a doubled hour."""
    local = at.astimezone(calendar.zone)
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def _season(at: datetime, month: int) -> datetime:
    return at.replace(month=month, day=15)


def _all_letters(at: datetime) -> list[str]:
    moments = (_season(at, month).astimezone(ZoneInfo(name)) for name in LETTERS for month in (1, 7))
    return sorted({abbreviation(moment, str(moment.tzinfo)) for moment in moments})
