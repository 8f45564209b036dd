"""Calendar files for the tests, and what is read from them."""

from datetime import UTC, datetime

from asyncdraft.core.meetings.calendar import File, read
from asyncdraft.core.meetings.meeting import CalendarFile, Meeting
from asyncdraft.core.when.zones import tz

LONDON = "Europe/London"
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
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


def event(*lines: str, start: str = ";TZID=Europe/London:20260907T150000", hours: int = 1) -> str:
    """A Monday, 15:00 to 16:00 in London, unless it says otherwise."""
    return "\r\n".join(["BEGIN:VEVENT", f"DTSTART{start}", f"DURATION:PT{hours}H", *lines, "END:VEVENT"])


def calendar_of(*events: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""]).encode()


def reading(*events: str, weeks: int | None = None, now: datetime = NOW) -> CalendarFile:
    return read([File("alex.ics", calendar_of(*events))], LONDON, now, weeks=weeks)


def meeting(*lines: str, start: str = ";TZID=Europe/London:20260907T150000", hours: int = 1) -> Meeting:
    (found,) = reading(event("UID:1", "SUMMARY:Weekly", *lines, start=start, hours=hours)).meetings
    return found


def starts(found: Meeting, zone: str = LONDON) -> list[str]:
    """Day and clock of each time it takes place."""
    return [f"{each.start.astimezone(tz(zone)):%m-%d %H:%M}" for each in found.occurrences]
