"""Calendar files as programs export them: zones, people, texts, encodings, and which weeks are looked at."""

from datetime import date

import pytest

from asyncdraft.core.meetings.calendar import Cancelled, File, read
from asyncdraft.core.meetings.meeting import Attendee
from tests.core.meetings.ics import LONDON, NOW, OUTLOOK_ZONE, WEEKLY, calendar_of, event, meeting, reading


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
