"""What lies beyond the days shown: holidays and clock changes of the coming weeks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from asyncdraft.core.text import say
from asyncdraft.core.when import zones
from asyncdraft.core.when.minutes import day_start, instant, minute_from
from asyncdraft.core.when.overlap import clock_changes
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar


class Ahead(msgspec.Struct, frozen=True):
    """Something to know of beyond the days shown; `at` (UTC) is when it begins."""

    at: datetime
    kind: Literal["holiday", "clock"]
    text: str


def ahead(calendars: Sequence[Calendar], start: datetime, days: int) -> tuple[Ahead, ...]:
    """The holidays that take anybody's working day, with whom they concern, and all zones' clock changes."""
    end = start + timedelta(days=days)
    people: dict[tuple[int, str], list[str]] = {}
    for calendar in calendars:
        for lost in calendar.lost_days(start, end):
            since = day_start(calendar.zone, lost.day.toordinal())
            if lost.kind == "holiday" and minute_from(start) <= since < minute_from(end):
                people.setdefault((since, lost.name), []).append(calendar.person.first_name)
    found = [
        Ahead(instant(since), "holiday", say("{name}: {names}", name=name, names=and_join(names)))
        for (since, name), names in people.items()
    ]
    found += [
        Ahead(change.at, "clock", say("{city}: {text}", city=zones.city_of(zone), text=change.text))
        for zone in dict.fromkeys(calendar.person.zone for calendar in calendars)
        for change in clock_changes(zone, start, end)
    ]
    return tuple(sorted(found, key=lambda mark: mark.at))
