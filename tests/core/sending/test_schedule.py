"""When to send: at the readers' morning."""

from datetime import datetime, timedelta

import pytest

from asyncdraft.core.sending.account import Kind
from asyncdraft.core.sending.schedule import slack_keeps, start_of_work
from tests.core.when.when_people import KENJI, NOW, PRIYA, YOU, calendar, nobody_asked, utc


def test_a_reader_who_sleeps_gets_it_when_work_starts() -> None:
    """In Tokyo it is past midnight on Tuesday: work starts at nine."""
    assert start_of_work([KENJI], NOW) == utc(11, 24, 0)


def test_a_reader_at_work_gets_it_now() -> None:
    assert start_of_work([YOU], NOW) == NOW


def test_after_friday_comes_monday() -> None:
    assert start_of_work([PRIYA], utc(11, 27, 20)) == utc(11, 30, 4, 30)


def test_a_holiday_is_not_a_morning() -> None:
    assert start_of_work([KENJI], utc(11, 22, 20)) == utc(11, 24, 0)


def test_several_readers_get_it_when_most_of_them_are_at_work() -> None:
    """Tokyo works from 00:00 UTC, Kolkata from 04:30: both are at work from then on."""
    assert start_of_work([KENJI, PRIYA], utc(11, 24, 20)) == utc(11, 25, 4, 30)


def test_nobody_waits_for_somebody_elses_holiday() -> None:
    """Tuesday is a holiday in India; Tokyo need not wait for Wednesday."""
    assert start_of_work([KENJI, PRIYA], NOW) == utc(11, 24, 0)


def test_readers_who_never_meet_get_it_when_the_first_starts() -> None:
    west = calendar("Wes West", "America/New_York")
    assert start_of_work([KENJI, west], utc(11, 24, 12)) == utc(11, 24, 14)


def test_nobodys_hours_are_known() -> None:
    assert start_of_work([nobody_asked()], NOW) is None
    assert start_of_work([], NOW) is None
    assert start_of_work([nobody_asked(), KENJI], NOW) == utc(11, 24, 0)


def test_somebody_who_is_away_for_weeks_gets_it_on_the_first_day_back() -> None:
    from datetime import date

    from asyncdraft.core.people import DayOff

    away = calendar("Ada Away", "Europe/London", days_off=(DayOff(date(2026, 11, 23), date(2026, 12, 4)),))
    assert start_of_work([away], NOW) == utc(12, 7, 9)


@pytest.mark.parametrize(
    ("kind", "ahead", "keeps"),
    [
        (Kind.SLACK, timedelta(hours=8), True),
        (Kind.SLACK, timedelta(days=120), True),
        (Kind.SLACK, timedelta(days=121), False),
        (Kind.SLACK, timedelta(seconds=30), False),
        (Kind.WEBHOOK, timedelta(hours=8), False),
        (Kind.SMTP, timedelta(hours=8), False),
    ],
)
def test_slack_keeps_what_its_limits_allow(kind: Kind, ahead: timedelta, keeps: bool) -> None:
    now: datetime = NOW
    assert slack_keeps(kind, now + ahead, now) is keeps
