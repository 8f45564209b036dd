"""The rows of the overlap viewer: who stands together, and what each row says."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.minutes import day_start, instant, local_day, minute_from, offset
from asyncdraft.core.when.overlap import ClockChange, clock_changes
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style

CLOSED: Mapping[str, str] = {
    "holiday": say("holiday"),
    "weekend": say("weekend"),
    "off": say_of("days without work", "off"),
}


class Group(msgspec.Struct, frozen=True):
    """People whose clocks agree all the time shown.

    `cities` is the heading ("London, Lisbon"), `clock` tells the zone and how far it is from the writer's
    ("IST, UTC+5:30 · 5 h 30 ahead of you").
    """

    cities: str
    clock: str
    zone: str
    calendars: tuple[Calendar, ...]


def groups(calendars: Sequence[Calendar], home: str, start: datetime, end: datetime) -> tuple[Group, ...]:
    """The rows of the viewer by zone: the writer's (`home`) first, then from west to east."""
    members: dict[tuple[int, tuple[ClockChange, ...]], list[Calendar]] = {}
    keys = {zone: _clock_key(zone, start, end) for zone in {home, *(row.person.zone for row in calendars)}}
    for calendar in calendars:
        members.setdefault(keys[calendar.person.zone], []).append(calendar)
    ordered = sorted(members, key=lambda key: (key != keys[home], key[0]))
    return tuple(_group(members[key], home, start, key[0] - keys[home][0]) for key in ordered)


def hours_label(person: Person, style: Style = STYLE) -> str:
    """The hours of most working days, without breaks: "9–17", "9:30 am–5:30 pm"; empty where not known."""
    spans = [
        (min(shift.start for shift in shifts), max(shift.end for shift in shifts))
        for shifts in person.hours or ()
        if shifts
    ]
    if not spans:
        return ""
    start, end = max(spans, key=spans.count)
    return joined((_brief_clock(start, style), _brief_clock(end, style)), "–")


def spoken(calendar: Calendar, start: datetime, end: datetime, style: Style = STYLE) -> str:
    """A row for a screen reader: for each of the person's own dates when they work, or why they do not."""
    zone = calendar.person.zone
    if not calendar.is_known:
        return say("{name}, {city}: hours not known.", name=calendar.person.name, city=zones.city_of(zone))
    first, last = local_day(calendar.zone, minute_from(start)), local_day(calendar.zone, minute_from(end) - 1)
    hours: dict[int, list[str]] = {}
    for since, until in calendar.spans(day_start(calendar.zone, first), day_start(calendar.zone, last + 1)):
        clocks = (writing.clock(instant(minute), zone, style) for minute in (since, until))
        first_clock, last_clock = clocks
        span = say("{first} to {last}", first=first_clock, last=last_clock)
        hours.setdefault(local_day(calendar.zone, since), []).append(span)
    days = ((date.fromordinal(day), hours.get(day, [])) for day in range(first, last + 1))
    said = (
        say("{date}: {said}.", date=_date(day), said=_said(calendar, day, worked)) for day, worked in days
    )
    return say(
        "{name}, {city}. {days}", name=calendar.person.name, city=zones.city_of(zone), days=joined(said)
    )


def _brief_clock(minute: int, style: Style) -> str:
    hour, rest = divmod(minute, 60)
    minutes = f":{rest:02}" if rest else ""
    if not style.hours24:
        clock = f"{hour % 12 or 12}{minutes}"
        return say("{clock} pm", clock=clock) if hour % 24 >= 12 else say("{clock} am", clock=clock)
    return f"{hour % 24 or (24 if minute else 0)}{minutes}"


def _clock_key(zone: str, start: datetime, end: datetime) -> tuple[int, tuple[ClockChange, ...]]:
    return offset(zones.zone(zone), minute_from(start)), clock_changes(zone, start, end)


def _group(calendars: Sequence[Calendar], home: str, at: datetime, ahead: int) -> Group:
    names = [calendar.person.zone for calendar in calendars]
    zone = home if home in names else names[0]
    said = say("{duration} ahead of you") if ahead > 0 else say("{duration} behind you")
    distance = say(said, duration=writing.duration(abs(ahead))) if ahead else say("your time")
    letters, hours = zones.abbreviation(at, zone), zones.offset_text(at, zone)
    clock = say("{letters}, {hours}", letters=letters, hours=hours) if letters != hours else hours
    cities = dict.fromkeys(zones.city_of(name) for name in (zone, *names))
    return Group(
        joined(cities, ", "),
        say("{clock} · {distance}", clock=clock, distance=distance),
        zone,
        tuple(calendars),
    )


def _date(day: date) -> str:
    return writing.date_text(day)


def _said(calendar: Calendar, day: date, hours: Sequence[str]) -> str:
    if hours:
        return say("works {spans}", spans=joined(hours, ", "))
    kind, name = calendar.closed(day) or ("", "")
    why = CLOSED.get(kind, say("no work"))
    return say("{kind}, {name}", kind=why, name=name) if name else why
