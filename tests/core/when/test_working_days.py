from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.people import DayOff, Person
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.reading import Answer, TimeReader
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.working_days import MONDAY_TO_FRIDAY, business_days_after, working_days
from asyncdraft.core.when.zones import zone
from tests.core.when.when_people import KENJI, PRIYA, YOU, nobody_asked

MONDAY = datetime(2026, 11, 23, 15, 46, tzinfo=zone("Europe/London"))
NOOR = nobody_asked()
AWAY = Calendar(
    msgspec.structs.replace(
        PRIYA.person,
        id="away",
        name="Asha Rao",
        days_off=(DayOff(date(2026, 11, 25), date(2026, 11, 26), "training"),),
    ),
    PRIYA.holidays,
)
TEAM = {each.person.id: each for each in (YOU, KENJI, PRIYA, NOOR, AWAY)}


def no_cities() -> Cities:
    return Cities("")


@pytest.fixture
def reader() -> TimeReader:
    people = tuple(each.person for each in TEAM.values())
    return TimeReader(no_cities, people, "you", lambda person, _now: TEAM[person.id])


def read(reader: TimeReader, typed: str, now: datetime = MONDAY) -> tuple[str, str]:
    """The instant of the only candidate, in UTC, and how its days were counted."""
    answer: Answer = reader.read(typed, now)
    (candidate,) = answer.candidates
    at = candidate.instant(now)
    return f"{at:%Y-%m-%dT%H:%M}", candidate.assumed[0]


@pytest.mark.parametrize(
    ("typed", "at", "counted"),
    [
        ("in 2 business days", "2026-11-25T17:00", "your calendar"),
        ("in 2 of my working days", "2026-11-25T17:00", "your calendar"),
        (
            "in 2 of Priya's business days",
            "2026-11-26T12:30",
            "Priya’s calendar, without Tue 24 Nov (Guru Nanak's Birthday)",
        ),
        (
            "2 business days for Priya Rao",
            "2026-11-26T12:30",
            "Priya’s calendar, without Tue 24 Nov (Guru Nanak's Birthday)",
        ),
        (
            "Priya's next working day",
            "2026-11-25T12:30",
            "Priya’s calendar, without Tue 24 Nov (Guru Nanak's Birthday)",
        ),
        (
            "Asha's next working day",
            "2026-11-27T12:30",
            "Asha’s calendar, without Tue 24 Nov (Guru Nanak's Birthday), Wed 25 Nov (training)"
            " and Thu 26 Nov (training)",
        ),
        ("Kenji's next working day", "2026-11-24T09:00", "Kenji’s calendar"),
        ("2 business days from 24 Dec", "2026-12-30T17:00", "your calendar, without Fri 25 Dec"),
        ("the last working day of December", "2026-12-31T17:00", "your calendar"),
    ],
)
def test_working_days_count_by_the_calendar_of_whoever_is_named(
    reader: TimeReader, typed: str, at: str, counted: str
) -> None:
    instant, note = read(reader, typed)
    assert instant == at
    assert note.startswith(f"Business days are counted by {counted}")


def test_a_person_whose_hours_are_not_known_is_named(reader: TimeReader) -> None:
    at, note = read(reader, "in 2 of Noor's business days")
    assert at == "2026-11-25T13:00"
    assert note == "Noor’s hours are not known: business days are counted Monday to Friday."


def test_without_people_monday_to_friday_count() -> None:
    assert read(TimeReader(no_cities), "in 5 business days") == (
        "2026-11-30T17:00",
        "Business days are counted Monday to Friday.",
    )


def test_a_day_that_has_not_begun_for_them_counts(reader: TimeReader) -> None:
    """Monday evening in London is Tuesday in Tokyo, and Kenji asleep."""
    assert read(reader, "Kenji's next working day", MONDAY.replace(hour=23))[0] == "2026-11-24T09:00"


def test_a_calendar_without_working_days_has_a_sentence() -> None:
    idle = Calendar(Person(id="idle", name="Idle", zone="UTC", hours=((),) * 7), {})
    reader = TimeReader(no_cities, (idle.person,), "idle", lambda _person, _now: idle)
    assert reader.read("next business day", MONDAY).problem == "There is no such working day in sight."


def test_calendars_are_asked_for_only_where_working_days_are_counted() -> None:
    def fail(_person: Person, _now: datetime) -> Calendar:
        raise AssertionError("a calendar was made")

    reader = TimeReader(no_cities, (YOU.person, KENJI.person), "you", fail)
    assert len(reader.scan("Due in 2 days, Friday 3pm or at the end of Kenji's Tuesday.", MONDAY)) == 3


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(-30, 30).filter(bool))
@settings(max_examples=50)
def test_monday_to_friday_is_counted_day_by_day(day: date, count: int) -> None:
    left, other, step = abs(count), day, timedelta(days=1 if count > 0 else -1)
    while left:
        other += step
        left -= other.weekday() < 5
    assert business_days_after(day, count) == other


def test_whose_hours_nobody_knows_count_from_monday_to_friday() -> None:
    def unknown(person: Person, _now: datetime) -> Calendar:
        return Calendar(person, {})

    assert working_days(None, None, unknown, MONDAY) is MONDAY_TO_FRIDAY
    assert working_days(None, NOOR.person, unknown, MONDAY) is MONDAY_TO_FRIDAY
    assert working_days(NOOR.person, NOOR.person, unknown, MONDAY) is MONDAY_TO_FRIDAY
    assert working_days(NOOR.person, YOU.person, unknown, MONDAY).unknown == "Noor"
