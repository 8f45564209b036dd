from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.when.calls import WORST, best_calls
from asyncdraft.core.when.fairness import SetDeadline, added_sentence, ledger
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import short
from tests.core.when.when_people import (
    ANA,
    KENJI,
    MAYA,
    NOW,
    PRIYA,
    TEAM,
    YOU,
    ZOE,
    calendar,
    nobody_asked,
    utc,
)


def test_overlap_comes_first() -> None:
    calls = best_calls((YOU, ANA), NOW, 5, 30)
    assert [(short(call.at, "Europe/London"), call.reason) for call in calls] == [
        ("Mon 23 Nov, 16:00 GMT", "everyone at work"),
        ("Tue 24 Nov, 09:00 GMT", "everyone at work"),
        ("Wed 25 Nov, 09:00 GMT", "everyone at work"),
    ]


def test_a_call_fits_into_the_hours_as_a_whole() -> None:
    [call, *_] = best_calls((YOU, KENJI), utc(11, 26, 6), 1, 60)
    assert call.at == utc(11, 26, 8)
    assert call.inconvenience == (60, 0)
    kim = calendar("Kim", "Europe/London", ((9, 12), (13, 17)))
    hours = {call.at.hour for call in best_calls((kim, kim), NOW, 5, 90)}
    assert hours
    assert not hours & {11, 12}


def test_without_full_overlap_the_worst_off_is_spared() -> None:
    [call, *_] = best_calls((YOU, KENJI, PRIYA), NOW, 5, 30)
    assert (call.at, call.reason) == (utc(11, 25, 8, 30), "2 of 3 at work; 08:30 for You")


def test_who_has_borne_much_is_spared_next_time() -> None:
    [even, *_] = best_calls((MAYA, ZOE), NOW, 5, 30)
    [fair, *_] = best_calls((MAYA, ZOE), NOW, 5, 30, {"zoe": 3})
    assert even.inconvenience == (0, 30)
    assert fair.inconvenience == (30, 0)


def test_one_deadline_that_was_borne_makes_the_same_hours_count_twice() -> None:
    even = best_calls((MAYA, PRIYA), NOW, 5, 30)
    fair = best_calls((MAYA, PRIYA), NOW, 5, 30, {"priya": 1})
    assert [call.inconvenience for call in even] == [(120, 0), (120, 0), (0, 240)]
    assert [call.inconvenience for call in fair] == [(120, 0), (120, 0), (420, 0)]


def outside(calendar: Calendar, at: datetime, minutes: int) -> int:
    """The greatest distance of a minute of the call from the calendar's working time, minute by minute and no
    farther than counts."""
    near = timedelta(days=5)
    shifts = list(calendar.shifts(at - near, at + near))

    def distance(minute: datetime) -> int:
        gaps = (max(start - minute, minute + timedelta(minutes=1) - end) for start, end in shifts)
        return max(int(min(gaps).total_seconds()) // 60, 0)

    return min(max(distance(at + timedelta(minutes=minute)) for minute in range(minutes)), WORST)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([YOU, KENJI, PRIYA, MAYA, ZOE]), min_size=2, max_size=3, unique=True),
    st.integers(0, 7 * 24 * 60),
    st.sampled_from([15, 16, 46, 90]),
)
def test_what_a_call_costs_is_how_far_it_reaches_out_of_each_ones_work(
    people: list[Calendar], later: int, minutes: int
) -> None:
    for call in best_calls(people, NOW + timedelta(minutes=later), 2, minutes):
        assert call.inconvenience == tuple(outside(each, call.at, minutes) for each in people)


def test_calls_are_on_different_days_and_hours_must_be_known() -> None:
    calls = best_calls((YOU, *TEAM, nobody_asked()), NOW, 7, 45)
    assert len({call.at.date() for call in calls}) == 3
    assert all(len(call.inconvenience) == 8 for call in calls)
    assert best_calls((nobody_asked(),), NOW, 7, 45) == ()


def test_the_ledger_counts_deadlines_outside_peoples_hours() -> None:
    everybody = ("you", "kenji", "zoe")
    past = (
        SetDeadline(utc(11, 20, 10), everybody),
        SetDeadline(utc(11, 18, 10), ("you", "kenji")),
        SetDeadline(utc(11, 19, 3), everybody),
        SetDeadline(utc(10, 1, 3), everybody),
        SetDeadline(utc(11, 25, 3), everybody),
    )
    found = ledger((YOU, KENJI, ZOE, nobody_asked()), past, NOW, planned=utc(11, 25, 10))
    assert added_sentence(found) == "This deadline adds one each for Kenji and Zoe"
    assert [(one.person_id, one.outside, one.added) for one in found] == [
        ("kenji", 2, 1),
        ("zoe", 1, 1),
        ("you", 1, 0),
        ("noor", 0, 0),
    ]


def test_a_deadline_inside_all_hours_burdens_nobody() -> None:
    found = ledger((YOU, ANA), (), NOW, planned=utc(11, 24, 10))
    assert added_sentence(found) == ""
    assert {one.total for one in found} == {0}
