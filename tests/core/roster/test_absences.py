"""Days off out of calendars: whole days that tell of an absence, and no others."""

from datetime import UTC, date, datetime

import pytest

from asyncdraft.core.meetings.calendar import File
from asyncdraft.core.people import DayOff
from asyncdraft.core.roster.absences import AWAY, absences, with_days

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


def event(title: str, start: str, end: str, *more: str) -> str:
    lines = ("BEGIN:VEVENT", f"UID:{title}{start}", f"SUMMARY:{title}", f"DTSTART;{start}", f"DTEND;{end}")
    return "\n".join((*lines, *more, "END:VEVENT"))


def calendar(*events: str, head: str = "") -> File:
    text = "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", head, *events, "END:VCALENDAR"))
    return File("days.ics", text.encode())


def test_whole_days_of_absence_are_taken_and_others_counted() -> None:
    file = calendar(
        event("Vacation in Kyoto", "VALUE=DATE:20261221", "VALUE=DATE:20261226"),
        event("Urlaub", "VALUE=DATE:20270201", "VALUE=DATE:20270202"),
        event("Maya's birthday", "VALUE=DATE:20261201", "VALUE=DATE:20261202"),
        event("Leave early", "TZID=Asia/Tokyo:20261201T150000", "TZID=Asia/Tokyo:20261201T160000"),
        event("Holiday long past", "VALUE=DATE:20250101", "VALUE=DATE:20250110"),
    )

    found = absences(file, "Asia/Tokyo", NOW)

    assert found.days == (
        DayOff(date(2026, 12, 21), date(2026, 12, 25), "Vacation in Kyoto"),
        DayOff(date(2027, 2, 1), date(2027, 2, 1), "Urlaub"),
    )
    assert (found.passed_over, found.problems) == (1, ())


def test_the_dates_are_those_written_wherever_the_calendar_is_from() -> None:
    file = calendar(
        event("Out of office", "VALUE=DATE:20261224", "VALUE=DATE:20261225"),
        head="X-WR-TIMEZONE:America/Los_Angeles",
    )
    assert absences(file, "Asia/Tokyo", NOW).days[0].first == date(2026, 12, 24)


def test_the_title_of_a_private_event_is_not_told() -> None:
    file = calendar(event("Sick", "VALUE=DATE:20261224", "VALUE=DATE:20261225", "CLASS:PRIVATE"))
    assert absences(file, "UTC", NOW).days[0].reason == ""


def test_what_repeats_is_off_each_time() -> None:
    file = calendar(
        event("Day off", "VALUE=DATE:20261204", "VALUE=DATE:20261205", "RRULE:FREQ=WEEKLY;COUNT=3")
    )
    assert [day.first.day for day in absences(file, "UTC", NOW).days] == [4, 11, 18]


def test_a_file_that_is_no_calendar_says_so() -> None:
    found = absences(File("days.ics", b"hello"), "UTC", NOW)
    assert found.days == ()
    assert "days.ics is no calendar" in found.problems[0]


def test_a_day_that_is_known_keeps_its_reason() -> None:
    known = (DayOff(date(2026, 12, 21), date(2026, 12, 31), "leave"),)
    again = DayOff(date(2026, 12, 24), date(2026, 12, 25), "Vacation")
    new = DayOff(date(2026, 12, 31), date(2027, 1, 2))
    assert with_days(known, (again, new)) == (*known, new)


@pytest.mark.parametrize("title", ["Day off", "Half-day off", "Days-off", "Kenji off", "OFF"])
def test_who_is_off_is_away(title: str) -> None:
    assert AWAY.search(title)


@pytest.mark.parametrize(
    "title", ["Project kick-off", "Kick off", "Off-site in Berlin", "Code cut-off", "Hand off"]
)
def test_what_only_has_the_word_in_its_name_is_no_absence(title: str) -> None:
    assert not AWAY.search(title)
