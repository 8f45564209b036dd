"""People: who reads, in which zone, at which hours."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

MINUTES_A_DAY = 24 * 60
OWN_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")
"""As the roster makes it of a first name."""
WORD = re.compile(r"[\w’'-]+")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "herr", "frau"})
_DEGREES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "ma", "msc", "bsc", "esq", "rn"})


class Shift(msgspec.Struct, frozen=True, order=True):
    """A span of work, in minutes after local midnight of the day on which it starts.

    `end` is greater than `start`; beyond 1440 it runs past midnight and still belongs to its start day.
    """

    start: int
    end: int


Week = tuple[
    tuple[Shift, ...],
    tuple[Shift, ...],
    tuple[Shift, ...],
    tuple[Shift, ...],
    tuple[Shift, ...],
    tuple[Shift, ...],
    tuple[Shift, ...],
]
"""Shifts by weekday, Monday first; a day off has none."""


class DayOff(msgspec.Struct, frozen=True, order=True):
    """Personal days off, both ends included, in the person's own local dates."""

    first: date
    last: date
    reason: str = ""


class FocusBlock(msgspec.Struct, frozen=True, kw_only=True):
    """Protected time on the person's own clock: every week on `weekdays` (0 is Monday), or once on `day`."""

    shift: Shift
    work: str = ""
    weekdays: tuple[int, ...] = ()
    day: date | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the roster.

    `zone` is an IANA name. `hours` is None until somebody says them: asked for, never assumed.
    `holidays` is a country code, or country and subdivision ("JP", "GB-ENG"); empty for none.
    """

    id: str
    name: str
    zone: str
    hours: Week | None = None
    holidays: str = ""
    days_off: tuple[DayOff, ...] = ()
    focus: tuple[FocusBlock, ...] = ()
    slack: str = ""
    email: str = ""
    github: str = ""

    @property
    def first_name(self) -> str:
        return given_name(self.name) or self.id


def given_name(name: str) -> str:
    """The first name, whatever stands around it: of "Dr. Kenji Mori", "Mori, Kenji" and "Kenji Mori, PhD" it
    is Kenji; of a name that is a title only, that. Empty for an empty name.
    """
    words = [word.strip(",") for word in name_in_order(name).split() if word.strip(",")]
    named = [word for word in words if word.rstrip(".").casefold() not in _TITLES]
    return next(iter(named or words), "")


def name_in_order(name: str) -> str:
    """ "Mori, Kenji", as directories write it, is Kenji Mori; a degree or company stays behind its comma."""
    surname, _comma, given = (part.strip() for part in name.partition(","))
    parts = surname.split()
    is_surname = len(parts) == 1 or (bool(parts) and parts[0].islower())
    if not (is_surname and given) or given.replace(".", "").casefold() in _DEGREES:
        return " ".join(name.split())
    return " ".join((*given.split(), *parts))


def called(person_id: str) -> str:
    """Somebody who is in the roster no more, or never was: "tomasz" is Tomasz, a name stays as it is."""
    return person_id.title() if OWN_ID.fullmatch(person_id) else person_id


def uniform_week(shifts: tuple[Shift, ...], days: frozenset[int] = frozenset(range(5))) -> Week:
    """The same shifts on each of `days` (0 is Monday)."""
    mon, tue, wed, thu, fri, sat, sun = (shifts if day in days else () for day in range(7))
    return mon, tue, wed, thu, fri, sat, sun


OFFICE_HOURS = (Shift(9 * 60, 17 * 60),)
OFFICE_WEEK = uniform_week(OFFICE_HOURS)
"""Of somebody whose own week is not known."""


def person_id(name: str, people: Iterable[Person], address: str = "") -> str:
    """The roster id behind a name or mail address; the name as it is where nobody, or more than one, fits."""
    known = tuple(people)
    wanted = {text.casefold() for text in (name, address) if text}
    for person in known:
        if wanted & {text.casefold() for text in (person.id, person.name, person.email) if text}:
            return person.id
    first = [person.id for person in known if person.first_name.casefold() == name.casefold()]
    return first[0] if len(first) == 1 else name or address


def roster_ids(roster: Sequence[Person]) -> Callable[[str], str]:
    """Gives the roster id of somebody who was named by id or, before they joined the team, by name.

    An id stays, also where it is the name of somebody else; so does a name that nobody fits.
    """
    ids = {person.id for person in roster}
    return lambda named: named if named in ids else person_id(named, roster)


def writers(expected: Iterable[str], roster: Iterable[Person]) -> tuple[Person, ...]:
    """The roster, then those who are expected without being in it, such as somebody who has left the team."""
    known = tuple(roster)
    ids = {person.id for person in known}
    outside = (name for name in dict.fromkeys(expected) if name not in ids)
    return (*known, *(Person(id=name, name=name, zone="UTC") for name in outside))


def named_first(people: Iterable[Person], text: str) -> list[Person]:
    """Those whom `text` names come first, in capitals or not: they are most likely its readers."""
    words = set(WORD.findall(text.casefold()))
    return sorted(people, key=lambda person: words.isdisjoint((person.first_name.casefold(), person.id)))
