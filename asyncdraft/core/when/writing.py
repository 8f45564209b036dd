"""Writing a time so that nobody can misread it: date, zone, and the readers' own clocks."""

from collections.abc import Sequence
from datetime import datetime, time

import msgspec

from asyncdraft.core.when import zones

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Style(msgspec.Struct, frozen=True):
    """How the writer writes times, and reads them: `month_first` is whether 10/11 is in October, None for
    as where they are; `day_ends` is where a day of theirs ends, None for the end of their hours.
    """

    hours24: bool = True
    month_first: bool | None = None
    day_ends: time | None = None


STYLE = Style()


def full(at: datetime, zone_names: Sequence[str], style: Style = STYLE) -> str:
    """The whole phrase: the first zone leads with its date, the others follow with their own clocks.

    A zone in which the date is another one says so: "Tue 24 Nov 2026, 17:00 PST (Los Angeles) = Wed 01:00 GMT
    (London)". Zones that read the same are written once.
    """
    first, *others = dict.fromkeys(zone_names) or ("UTC",)
    lead = at.astimezone(zones.zone(first))
    phrases = [f"{_date(lead)} {lead.year}, {_place_and_clock(at, first, style)}"]
    for name in others:
        local = at.astimezone(zones.zone(name))
        weekday = "" if local.date() == lead.date() else f"{DAY_NAMES[local.weekday()]} "
        phrases.append(weekday + _place_and_clock(at, name, style))
    return " = ".join(dict.fromkeys(phrases))


def short(at: datetime, zone_name: str, style: Style = STYLE) -> str:
    """ "Tue 24 Nov, 17:00 JST"."""
    return f"{day(at, zone_name)}, {clock(at, zone_name, style)} {zones.abbreviation(at, zone_name)}"


def apart(moments: Sequence[tuple[datetime, str]], style: Style = STYLE) -> list[str]:
    """Each as `short` has it, with its place where two would read the same: "15:00 IST (Dublin)"."""
    texts = [short(at, zone_name, style) for at, zone_name in moments]
    return [
        f"{text} ({zones.city_of(zone_name)})" if texts.count(text) > 1 else text
        for text, (_at, zone_name) in zip(texts, moments, strict=True)
    ]


def clock(at: datetime, zone_name: str, style: Style = STYLE) -> str:
    return of_day(at.astimezone(zones.zone(zone_name)), style)


def of_day(local: datetime | time, style: Style = STYLE) -> str:
    """A time of day as it stands: "17:00", "5 pm"."""
    if style.hours24:
        return f"{local:%H:%M}"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes} {'am' if local.hour < 12 else 'pm'}"


def hour(of_day: int, style: Style = STYLE) -> str:
    """ "06", "6 am"."""
    return f"{of_day:02}" if style.hours24 else f"{of_day % 12 or 12} {'am' if of_day < 12 else 'pm'}"


def day(at: datetime, zone_name: str) -> str:
    """ "Tue 24 Nov"."""
    return _date(at.astimezone(zones.zone(zone_name)))


def relative(at: datetime, now: datetime) -> str:
    """ "in 9 h", "25 min ago", "now"; whole days from two days on."""
    minutes = round((at - now).total_seconds() / 60)
    if not minutes:
        return "now"
    amount = _rough(abs(minutes))
    return f"in {amount}" if minutes > 0 else f"{amount} ago"


def duration(minutes: int) -> str:
    """Exact to the minute: "45 min", "7 h", "5 h 30"."""
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    if not hours:
        return f"{sign}{rest} min"
    return f"{sign}{hours} h {rest:02}" if rest else f"{sign}{hours} h"


def _rough(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 2 * 24 * 60:
        return f"{round(minutes / 60)} h"
    return f"{round(minutes / (24 * 60))} days"


def _date(local: datetime) -> str:
    return f"{DAY_NAMES[local.weekday()]} {local.day} {MONTH_NAMES[local.month - 1]}"


def _place_and_clock(at: datetime, zone_name: str, style: Style) -> str:
    city = zones.city_of(zone_name)
    place = "" if city == "UTC" else f" ({city})"
    return f"{clock(at, zone_name, style)} {zones.abbreviation(at, zone_name)}{place}"
