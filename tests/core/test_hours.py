import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core import hours
from asyncdraft.core.people import Shift, Week, uniform_week

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
    assert hours.week(written) == expected


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
        hours.week(written)


shifts = st.builds(
    lambda start, length: Shift(start, start + length), st.integers(0, 1439), st.integers(1, 1439)
).map(lambda shift: (shift,))
weeks = st.tuples(*[st.just(()) | shifts] * 7)


@given(weeks)
@settings(max_examples=60)
def test_hours_are_written_as_they_are_read(week: Week) -> None:
    assert hours.week(hours.week_table(week)) == week


def test_hours_read_well() -> None:
    assert hours.week_table(uniform_week(NINE_TO_FIVE)) == {"mon-fri": ["09:00-17:00"]}


@given(weeks)
@settings(max_examples=60)
def test_a_line_of_hours_is_read_as_it_is_written(week: Week) -> None:
    if any(week):
        assert hours.spoken_week(hours.week_text(week)) == week


@pytest.mark.parametrize(
    ("line", "table"),
    [
        ("09:00-17:00", {"mon-fri": ["09:00-17:00"]}),
        ("Mon - Thu 9:00–12:00, 13:00–17:00; Fri 9:00-13:00", None),
        ("mon, wed 10:00-14:00", {"mon": ["10:00-14:00"], "wed": ["10:00-14:00"]}),
        ("mon 09:00-12:00; mon 13:00-15:00", {"mon": ["09:00-12:00", "13:00-15:00"]}),
    ],
)
def test_a_line_of_hours(line: str, table: dict[str, list[str]] | None) -> None:
    long_week = {"mon-thu": ["09:00-12:00", "13:00-17:00"], "fri": ["09:00-13:00"]}
    assert hours.week_table(hours.spoken_week(line)) == (table or long_week)


@pytest.mark.parametrize("line", ["", "mon-fri", "full time", "mon 9-17", "someday 09:00-10:00"])
def test_a_line_that_says_no_hours(line: str) -> None:
    with pytest.raises(ValueError, match=r"hours such as|days such as"):
        hours.spoken_week(line)
