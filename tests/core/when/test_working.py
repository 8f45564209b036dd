from datetime import UTC, date, datetime, timedelta

import pytest

from asyncdraft.core.people import DayOff, Shift, uniform_week
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import Style
from tests.core.when.when_people import KENJI, NOW, PRIYA, YOU, calendar, nobody_asked, utc

NIGHT_SHIFT = ((22, 30),)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("person", "line"),
    [(YOU, "at work until 17:00"), (KENJI, "asleep until 09:00"), (PRIYA, "back Wed 10:00")],
)
def test_what_people_do_now(person: Calendar, line: str) -> None:
    assert person.now_line(NOW) == line


def test_now_lines_for_other_moments() -> None:
    away = DayOff(date(2026, 11, 24), date(2026, 12, 4), "parental leave")
    assert KENJI.now_line(utc(11, 24, 3, 30)) == "back 13:00"
    assert KENJI.now_line(utc(11, 24, 10)) == "back Wed 09:00"
    assert YOU.now_line(NOW, Style(hours24=False)) == "at work until 5 pm"
    assert calendar("Zoe", "Europe/London", days_off=(away,)).now_line(utc(11, 24, 10)) == "back Mon 7 Dec"
    assert calendar("Max", "Europe/London", days=frozenset()).now_line(NOW) == "away"
    assert nobody_asked().now_line(NOW) == "hours not known"


def test_a_person_without_hours_is_never_given_any() -> None:
    person = nobody_asked()
    assert person.state(NOW).kind == "unknown"
    assert person.minutes(NOW, NOW + 1000 * HOUR) == 0
    assert person.next_minute(NOW) is None
    assert person.after_minutes(NOW, 1) is None
    assert not person.is_known


@pytest.mark.parametrize(
    ("at", "kind", "name", "until"),
    [
        (utc(11, 24, 0), "work", "", utc(11, 24, 3)),
        (utc(11, 24, 3, 0), "edge", "", utc(11, 24, 4)),
        (utc(11, 23, 22, 59), "edge", "", utc(11, 24, 0)),
        (utc(11, 23, 21, 59), "night", "", utc(11, 24, 0)),
        (utc(11, 24, 10, 59), "edge", "", utc(11, 25, 0)),
        (utc(11, 24, 11, 0), "night", "", utc(11, 25, 0)),
        (utc(11, 23, 14, 59), "holiday", "Labor Thanksgiving Day", utc(11, 24, 0)),
        (utc(11, 28, 3), "weekend", "", utc(11, 30, 0)),
    ],
)
def test_states_of_a_working_week(at: datetime, kind: str, name: str, until: datetime) -> None:
    state = KENJI.state(at)
    assert (state.kind, state.name, state.until) == (kind, name, until)


def test_a_day_off_has_its_reason_and_a_holiday_in_it_keeps_its_name() -> None:
    leave = DayOff(date(2026, 12, 21), date(2027, 1, 3), "family visit")
    person = calendar(
        "Ana", "Europe/Lisbon", holidays={date(2026, 12, 25): "Christmas Day"}, days_off=(leave,)
    )
    assert (person.state(utc(12, 22, 10)).kind, person.state(utc(12, 22, 10)).name) == ("off", "family visit")
    assert person.state(utc(12, 26, 10)).kind == "off"
    assert person.state(utc(12, 25, 10)).name == "Christmas Day"
    assert person.next_minute(utc(12, 20)) == utc(1, 4, 9, year=2027)


def test_several_spans_a_day() -> None:
    assert KENJI.minutes(utc(11, 24), utc(11, 25)) == 8 * 60
    assert KENJI.shifts(utc(11, 24), utc(11, 24, 9)) == [
        (utc(11, 24, 0), utc(11, 24, 3)),
        (utc(11, 24, 4), utc(11, 24, 9)),
    ]


def test_the_week_may_have_any_days_of_rest() -> None:
    cairo = calendar("Omar", "Africa/Cairo", days=frozenset({6, 0, 1, 2, 3}))
    assert cairo.state(utc(11, 27, 10)).kind == "weekend"
    assert cairo.state(utc(11, 29, 10)).kind == "work"


def test_minutes_begin_in_the_span() -> None:
    start = datetime(2026, 11, 23, 15, 46, 20, tzinfo=UTC)
    assert YOU.minutes(start, utc(11, 23, 18)) == 73
    assert YOU.minutes(utc(11, 23, 15), start) == 47
    assert YOU.next_minute(start) == utc(11, 23, 15, 47)


def test_an_end_before_the_start_is_no_time() -> None:
    assert YOU.minutes(utc(11, 24, 12), utc(11, 24, 10)) == 0


