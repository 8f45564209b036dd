"""Who is meant by a name."""

import pytest

from asyncdraft.core.people import Person, named_first

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
