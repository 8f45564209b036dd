"""Whether a zone abbreviation is right for its date and means one zone to everybody concerned."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import msgspec

from asyncdraft.core.expression import Expression
from asyncdraft.core.text import say
from asyncdraft.core.when.reading import Reading
from asyncdraft.core.when.wording import any_of
from asyncdraft.core.when.writing import FULL_MONTH_NAMES
from asyncdraft.core.when.zones import abbreviation, city_of, zone

_SEASONS = {
    "EST": ("America/New_York", "EDT"),
    "EDT": ("America/New_York", "EST"),
    "CDT": ("America/Chicago", "CST"),
    "CST": ("America/Chicago", "CDT"),
    "MST": ("America/Denver", "MDT"),
    "MDT": ("America/Denver", "MST"),
    "PST": ("America/Los_Angeles", "PDT"),
    "PDT": ("America/Los_Angeles", "PST"),
    "AKST": ("America/Anchorage", "AKDT"),
    "AKDT": ("America/Anchorage", "AKST"),
    "NST": ("America/St_Johns", "NDT"),
    "NDT": ("America/St_Johns", "NST"),
    "CET": ("Europe/Berlin", "CEST"),
    "CEST": ("Europe/Berlin", "CET"),
    "MEZ": ("Europe/Berlin", "MESZ"),
    "MESZ": ("Europe/Berlin", "MEZ"),
    "EET": ("Europe/Athens", "EEST"),
    "EEST": ("Europe/Athens", "EET"),
    "WET": ("Europe/Lisbon", "WEST"),
    "WEST": ("Europe/Lisbon", "WET"),
    "BST": ("Europe/London", "GMT"),
    "AEST": ("Australia/Sydney", "AEDT"),
    "AEDT": ("Australia/Sydney", "AEST"),
    "ACST": ("Australia/Adelaide", "ACDT"),
    "ACDT": ("Australia/Adelaide", "ACST"),
    "NZST": ("Pacific/Auckland", "NZDT"),
    "NZDT": ("Pacific/Auckland", "NZST"),
}
"""Abbreviation to a place that keeps it in one season, and what the place keeps in the other."""

_MEANINGS = {
    "IST": (say("India"), say("Ireland"), say("Israel")),
    "CST": (say("US Central"), say("China"), say("Cuba")),
    "BST": (say("Britain"), say("Bangladesh")),
    "AST": (say("Atlantic Canada"), say("Arabia")),
    "GST": (say("the Gulf"), say("Guam")),
    "SST": (say("Samoa"), say("Singapore")),
    "ECT": (say("Ecuador"), say("the eastern Caribbean")),
    "AMT": (say("the Amazon"), say("Armenia")),
    "PST": (say("US Pacific"), say("the Philippines"), say("Pakistan")),
}
_LOCAL = {"Asia/Dhaka": "BST", "Asia/Singapore": "SST", "Asia/Dubai": "GST", "Asia/Riyadh": "AST"}
"""What people write in zones for which tzdata has other letters."""

_GERMAN = {"MEZ": "CET", "MESZ": "CEST"}
RISKY = frozenset((*_SEASONS, *_MEANINGS))
FOLLOWING = Expression(rf"\s*\(?({'|'.join((*_SEASONS, *_MEANINGS))})\b")
"""An abbreviation right after a time."""

_COMMON = frozenset({"PST"})
"""Abbreviations that are read in their first meaning unless a reader lives in another."""

_WELL_KNOWN = frozenset({"BST", "CST", "PST"})
"""Abbreviations that those who keep them in their first meaning read so, whoever writes."""


class Problem(msgspec.Struct, frozen=True):
    """`names` are what could be written instead."""

    title: str
    message: str
    names: tuple[str, ...]


def judge(
    letters: str, at: datetime, sender_zone: str, reader_zones: Iterable[str], is_explained: bool
) -> Problem | None:
    """What is wrong with the abbreviation. `is_explained`: another zone or a city stands beside it."""
    problem = _season(letters, at)
    if problem is None and (is_explained or letters not in _MEANINGS):
        return None
    zones = dict.fromkeys((sender_zone, *reader_zones))
    users = {name for name in zones if letters in (abbreviation(at, name), _LOCAL.get(name))}
    if (problem and not users) or is_explained:
        return None if users else problem
    if _is_shared(letters, users, sender_zone, at) and not _is_kept_later(letters, zones, users, at):
        return None
    return _ambiguity(letters, users, sender_zone, zones)


def _is_shared(letters: str, users: set[str], sender_zone: str, at: datetime) -> bool:
    """Whether all who keep it mean the same, and the writer is one of them or anybody knows it."""
    offsets = {at.astimezone(zone(name)).utcoffset() for name in users}
    if len(offsets) != 1:
        return False
    return sender_zone in users or (
        letters in _WELL_KNOWN and at.astimezone(zone(_SEASONS[letters][0])).utcoffset() in offsets
    )


def _is_kept_later(letters: str, zones: Iterable[str], users: set[str], at: datetime) -> bool:
    """Whether somebody else keeps it in the other half of the year, and takes it for theirs."""
    later = at + _HALF_A_YEAR
    return any(letters == abbreviation(later, name) for name in zones if name not in users)


_HALF_A_YEAR = timedelta(days=182)


def is_dated(reading: Reading) -> bool:
    """Whether it says on which day it is, so that nothing hangs on when it is read."""
    return isinstance(reading.first, date)


def is_sound(letters: str, at: datetime) -> bool:
    """Whether an abbreviation is right on that day, and means the same to everybody."""
    return letters not in _MEANINGS and _season(letters, at) is None


def _season(letters: str, at: datetime) -> Problem | None:
    place, other = _SEASONS.get(letters, ("", ""))
    right = abbreviation(at, place) if place else letters
    if right in (letters, _GERMAN.get(letters)):
        return None
    city = city_of(place)
    day = say("{day} {month}", day=at.day, month=FULL_MONTH_NAMES[at.month - 1])
    return Problem(
        say("{letters} is wrong on {day}", letters=letters, day=day),
        say(
            "{city} is on {other} that day, an hour away from {letters}. Write {other}, or {city} time.",
            city=city,
            other=other,
            letters=letters,
        ),
        (other, f"{city} time"),
    )


def _ambiguity(letters: str, users: set[str], sender_zone: str, zones: Iterable[str]) -> Problem | None:
    meanings = _MEANINGS.get(letters)
    if not meanings or (letters in _COMMON and not users - {sender_zone}):
        return None
    places = tuple(f"{city_of(name)} time" for name in zones if name in users)
    return Problem(
        say("{letters} means several zones", letters=letters),
        say("It may be {places}: write the city.", places=any_of(meanings)),
        places[:2],
    )


def moment(reading: Reading, now: datetime) -> datetime:
    """The day of the reading at its hour, or `now` for a bare time."""
    first = reading.first
    if isinstance(first, datetime):
        return first if first.tzinfo else first.replace(tzinfo=now.tzinfo)
    if isinstance(first, date):
        return datetime.combine(first, time(12), now.tzinfo)
    return now
