"""A calendar of ten years: read, judged and counted, against a library that only reads a part of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from asyncdraft.core.meetings.audit import Audit, Judged, audit
from asyncdraft.core.meetings.calendar import File, read
from asyncdraft.core.meetings.cost import KnownHours
from asyncdraft.core.meetings.meeting import CalendarFile
from asyncdraft.core.meetings.window import midnight
from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.team import Team
from asyncdraft.core.when import working
from asyncdraft.storage.library import Library
from benchmarks.harness import Goal, Race, runner

EVENTS, PART = 20_000, 200
INVITED = 6
RECURRING, ALIKE = 10, 5
"""Every how-manieth event is a series that still runs; how many have the same text."""
FIRST_DAY = datetime(2016, 11, 21)
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
ZONE = "Europe/London"
TITLES = (
    ("Platform weekly status", "Each team reports in turn what it did.\\n- payments\\n- search"),
    ("Sprint planning", "We estimate the stories together\\, and decide what fits."),
    ("1:1 Alex and Maya", ""),
    ("Sprint demo", "The teams show what is new; questions at the end."),
    ("Incident review", "What happened\\, what helped\\, what we change."),
)


def races() -> Iterator[Race]:
    from icalendar import Calendar as LibraryCalendar

    data, part = calendar_file(EVENTS), calendar_file(PART)
    judge = Library(Team()).meeting_judge.judge
    calendar = _read(data)
    yield Race(
        title=f"{EVENTS:,} events of ten years, {len(data) / 1e6:.0f} MB",
        reference=runner(f"icalendar parses {PART} of them", lambda: LibraryCalendar.from_ical(part)),
        runners=(
            runner("read, with what recurs spread over twelve weeks", lambda: _read(data)),
            runner("judge and count them", lambda: _audit(calendar, judge)),
            runner("all of it", lambda: _audit(_read(data), judge), Goal("median", 10_000)),
        ),
        least=2,
    )


def calendar_file(count: int) -> bytes:
    days = cycle(range(3650))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-TIMEZONE:Europe/London"]
    for number, day in enumerate(islice(days, count)):
        lines += _event(number, FIRST_DAY + timedelta(days=day, hours=8 + number % 9))
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _event(number: int, start: datetime) -> Iterator[str]:
    title, text = TITLES[number % len(TITLES)]
    yield from (
        "BEGIN:VEVENT",
        f"UID:{number}@example.com",
        f"SUMMARY:{title}",
        f"DESCRIPTION:{text}\\nNumber {number // (ALIKE * len(TITLES))}",
    )
    yield f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={ZONE}:{start + timedelta(minutes=45):%Y%m%dT%H%M%S}"
    yield "ORGANIZER;CN=Maya Chen:mailto:p0@example.com"
    for person in range(INVITED):
        yield "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Person"
        yield f"  {person};X-NUM-GUESTS=0:mailto:p{person}@example.com"
    if number % RECURRING == 0:
        yield "RRULE:FREQ=WEEKLY;BYDAY=MO,WE"
        yield f"EXDATE;TZID={ZONE}:20261012T{start:%H%M%S}"
    yield from ("SEQUENCE:1", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "END:VEVENT")


def _read(data: bytes) -> CalendarFile:
    return read([File("alex.ics", data)], ZONE, NOW)


def _audit(calendar: CalendarFile, judge: Judged) -> Audit:
    week = uniform_week((Shift(540, 1020),))
    people = [
        Person(id=f"p{number}", name=f"P{number}", zone=zone, hours=week, email=f"p{number}@example.com")
        for number, zone in enumerate((ZONE, "Asia/Tokyo", "America/New_York"))
    ]
    start, end = midnight(calendar.first, ZONE), midnight(calendar.last + timedelta(days=1), ZONE)
    known = KnownHours([working.Calendar(person, {}) for person in people], start, end)
    return audit(calendar, ZONE, judge, known)
