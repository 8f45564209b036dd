"""Small words that several sentences about time share."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from asyncdraft.core.when import writing, zones

FULL_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES_SHOWN = 4


def all_of(names: Sequence[str]) -> str:
    """ "Ana, Kenji and Priya", however many they are."""
    *head, last = names or ("",)
    return f"{', '.join(head)} and {last}" if head else last


def and_join(names: Sequence[str]) -> str:
    """ "Maya", "Maya and Daniel", "Maya, Daniel, Zoe and 3 others"."""
    if len(names) > NAMES_SHOWN:
        shown = NAMES_SHOWN - 1
        return f"{', '.join(names[:shown])} and {len(names) - shown} others"
    return all_of(names)


def weekday_clock(at: datetime, zone: str, style: writing.Style = writing.STYLE) -> str:
    """ "Wed 02:00"."""
    weekday = at.astimezone(zones.zone(zone)).weekday()
    return f"{writing.DAY_NAMES[weekday]} {writing.clock(at, zone, style)}"


def near(at: datetime, now: datetime, zone: str, style: writing.Style = writing.STYLE) -> str:
    """ "Wed 02:00", with the date where the weekday alone would mislead: "Wed 9 Dec, 02:00"."""
    if abs(at - now) < timedelta(days=6):
        return weekday_clock(at, zone, style)
    return f"{writing.day(at, zone)}, {writing.clock(at, zone, style)}"
