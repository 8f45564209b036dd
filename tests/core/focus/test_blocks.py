"""When focus blocks come round, on the person's own clock."""

from datetime import date, timedelta

import pytest

from asyncdraft.core.focus.blocks import coming, current, focus_of_days, in_focus, latest
from asyncdraft.core.people import FocusBlock, Shift
from tests.core.focus.focus_people import REVIEW, SPEC, at, calendar

MONDAY = date(2026, 11, 23)


def test_a_week_holds_the_weekly_blocks_and_the_one_with_a_date() -> None:
    week = focus_of_days(calendar(focus=(REVIEW, SPEC)), MONDAY, 7)
    assert [(focus.day.day, focus.block.work) for focus in week] == [
        (24, "gateway plan"),
        (25, "gateway plan"),
        (26, "gateway plan"),
        (27, "review"),
    ]


def test_a_weekly_block_leaves_out_a_holiday_and_a_dated_one_does_not() -> None:
    both = (SPEC, FocusBlock(shift=Shift(600, 660), day=date(2026, 11, 25)))
    week = focus_of_days(calendar(focus=both, holidays=(date(2026, 11, 25),)), MONDAY, 7)
    assert [(focus.day.day, focus.block.day is None) for focus in week] == [
        (24, True),
        (25, False),
        (26, True),
    ]


def test_the_block_that_is_on_is_the_present_one_to_its_last_minute() -> None:
    mine = calendar(focus=(SPEC,))
    assert current(mine, at(24, 8, 59)) is None
    focus = current(mine, at(24, 9))
    assert focus is not None
    assert focus.ends == at(24, 11)
    assert current(mine, at(24, 10, 59)) == focus
    assert current(mine, at(24, 11)) is None


def test_the_next_and_the_last_block_are_found() -> None:
    mine = calendar(focus=(SPEC,))
    following, before = coming(mine, at(26, 12)), latest(mine, at(26, 12))
    assert following is not None
    assert before is not None
    assert (following.day.isoformat(), before.day.isoformat()) == ("2026-12-01", "2026-11-26")
    assert coming(calendar(), at(26, 12)) is None


def test_a_block_keeps_its_wall_clock_when_the_clocks_change() -> None:
    sunday = FocusBlock(shift=Shift(0, 4 * 60), weekdays=(6,))
    (focus,) = focus_of_days(calendar(focus=(sunday,)), date(2027, 3, 28), 1)
    assert focus.minutes == 3 * 60


def test_a_block_past_midnight_is_still_on_the_next_day() -> None:
    night = FocusBlock(shift=Shift(22 * 60, 26 * 60), weekdays=(1,))
    focus = current(calendar(focus=(night,)), at(25, 1))
    assert focus is not None
    assert focus.ends - focus.starts == timedelta(hours=4)


@pytest.mark.parametrize(("hour", "who"), [(9, ["alex"]), (15, ["maya"]), (8, [])])
def test_who_is_in_focus_now(hour: int, who: list[str]) -> None:
    """New York's nine o'clock is London's fourteen."""
    both = [calendar("alex", focus=(SPEC,)), calendar("maya", focus=(SPEC,))]
    assert [each.person.id for each, _ in in_focus(both, at(24, hour))] == who
