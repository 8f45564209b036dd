from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.people import DayOff, Shift, Week, uniform_week
from asyncdraft.core.sla import Promise
from asyncdraft.storage import team_values as values

NINE_TO_FIVE = (Shift(540, 1020),)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("09:00-17:00", uniform_week(NINE_TO_FIVE)),
        (["9:00 – 17:00"], uniform_week(NINE_TO_FIVE)),
        ({"mon-fri": ["09:00-17:00"]}, uniform_week(NINE_TO_FIVE)),
        ({"Mon,Wed": "09:00-17:00"}, uniform_week(NINE_TO_FIVE, frozenset({0, 2}))),
        ({"sun-thu": "09:00-17:00"}, uniform_week(NINE_TO_FIVE, frozenset({6, 0, 1, 2, 3}))),
        ({"friday": "09:00-17:00", "sat": []}, uniform_week(NINE_TO_FIVE, frozenset({4}))),
        (
            {"sat": ["13:00-18:00", "09:00-12:00"]},
            uniform_week((Shift(540, 720), Shift(780, 1080)), frozenset({5})),
        ),
        ({"sat": "22:00-06:00"}, uniform_week((Shift(1320, 1800),), frozenset({5}))),
        ({"sat": "00:00-24:00"}, uniform_week((Shift(0, 1440),), frozenset({5}))),
    ],
)
def test_hours(written: object, expected: Week) -> None:
    assert values.week(written) == expected


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ({"mon": ["09:00-25:00"]}, "between 00:00 and 24:00"),
        ({"mon": ["24:00-06:00"]}, "between 00:00 and 24:00"),
        ({"mon": ["09:00-09:00"]}, "spans such as"),
        ({"mon": ["9-17"]}, "spans such as"),
        ({"mon": [9]}, "spans such as"),
        ({"mon": ["09:00-12:00", "11:00-13:00"]}, "do not overlap"),
        ({"mon-fri": [], "wed": []}, "wed once"),
        ({"weekdays": []}, "days such as mon-fri"),
        (40, "spans such as"),
    ],
)
def test_hours_that_are_refused(written: object, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        values.week(written)


shifts = st.builds(
    lambda start, length: Shift(start, start + length), st.integers(0, 1439), st.integers(1, 1439)
).map(lambda shift: (shift,))
weeks = st.tuples(*[st.just(()) | shifts] * 7)


@given(weeks)
@settings(max_examples=60)
def test_hours_are_written_as_they_are_read(week: Week) -> None:
    assert values.week(values.week_table(week)) == week


def test_hours_read_well() -> None:
    assert values.week_table(uniform_week(NINE_TO_FIVE)) == {"mon-fri": ["09:00-17:00"]}


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
    assert values.promise(values.promise_text(expected)) == expected


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
