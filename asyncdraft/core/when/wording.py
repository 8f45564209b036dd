"""Small words that several sentences about time share."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing, zones

FULL_DAY_NAMES = (
    *(say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday")),
    *(say("Saturday"), say("Sunday")),
)
NAMES_SHOWN = 4


def all_of(names: Sequence[str]) -> str:
    """ "Ana, Kenji and Priya", however many they are."""
    *head, last = names or ("",)
    return say("{first} and {last}", first=joined(head, ", "), last=last) if head else last


def any_of(names: Sequence[str]) -> str:
    """ "Ana, Kenji or Priya", however many they are."""
    *head, last = names or ("",)
    return say("{first} or {last}", first=joined(head, ", "), last=last) if head else last


def and_join(names: Sequence[str]) -> str:
    """ "Maya", "Maya and Daniel", "Maya, Daniel, Zoe and 3 others"."""
    if len(names) > NAMES_SHOWN:
        told = NAMES_SHOWN - 1
        return say("{names} and {count} others", names=joined(names[:told], ", "), count=len(names) - told)
    return all_of(names)


def weekday_clock(at: datetime, zone: str, style: writing.Style = writing.STYLE) -> str:
    """ "Wed 02:00"."""
    weekday = at.astimezone(zones.zone(zone)).weekday()
    return say("{weekday} {clock}", weekday=writing.DAY_NAMES[weekday], clock=writing.clock(at, zone, style))


def near(at: datetime, now: datetime, zone: str, style: writing.Style = writing.STYLE) -> str:
    """ "Wed 02:00", with the date where the weekday alone would mislead: "Wed 9 Dec, 02:00"."""
    if abs(at - now) < timedelta(days=6):
        return weekday_clock(at, zone, style)
    return say("{day}, {clock}", day=writing.day(at, zone), clock=writing.clock(at, zone, style))
