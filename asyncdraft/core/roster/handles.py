"""Handles: what a person is called in Slack, in mail and on GitHub. One handle belongs to one person."""

from collections.abc import Iterable

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.text import say
from asyncdraft.core.when.wording import and_join

HANDLES = {"email": say("address"), "slack": say("Slack id"), "github": say("GitHub name")}


class Shared(msgspec.Struct, frozen=True):
    """`key` is that of the roster's file ("slack"); `people` are at least two, in the roster's order."""

    key: str
    handle: str
    people: tuple[Person, ...]

    @property
    def sentence(self) -> str:
        names = and_join([person.name for person in self.people])
        return say(
            "{names} have the same {handle} {handle2}. Correct one of them, or merge them if "
            "they are one person.",
            names=names,
            handle=HANDLES[self.key],
            handle2=self.handle,
        )


def handle(person: Person, key: str) -> str:
    """In the form in which two of them are compared; empty for none."""
    return str(getattr(person, key)).strip().lstrip("@").casefold()


def shared_handles(people: Iterable[Person]) -> tuple[Shared, ...]:
    owners: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        for key in HANDLES:
            if said := handle(person, key):
                owners.setdefault((key, said), []).append(person)
    return tuple(
        Shared(key, getattr(found[0], key), tuple(found))
        for (key, _), found in owners.items()
        if len(found) > 1
    )
