"""The five forms of a task: what is asked, what is right, and why.

What is right is computed by the rooms that compute it for messages; nothing is written down here.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from asyncdraft.core.people import Person
from asyncdraft.core.practice import task_words as words
from asyncdraft.core.practice.task import Form, Task
from asyncdraft.core.practice.task_maker import DAYS_AHEAD, TaskMaker, clock_changes
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.roundtrip import lands, round_trip
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import abbreviation, city_of, offset_text

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


def _clock(maker: TaskMaker) -> Task | None:
    """What is 17:00 in Tokyo for Priya in Bengaluru?"""
    there, here = maker.two()
    at = maker.moment(maker.day(there, here), there)
    if at is None or not _is_sound(at, here) or words.offset(at, there) == words.offset(at, here):
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
                long=words.long(at, there),
            ),
        ),
        why=words.difference(at, there, here),
        expected=at.astimezone(here.zone),
        zone=here.person.zone,
        day=at.date(),
    )


def _answer(maker: TaskMaker) -> Task | None:
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
            words.hours_line(say("You work"), writer),
            words.hours_line(say("{name} works", name=name), reader),
            say("You send a question on {long} on your clock.", long=words.long(sent, writer)),
        ),
        why=(
            say(
                "{name} is at work from {short} on, and you from {short2} on.{lost}{lost2}",
                name=name,
                short=writing.short(first, reader.person.zone),
                short2=writing.short(back, writer.person.zone),
                lost=words.lost(reader, sent, first),
                lost2=words.lost(writer, first, back),
            )
        ),
        expected=back.astimezone(writer.zone),
        zone=writer.person.zone,
        day=sent.date(),
    )


def _send(maker: TaskMaker) -> Task | None:
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
            words.hours_line(say("{name} works", name=name), reader),
            say(
                "The deadline is {long} on {name}’s clock, and {name} needs {hours} working hours before it.",
                long=words.long(deadline, reader),
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
                lost=words.lost(reader, send, deadline),
            )
        ),
        expected=send.astimezone(writer.zone),
        zone=writer.person.zone,
        day=None,
    )


def _hours(maker: TaskMaker) -> Task | None:
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
            words.hours_line(say("{name} works", name=name), reader),
            say("The deadline is {long} in {city}.", long=words.long(at, writer), city=words.city(writer)),
        ),
        why=say(
            "For {name} it is {when}.",
            name=name,
            when=joined(filter(None, (writing.short(at, reader.person.zone), holiday)), ", "),
        ),
        choices=choices,
        right=list(LANDINGS).index(kind),
    )


def _letters(maker: TaskMaker) -> Task | None:
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
    since = (
        say(", since the clock change of {day}", day=writing.date_and_year(changes[-1])) if changes else ""
    )
    return maker.task(
        now=at - timedelta(days=2),
        text=say("Which letters belong behind a time in {city} on that day?", city=city_of(zone_name)),
        lines=(
            say(
                "The deadline is {date_and_clock} in {city}.",
                date_and_clock=words.date_and_clock(at),
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


MAKERS: Mapping[Form, Callable[[TaskMaker], Task | None]] = {
    Form.CLOCK: _clock,
    Form.ANSWER: _answer,
    Form.SEND: _send,
    Form.HOURS: _hours,
    Form.LETTERS: _letters,
}


def _is_sound(at: datetime, calendar: Calendar) -> bool:
    """Whether the clock of the person shows this only once: nobody is asked about a doubled hour."""
    local = at.astimezone(calendar.zone)
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def _season(at: datetime, month: int) -> datetime:
    return at.replace(month=month, day=15)


def _all_letters(at: datetime) -> list[str]:
    moments = (_season(at, month).astimezone(ZoneInfo(name)) for name in LETTERS for month in (1, 7))
    return sorted({abbreviation(moment, str(moment.tzinfo)) for moment in moments})
