"""What the drafts that the program writes for a team share: the writer's zone, names, a deadline."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from asyncdraft.core.draft import Channel, Deadline, Draft
from asyncdraft.core.home import home_of
from asyncdraft.core.team import Team
from asyncdraft.core.templates.values import deadline_from
from asyncdraft.core.threads.agenda import first_name
from asyncdraft.core.when import zones
from asyncdraft.core.when.wording import all_of


def instant_text(at: datetime | None, zone: str) -> str:
    """As files write a deadline; empty for none."""
    if at is None:
        return ""
    return f"{at.astimezone(zones.zone(zone)).isoformat(timespec='minutes')}[{zone}]"


class Source(msgspec.Struct, frozen=True):
    """What the messages about one thing with a `title` are made from."""

    team: Team
    title: str

    @property
    def home(self) -> str:
        return home_of(self.team)

    def name(self, person: str) -> str:
        return first_name(person, {each.id: each for each in self.team.people}) or "Somebody"

    def called(self, people: Sequence[str]) -> str:
        """ "@Maya and @Kenji"; nobody is left out of a request."""
        return all_of([f"@{self.name(person)}" for person in people])

    def instant(self, at: datetime | None) -> str:
        return instant_text(at, self.home)

    def deadline(self, at: datetime | None) -> Deadline:
        return deadline_from(self.instant(at)) if at else Deadline()

    def draft(
        self, template: str, to: Sequence[str], channel: Channel, kind: str = "", **values: Any
    ) -> Draft:
        """To all of `to`, each once, without the writer; who is not in the team stays there by name, so that
        the draft shows whom it would miss. Empty fields are left out.

        `kind` tells it in a list from other messages about the same thing.
        """
        others = tuple(person for person in dict.fromkeys(to) if person and person != self.team.me)
        fields = {name: value for name, value in values.pop("fields").items() if value}
        title = f"{kind}: {self.title}" if kind else self.title
        return Draft(template=template, channel=channel, to=others, title=title, fields=fields, **values)
