"""A calendar of the sample team, for pictures of the view: made here, so that it always lies before now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

NAME = "alex-calendar.ics"
TEAM = (("Kenji Mori", "kenji"), ("Priya Rao", "priya"), ("Maya Chen", "maya"), ("Ana Sousa", "ana"))
FIRST_NAMES = ("Noor", "Luis", "Hana", "Omar", "Lea", "Ivan", "Mina", "Tom")
LAST_NAMES = ("Berg", "Costa", "Dahl", "Evans", "Fuchs")
GUESTS = tuple((f"{first} {last}", f"{first}.{last}".lower()) for last in LAST_NAMES for first in FIRST_NAMES)
WEEKS_BACK = 30
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//AsyncDraft//Sample calendar//EN")


@dataclass(frozen=True)
class Series:
    """`start` is its time of day in London, "15:00"; `day` counts from Monday, `people` besides the user.

    `later` are weeks; `people` below 0 means one of the team, counted from 1.
    """

    title: str
    rule: str
    day: int
    start: str
    minutes: int
    people: int
    text: str = ""
    extra: tuple[str, ...] = ()
    later: int = 0


SERIES = (
    Series(
        "Platform weekly status",
        "FREQ=WEEKLY;BYDAY=MO",
        0,
        "15:00",
        60,
        10,
        "Round the table: everyone gives a status update on what shipped last week and what is next. "
        "Please have your numbers ready.",
    ),
    Series(
        "Company all-hands",
        "FREQ=WEEKLY;INTERVAL=4;BYDAY=WE",
        2,
        "17:00",
        60,
        39,
        "Company news and quarterly announcements from leadership. Slides and the recording are sent after.",
        later=2,
    ),
    Series(
        "Sprint demo",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
        3,
        "16:00",
        60,
        17,
        "Each team demos what it has finished. Demo, no decisions; a recording follows.",
        later=1,
    ),
    Series(
        "Payments daily stand-up",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        0,
        "09:15",
        15,
        6,
        "What did you do yesterday, what do you do today, what blocks you?",
    ),
    Series(
        "Backlog refinement",
        "FREQ=WEEKLY;BYDAY=WE",
        2,
        "14:00",
        60,
        5,
        "Agenda:\n- 25 min: read the new tickets aloud\n- 25 min: discuss the open questions and estimate\n"
        "- 10 min: agree on the order",
    ),
    Series(
        "Sprint planning",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        0,
        "13:00",
        90,
        6,
        "Agenda:\n- 40 min: status of the last sprint, numbers are presented\n"
        "- 50 min: discuss and decide what we commit to",
    ),
    Series(
        "Incident review",
        "FREQ=WEEKLY;BYDAY=FR",
        4,
        "14:00",
        45,
        4,
        "We work through the timeline of the latest incident together and look for causes.",
    ),
    Series(
        "Retrospective",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        4,
        "11:00",
        60,
        6,
        "How did we work together? What do we change?",
        later=1,
    ),
    Series(
        "Interview panel: backend engineer",
        "FREQ=WEEKLY;BYDAY=WE",
        2,
        "11:00",
        45,
        2,
        "Interview with the candidate, then a debrief.",
    ),
    Series(
        "New joiners’ coffee",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        1,
        "10:00",
        30,
        5,
        "A chat over coffee.",
        later=1,
    ),
    Series("1:1 Alex and Maya", "FREQ=WEEKLY;BYDAY=TU", 1, "15:30", 30, -3),
    Series("1:1 Alex and Kenji", "FREQ=WEEKLY;BYDAY=TH", 3, "09:00", 30, -1),
    Series("Private", "FREQ=WEEKLY;BYDAY=TH", 3, "12:00", 45, 0, "", ("CLASS:PRIVATE",)),
    Series("Lessons", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", 0, "18:00", 60, 0, "", ("CLASS:PRIVATE",)),
)
BROKEN = (
    (
        "Supplier review",
        ("DTSTART;TZID=Europe/London:2026-13-45", "DTEND;TZID=Europe/London:20261120T110000"),
    ),
    ("Board preparation", ("DTSTART;TZID=Europe/London:20261102T100000", "RRULE:FREQ=SOMETIMES;COUNT=4")),
)


def sample_calendar(now: datetime) -> bytes:
    """`now` is the hour the picture shows."""
    monday = (now - timedelta(days=now.weekday(), weeks=WEEKS_BACK)).date()
    lines = [*HEAD]
    for number, series in enumerate(SERIES):
        lines += _event(f"series-{number}@example.com", series, monday)
    for number, (title, written) in enumerate(BROKEN):
        lines += _wrapped(f"broken-{number}@example.com", title, written)
    lines.append("END:VCALENDAR")
    return ("\r\n".join(lines) + "\r\n").encode()


def _event(uid: str, series: Series, monday: date) -> Sequence[str]:
    hour, minute = map(int, series.start.split(":"))
    start = datetime(monday.year, monday.month, monday.day, hour, minute) + timedelta(
        days=series.day, weeks=series.later
    )
    end = start + timedelta(minutes=series.minutes)
    text = series.text.replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
    written = (
        f"DTSTART;TZID=Europe/London:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/London:{end:%Y%m%dT%H%M%S}",
        f"RRULE:{series.rule}",
        f"DESCRIPTION:{text}",
        "ORGANIZER;CN=Alex Reed:mailto:alex@example.com",
        *(_attendee(name, address) for name, address in _people(series.people)),
        *series.extra,
    )
    return _wrapped(uid, series.title, written)


def _people(count: int) -> Sequence[tuple[str, str]]:
    """So many of the team and then guests; less than 0 names one of the team, counted from 1."""
    if not count:
        return ()
    me = ("Alex Reed", "alex")
    if count < 0:
        return (me, TEAM[-count - 1])
    return (me, *(*TEAM, *GUESTS)[:count])


def _attendee(name: str, address: str) -> str:
    return f"ATTENDEE;CN={name};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:{address}@example.com"


def _wrapped(uid: str, title: str, written: Sequence[str]) -> Sequence[str]:
    summary = title.replace(",", "\\,")
    return (
        *("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", f"SUMMARY:{summary}"),
        *written,
        "END:VEVENT",
    )
