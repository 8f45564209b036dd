"""What the team view says of a person: where, what time it is there, what they do, when they are off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.core.when import overlap, writing, zones
from asyncdraft.core.when.cities import key
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.gui.team.people_list import Axis, PersonRow

CELL = timedelta(minutes=30)
SOON, AHEAD = timedelta(days=7), timedelta(days=370)


@dataclass(frozen=True)
class Roster:
    """What every row depends on besides its person. `calendar` is asked only for rows that are seen."""

    team: Team
    calendar: Callable[[Person], Calendar]
    now: datetime
    style: Style = STYLE
    marked: frozenset[str] = frozenset()

    @property
    def day(self) -> tuple[datetime, int]:
        """The writer's midnight, and the half hours of the day: 46 or 50 where clocks change."""
        start = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        noon_after = (start + timedelta(days=1, hours=12)).replace(hour=0)
        return start, round((noon_after.timestamp() - start.timestamp()) / CELL.total_seconds())

    def axis(self) -> Axis:
        start, cells = self.day
        passed = (self.now.timestamp() - start.timestamp()) / CELL.total_seconds()
        return Axis(cells, passed)

    def row(self, person: Person) -> PersonRow:
        calendar = self.calendar(person)
        start, cells = self.day
        state = calendar.state(self.now)
        day, why, is_soon = _next_off(calendar, self.now)
        doing = calendar.now_line(self.now, self.style)
        return PersonRow(
            key=person.id,
            name=title(person, self.team),
            handle=f"@{person.id}",
            place=zones.city_of(person.zone),
            zone=_zone_text(self.now, person.zone),
            clock=_clock(self.now, person.zone, self.style),
            doing=f"{doing[:1].upper()}{doing[1:]}",
            at_work=state.kind == "work",
            cells=tuple(cell.kind for cell in overlap.strip(calendar, start, cells)),
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
    return f"{person.name} (you)" if person.id == team.me else person.name


def _matches(person: Person, typed: list[str]) -> bool:
    if not typed:
        return True
    said = (person.name, person.id, person.email, person.slack, person.github, zones.city_of(person.zone))
    words = key(" ".join((*said, person.zone))).split()
    return all(any(word.startswith(begun) for word in words) for begun in typed)


def _zone_text(now: datetime, zone: str) -> str:
    letters, offset = zones.abbreviation(now, zone), zones.offset_text(now, zone)
    offset = "UTC+0" if offset == "UTC" else offset.replace("-", "−")
    return offset if letters.startswith("UTC") else f"{letters}, {offset}"


def _clock(now: datetime, zone: str, style: Style) -> str:
    local = now.astimezone(zones.zone(zone))
    clock = writing.clock(now, zone, style)
    return clock if local.date() == now.date() else f"{clock} {writing.DAY_NAMES[local.weekday()]}"


def _next_off(calendar: Calendar, now: datetime) -> tuple[str, str, bool]:
    """The next date of work that a holiday or day off takes, its name, and whether it is within a week."""
    lost = next(iter(calendar.lost_days(now, now + AHEAD)), None)
    if lost is None:
        return "", "", False
    local = now.astimezone(calendar.zone)
    noon = local.replace(year=lost.day.year, month=lost.day.month, day=lost.day.day, hour=12, minute=0)
    when = "Today" if lost.day == local.date() else writing.day(noon, calendar.person.zone)
    return when, lost.name or "own day off", lost.day - local.date() <= SOON
