"""Hours, people and off-hours of a meeting, and what all of them come to."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.meetings.audit import Audit, Row, audit, recounted
from asyncdraft.core.meetings.calendar import File, read
from asyncdraft.core.meetings.chart import chart
from asyncdraft.core.meetings.cost import Facts, KnownHours
from asyncdraft.core.meetings.invited import coming, invited
from asyncdraft.core.meetings.meeting import CalendarFile, Meeting
from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.report import report, totals, window_line
from asyncdraft.core.meetings.verdict import Choice, Verdict
from asyncdraft.core.meetings.window import ending, midnight
from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.team import Team
from asyncdraft.core.when import working
from asyncdraft.core.when.zones import tz
from asyncdraft.storage.resources import read_text
from tests.core.meetings.ics import LONDON, NOW, WEEKLY, calendar_of, event, meeting, reading

ZONES = {LONDON, "Asia/Beirut", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Apia"}
SECOND = timedelta(seconds=1)
OFFICE = uniform_week((Shift(9 * 60, 17 * 60),))
MAYA = Person(id="maya", name="Maya Chen", zone=LONDON, hours=OFFICE, email="maya@example.com")
KENJI = Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo", hours=OFFICE, email="kenji@example.com")
ZOE = Person(id="zoe", name="Zoe", zone="Australia/Sydney", email="zoe@example.com")
INVITED = (
    "ORGANIZER;CN=Maya Chen:mailto:maya@example.com",
    "ATTENDEE;CN=Kenji Mori:mailto:kenji@elsewhere.example",
    "ATTENDEE;CN=Zoe:mailto:zoe@example.com",
    "ATTENDEE;CN=Tom;PARTSTAT=DECLINED:mailto:tom@example.com",
    "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@example.com",
)


def known(*people: Person) -> KnownHours:
    calendars = [working.Calendar(person, {}) for person in people]
    calendar = reading(event("UID:1", WEEKLY))
    return KnownHours(calendars, midnight(calendar.first, LONDON), midnight(calendar.last, LONDON))


def facts(found: Meeting, *people: Person) -> Facts:
    return known(*people).facts(found)


def test_the_organizer_comes_and_rooms_and_those_who_declined_do_not() -> None:
    assert [each.name for each in coming(meeting(*INVITED))] == ["Maya Chen", "Kenji Mori", "Zoe"]


def test_an_organizer_who_is_listed_comes_once_and_can_decline() -> None:
    organizer = "ORGANIZER:mailto:maya@example.com"
    assert len(coming(meeting(organizer, "ATTENDEE:mailto:MAYA@example.com"))) == 1
    assert not coming(meeting(organizer, "ATTENDEE;PARTSTAT=DECLINED:mailto:maya@example.com"))


@pytest.mark.parametrize(
    "named", [(), ("ORGANIZER:mailto:maya@example.com", "ATTENDEE;CUTYPE=ROOM:mailto:room4@example.com")]
)
def test_what_all_pay_is_not_known_where_nobody_is_invited_by_name(named: tuple[str, ...]) -> None:
    found = facts(meeting(WEEKLY, *named), MAYA)
    assert found.nameless
    assert (found.hours, found.person_hours, found.off_hours) == (1.0, 0.0, None)


def test_person_hours_are_those_of_a_mean_month() -> None:
    found = facts(meeting(WEEKLY, *INVITED))
    assert (found.people, found.hours) == (3, 1.0)
    assert found.person_hours == pytest.approx(3 * 4.348, rel=0.001)


def test_hours_outside_are_those_of_whom_the_roster_knows_by_address_or_name() -> None:
    """15:00 in London is 23:00 or midnight in Tokyo; nobody knows Zoe's hours."""
    found = facts(meeting(WEEKLY, *INVITED), MAYA, KENJI, ZOE)
    assert (found.known, found.off_hours) == (2, 0.5)
    assert [(each.name, each.share, each.when) for each in found.outside] == [
        ("Kenji Mori", 1.0, "Tue 00:00")
    ]


@pytest.mark.parametrize("name", ["Kenji Mori", "kenji mori", '"Mori, Kenji"', " Kenji  Mori "])
def test_a_name_is_known_as_calendars_write_it(name: str) -> None:
    found = meeting(WEEKLY, f"ATTENDEE;CN={name}:mailto:kenji@elsewhere.example")
    assert facts(found, KENJI).known == 1
    assert invited(found, Team(people=(KENJI,))).known == (KENJI,)


def test_the_first_name_of_a_stranger_is_nobody_of_the_team() -> None:
    found = meeting(WEEKLY, "ATTENDEE;CN=Kenji:mailto:kenji@elsewhere.example")
    assert facts(found, KENJI).known == 0
    assert invited(found, Team(people=(KENJI,))).unknown == ("Kenji",)


def test_what_reaches_over_the_end_of_a_day_is_outside_by_its_share() -> None:
    late = meeting(WEEKLY, *INVITED, start=";TZID=Europe/London:20260907T163000")
    assert facts(late, MAYA).off_hours == pytest.approx(0.5)


def test_nothing_is_said_of_hours_that_nobody_knows() -> None:
    found = facts(meeting(WEEKLY, *INVITED))
    assert (found.off_hours, found.known, found.outside) == (None, 0, ())


def judge(found: Meeting, _facts: Facts) -> Verdict:
    choice = Choice.REPLACE if "status" in found.title else Choice.KEEP
    return Verdict(choice, ("Private." if found.private else f"It is called {found.title}.",))


