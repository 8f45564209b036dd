"""Finds the person that a typed name means."""

from asyncdraft.cli.failure import Failure
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team


def find(team: Team, name: str) -> Person:
    """Raises Failure when nobody or more than one is meant."""
    wanted = name.lstrip("@").casefold()
    exact = [person for person in team.people if wanted in (person.id.casefold(), person.name.casefold())]
    near = exact or [person for person in team.people if _begins(person, wanted)]
    if len(near) == 1:
        return near[0]
    if near:
        raise Failure(
            f'"{name}" may be {" or ".join(person.name for person in near)}; write more of the name.'
        )
    known = ", ".join(person.id for person in team.people) or "nobody yet"
    raise Failure(f'There is no "{name}" in the team; it has {known}.')


def _begins(person: Person, wanted: str) -> bool:
    return any(word.casefold().startswith(wanted) for word in (person.id, *person.name.split()))
