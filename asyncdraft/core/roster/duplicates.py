"""One person twice in the roster: who may be, and both made one."""

from collections.abc import Sequence
from itertools import combinations

import msgspec
from msgspec.structs import replace

from asyncdraft.core.people import Person
from asyncdraft.core.roster.handles import HANDLES, handle, shared_handles
from asyncdraft.core.text import say
from asyncdraft.core.when.cities import key


class Duplicate(msgspec.Struct, frozen=True):
    """Two people that may be one, with the reason to think so."""

    first: Person
    second: Person
    reason: str


def duplicates(people: Sequence[Person]) -> tuple[Duplicate, ...]:
    """Those with one handle, then those with one name whose handles do not tell them apart."""
    found = {
        (first.id, second.id): Duplicate(first, second, say("same {handle}", handle=HANDLES[shared.key]))
        for shared in shared_handles(people)
        for first, second in combinations(shared.people, 2)
    }
    named: dict[str, list[Person]] = {}
    for person in people:
        named.setdefault(key(person.name), []).append(person)
    for namesakes in named.values():
        for first, second in combinations(namesakes, 2):
            if not differ(first, second):
                found.setdefault((first.id, second.id), Duplicate(first, second, say("same name")))
    return tuple(found.values())


def differ(first: Person, second: Person) -> bool:
    """Whether a handle that both have is not the same."""
    return any(
        handle(first, name) and handle(second, name) and handle(first, name) != handle(second, name)
        for name in HANDLES
    )


def merged(kept: Person, other: Person) -> Person:
    """The one that stays, with what only the other says; days off and focus are those of both."""
    return replace(
        kept,
        hours=kept.hours or other.hours,
        holidays=kept.holidays or other.holidays,
        days_off=tuple(sorted({*kept.days_off, *other.days_off})),
        focus=tuple(dict.fromkeys((*kept.focus, *other.focus))),
        slack=kept.slack or other.slack,
        email=kept.email or other.email,
        github=kept.github or other.github,
    )
