"""Days off in one line, read as they are written."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.people import DayOff
from asyncdraft.core.roster.days_text import days_text, read_days

pieces = st.lists(
    st.sampled_from(["leave", "part 2", "2026", "2026-12-24", "to", "..", "(", "-", "休み"]), max_size=4
)
reasons = pieces.map(" ".join)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
off = st.builds(lambda first, last, why: DayOff(min(first, last), max(first, last), why), days, days, reasons)


@given(st.lists(off, max_size=4))
def test_days_are_read_as_they_are_written(found: list[DayOff]) -> None:
    line = days_text(found)
    read = read_days(line)
    assert sorted(map(bare, read)) == sorted(map(bare, found))
    assert read_days(days_text(read)) == read


def bare(day: DayOff) -> DayOff:
    """Without the brackets around a reason that looks like a day."""
    return DayOff(day.first, day.last, " ".join(re.sub("[()]", " ", day.reason).split()))


@pytest.mark.parametrize("reason", ["2026-12-24 Urlaub", "to 2026-12-30", "- 2026-12-30: off"])
def test_a_day_at_the_head_of_a_reason_is_no_other_day(reason: str) -> None:
    day = DayOff(date(2026, 12, 24), date(2026, 12, 24), reason)
    assert read_days(days_text([day])) == (DayOff(day.first, day.last, f"({reason})"),)


@pytest.mark.parametrize("between", ["..", " - ", "-", " – ", " — ", " to ", " until "])
def test_a_span_is_read_in_every_way_of_writing_it(between: str) -> None:
    expected = DayOff(date(2026, 12, 24), date(2026, 12, 31), "leave")
    assert read_days(f"2026-12-24{between}2026-12-31 leave") == (expected,)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("tomorrow", "“tomorrow” is no day off"),
        ("2026-02-30", "“2026-02-30” is no day off"),
        ("2026-12-24, 2026-12-31", "“2026-12-24, 2026-12-31” is no day off"),
        ("2026-12-31..2026-12-24", "2026-12-24 comes before 2026-12-31"),
    ],
)
def test_a_line_that_says_no_days(line: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_days(line)
