from datetime import datetime

import pytest

from asyncdraft.core.when.roundtrip import lands, round_trip, slowest_trip
from asyncdraft.core.when.working import Calendar
from tests.core.when.when_people import ANA, KENJI, NOW, PRIYA, YOU, ZOE, calendar, nobody_asked, utc


def test_london_asks_tokyo() -> None:
    trip = round_trip(YOU, KENJI, NOW, utc(11, 24, 8))
    assert trip.first_look == utc(11, 24, 0)
    assert trip.earliest_answer == utc(11, 24, 9)
    assert trip.with_one_question == utc(11, 25, 9)
    assert trip.send_by == utc(11, 24, 8)
    assert round_trip(YOU, KENJI, NOW).send_by == utc(11, 24, 9)
    assert trip.minutes_before_deadline == 7 * 60
    assert trip.lands == "work"


def test_a_holiday_moves_the_first_look() -> None:
    trip = round_trip(YOU, PRIYA, NOW, utc(11, 24, 8))
    assert trip.first_look == utc(11, 25, 4, 30)
    assert trip.minutes_before_deadline == 0
    assert trip.lands == "holiday"


def test_both_at_work_now() -> None:
    trip = round_trip(YOU, ANA, NOW)
    assert trip.first_look == trip.earliest_answer == trip.with_one_question == NOW
    assert trip.send_by == utc(11, 23, 18)
    assert trip.minutes_before_deadline is None
    assert trip.lands is None


def test_a_night_shift_is_one_working_day() -> None:
    nurse = calendar("Iris", "Europe/Berlin", ((22, 30),))
    assert round_trip(YOU, nurse, utc(11, 24, 2)).send_by == utc(11, 24, 5)


def test_the_reader_for_whom_a_missing_detail_costs_most() -> None:
    found = slowest_trip(YOU, (ANA, KENJI, nobody_asked()), NOW)
    assert found is not None
    assert found[0] is KENJI
    assert found[1] == round_trip(YOU, KENJI, NOW)
    assert slowest_trip(YOU, (nobody_asked(),), NOW) is None


def test_unknown_hours_promise_nothing() -> None:
    trip = round_trip(YOU, nobody_asked(), NOW, utc(11, 24, 8))
    assert (trip.first_look, trip.earliest_answer, trip.send_by) == (None, None, None)
    assert trip.minutes_before_deadline is None
    assert trip.lands == "unknown"


@pytest.mark.parametrize(
    ("reader", "deadline", "kind"),
    [
        (KENJI, utc(11, 24, 9), "work"),
        (KENJI, utc(11, 24, 0), "work"),
        (KENJI, utc(11, 24, 9, 1), "night"),
        (KENJI, utc(11, 24, 17), "night"),
        (ZOE, utc(11, 27, 15), "weekend"),
        (KENJI, NOW.replace(hour=10), "holiday"),
    ],
)
def test_where_a_deadline_lands(reader: Calendar, deadline: datetime, kind: str) -> None:
    assert lands(reader, deadline) == kind


@pytest.mark.parametrize(
    ("at", "kind"),
    [
        (utc(11, 24, 8, 59), "night"),
        (utc(11, 24, 9), "work"),
        (utc(11, 24, 17), "work"),
        (utc(11, 24, 17, 1), "night"),
    ],
)
def test_the_very_end_of_a_shift_is_still_work(at: datetime, kind: str) -> None:
    assert lands(calendar("Uma", "UTC"), at) == kind
