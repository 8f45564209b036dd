"""The people of the sample, made up to try things with, and the way from them to a team of one's own."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.storage import team_folder
from asyncdraft.storage.team_document import edit, is_table

NOWHERE = "example.com"
"""Where nobody has an address: RFC 2606 keeps the name for examples."""
OWN_NAME = say("My team")


def made_up(team: Team) -> tuple[Person, ...]:
    """Those of the sample who are still there; the user is not one of them."""
    return tuple(person for person in team.people if is_made_up(person) and person.id != team.me)


def start_own(folder: Path) -> None:
    """The user stays, and whoever was added; what the sample made up goes. Raises StoreProblem."""
    team = team_folder.load(folder).team
    sample = team_folder.sample(folder).team
    team_folder.save_people(folder, (), gone=[person.id for person in made_up(team)])

    def change(document: MutableMapping[str, Any]) -> None:
        if team.name == sample.name:
            document["name"] = OWN_NAME
        if team.sla == sample.sla:
            document.pop("sla", None)
        if is_table(links := document.get("links")):
            for key in [key for key, address in links.items() if NOWHERE in str(address)]:
                del links[key]

    edit(folder, change)


def is_made_up(person: Person) -> bool:
    """The user too, while nobody has told their name."""
    return person.email.endswith(f"@{NOWHERE}")
