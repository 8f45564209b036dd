"""A clock that is moved is told in words, with the hours that it shows."""

from datetime import UTC, datetime

import pytest

from asyncdraft.core.when.clock_notices import clock_notices
from asyncdraft.core.when.writing import Style

SPRING = (datetime(2027, 3, 10, tzinfo=UTC), datetime(2027, 3, 30, tzinfo=UTC))
AUTUMN = (datetime(2026, 10, 20, tzinfo=UTC), datetime(2026, 11, 5, tzinfo=UTC))


def test_an_hour_is_skipped_in_spring() -> None:
    (notice,) = clock_notices(["America/New_York"], *SPRING)
    assert notice.text == "Sun 14 Mar: New York skips 02:00 to 03:00"
    assert notice.hours == ("22", "23", "00", "01", "03", "04", "05", "06")
    assert notice.hours[notice.before] == "03"


def test_an_hour_comes_twice_in_autumn() -> None:
    (notice,) = clock_notices(["Europe/London"], *AUTUMN)
    assert notice.text == "Sun 25 Oct: London has 01:00 to 02:00 twice"
    assert notice.hours == ("22", "23", "00", "01", "01", "02", "03", "04")


def test_half_an_hour_on_lord_howe() -> None:
    (notice,) = clock_notices(["Australia/Lord_Howe"], datetime(2026, 10, 1, tzinfo=UTC), AUTUMN[0])
    assert notice.text == "Sun 4 Oct: Lord Howe skips 02:00 to 02:30"


def test_changes_come_in_their_order_and_each_zone_once() -> None:
    found = clock_notices(["Europe/London", "America/New_York", "Europe/London", "Asia/Tokyo"], *AUTUMN)
    assert [notice.text.split(":")[0] for notice in found] == ["Sun 25 Oct", "Sun 1 Nov"]


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "UTC"])
def test_clocks_that_stay_are_not_told(zone: str) -> None:
    assert clock_notices([zone], *SPRING) == ()


def test_hours_of_twelve() -> None:
    (notice,) = clock_notices(["America/New_York"], *SPRING, Style(hours24=False))
    assert notice.text == "Sun 14 Mar: New York skips 2 am to 3 am"
    assert notice.hours[:2] == ("10 pm", "11 pm")
