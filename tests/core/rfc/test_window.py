"""The feedback window: days on which all work, holidays named, reminders inside."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from asyncdraft.core.rfc.reminder_file import calendar_file
from asyncdraft.core.rfc.window import Window, reminders, spoken, window
from asyncdraft.core.when.working import Calendar
from tests.core.rfc.rfc_people import ALEX, CALENDARS, MAYA, OPENED, RFC, WINDOW


def opened(days: int, *people: str) -> Window:
    return window(OPENED, days, [CALENDARS[person] for person in people], "Europe/London")


def test_a_day_counts_only_when_everybody_works() -> None:
    assert [spoken(day) for day in WINDOW.days] == ["Tue 24 Nov", "Wed 25 Nov", "Fri 27 Nov", "Mon 30 Nov"]
    assert [(spoken(each.day), each.why) for each in WINDOW.skipped] == [
        ("Mon 23 Nov", "Labor Thanksgiving Day (Kenji)"),
        ("Thu 26 Nov", "Thanksgiving (Maya)"),
    ]


def test_it_closes_when_the_last_one_goes_home() -> None:
    assert WINDOW.closes == datetime(2026, 11, 30, 22, tzinfo=UTC)


def test_another_week_of_work_leaves_the_days_in_common() -> None:
    found = opened(5, "alex", "noa")
    assert [spoken(day) for day in found.days] == [
        "Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Mon 30 Nov",
    ]  # fmt: skip
    assert [each.why for each in found.skipped] == ["no working day (Noa)"]


def test_somebody_on_a_long_leave_is_named_and_not_waited_for() -> None:
    found = opened(7, "alex", "ana")
    assert found.days[-1] == date(2026, 12, 1)
    assert found.notes == (
        "Ana is away for most of it and not waited for: name a stand-in, or open it later.",
    )


def test_hours_that_are_not_known_count_monday_to_friday_and_are_told() -> None:
    unknown = Calendar(replace(MAYA, hours=None), {date(2026, 11, 26): "Thanksgiving"})
    found = window(OPENED, 4, [unknown], "Europe/London")
    assert spoken(found.days[-1]) == "Fri 27 Nov"
    assert found.notes == ("The hours of Maya are not known: Monday to Friday counts for them.",)


def test_people_who_never_work_on_one_day_get_a_sentence() -> None:
    weekend = Calendar(replace(ALEX, hours=((), (), (), (), (), *(MAYA.hours or ())[:2])), {})
    found = window(OPENED, 3, [weekend, CALENDARS["maya"]], "Europe/London")
    assert (found.days, found.closes) == ((), None)
    assert "not enough days on which Alex and Maya all work" in found.notes[0]
    with pytest.raises(ValueError, match="no end"):
        calendar_file(RFC, found, reminders(found), weekend, OPENED)


@pytest.mark.parametrize("days", [0, -1, 61])
def test_a_senseless_length_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="1 to 60"):
        opened(days, "alex")


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    st.integers(1, 15),
    st.lists(st.sampled_from(["alex", "maya", "kenji", "noa"]), min_size=1, max_size=4, unique=True),
)
def test_every_day_is_a_working_day_of_all(at: datetime, days: int, people: Sequence[str]) -> None:
    found = window(at.replace(tzinfo=UTC), days, [CALENDARS[person] for person in people], "Europe/London")
    assert len(found.days) == days
    assert list(found.days) == sorted(set(found.days))
    assert all(CALENDARS[person].closed(day) is None for person in people for day in found.days)
    assert found.closes is not None
    assert found.closes > found.opens


def test_reminders_fall_on_days_of_the_window() -> None:
    assert [(spoken(each.day), each.words) for each in reminders(WINDOW)] == [
        ("Wed 25 Nov", "2 business days left"),
        ("Fri 27 Nov", "1 business day left"),
        ("Mon 30 Nov", "the window closes today"),
    ]
    assert [each.day for each in reminders(WINDOW, daily=True)] == list(WINDOW.days)
    assert len(reminders(opened(1, "alex"))) == 1


def test_the_calendar_file_reminds_at_the_start_of_work_in_the_own_zone() -> None:
    data = calendar_file(RFC, WINDOW, reminders(WINDOW), CALENDARS["kenji"], OPENED)
    file: Any = icalendar.Calendar.from_ical(data)
    events = file.walk("VEVENT")
    assert [event["DTSTART"].dt.isoformat() for event in events] == [
        "2026-11-25T09:00:00+09:00", "2026-11-27T09:00:00+09:00", "2026-11-30T09:00:00+09:00",
    ]  # fmt: skip
    assert str(events[0]["SUMMARY"]) == "RFC part the event queue: 2 business days left"
    assert "Your part: section 4, as operations" in str(events[0]["DESCRIPTION"])
    assert "Tue 1 Dec 2026, 07:00 JST (Tokyo)" in str(events[0]["DESCRIPTION"])
    assert len({str(event["UID"]) for event in events}) == 3
    assert [alarm["TRIGGER"].dt for alarm in file.walk("VALARM")] == [timedelta()] * 3
    assert [str(rules["TZID"]) for rules in file.walk("VTIMEZONE")] == ["Asia/Tokyo"]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", '";X-HARM=1:'])
def test_no_title_of_an_rfc_adds_a_line_to_its_calendar_file(end: str) -> None:
    hostile = replace(
        RFC, title=f"Queue{end}ATTENDEE:mailto:evil@example.com", document=f"x{end}ATTACH:file:///x"
    )
    data = calendar_file(hostile, WINDOW, reminders(WINDOW), CALENDARS["kenji"], OPENED)
    file: Any = icalendar.Calendar.from_ical(data)
    parts = [*file.walk("VEVENT"), *file.walk("VALARM")]
    assert parts
    assert not [part for part in parts if {"ATTENDEE", "ATTACH"} & set(part)]
