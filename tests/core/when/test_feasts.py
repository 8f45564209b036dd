"""The dates of holidays that are deadlines, against those that people kept and will keep."""

from datetime import date

import pytest

from asyncdraft.core.when.feasts import FEASTS, easter


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (1954, 4, 18), (1981, 4, 19), (2024, 3, 31), (2027, 3, 28), (2038, 4, 25)],
)
def test_easter_falls_on_its_sunday(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("thanksgiving", date(2026, 11, 26)),
        ("black friday", date(2026, 11, 27)),
        ("cyber monday", date(2026, 11, 30)),
        ("labor day", date(2026, 9, 7)),
        ("memorial day", date(2026, 5, 25)),
        ("presidents' day", date(2026, 2, 16)),
        ("good friday", date(2026, 4, 3)),
        ("ash wednesday", date(2026, 2, 18)),
        ("new year's eve", date(2026, 12, 31)),
    ],
)
def test_a_holiday_has_its_date(name: str, found: date) -> None:
    assert FEASTS[name](2026) == found


def test_every_holiday_has_a_date_in_every_year() -> None:
    assert all(day_of(year).year == year for day_of in FEASTS.values() for year in range(1970, 2038))
