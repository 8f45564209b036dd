"""Who is meant by a name."""

import pytest
from msgspec.structs import replace

from asyncdraft.core.people import Person, named_first, person_id

PEOPLE = tuple(Person(id=name.lower(), name=f"{name} Mori", zone="UTC") for name in ("Ana", "Kenji", "Priya"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kenji, please run it", ["kenji", "ana", "priya"]),
        ("@priya and Kenji decide", ["kenji", "priya", "ana"]),
        ("The banana is Priyanka’s", ["ana", "kenji", "priya"]),
    ],
)
def test_whom_the_text_names_comes_first(text: str, first: list[str]) -> None:
    assert [person.id for person in named_first(PEOPLE, text)] == first


def test_a_sender_is_found_in_the_roster_by_address_name_or_first_name() -> None:
    people = tuple(replace(person, email=f"{person.id}@example.com") for person in PEOPLE)
    assert person_id("K. M.", people, "kenji@example.com") == "kenji"
    assert person_id("ana mori", people) == "ana"
    assert person_id("Ana", people) == "ana"
    assert person_id("Zoe", people, "zoe@example.com") == "Zoe"
