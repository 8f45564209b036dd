"""Who of a meeting is in the roster."""

from collections.abc import Iterable

import msgspec

from asyncdraft.core.meetings.cost import coming
from asyncdraft.core.meetings.meeting import Attendee, Meeting
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team


class Invited(msgspec.Struct, frozen=True):
    """`known` are people of the roster, `unknown` the names of all others who come."""

    known: tuple[Person, ...]
    unknown: tuple[str, ...] = ()


def invited(meeting: Meeting, team: Team) -> Invited:
    """Those who come, as far as the calendar names them."""
    found = [(guest, person_of(guest, team.people)) for guest in coming(meeting)]
    known = {person.id: person for _, person in found if person}
    unknown = {guest.email or guest.name: guest.name or guest.email for guest, person in found if not person}
    return Invited(tuple(known.values()), tuple(unknown.values()))


def person_of(guest: Attendee, people: Iterable[Person]) -> Person | None:
    """By address, else by the whole name."""
    name = guest.name.casefold().strip()
    for person in people:
        if guest.email and person.email.casefold() == guest.email:
            return person
    return next((person for person in people if name and person.name.casefold() == name), None)
