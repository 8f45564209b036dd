"""What somebody is called where no name has room: in a file, and in a message."""

import pytest

from asyncdraft.core.people import Person
from asyncdraft.core.roster.ids import identified


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Élodie Martin", "elodie"),
        ("O’Neill Ana", "oneill"),
        ("佐藤 美咲", "佐藤"),
        ("נועה כהן", "נועה"),
        ("नेहा शर्मा", "नेहा"),
        ("Анна-Мария Иванова", "анна-мария"),
        ("🙂", "person"),
    ],
)
def test_a_person_is_called_by_the_first_name(name: str, expected: str) -> None:
    person = Person(id="", name=name, zone="UTC")
    assert identified(person, ()).id == expected
    assert identified(person, (expected,)).id == f"{expected}2"
