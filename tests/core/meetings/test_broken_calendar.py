"""Calendar files that are broken, cut off, none, or mean harm: told in sentences, in bounded time."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.meetings.calendar import File, read
from tests.core.meetings.ics import LONDON, NOW, OUTLOOK_ZONE, WEEKLY, calendar_of, event, reading
from tests.patience import ends

PIECES = (
    *(b"\r\n", b":", b";", b"=", b",", b'"', b" ", b"\x00", b"\xc3", b"9", b"-", b"Z", b"T"),
    *(b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:VALARM\r\n", b"RECURRENCE-ID", b"DTSTART", b"TZID="),
    *(b"RRULE:FREQ=YEARLY;BYWEEKNO=53\r\n", b"BYSETPOS=-1;", b"COUNT=1", b"INTERVAL=99999999999999"),
    *(b"9" * 5_000, b"SEQUENCE:9\r\n", b"DURATION:P9W\r\n", b"INTERVAL=9;", b"FREQ=HOURLY;"),
)
WHOLE = calendar_of(
    OUTLOOK_ZONE,
    event("UID:1", "SUMMARY:Weekly", WEEKLY, "EXDATE:20260914T140000Z", "ATTENDEE;CN=A:mailto:a@example.com"),
    event("UID:1", "RECURRENCE-ID:20260921T140000Z", start=":20260922T100000Z"),
    event("UID:2", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270101", "CLASS:PRIVATE"),
)


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
        (
            ["SUMMARY:Odd", "DTSTART:20260907T100000Z", "DURATION:P999999W"],
            "“Odd” at line 6 has a length that cannot be read (“P999999W”).",
        ),
        (
            ["SUMMARY:Odd", "DTSTART:20260907T100000Z", f"RRULE:FREQ=HOURLY;INTERVAL={'9' * 400}"],
            f"“Odd” at line 6 repeats by a rule that cannot be read (FREQ=HOURLY;INTERVAL={'9' * 38}…).",
        ),
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


def test_a_version_that_no_program_counts_to_is_the_oldest() -> None:
    newer = event("UID:1", WEEKLY, "SEQUENCE:1", start=":20260908T150000Z")
    (found,) = reading(event("UID:1", WEEKLY, f"SEQUENCE:{'9' * 5_000}"), newer).meetings
    assert found.pattern == "Tue 15:00"


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


@settings(max_examples=100)
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
