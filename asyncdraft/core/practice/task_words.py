"""How the tasks of the drill say days, hours and what lies between two clocks."""

from datetime import datetime, timedelta

from asyncdraft.core.hours import DAYS, week_table
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import city_of, offset_text


def long(at: datetime, calendar: Calendar) -> str:
    """ "Tue 24 Nov 2026, 17:00": without a zone, which the sentence says otherwise."""
    return date_and_clock(at.astimezone(calendar.zone))


def date_and_clock(local: datetime) -> str:
    return say("{day}, {clock}", day=writing.date_and_year(local.date()), clock=writing.of_day(local))


def hours_line(who: str, calendar: Calendar) -> str:
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
    return say("{who} in {city}: {hours}{off}.", who=who, city=city(calendar), hours=hours, off=off)


def city(calendar: Calendar) -> str:
    return city_of(calendar.person.zone)


def difference(at: datetime, there: Calendar, here: Calendar) -> str:
    minutes = round((offset(at, here) - offset(at, there)).total_seconds() / 60)
    duration = writing.duration(abs(minutes))
    return say(
        "On that day {there} is {their_offset} and {here} {own_offset}: {apart}.",
        there=city(there),
        their_offset=offset_text(at, there.person.zone),
        here=city(here),
        own_offset=offset_text(at, here.person.zone),
        apart=say("{duration} later", duration=duration)
        if minutes > 0
        else say("{duration} earlier", duration=duration),
    )


def lost(calendar: Calendar, first: datetime, last: datetime) -> str:
    days = [day for day in calendar.lost_days(first, last) if day.kind == "holiday"]
    return joined(
        (
            say(
                " {day} is a holiday in {city} ({name}).",
                day=writing.date_and_year(day.day),
                city=city(calendar),
                name=day.name,
            )
            for day in days
        ),
        "",
    )


def offset(at: datetime, calendar: Calendar) -> timedelta:
    return at.astimezone(calendar.zone).utcoffset() or timedelta()