CALENDAR = reading(
    event("UID:1", "SUMMARY:Talk | of *all*", WEEKLY),
    event("UID:2", "SUMMARY:Weekly status", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU", *INVITED),
    event("UID:3", "SUMMARY:Kick-off", hours=2),
    event("UID:4", "SUMMARY:Surgeon", "CLASS:PRIVATE", WEEKLY),
    event("UID:5", "SUMMARY:Old status", "RRULE:FREQ=WEEKLY;COUNT=3", start=":20200304T100000Z"),
    event("UID:6", "SUMMARY:Broken", "RRULE:FREQ=SECONDLY"),
)


def audited(calendar: CalendarFile = CALENDAR) -> Audit:
    return audit(calendar, LONDON, judge, known(MAYA, KENJI))


def test_series_that_run_come_first_by_choice_and_cost() -> None:
    assert [row.meeting.uid for row in audited().rows] == ["2", "4", "1", "5", "3"]


def test_totals_count_the_series_that_run() -> None:
    found = audited()
    assert (found.whole.series, found.whole.hours) == (3, 4.0)
    assert (found.sums[Choice.REPLACE].series, found.sums[Choice.REPLACE].hours) == (1, 2.0)
    assert (found.people, found.strangers) == (3, 1)


def test_weeks_count_what_took_place() -> None:
    found = audited()
    assert len(found.weeks) == 12
    assert found.weeks[0].hours == {Choice.REPLACE: 2.0, Choice.SHORTEN: 0.0, Choice.KEEP: 4.0}
    assert found.weeks[1].total == 4.0
    assert found.held == pytest.approx((11 * 4 + 6) / 12)


def test_meetings_alike_in_words_length_and_people_are_judged_once() -> None:
    seen: list[str] = []

    def counting(found: Meeting, found_facts: Facts) -> Verdict:
        seen.append(found.uid)
        return judge(found, found_facts)

    events = [event(f"UID:{uid}", "SUMMARY:Status", *INVITED[:1]) for uid in ("a", "b")]
    other = event("UID:c", "SUMMARY:Status", *INVITED)
    assert len(audit(reading(*events, other), LONDON, counting, known()).rows) == 3
    assert seen == ["a", "c"]


def test_the_users_choice_counts_before_the_verdict() -> None:
    kept = Overrule("2", Choice.KEEP, "We decide there.")
    found = audit(CALENDAR, LONDON, judge, known(), {"2": kept})
    assert found.sums[Choice.REPLACE].series == 0
    assert "Your choice: We decide there." in report(found)
    rows = [Row(row.meeting, row.facts, row.verdict) for row in found.rows]
    assert recounted(found, rows).sums[Choice.REPLACE].series == 1


def test_the_report_names_no_private_event_and_no_mark_of_strangers() -> None:
    text = report(audited())
    assert "Surgeon" not in text
    assert "| Private event | Mon 15:00 | keep |" in text
    assert r"Talk \| of \*all\*" in text
    assert "every second, which no meeting does." in text


@pytest.mark.parametrize(
    ("start", "day"),
    [(":20261103T230000Z", "4 Nov"), (":20261104T140000Z", "4 Nov"), (";VALUE=DATE:20261104", "4 Nov")],
)
def test_a_single_event_is_on_the_day_of_whoever_looks(start: str, day: str) -> None:
    tokyo = "Asia/Tokyo"
    file = File("kenji.ics", calendar_of(event("UID:1", "SUMMARY:Kick-off", start=start)))
    found = audit(read([file], tokyo, NOW), tokyo, judge, known())
    assert f"| Kick-off | {day} |" in report(found)


def test_totals_are_told_in_sentences() -> None:
    found = audited()
    assert window_line(found) == "7 Sep to 29 Nov 2026, 12 weeks, 6 events"
    assert totals(found) == [
        "4 h a week are planned in 3 series; 4 h 10 were held, the mean of 12 weeks.",
        "2 h a week only hand out information: 1 series, 26 of 26 person-hours a month.",
        "2 of 3 series do not name who is invited: what they take of all together is not known, and in no "
        "person-hours.",
        "1 of 3 people is not in your team's roster: they are counted, but their working hours are not "
        "known.",
    ]


def test_the_chart_stacks_the_hours_of_each_week() -> None:
    tokens = json.loads(read_text("themes/light.json"))
    svg = chart(audited(), tokens)
    assert svg.count(f'fill="{tokens["accent"]}"') == 1 + 12
    assert ">6.0<" in svg
    assert ">7 Sep<" in svg


def test_an_empty_calendar_has_a_chart_and_a_report() -> None:
    found = audited(reading())
    assert "0 min a week are planned in 0 series" in report(found)
    assert chart(found, json.loads(read_text("themes/dark.json"))).endswith("</svg>")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60), st.sampled_from(sorted(ZONES)))
def test_a_window_is_made_of_whole_weeks_and_holds_its_day(day: date, weeks: int, zone: str) -> None:
    window = ending(day, weeks, zone)
    assert (window.first.weekday(), window.last.weekday(), window.weeks) == (0, 6, weeks)
    assert window.last - timedelta(weeks=1) < day <= window.last
    local = [at.astimezone(tz(zone)).date() for at in (window.start, window.end, window.end - SECOND)]
    assert local == [window.first, window.last + timedelta(days=1), window.last]