def test_a_shift_across_midnight_belongs_to_its_start_day() -> None:
    nurse = calendar("Iris", "Europe/Berlin", NIGHT_SHIFT, holidays={date(2026, 12, 25): "Christmas Day"})
    christmas_eve = (utc(12, 24, 21), utc(12, 25, 5))
    assert nurse.shifts(utc(12, 24, 12), utc(12, 26, 12)) == [christmas_eve]
    assert nurse.state(utc(12, 25, 3)).kind == "work"
    assert nurse.state(utc(12, 25, 8)).kind == "holiday"


@pytest.mark.parametrize(
    ("zone", "hours", "night", "length"),
    [
        ("America/New_York", NIGHT_SHIFT, date(2026, 3, 7), 7),
        ("America/New_York", NIGHT_SHIFT, date(2026, 10, 31), 9),
        ("Australia/Lord_Howe", NIGHT_SHIFT, date(2026, 10, 3), 7.5),
        ("Australia/Lord_Howe", NIGHT_SHIFT, date(2026, 4, 4), 8.5),
        ("Africa/Cairo", ((0, 24),), date(2026, 4, 24), 23),
        ("Africa/Cairo", ((0, 24),), date(2026, 10, 29), 25),
        ("Asia/Kathmandu", NIGHT_SHIFT, date(2026, 3, 7), 8),
    ],
)
def test_a_shift_over_a_clock_change_is_longer_or_shorter(
    zone: str, hours: tuple[tuple[float, float], ...], night: date, length: float
) -> None:
    person = calendar("Iris", zone, hours, days=frozenset({night.weekday()}))
    noon = datetime(night.year, night.month, night.day, 12, tzinfo=UTC)
    assert person.minutes(noon - 36 * HOUR, noon + 60 * HOUR) == length * 60


def test_a_wall_time_that_is_skipped_means_the_change_and_a_repeated_one_the_first() -> None:
    early = ((2.5, 6),)
    spring = calendar("Iris", "America/New_York", early, days=frozenset({6}))
    assert spring.shifts(utc(3, 8), utc(3, 9)) == [(utc(3, 8, 7), utc(3, 8, 10))]
    autumn = calendar("Iris", "America/New_York", ((1.5, 6),), days=frozenset({6}))
    assert autumn.shifts(utc(11, 1), utc(11, 2)) == [(utc(11, 1, 5, 30), utc(11, 1, 11))]
    gone = calendar("Iris", "America/New_York", ((2.25, 2.75),), days=frozenset({6}))
    assert gone.shifts(utc(3, 8), utc(3, 9)) == []


def test_a_day_that_the_calendar_skips_has_no_shift() -> None:
    apia = calendar("Tui", "Pacific/Apia", days=frozenset({4}))
    assert apia.minutes(utc(12, 28, year=2011), utc(1, 3, year=2012)) == 0


def test_overlapping_shifts_count_once() -> None:
    week = uniform_week((Shift(9 * 60, 13 * 60), Shift(12 * 60, 17 * 60)))
    person = calendar("Ana", "Europe/Lisbon", ((9, 13), (12, 17)))
    assert person.person.hours == week
    assert person.minutes(utc(11, 24), utc(11, 25)) == 8 * 60
    round_the_clock = calendar("Bot", "UTC", ((0, 24),), days=frozenset(range(7)))
    assert round_the_clock.minutes(utc(11, 24), utc(11, 26)) == 2 * 24 * 60


def test_the_latest_moment_that_leaves_enough_time() -> None:
    assert KENJI.before_minutes(utc(11, 25, 1), 4 * 60) == utc(11, 24, 6)
    assert KENJI.before_minutes(utc(11, 25, 1), 0) == utc(11, 25, 1)
    assert nobody_asked().before_minutes(NOW, 1) is None


def test_working_days_are_counted_by_the_persons_own_calendar() -> None:
    assert PRIYA.working_day(date(2026, 11, 23), 1) == date(2026, 11, 25)
    assert YOU.working_day(date(2026, 11, 27), 2) == date(2026, 12, 1)
    assert PRIYA.working_day(date(2026, 11, 25), -1) == date(2026, 11, 23)
    assert YOU.working_day(date(2026, 11, 29), -1) == date(2026, 11, 27)
    assert YOU.working_day(date(2026, 11, 28), 0) == date(2026, 11, 28)
    assert nobody_asked().working_day(date(2026, 11, 23), 1) is None


def test_the_far_ends_of_the_calendar_do_not_fail() -> None:
    start, end = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    assert YOU.next_minute(end - HOUR) is None
    assert YOU.minutes(end - 100 * HOUR, end - HOUR) >= 0
    assert YOU.minutes(start + HOUR, start + 100 * HOUR) >= 0
