from datetime import date, time

import pytest

from asyncdraft.core.people import DayOff
from asyncdraft.core.sla import Promise
from asyncdraft.storage import team_values as values


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("4 working hours", Promise(4, "hours")),
        ("1 working day", Promise(1, "days")),
        ("2 business days", Promise(2, "days")),
        ("1.5 hours", Promise(1.5, "hours")),
    ],
)
def test_promises(written: str, expected: Promise) -> None:
    assert values.promise(written) == expected
    assert values.promise(expected.text) == expected


def test_days_off() -> None:
    written = [
        "2026-12-11",
        "2026-12-24..2026-12-31",
        date(2027, 1, 4),
        {"first": date(2027, 2, 1), "last": "2027-02-05", "reason": "leave"},
    ]
    read = values.days_off(written)
    assert read == (
        DayOff(date(2026, 12, 11), date(2026, 12, 11)),
        DayOff(date(2026, 12, 24), date(2026, 12, 31)),
        DayOff(date(2027, 1, 4), date(2027, 1, 4)),
        DayOff(date(2027, 2, 1), date(2027, 2, 5), "leave"),
    )
    assert values.days_off([values.day_off_value(day) for day in read]) == read


@pytest.mark.parametrize(
    "written", ["2026-12-11", ["soon"], ["2026-12-24..2026-12-01"], [{"reason": "leave"}], [7]]
)
def test_days_off_that_are_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"such as|in order"):
        values.days_off(written)


def test_triage_times() -> None:
    assert values.clock_times(["11:00", time(16, 30)]) == (time(11), time(16, 30))
    assert values.clock_times("9:15") == (time(9, 15),)
    for wrong in ("24:00", "noon", 11):
        with pytest.raises(ValueError, match="times of day"):
            values.clock_times(wrong)
