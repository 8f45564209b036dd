from datetime import UTC, datetime, timedelta

import pytest

from asyncdraft.core.text import Text
from asyncdraft.core.when import writing
from asyncdraft.core.when.writing import Style

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def test_the_full_phrase_leads_with_the_date_and_gives_every_reader_a_clock() -> None:
    assert writing.full(AT, ("Asia/Tokyo", "Europe/London", "Asia/Kolkata")) == (
        "Tue 24 Nov 2026, 17:00 JST (Tokyo) = 08:00 GMT (London) = 13:30 IST (Bengaluru)"
    )


def test_another_date_is_named() -> None:
    late = AT + timedelta(hours=14)
    assert writing.full(late, ("America/Los_Angeles", "Asia/Tokyo")) == (
        "Tue 24 Nov 2026, 14:00 PST (Los Angeles) = Wed 07:00 JST (Tokyo)"
    )


def test_a_zone_is_written_once_and_utc_has_no_city() -> None:
    assert writing.full(AT, ("UTC", "UTC")) == writing.full(AT, ()) == "Tue 24 Nov 2026, 08:00 UTC"


def test_short_clock_and_day() -> None:
    assert writing.short(AT, "Asia/Tokyo") == "Tue 24 Nov, 17:00 JST"
    assert writing.clock(AT, "Asia/Kolkata", Style(hours24=False)) == "1:30 pm"
    assert writing.clock(AT, "Asia/Tokyo", Style(hours24=False)) == "5 pm"
    assert writing.clock(AT - timedelta(hours=8), "UTC", Style(hours24=False)) == "12 am"
    assert writing.day(AT, "Pacific/Auckland") == "Tue 24 Nov"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        *((0, "now"), (9 * 60, "in 9 h"), (-25, "25 min ago"), (3 * 24 * 60, "in 3 days")),
        *((59, "in 59 min"), (60, "in 1 h"), (47 * 60, "in 47 h"), (48 * 60, "in 2 days")),
    ],
)
def test_relative(minutes: int, text: str) -> None:
    assert writing.relative(AT + timedelta(minutes=minutes), AT) == text


@pytest.mark.parametrize(
    ("minutes", "text"), [(420, "7 h"), (330, "5 h 30"), (45, "45 min"), (0, "0 min"), (-65, "-1 h 05")]
)
def test_duration(minutes: int, text: str) -> None:
    assert writing.duration(minutes) == text


@pytest.mark.parametrize(("minutes", "brief"), [(0, "0 h"), (45, "45 min"), (420, "7 h"), (330, "5 h 30")])
def test_no_time_at_all_is_said_in_hours_and_in_any_language(minutes: int, brief: str) -> None:
    told = writing.brief_duration(minutes)
    assert told == brief
    assert isinstance(told, Text)


def test_only_what_would_read_the_same_has_its_place() -> None:
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    moments = [
        (noon, "Europe/Dublin"),
        (noon - timedelta(hours=4, minutes=30), "Asia/Kolkata"),
        (noon, "Asia/Tokyo"),
    ]
    assert writing.apart(moments) == [
        "Wed 1 Jul, 13:00 IST (Dublin)",
        "Wed 1 Jul, 13:00 IST (Bengaluru)",
        "Wed 1 Jul, 21:00 JST",
    ]
