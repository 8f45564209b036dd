"""Calendar files as programs export them and as they break, read into meetings."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.meetings.calendar import Cancelled, File, read
from asyncdraft.core.meetings.meeting import Attendee
from tests.core.meetings.ics import LONDON, NOW, calendar_of, event, meeting, reading, starts
from tests.patience import ends

WEEKLY = "RRULE:FREQ=WEEKLY"
OUTLOOK_ZONE = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:(UTC+01:00) Amsterdam\\, Berlin\\, Rome",
        "BEGIN:STANDARD",
        "DTSTART:16010101T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010101T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]
)


def sentences(*events: str) -> list[str]:
    return [problem.sentence for problem in reading(*events).problems]


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


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/London", "Europe/London"),
        ("GMT Standard Time", "Europe/London"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("India Standard Time", "Asia/Calcutta"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/softwarestudio.org/Tzfile/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ('"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"', "UTC+5:30"),
        ("GMT-0300", "UTC-3"),
    ],
)
def test_zones_are_known_by_all_their_names(zone: str, name: str) -> None:
    found = meeting(WEEKLY, start=f";TZID={zone}:20260907T150000")
    assert (found.zone, found.pattern) == (name, "Mon 15:00")


def test_a_zone_of_the_files_own_is_known_by_its_rules() -> None:
    zone = '"(UTC+01:00) Amsterdam, Berlin, Rome"'
    named = OUTLOOK_ZONE.replace("\\,", ",")
    calendar = reading(named, event("UID:1", WEEKLY, start=f";TZID={zone}:20260907T150000"))
    assert calendar.meetings[0].zone == "Europe/Berlin"
    assert not calendar.problems


def test_an_unknown_zone_is_told_once_and_the_meetings_are_judged() -> None:
    events = [event(f"UID:{number}", start=";TZID=Atlantis:20260907T150000") for number in range(3)]
    calendar = reading(*events)
    (problem,) = calendar.problems
    assert problem.sentence == (
        "The zone “Atlantis” is known nowhere; its times are taken for those of London."
    )
    assert len(calendar.meetings) == 3


def test_times_of_no_zone_are_those_of_the_calendar_or_of_whoever_looks() -> None:
    floating = event("UID:1", WEEKLY, start=":20260907T150000")
    assert reading(floating).meetings[0].zone == LONDON
    assert reading("X-WR-TIMEZONE:Asia/Tokyo", floating).meetings[0].zone == "Asia/Tokyo"


def test_people_are_read_with_their_roles_and_answers() -> None:
    found = meeting(
        'ORGANIZER;CN="Chen, Maya":MAILTO:Maya@Example.com',
        "ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED;CN=Kenji;X-NUM-GUE",
        " STS=0:mailto:kenji@example.com",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:c_188@resource.calendar.google.com",
        "ATTENDEE;CN=Odd:invalid:nomail",
    )
    assert found.organizer == Attendee("Chen, Maya", "maya@example.com")
    assert found.attendees == (
        Attendee("Kenji", "kenji@example.com", "optional", "declined"),
        Attendee("Room 4", "c_188@resource.calendar.google.com", "resource"),
        Attendee("Odd", ""),
    )


def test_text_is_unescaped_and_joined_where_it_was_folded() -> None:
    found = meeting(
        "DESCRIPTION:Round the tab",
        " le\\, each in turn.\\nNo dec",
        "\tisions\\; a\\\\b",
        "LOCATION:Room\\; left",
        "CLASS:PRIVATE",
    )
    assert found.description == "Round the table, each in turn.\nNo decisions; a\\b"
    assert (found.location, found.private) == ("Room; left", True)


def test_a_letter_folded_in_its_middle_is_whole_again() -> None:
    data = calendar_of(event("UID:1", "SUMMARY:Caf@ Zürich"))
    data = data.replace(b"@", b"\xc3\r\n \xa9")
    assert read([File("a.ics", data)], LONDON, NOW).meetings[0].title == "Café Zürich"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding: str) -> None:
    data = calendar_of(event("UID:1", "SUMMARY:Café")).decode().encode(encoding)
    assert read([File("a.ics", data)], LONDON, NOW).meetings[0].title == "Café"


def test_wrapped_text_without_its_blank_still_belongs_to_the_event() -> None:
    found = meeting("DESCRIPTION:Agenda", "- first point", "", "Second", "LOCATION:Here")
    assert found.description == "Agenda\n- first point\nSecond"
    assert found.location == "Here"


def test_alarms_say_nothing_about_the_event() -> None:
    alarm = ["BEGIN:VALARM", "DESCRIPTION:Reminder", "DURATION:PT5M", "TRIGGER:-PT10M", "END:VALARM"]
    found = meeting(*alarm, "DESCRIPTION:Agenda")
    assert (found.description, found.minutes) == ("Agenda", 60)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["SUMMARY:Odd"], "“Odd” at line 6 has no start."),
        (["SUMMARY:Odd", "DTSTART:soon"], "“Odd” at line 6 has a time that cannot be read (“soon”)."),
        (
            ["SUMMARY:Odd", "DTSTART:20261350T100000Z"],
            "“Odd” at line 6 has a time that no calendar has (“20261350T100000Z”).",
        ),
        (["SUMMARY:Odd", "DTSTART:00010101T100000Z"], "“Odd” at line 6 takes place in the year 1."),
        (
            ["DTSTART:20260907T100000Z", "DTEND:20260907T090000Z"],
            "The event at line 6 ends before it starts.",
        ),
        (
            ["SUMMARY:Odd", "DTSTART:20260907T100000Z", "RRULE:FREQ=SECONDLY;COUNT=1000000"],
            "“Odd” at line 6 repeats every second, which no meeting does.",
        ),
        (
            ["SUMMARY:Odd", "DTSTART:20260907T100000Z", "RRULE:FREQ=OFTEN"],
            "“Odd” at line 6 repeats by a rule that says nothing known of how often (FREQ=OFTEN).",
        ),
        (
            ["SUMMARY:Odd", "DTSTART:20260907T100000Z", "DURATION:an hour"],
            "“Odd” at line 6 has a length that cannot be read (“an hour”).",
        ),
        (
            ["SUMMARY:Secret", "CLASS:PRIVATE", "DTSTART:soon"],
            "A private event at line 6 has a time that cannot be read (“soon”).",
        ),
        (["SUMMARY:Odd", "DTSTART:20260907T100000Z", "STATUS:CANCELLED"], "“Odd” at line 6 is cancelled."),
    ],
)
def test_a_bad_event_is_told_and_its_neighbours_are_read(lines: list[str], sentence: str) -> None:
    bad = "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])
    calendar = reading(
        "\r\n".join(["BEGIN:VEVENT", "DTSTART:20260901", "END:VEVENT"]), bad, event("UID:2", WEEKLY)
    )
    assert [problem.sentence for problem in calendar.problems] == [sentence]
    assert len(calendar.meetings) == 2
    assert calendar.events == 3


def test_an_event_that_is_not_closed_ends_with_the_next() -> None:
    unclosed = event("UID:1", WEEKLY).removesuffix("\r\nEND:VEVENT")
    assert [found.uid for found in reading(unclosed, event("UID:2")).meetings] == ["1", "2"]


def test_a_file_that_is_cut_off_says_so() -> None:
    whole, cut = calendar_of(event("UID:1")), event("UID:2", "SUMMARY:Last").encode()[:-30]
    data = whole.removesuffix(b"END:VCALENDAR\r\n") + cut
    calendar = read([File("a.ics", data)], LONDON, NOW)
    assert len(calendar.meetings) == 1
    assert "is cut off where the file ends" in calendar.problems[0].sentence


def test_what_is_no_calendar_says_so() -> None:
    calendar = read([File("notes.txt", b"Monday: call Maya\n" * 50)], LONDON, NOW)
    assert calendar.problems[0].sentence == (
        "notes.txt is no calendar; export one as .ics from your calendar program."
    )
    assert not reading().problems


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


def test_the_window_is_the_last_twelve_weeks_with_this_one() -> None:
    calendar = reading(event("UID:1", WEEKLY))
    assert (calendar.first, calendar.last) == (date(2026, 9, 7), date(2026, 11, 29))
    assert (reading(event("UID:1", WEEKLY), weeks=2).first) == date(2026, 11, 16)


def test_a_calendar_of_other_years_is_seen_where_its_events_are() -> None:
    past = reading(event("UID:1", "RRULE:FREQ=WEEKLY;COUNT=5", start=":20190304T100000Z"))
    assert (past.first, past.last) == (date(2019, 1, 14), date(2019, 4, 7))
    assert len(past.meetings[0].occurrences) == 5
    ahead = reading(event("UID:1", WEEKLY, start=":20300304T100000Z"))
    assert (ahead.first, ahead.last) == (date(2030, 3, 4), date(2030, 5, 26))
    ended = reading(event("UID:1", "RRULE:FREQ=MONTHLY;COUNT=2;UNTIL=20251201", start=":20190304T100000Z"))
    assert ended.meetings[0].occurrences


def test_meetings_outside_the_window_are_there_all_the_same() -> None:
    calendar = reading(event("UID:1", WEEKLY), event("UID:2", start=":20150304T100000Z"))
    assert [len(found.occurrences) for found in calendar.meetings] == [12, 0]


def test_progress_moves_to_its_end_and_can_be_stopped() -> None:
    data = calendar_of(*(event(f"UID:{number}") for number in range(300)))
    seen: list[tuple[int, int]] = []
    read([File("a.ics", data)], LONDON, NOW, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (600, 600)
    assert len(seen) > 5
    with pytest.raises(Cancelled):
        read([File("a.ics", data)], LONDON, NOW, cancelled=lambda: True)


def test_hostile_files_take_bounded_time() -> None:
    heavy = [
        event("UID:1", "DESCRIPTION:" + "x" * 3_000_000),
        event("UID:2", "ATTACH;ENCODING=BASE64:" + "QUJD" * 500_000),
        event("UID:3", "ATTENDEE;CN=" + '"' * 50_000 + ":mailto:a@example.com"),
        event("UID:4", "EXDATE:" + ",".join(["20260907T140000Z"] * 3_000), WEEKLY),
        event("UID:5", *["RRULE:FREQ=DAILY;INTERVAL=" + str(number) for number in range(1, 300)]),
        "BEGIN:VALARM\r\n" * 2_000,
        event("UID:6", WEEKLY),
    ]
    with ends():
        calendar = reading(*heavy)
    assert {found.uid for found in calendar.meetings} == {"1", "2", "3", "4", "5", "6"}


PIECES = (
    *(b"\r\n", b":", b";", b"=", b",", b'"', b" ", b"\x00", b"\xc3", b"9", b"-", b"Z", b"T"),
    *(b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:VALARM\r\n", b"RECURRENCE-ID", b"DTSTART", b"TZID="),
    *(b"RRULE:FREQ=YEARLY;BYWEEKNO=53\r\n", b"BYSETPOS=-1;", b"COUNT=1", b"INTERVAL=99999999999999"),
)
WHOLE = calendar_of(
    OUTLOOK_ZONE,
    event("UID:1", "SUMMARY:Weekly", WEEKLY, "EXDATE:20260914T140000Z", "ATTENDEE;CN=A:mailto:a@example.com"),
    event("UID:1", "RECURRENCE-ID:20260921T140000Z", start=":20260922T100000Z"),
    event("UID:2", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270101", "CLASS:PRIVATE"),
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 40), st.sampled_from(PIECES)),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_breaks_in_a_file_is_told_in_sentences(breaks: list[tuple[int, int, bytes]]) -> None:
    data = WHOLE
    for place, length, piece in breaks:
        data = data[:place] + piece + data[place + length :]
    calendar = read([File("a.ics", data)], LONDON, NOW)
    assert all(problem.sentence.endswith(".") for problem in calendar.problems)
    assert len(calendar.meetings) <= calendar.events


@pytest.mark.parametrize("year", [1900, 1950, 2199])
def test_the_ends_of_time_are_no_trap(year: int) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    for rule in ("FREQ=YEARLY", "FREQ=DAILY;COUNT=1000000", "FREQ=WEEKLY;UNTIL=21991231T000000Z"):
        calendar = reading(event("UID:1", f"RRULE:{rule}", start=f":{year}0601T100000Z"), now=now)
        assert len(calendar.meetings) == 1
