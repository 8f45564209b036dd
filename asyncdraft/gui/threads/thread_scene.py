"""What every line about a thread depends on besides it: the team, the moment, how times are written."""

from dataclasses import dataclass, field
from datetime import datetime

from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.writing import Style


@dataclass(frozen=True)
class Scene:
    team: Team
    now: datetime
    zone: str
    style: Style
    people: dict[str, Person] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", {person.id: person for person in self.team.people})

    def name(self, author: str) -> str:
        return self.people[author].name if author in self.people else author

    def short_name(self, author: str) -> str:
        if author == self.team.me:
            return say("You")
        return self.people[author].first_name if author in self.people else author

    def when(self, at: datetime) -> str:
        return joined((writing.day(at, self.zone), writing.clock(at, self.zone, self.style)))

    def day(self, at: datetime) -> str:
        return writing.day(at, self.zone)

    def date(self, at: datetime) -> str:
        """Without the weekday."""
        return writing.day_and_month(at.astimezone(zones.zone(self.zone)))

    def date_and_clock(self, at: datetime) -> str:
        return joined((self.date(at), writing.clock(at, self.zone, self.style)))
