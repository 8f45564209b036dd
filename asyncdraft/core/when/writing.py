"""Writing a time so that nobody can misread it: date, zone, and the readers' own clocks."""

from collections.abc import Sequence
from datetime import date, datetime, time

import msgspec

from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.when import zones

DAY_NAMES = (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"))
MONTH_NAMES = (
    *(say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun")),
    *(say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec")),
)
FULL_MONTH_NAMES = (
    *(say("January"), say("February"), say("March"), say("April"), say("May"), say("June")),
    *(say("July"), say("August"), say("September"), say("October"), say("November"), say("December")),
)


class Style(msgspec.Struct, frozen=True):
    """How the writer writes times, and reads them: `month_first` is whether 10/11 is in October, None for
    as where they are; `day_ends` is where a day of theirs ends, None for the end of their hours.
    """

    hours24: bool = True
    month_first: bool | None = None
    day_ends: time | None = None


STYLE = Style()


def full(at: datetime, zone_names: Sequence[str], style: Style = STYLE) -> str:
    """The whole phrase: `phrases` in a row."""
    return joined(phrases(at, zone_names, style), " = ")


def phrases(at: datetime, zone_names: Sequence[str], style: Style = STYLE) -> tuple[str, ...]:
    """The same moment on each clock: the first leads with its date, the others follow with their own clocks.

    A zone in which the date is another one says so: "Tue 24 Nov 2026, 17:00 PST (Los Angeles) = Wed 01:00 GMT
    (London)". Zones that read the same are written once.
    """
    first, *others = dict.fromkeys(zone_names) or ("UTC",)
    lead = at.astimezone(zones.zone(first))
    found = [
        say("{date}, {clock}", date=date_and_year(lead), clock=_place_and_clock(at, first, style)),
    ]
    for name in others:
        local = at.astimezone(zones.zone(name))
        there = _place_and_clock(at, name, style)
        same = local.date() == lead.date()
        found.append(there if same else joined((DAY_NAMES[local.weekday()], there)))
    return tuple(dict.fromkeys(found))


def short(at: datetime, zone_name: str, style: Style = STYLE) -> str:
    """ "Tue 24 Nov, 17:00 JST"."""
    zone = zones.abbreviation(at, zone_name)
    return say("{day}, {clock} {zone}", day=day(at, zone_name), clock=clock(at, zone_name, style), zone=zone)


def apart(moments: Sequence[tuple[datetime, str]], style: Style = STYLE) -> list[str]:
    """Each as `short` has it, with its place where two would read the same: "15:00 IST (Dublin)"."""
    texts = [short(at, zone_name, style) for at, zone_name in moments]
    return [
        say("{text} ({place})", text=text, place=zones.city_of(zone_name)) if texts.count(text) > 1 else text
        for text, (_at, zone_name) in zip(texts, moments, strict=True)
    ]


def clock(at: datetime, zone_name: str, style: Style = STYLE) -> str:
    return of_day(at.astimezone(zones.zone(zone_name)), style)


def of_day(local: datetime | time, style: Style = STYLE) -> str:
    """A time of day as it stands: "17:00", "5 pm"."""
    if style.hours24:
        return f"{local:%H:%M}"
    minutes = f":{local.minute:02}" if local.minute else ""
    return _half_of_day(f"{local.hour % 12 or 12}{minutes}", local.hour)


def hour(of_day: int, style: Style = STYLE) -> str:
    """ "06", "6 am"; the end of a day is "24", or "12 am"."""
    return f"{of_day:02}" if style.hours24 else _half_of_day(f"{of_day % 12 or 12}", of_day % 24)


def _half_of_day(clock: str, hour: int) -> str:
    return say("{clock} am", clock=clock) if hour < 12 else say("{clock} pm", clock=clock)


def day(at: datetime, zone_name: str) -> str:
    """ "Tue 24 Nov"."""
    return date_text(at.astimezone(zones.zone(zone_name)))


def relative(at: datetime, now: datetime) -> str:
    """ "in 9 h", "25 min ago", "now"; whole days from two days on."""
    minutes = round((at - now).total_seconds() / 60)
    if not minutes:
        return say("now")
    amount = _rough(abs(minutes))
    return say("in {amount}", amount=amount) if minutes > 0 else say("{amount} ago", amount=amount)


def duration(minutes: int) -> str:
    """Exact to the minute: "45 min", "7 h", "5 h 30"."""
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    if not hours:
        return say("{sign}{minutes} min", sign=sign, minutes=rest)
    if not rest:
        return say("{sign}{hours} h", sign=sign, hours=hours)
    return say("{sign}{hours} h {minutes:02}", sign=sign, hours=hours, minutes=rest)


def brief_duration(minutes: int) -> str:
    """The same, but no time at all is "0 h"."""
    return duration(minutes) if minutes else say("{hours} h", hours=0)


def _rough(minutes: int) -> str:
    if minutes < 60:
        return say("{minutes} min", minutes=minutes)
    if minutes < 2 * 24 * 60:
        return say("{hours} h", hours=round(minutes / 60))
    return say_count("{count} day", "{count} days", round(minutes / (24 * 60)))


def date_text(day: date) -> str:
    """ "Tue 24 Nov"."""
    weekday, month = DAY_NAMES[day.weekday()], MONTH_NAMES[day.month - 1]
    return say("{weekday} {day} {month}", weekday=weekday, day=day.day, month=month)


def date_and_year(day: date) -> str:
    """ "Tue 24 Nov 2026"."""
    weekday, month = DAY_NAMES[day.weekday()], MONTH_NAMES[day.month - 1]
    return say("{weekday} {day} {month} {year}", weekday=weekday, day=day.day, month=month, year=day.year)


def day_and_month(day: date) -> str:
    """ "24 Nov"."""
    return say("{day} {month}", day=day.day, month=MONTH_NAMES[day.month - 1])


def _place_and_clock(at: datetime, zone_name: str, style: Style) -> str:
    city = zones.city_of(zone_name)
    told, zone = clock(at, zone_name, style), zones.abbreviation(at, zone_name)
    if city == "UTC":
        return joined((told, zone))
    return say("{clock} {zone} ({place})", clock=told, zone=zone, place=city)
