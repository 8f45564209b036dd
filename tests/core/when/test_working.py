"""The reference moment: Monday 23 November 2026, 15:46 in London, written to Tokyo and Bengaluru."""

from datetime import UTC, datetime

import pytest

from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.when.holidays import default_weekend, public_holidays
from asyncdraft.core.when.overlap import strip
from asyncdraft.core.when.roundtrip import round_trip
from asyncdraft.core.when.suggestions import suggest
from asyncdraft.core.when.working import Calendar

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


def calendar(name: str, zone: str, holidays: str, *hours: tuple[int, int]) -> Calendar:
    week = uniform_week(tuple(Shift(start * 60, end * 60) for start, end in hours))
    person = Person(id=name.lower(), name=name, zone=zone, hours=week, holidays=holidays)
    return Calendar(person, public_holidays(holidays, (2026, 2027)))


@pytest.fixture(scope="module")
def you() -> Calendar:
    return calendar("You", "Europe/London", "GB-ENG", (9, 17))


@pytest.fixture(scope="module")
def kenji() -> Calendar:
    return calendar("Kenji", "Asia/Tokyo", "JP", (9, 12), (13, 18))


@pytest.fixture(scope="module")
def priya() -> Calendar:
    return calendar("Priya", "Asia/Kolkata", "IN", (10, 18))


def test_now_lines(you: Calendar, kenji: Calendar, priya: Calendar) -> None:
    assert [person.now_line(NOW) for person in (you, kenji, priya)] == [
        "at work until 17:00",
        "asleep until 09:00",
        "back Wed 10:00",
    ]


def test_round_trip(you: Calendar, kenji: Calendar) -> None:
    trip = round_trip(you, kenji, NOW, datetime(2026, 11, 24, 8, tzinfo=UTC))
    assert trip.first_look == datetime(2026, 11, 24, 0, tzinfo=UTC)
    assert trip.earliest_answer == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert trip.with_one_question == datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert trip.minutes_before_deadline == 7 * 60
    assert trip.lands == "work"


def test_strip_names_the_holiday(priya: Calendar) -> None:
    row = strip(priya, datetime(2026, 11, 23, 18, 30, tzinfo=UTC), 48)
    assert {(cell.kind, cell.name) for cell in row} == {("holiday", "Guru Nanak's Birthday")}


def test_suggestions_give_every_reader_the_promised_time(
    you: Calendar, kenji: Calendar, priya: Calendar
) -> None:
    found = suggest(you, [kenji, priya], NOW, 240)
    assert found
    for suggestion in found:
        assert min(reader.minutes(NOW, suggestion.at) for reader in (kenji, priya)) >= 240


def test_weekend_of_a_country() -> None:
    assert default_weekend("IL") == {4, 5}
