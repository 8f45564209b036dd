"""A team: its people, promises, link shorthands and quiet rules."""

import msgspec

from asyncdraft.core.people import Person, called
from asyncdraft.core.sla import Sla
from asyncdraft.core.support.plan import Support


class Team(msgspec.Struct, frozen=True, kw_only=True):
    """`me` is the roster id of the person who writes; `links` maps a shorthand ("PAY") to a URL with `{id}`.

    `rules` regrades rules by id: "off", "hint", "warning" or "error".
    """

    name: str = ""
    me: str = ""
    people: tuple[Person, ...] = ()
    sla: Sla = Sla()
    support: Support = Support()
    links: dict[str, str] = {}
    rules: dict[str, str] = {}

    def person(self, person_id: str) -> Person | None:
        return next((person for person in self.people if person.id == person_id), None)

    @property
    def names(self) -> dict[str, str]:
        """By roster id."""
        return {person.id: person.name for person in self.people}

    def name_of(self, person_id: str) -> str:
        """Somebody outside the team goes by the name that stands for the id."""
        person = self.person(person_id)
        return person.name if person else called(person_id)

    @property
    def writer(self) -> Person | None:
        return self.person(self.me)

    def zone_of_reader(self, ids: tuple[str, ...]) -> str:
        """Of the one person behind `ids`; empty where there are more, or none."""
        readers = self.readers(ids)
        return readers[0].zone if len(readers) == 1 else ""

    def readers(self, ids: tuple[str, ...]) -> tuple[Person, ...]:
        """The people behind `ids`, in that order; unknown ids are left out."""
        return tuple(person for person_id in ids if (person := self.person(person_id)))
