"""The table of a team's day: who is found, who may be one person, what stands in a row."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from asyncdraft.core.hours import week
from asyncdraft.core.people import Person
from asyncdraft.core.roster.day_table import DayTable
from asyncdraft.core.team import Team
from asyncdraft.core.text import carrying
from asyncdraft.core.when.working import Calendar

KENJI = Person(
    id="kenji", name="Kenji Mori", zone="Asia/Tokyo", slack="U1", hours=week({"mon-fri": ["9:00-17:00"]})
)
ZOE = Person(id="zoe", name="Zoë Walsh", zone="Australia/Sydney", github="@zwalsh")
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))


def table(*people: Person, now: datetime = NOW) -> DayTable:
    return DayTable(Team(people=people, me="kenji"), lambda person: Calendar(person, {}), now)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["kenji", "zoe"]),
        ("mor", ["kenji"]),
        ("sydney wal", ["zoe"]),
        ("zoe", ["zoe"]),
        ("tokyo walsh", []),
    ],
)
def test_people_are_found_by_the_beginnings_of_words(typed: str, found: list[str]) -> None:
    assert [person.id for person in table(KENJI, ZOE).matching(typed)] == found


def test_a_row_is_in_the_writers_day() -> None:
    row = table(KENJI, ZOE).row(KENJI)
    assert (row.name, row.clock, row.zone) == ("Kenji Mori (you)", "00:46 Tue", "JST, UTC+9")
    assert row.cells[:16] == ("work",) * 16
    assert (row.off, row.why) == ("", "")


def test_what_somebody_does_can_be_said_in_another_language() -> None:
    row = table(KENJI, ZOE).row(KENJI)
    assert (row.doing, carrying(row.doing).pattern) == ("Asleep until 09:00", "asleep until {clock}")
    assert row.spoken == "Kenji Mori (you), Tokyo, JST, UTC+9, 00:46 Tue there, asleep until 09:00"


@pytest.mark.parametrize(("day", "cells"), [((2026, 3, 29), 46), ((2026, 10, 25), 50), ((2026, 11, 23), 48)])
def test_the_axis_is_as_long_as_the_day(day: tuple[int, int, int], cells: int) -> None:
    now = datetime(*day, 12, tzinfo=ZoneInfo("Europe/London"))
    assert table(KENJI, now=now).axis().cells == cells


@pytest.mark.parametrize("fold", [0, 1])
def test_a_day_whose_first_hour_comes_twice_begins_with_the_first(fold: int) -> None:
    now = datetime(2026, 10, 25, 0, 30, tzinfo=ZoneInfo("Atlantic/Azores"), fold=fold)
    assert (table(KENJI, now=now).axis().cells, table(KENJI, now=now).axis().now) == (50, 1 + 2 * fold)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Kenji Mori", "KM"),
        ("Madonna", "M"),
        ("🦄 Zoë de Vries", "ZV"),
        ("山田太郎", "山"),
        ("🦄", ""),
        ("“Bo” Li", "BL"),
    ],
)
def test_initials_are_letters(name: str, letters: str) -> None:
    assert table(KENJI).row(replace(ZOE, name=name)).initials == letters


def test_who_shares_a_handle_is_marked_and_may_be_one() -> None:
    twin = Person(id="mori", name="K. Mori", zone="Asia/Tokyo", slack="@u1")
    people = table(KENJI, ZOE, twin)
    assert people.marked == {"kenji", "mori"}
    assert people.twin("mori") == (KENJI, "Kenji Mori (@kenji) may be the same person: same Slack id.")
    assert people.twin("zoe") is None
    assert people.summary == "3 people, 2 zones"
