"""Who of a meeting is in the roster."""

from collections.abc import Callable, Iterable

import msgspec

from asyncdraft.core.meetings.meeting import Attendee, Meeting
from asyncdraft.core.people import Person, name_in_order
from asyncdraft.core.team import Team


class Invited(msgspec.Struct, frozen=True):
    """`known` are people of the roster, `unknown` the names of all others who come."""

    known: tuple[Person, ...]
    unknown: tuple[str, ...] = ()


def coming(meeting: Meeting) -> tuple[Attendee, ...]:
    """Who takes part: each once, the organizer even if not listed; empty where the file names nobody."""
    invited = [each for each in meeting.attendees if each.role != "resource"]
    known = {each.email or each.name for each in invited}
    organizer = meeting.organizer
    if organizer and (organizer.email or organizer.name) not in known:
        invited.insert(0, organizer)
    present = {each.email or each.name: each for each in invited if each.answer != "declined"}
    return tuple(present.values())


def is_nameless(meeting: Meeting) -> bool:
    """Whether nobody is invited by name; rooms are nobody."""
    return all(each.role == "resource" for each in meeting.attendees)


def invited(meeting: Meeting, team: Team) -> Invited:
    """Those who come, as far as the calendar names them."""
    find = finder(team.people)
    found = [(guest, find(guest)) for guest in coming(meeting)]
    known = {person.id: person for _, person in found if person}
    unknown = {guest.email or guest.name: guest.name or guest.email for guest, person in found if not person}
    return Invited(tuple(known.values()), tuple(unknown.values()))


def finder(people: Iterable[Person]) -> Callable[[Attendee], Person | None]:
    """Finds somebody of a calendar among `people`: by the address, else by the whole name."""
    by_email: dict[str, Person] = {}
    by_name: dict[str, Person] = {}
    for person in people:
        by_email.setdefault(person.email.casefold(), person)
        by_name.setdefault(_folded(person.name), person)
    by_email.pop("", None)
    by_name.pop("", None)
    return lambda guest: by_email.get(guest.email.casefold()) or by_name.get(_folded(guest.name))


def _folded(name: str) -> str:
    """ "Mori, Kenji", as directories write it, is Kenji Mori."""
    return name_in_order(name).casefold()
