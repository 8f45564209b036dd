"""What a clock does on the day on which it is moved, in words and hour by hour."""

from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.overlap import ClockChange, clock_changes
from asyncdraft.core.when.writing import STYLE, Style

AROUND = 4
"""Hours that are named before the change, and as many behind it."""


class ClockNotice(msgspec.Struct, frozen=True):
    """`text` such as "Sun 14 Mar: New York skips 02:00 to 03:00"; `hours` are those that the clock shows, of
    which `before` come before the change.
    """

    at: datetime
    text: str
    hours: tuple[str, ...]
    before: int = AROUND


def clock_notices(
    zone_names: list[str], start: datetime, end: datetime, style: Style = STYLE
) -> tuple[ClockNotice, ...]:
    """Of each zone once, in the order in which they come, for all changes in [start, end)."""
    found = [
        _notice(name, change, style)
        for name in dict.fromkeys(zone_names)
        for change in clock_changes(name, start, end)
    ]
    return tuple(sorted(found, key=lambda notice: notice.at))


def _notice(name: str, change: ClockChange, style: Style) -> ClockNotice:
    moved = timedelta(minutes=change.minutes)
    after = change.at.astimezone(zones.zone(name)).replace(tzinfo=None)
    first, last = sorted((after - moved, after))
    skips, repeats = (
        say("{day}: {city} skips {first} to {last}"),
        say("{day}: {city} has {first} to {last} twice"),
    )
    said = skips if change.minutes > 0 else repeats
    text = say(
        said,
        day=writing.day(change.at, name),
        city=zones.city_of(name),
        first=writing.of_day(first, style),
        last=writing.of_day(last, style),
    )
    hours = (
        (change.at + timedelta(hours=hour)).astimezone(zones.zone(name)) for hour in range(-AROUND, AROUND)
    )
    return ClockNotice(change.at, text, tuple(writing.hour(each.hour, style) for each in hours))
