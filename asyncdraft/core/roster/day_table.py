"""Everybody on one axis of the writer's day: where, their time there, what they do, when they are off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from asyncdraft.core.people import Person
from asyncdraft.core.roster.duplicates import Duplicate, duplicates
from asyncdraft.core.roster.handles import shared_handles
from asyncdraft.core.team import Team
from asyncdraft.core.text import capital, in_small_letters, joined, say, say_count
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.cities import key
from asyncdraft.core.when.overlap import CELL, Stretch
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style

SOON, AHEAD = timedelta(days=7), timedelta(days=370)


@dataclass(frozen=True)
class PersonRow:
    """`cells` are the half hours of the writer's day; `off` is the next day off, `why` its name.

    `is_soon` is a day off within a week; `marked` is somebody whose entry needs a look.
    """

    key: str
    name: str
    handle: str
    place: str
    zone: str
    clock: str
    doing: str
    at_work: bool
    cells: tuple[str, ...]
    off: str
    why: str
    is_soon: bool
    marked: bool = False

    @property
    def initials(self) -> str:
        """Of the first and the last word that begin with a letter, or have one."""
        words = self.name.removesuffix(" (you)").split()
        letters = [found for word in words if (found := next(filter(str.isalnum, word), ""))]
        return "".join(letters[:1] + letters[1:][-1:]).upper()

    @property
    def spoken(self) -> str:
        off = say("next day off {off}, {why}", off=self.off, why=self.why) if self.off else ""
        said = (
            self.name,
            self.place,
            self.zone,
            say("{clock} there", clock=self.clock),
            in_small_letters(self.doing),
            off,
        )
        return joined((part for part in said if part), ", ")


HOURS = (0, 6, 12, 18, 24)


class Axis(NamedTuple):
    """The half hours of the day that all rows share, where in them now is, and the names of `HOURS`."""

    cells: int = 48
    now: float = 0.0
    names: tuple[str, ...] = tuple(map(writing.hour, HOURS))


@dataclass(frozen=True)
class DayTable:
    """What every row depends on besides its person. `calendar` is asked only for rows that are seen."""

    team: Team
    calendar: Callable[[Person], Calendar]
    now: datetime
    style: Style = STYLE

    @cached_property
    def marked(self) -> frozenset[str]:
        """The ids of those who share a handle with somebody."""
        return frozenset(person.id for each in shared_handles(self.team.people) for person in each.people)

    @cached_property
    def _twins(self) -> dict[str, Duplicate]:
        found = duplicates(self.team.people)
        return {person.id: pair for pair in reversed(found) for person in (pair.first, pair.second)}

    def twin(self, person_id: str) -> tuple[Person, str] | None:
        """Another entry that may be the same person, and the sentence on why."""
        pair = self._twins.get(person_id)
        if pair is None:
            return None
        other = pair.second if pair.first.id == person_id else pair.first
        return other, say(
            "{name} (@{id}) may be the same person: {reason}.",
            name=other.name,
            id=other.id,
            reason=pair.reason,
        )

    @property
    def summary(self) -> str:
        """ "8 people, 5 zones"."""
        people = self.team.people
        if not people:
            return say("Nobody yet")
        count = say_count("{count} person", "{count} people", len(people))
        places = say_count("{count} zone", "{count} zones", len({person.zone for person in people}))
        return joined((count, places), ", ")

    @property
    def day_text(self) -> str:
        """ "Mon 23 Nov, London time"."""
        zone = str(self.now.tzinfo)
        return say("{day}, {city} time", day=writing.day(self.now, zone), city=zones.city_of(zone))

    @property
    def day(self) -> Stretch:
        """From the writer's midnight to the next: 46 or 50 half hours where clocks change."""
        start = self.now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        noon_after = (start + timedelta(days=1, hours=12)).replace(hour=0)
        first, end = start.astimezone(UTC), noon_after.astimezone(UTC)
        return Stretch(first, round((end - first) / CELL))

    def axis(self) -> Axis:
        names = tuple(writing.hour(hour, self.style) for hour in HOURS)
        return Axis(self.day.cells, self.day.cell(self.now), names)

    def row(self, person: Person) -> PersonRow:
        calendar = self.calendar(person)
        state = calendar.state(self.now)
        day, why, is_soon = _next_off(calendar, self.now)
        return PersonRow(
            key=person.id,
            name=title(person, self.team),
            handle=f"@{person.id}",
            place=zones.city_of(person.zone),
            zone=_zone_text(self.now, person.zone),
            clock=_clock(self.now, person.zone, self.style),
            doing=capital(calendar.now_line(self.now, self.style)),
            at_work=state.kind == "work",
            cells=tuple(self.day.kinds(calendar)),
            off=day,
            why=why,
            is_soon=is_soon,
            marked=person.id in self.marked,
        )

    def matching(self, words: str) -> list[Person]:
        """Whose name, city or handle has a word that begins so, for each of the words."""
        typed = key(words).split()
        return [person for person in self.team.people if _matches(person, typed)]


def title(person: Person, team: Team) -> str:
    return say("{name} (you)", name=person.name) if person.id == team.me else person.name


def _matches(person: Person, typed: list[str]) -> bool:
    if not typed:
        return True
    said = (person.name, person.id, person.email, person.slack, person.github, zones.city_of(person.zone))
    words = key(" ".join((*said, person.zone))).split()
    return all(any(word.startswith(begun) for word in words) for begun in typed)


def _zone_text(now: datetime, zone: str) -> str:
    letters, offset = zones.abbreviation(now, zone), zones.offset_text(now, zone)
    offset = "UTC+0" if offset == "UTC" else offset.replace("-", "−")
    return offset if letters.startswith("UTC") else say("{letters}, {offset}", letters=letters, offset=offset)


def _clock(now: datetime, zone: str, style: Style) -> str:
    local = now.astimezone(zones.zone(zone))
    clock = writing.clock(now, zone, style)
    return (
        clock
        if local.date() == now.date()
        else say("{clock} {day}", clock=clock, day=writing.DAY_NAMES[local.weekday()])
    )


def _next_off(calendar: Calendar, now: datetime) -> tuple[str, str, bool]:
    """The next date of work that a holiday or day off takes, its name, and whether it is within a week."""
    lost = next(iter(calendar.lost_days(now, now + AHEAD)), None)
    if lost is None:
        return "", "", False
    local = now.astimezone(calendar.zone)
    noon = local.replace(year=lost.day.year, month=lost.day.month, day=lost.day.day, hour=12, minute=0)
    when = say("Today") if lost.day == local.date() else writing.day(noon, calendar.person.zone)
    return when, lost.name or say("own day off"), lost.day - local.date() <= SOON
