"""Rules of recurrence, against dateutil as the oracle where it agrees with RFC 5545."""

from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.meetings.plan import planned_a_week
from asyncdraft.core.meetings.recurrence import Effort, falls, series
from asyncdraft.core.meetings.rule import read_rule
from asyncdraft.core.meetings.unreadable import Unreadable
from tests.patience import ends

START = datetime(2026, 1, 5, 9, 30)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def falling(rule: str, start: datetime, first: datetime, last: datetime) -> list[datetime]:
    return list(falls(series(read_rule(rule), start, None), first, last, Effort()))


def some(*numbers: int) -> st.SearchStrategy[str]:
    chosen = st.lists(st.sampled_from(numbers), min_size=1, max_size=3, unique=True)
    return chosen.map(lambda found: ",".join(map(str, found)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """All that dateutil and the standard agree on."""
    frequency = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if draw(st.booleans()):
        parts.append(f"BYMONTH={draw(some(1, 2, 3, 6, 9, 11, 12))}")
    coarse = frequency in ("YEARLY", "MONTHLY")
    numbers = draw(st.sampled_from([("",), ("1", "2", "-1", "3")] if coarse else [("",)]))
    narrowed = draw(st.sampled_from(["", "days", "month days"]))
    if narrowed == "days":
        days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True))
        parts.append("BYDAY=" + ",".join(draw(st.sampled_from(numbers)) + day for day in days))
        if coarse and draw(st.booleans()):
            parts.append(f"BYSETPOS={draw(some(1, 2, -1))}")
    elif narrowed and frequency != "WEEKLY":
        parts.append(f"BYMONTHDAY={draw(some(1, 13, 28, 31, -1, -3))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    return ";".join(parts)


@settings(max_examples=150)
@given(rules(), st.integers(0, 800), st.integers(-30, 900), st.integers(1, 400))
def test_a_rule_falls_where_the_oracle_says(rule: str, later: int, ahead: int, length: int) -> None:
    start = START + timedelta(days=later)
    first = start + timedelta(days=ahead)
    last = first + timedelta(days=length)
    assert falling(rule, start, first, last) == rrulestr(rule, dtstart=start).between(first, last, inc=True)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO",
        "FREQ=YEARLY;BYWEEKNO=20,-1;BYDAY=TU,TH",
        "FREQ=YEARLY;BYYEARDAY=1,100,-1",
        "FREQ=HOURLY;INTERVAL=24",
        "FREQ=HOURLY;INTERVAL=4;BYHOUR=9,13;BYDAY=MO",
        "FREQ=HOURLY;BYHOUR=9,17;BYMINUTE=0,30;BYDAY=FR",
        "FREQ=MINUTELY;INTERVAL=30;BYHOUR=10;BYDAY=WE",
        "FREQ=DAILY;BYHOUR=9,14",
    ],
)
def test_rarer_parts_of_a_rule_mean_what_they_say(rule: str) -> None:
    last = START + timedelta(days=730)
    expected = rrulestr(rule, dtstart=START).between(START, last, inc=True)
    assert falling(rule, START, START, last) == expected
    assert expected


@pytest.mark.parametrize(
    ("rule", "a_week"),
    [
        ("FREQ=WEEKLY", 1),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", 3),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", 0.5),
        ("FREQ=WEEKLY;COUNT=4", 1),
        ("FREQ=WEEKLY;UNTIL=20260201T000000Z", 1),
        ("FREQ=DAILY", 7),
        ("FREQ=DAILY;INTERVAL=2", 3.5),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", 5),
        ("FREQ=MONTHLY", 0.23),
        ("FREQ=MONTHLY;BYDAY=-1FR", 0.23),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", 0.0767),
        ("FREQ=MONTHLY;BYDAY=MO", 1),
        ("FREQ=YEARLY", 0.0192),
        ("FREQ=YEARLY;INTERVAL=2", 0.0096),
    ],
)
def test_what_a_rule_plans_for_a_week(rule: str, a_week: float) -> None:
    assert planned_a_week(read_rule(rule), START) == pytest.approx(a_week, rel=0.02)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=1000000",
        "FREQ=WEEKLY;COUNT=1000000;BYDAY=MO",
        "FREQ=MONTHLY;COUNT=1000000",
        "FREQ=HOURLY;INTERVAL=2;COUNT=1000000",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=999999999999",
        "FREQ=MONTHLY;INTERVAL=999999999",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
    ],
)
def test_endless_and_empty_rules_take_no_time(rule: str) -> None:
    first = datetime(2026, 8, 31)
    with ends():
        found = falling(rule, datetime(1950, 1, 2, 9), first, first + timedelta(weeks=12))
    assert len(found) <= 12 * 84


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=1000000;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYHOUR=9",
        "FREQ=DAILY;BYHOUR=9;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12;BYSECOND=0,30",
    ],
)
def test_what_repeats_more_often_than_hourly_is_refused(rule: str) -> None:
    with pytest.raises(Unreadable, match="no meeting does"):
        falling(rule, START, START, START + timedelta(weeks=12))


def test_a_day_that_never_comes_is_told() -> None:
    with pytest.raises(Unreadable, match="never comes"):
        planned_a_week(read_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), START)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "WEEKLY",
        "FREQ=FORTNIGHTLY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=WEEKLY;UNTIL=soon",
        "FREQ=WEEKLY;INTERVAL=two",
        "RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5",
        "FREQ=WEEKLY;" + "X=1;" * 2000,
    ],
)
def test_a_broken_rule_is_told_as_one(rule: str) -> None:
    with pytest.raises(Unreadable, match="repeats by a"):
        read_rule(rule)


def test_all_rules_together_have_a_limit() -> None:
    effort = Effort(100)
    with pytest.raises(Unreadable, match="repeat too often"):
        list(falls(series(read_rule("FREQ=DAILY"), START, None), START, START + timedelta(days=400), effort))
