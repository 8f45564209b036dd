"""Times of day on a clock of 24 hours or of 12, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.day_times import in_24_hours, on_clock, time_of_day
from asyncdraft.core.focus.notation import focus_block
from asyncdraft.core.hours import shift_of, span_text
from asyncdraft.core.people import Shift
from asyncdraft.core.when.writing import Style

TWELVE = Style(hours24=False)
JAPANESE = {"am": "午前", "pm": "午後"}


def in_japanese(text: str) -> str:
    clock, _, half = text.partition(" ")
    return JAPANESE[half] + clock


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9 a.m.", "09:00"),
        ("5.30PM", "17:30"),
        ("午後5:30", "17:30"),
        ("午前 9", "09:00"),
        ("12 am", "00:00"),
    ],
)
def test_a_time_with_its_half_of_the_day(typed: str, read: str) -> None:
    assert time_of_day(typed) == read


@pytest.mark.parametrize("typed", ["13 pm", "午前13", "0 am", "9 amber"])
def test_a_half_of_the_day_has_twelve_hours(typed: str) -> None:
    with pytest.raises(ValueError, match="a time of day"):
        time_of_day(typed)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("09:00-12:00, 13:00-17:30", "9 am – 12 pm, 1 pm – 5:30 pm"),
        ("mon-fri 09:00-17:00", "mon-fri 9 am – 5 pm"),
        ("2026-11-27 13:00-16:00 review", "2026-11-27 1 pm – 4 pm review"),
        ("00:00-24:00", "12 am – 24:00"),
        ("11:00, 16:00", "11 am, 4 pm"),
        ("", ""),
    ],
)
def test_a_line_on_a_clock_of_twelve_hours(line: str, shown: str) -> None:
    assert on_clock(line, TWELVE) == shown
    assert on_clock(line, Style()) == line
    assert in_24_hours(shown).replace(" – ", "-") == line


@given(st.integers(0, 1439), st.integers(1, 1439), st.sampled_from([str, in_japanese]))
def test_what_is_shown_is_read_as_the_same(start: int, length: int, said: type[str]) -> None:
    shift = Shift(start, start + length)
    assert shift_of(in_24_hours(on_clock(span_text(shift), TWELVE, said))) == shift


@given(st.text(max_size=40))
def test_any_line_can_be_read(line: str) -> None:
    assert isinstance(in_24_hours(line), str)


@pytest.mark.parametrize("line", ["version 2.5 amps", "step 12 pmfoo", "x9 am", "10:30:15 pm"])
def test_what_is_no_time_stays(line: str) -> None:
    assert in_24_hours(line) == line


def test_a_block_as_it_is_shown_is_a_block() -> None:
    block = focus_block("tue-thu 09:00-11:00 spec")
    assert focus_block(in_24_hours("tue-thu 9 am – 11 am spec")) == block
