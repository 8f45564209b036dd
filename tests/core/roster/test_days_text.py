"""Days off in one line, read as they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.people import DayOff
from asyncdraft.core.roster.days_text import days_text, read_days

reasons = st.sampled_from(["", "leave", "parental leave, part 2", "2026"])
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
off = st.builds(lambda first, last, why: DayOff(min(first, last), max(first, last), why), days, days, reasons)


@given(st.lists(off, max_size=4))
def test_days_are_read_as_they_are_written(found: list[DayOff]) -> None:
    assert read_days(days_text(found)) == tuple(sorted(found))


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
