"""Turns at triage: fair over weeks, holidays and days off."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.people import DayOff
from asyncdraft.core.support.plan import Support
from asyncdraft.core.support.rota import on_duty, rota
from asyncdraft.core.when.working import Calendar
from tests.core.focus.focus_people import calendar

START = date(2026, 11, 30)
EVERYBODY = ("alex", "kenji", "priya", "maya")


def plan(*people: str, **values: object) -> Support:
    return Support(people=people, starts=START, **values)  # type: ignore[arg-type]


def calendars(*people: str) -> list[Calendar]:
    return [calendar(person) for person in people]


def test_everybody_takes_a_week_in_turn() -> None:
    turns = rota(plan(*EVERYBODY), calendars(*EVERYBODY), START, 6)
    assert [turn.person for turn in turns] == [*EVERYBODY, "alex", "kenji"]
    assert [len(turn.days) for turn in turns] == [5] * 6


def test_it_does_not_depend_on_where_one_looks() -> None:
    people = calendars(*EVERYBODY)
    whole = rota(plan(*EVERYBODY), people, START, 12)
    assert rota(plan(*EVERYBODY), people, START + timedelta(weeks=7, days=3), 5) == whole[7:]
    assert rota(plan(*EVERYBODY), people, START - timedelta(weeks=7), 12) == whole


def test_a_holiday_is_covered_by_somebody_who_works() -> None:
    tuesday = date(2026, 12, 1)
    people = [calendar("alex", (tuesday,)), calendar("kenji", (tuesday,)), calendar("priya")]
    first = rota(plan("alex", "kenji", "priya"), people, START, 1)[0]
    assert (first.person, first.stand_ins) == ("alex", {tuesday: "priya"})
    assert on_duty((first,), tuesday) == "priya"


def test_whoever_is_away_for_most_of_the_week_takes_the_next() -> None:
    leave = DayOff(START, START + timedelta(days=3))
    people = [calendar("alex", days_off=(leave,)), calendar("kenji")]
    turns = rota(plan("alex", "kenji"), people, START, 2)
    assert [turn.person for turn in turns] == ["kenji", "alex"]


def test_a_day_on_which_nobody_works_is_told() -> None:
    friday = date(2026, 12, 4)
    people = [calendar("alex", (friday,)), calendar("kenji", (friday,))]
    assert rota(plan("alex", "kenji"), people, START, 1)[0].missing == (friday,)


def test_a_week_can_be_given_to_somebody() -> None:
    support = plan(*EVERYBODY, turns={date(2026, 12, 9): "alex"})
    turns = rota(support, calendars(*EVERYBODY), START, 4)
    assert [turn.person for turn in turns] == ["alex", "alex", "kenji", "priya"]


def test_nobody_is_no_rota() -> None:
    assert rota(Support(), [], START, 4) == ()


LEAVES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 120), st.integers(0, 12)), max_size=8)


@given(LEAVES)
def test_nobody_is_on_duty_on_a_day_off_and_a_day_with_somebody_at_work_is_covered(
    leaves: list[tuple[int, int, int]],
) -> None:
    people = [_away(person, place, leaves) for place, person in enumerate(EVERYBODY)]
    by_id = {each.person.id: each for each in people}
    for turn in rota(plan(*EVERYBODY), people, START, 20):
        for day, person in turn.days.items():
            assert by_id[person].closed(day) is None
        assert len(turn.days) + len(turn.missing) == 5
        for day in turn.missing:
            assert all(each.closed(day) for each in people)


@given(LEAVES)
def test_days_served_stay_close_and_nobody_has_two_weeks_in_a_row_without_need(
    leaves: list[tuple[int, int, int]],
) -> None:
    """Half a year later nobody has served two weeks more than another who was never away."""
    people = [_away(person, place, leaves[:3]) for place, person in enumerate(EVERYBODY)]
    turns = rota(plan(*EVERYBODY), people, START, 26)
    served = Counter(person for turn in turns for person in turn.days.values())
    always = [each.person.id for each in people if not each.person.days_off]
    assert max(served.values()) - min((served[person] for person in always), default=99) <= 10
    if len(always) > 1:
        assert all(first.person != second.person for first, second in pairwise(turns))


def _away(person: str, place: int, leaves: list[tuple[int, int, int]]) -> Calendar:
    off = [
        DayOff(START + timedelta(days=first), START + timedelta(days=first + length))
        for who, first, length in leaves
        if who == place
    ]
    return calendar(person, days_off=tuple(off))
