"""Series in a calendar file: which times take place, moved, cancelled or added, and whose version counts."""

from asyncdraft.core.meetings.calendar import File, read
from tests.core.meetings.ics import LONDON, NOW, WEEKLY, calendar_of, event, meeting, reading, starts


def test_a_series_takes_place_each_week_of_the_window() -> None:
    found = meeting(WEEKLY)
    assert (found.pattern, found.minutes, found.per_week, found.zone) == ("Mon 15:00", 60, 1.0, LONDON)
    assert starts(found)[:2] == ["09-07 15:00", "09-14 15:00"]
    assert len(found.occurrences) == 12


def test_the_wall_clock_holds_across_a_change_of_clocks() -> None:
    found = meeting(WEEKLY)
    assert {start[-5:] for start in starts(found)} == {"15:00"}
    assert {each.start.hour for each in found.occurrences} == {14, 15}


def test_excepted_dates_do_not_take_place() -> None:
    lines = [
        "EXDATE;TZID=Europe/London:20260914T150000,20260921T150000",
        "EXDATE:20261005T140000Z",
        "EXDATE:",
    ]
    assert starts(meeting(WEEKLY, *lines))[:3] == ["09-07 15:00", "09-28 15:00", "10-12 15:00"]


def test_an_excepted_day_takes_out_all_of_it() -> None:
    assert "09-14 15:00" not in starts(meeting(WEEKLY, "EXDATE;VALUE=DATE:20260914"))


def test_added_dates_take_place() -> None:
    lines = ["RDATE;TZID=Europe/London:20260909T110000", "RDATE;VALUE=PERIOD:20260910T100000Z/PT1H"]
    assert starts(meeting(WEEKLY, *lines))[:4] == ["09-07 15:00", "09-09 11:00", "09-10 11:00", "09-14 15:00"]


def test_a_moved_time_is_where_it_went_and_a_cancelled_one_is_gone() -> None:
    moved = event(
        "UID:1", "RECURRENCE-ID;TZID=Europe/London:20260914T150000", start=":20260915T090000Z", hours=2
    )
    gone = event("UID:1", "RECURRENCE-ID:20260921T140000Z", "STATUS:CANCELLED")
    (found,) = reading(event("UID:1", "SUMMARY:Weekly", WEEKLY), gone, moved).meetings
    assert starts(found)[:3] == ["09-07 15:00", "09-15 10:00", "09-28 15:00"]
    assert found.minutes == 60
    assert (found.occurrences[1].end - found.occurrences[1].start).seconds == 7200


def test_a_change_of_all_later_times_moves_them() -> None:
    later = event(
        "UID:1",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20260921T150000",
        start=";TZID=Europe/London:20260922T110000",
    )
    (found,) = reading(event("UID:1", WEEKLY), later).meetings
    assert starts(found)[:4] == ["09-07 15:00", "09-14 15:00", "09-22 11:00", "09-29 11:00"]


def test_times_whose_series_is_elsewhere_are_one_meeting() -> None:
    days = ("20260907", "20260914", "20260921")
    times = [
        event("UID:1", "SUMMARY:Weekly", f"RECURRENCE-ID:{day}T140000Z", start=f":{day}T150000Z")
        for day in days
    ]
    (found,) = reading(*times).meetings
    assert (len(found.occurrences), found.pattern, found.per_week) == (3, "on 3 dates", 1.0)


def test_a_single_event_plans_nothing_for_a_week() -> None:
    found = meeting()
    assert (found.pattern, found.per_week, len(found.occurrences)) == ("", 0.0, 1)


def test_whole_days_count_no_hours() -> None:
    for lines in (["DTSTART;VALUE=DATE:20260907"], ["DTSTART:20260907T000000", "DTEND:20260909T000000"]):
        text = "\r\n".join(["BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT"])
        (found,) = reading(text).meetings
        assert (found.all_day, found.minutes) == (True, 0)


def test_a_rule_ends_with_its_last_day() -> None:
    assert starts(meeting("RRULE:FREQ=WEEKLY;UNTIL=20260914"))[-1] == "09-14 15:00"
    assert starts(meeting("RRULE:FREQ=WEEKLY;UNTIL=20260914T140000Z"))[-1] == "09-14 15:00"
    assert starts(meeting("RRULE:FREQ=WEEKLY;UNTIL=20260914T135959Z"))[-1] == "09-07 15:00"
    assert len(starts(meeting("RRULE:FREQ=WEEKLY;COUNT=3"))) == 3


def test_events_without_a_uid_are_told_apart() -> None:
    found = reading(event("SUMMARY:One"), event("SUMMARY:Two")).meetings
    assert len({each.uid for each in found}) == 2


def test_one_uid_for_several_meetings_keeps_them_all() -> None:
    same = [event("UID:1", f"SUMMARY:{title}", WEEKLY) for title in ("One", "Two")]
    assert [(each.uid, each.title) for each in reading(*same).meetings] == [("1", "One"), ("1#2", "Two")]


def test_a_newer_version_of_a_series_takes_the_place_of_the_older() -> None:
    older = event("UID:1", "SUMMARY:Weekly", WEEKLY)
    newer = event("UID:1", "SUMMARY:Weekly", WEEKLY, "SEQUENCE:2", start=":20260908T150000Z")
    (found,) = reading(newer, older).meetings
    assert found.pattern == "Tue 15:00"


def test_a_newer_version_may_have_another_title() -> None:
    older = event("UID:1", "SUMMARY:Weekly", WEEKLY)
    newer = event("UID:1", "SUMMARY:Weekly, moved", WEEKLY, "SEQUENCE:2")
    assert [found.title for found in reading(newer, older).meetings] == ["Weekly, moved"]


def test_exceptions_of_whole_days_may_be_written_with_a_clock() -> None:
    """As Exchange does."""
    days = "\r\n".join(
        [
            *("BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20260908", "RRULE:FREQ=WEEKLY;COUNT=4"),
            *("EXDATE;TZID=GMT Standard Time:20260915T000000", "END:VEVENT"),
            *("BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20260923"),
            *("RECURRENCE-ID;TZID=GMT Standard Time:20260922T000000", "END:VEVENT"),
        ]
    )
    (found,) = reading(days).meetings
    assert [start[:5] for start in starts(found)] == ["09-08", "09-23", "09-29"]


def test_the_same_series_in_two_files_counts_once() -> None:
    mine, theirs = calendar_of(event("UID:1", WEEKLY)), calendar_of(event("UID:1", WEEKLY), event("UID:2"))
    calendar = read([File("mine.ics", mine), File("theirs.ics", theirs)], LONDON, NOW)
    assert (len(calendar.meetings), calendar.events, calendar.name) == (2, 3, "mine.ics and theirs.ics")
