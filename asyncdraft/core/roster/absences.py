"""Days off out of a calendar file: events of whole days whose title tells of an absence."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec

from asyncdraft.core.meetings.calendar import File, read
from asyncdraft.core.meetings.meeting import Meeting
from asyncdraft.core.people import DayOff
from asyncdraft.core.when import zones

WEEKS_AHEAD = 105
"""The present week, and two years of them after it."""

AWAY = re.compile(
    r"""\b(?:
    vacations? | holidays? | leave | pto | ooo | out\ of\ (?:the\ )?office | away | absent
    | (?:days?|time)-off | (?<!-)(?<!kick\ )(?<!sign\ )(?<!hand\ )(?<!cut\ )off(?!-|\ site)
    | sabbatical | parental | maternity | paternity | sick
    | urlaub | abwesend | frei | elternzeit | krank
    | cong[ée]s? | vacances | absente? | rtt
    | vacaciones | ausente | baja
    | f[ée]rias | folga
    | ferie | assente
    | vakantie | verlof | afwezig | vrij
    )\b | 休暇 | 休み | 有給 | 年假 | 请假 | 휴가""",
    re.IGNORECASE | re.VERBOSE,
)


class Absences(msgspec.Struct, frozen=True):
    """`passed_over` counts events of whole days that tell of no absence."""

    days: tuple[DayOff, ...]
    passed_over: int
    problems: tuple[str, ...]


def absences(file: File, zone: str, now: datetime) -> Absences:
    """From the present week on, in local dates; the title is the reason unless the event is private."""
    until = now + timedelta(weeks=WEEKS_AHEAD - 1)
    calendar = read([file], zone, until, weeks=WEEKS_AHEAD)
    whole = [meeting for meeting in calendar.meetings if meeting.all_day and meeting.occurrences]
    away = [meeting for meeting in whole if AWAY.search(meeting.title)]
    today = now.astimezone(zones.zone(zone)).date()
    days = {day for meeting in away for day in _days(meeting) if day.last >= today}
    return Absences(
        days=tuple(sorted(days)),
        passed_over=len(whole) - len(away),
        problems=tuple(problem.sentence for problem in calendar.problems),
    )


def with_days(known: Sequence[DayOff], found: Sequence[DayOff]) -> tuple[DayOff, ...]:
    """Both, in order; a day that is known already keeps its reason."""
    covered = {day for off in known for day in _dates(off)}
    return tuple(sorted((*known, *(off for off in found if not covered.issuperset(_dates(off))))))


def _days(meeting: Meeting) -> Iterator[DayOff]:
    zone = zones.tz(meeting.zone)
    reason = "" if meeting.private else meeting.title
    for occurrence in meeting.occurrences:
        first = occurrence.start.astimezone(zone).date()
        last = (occurrence.end - timedelta(seconds=1)).astimezone(zone).date()
        yield DayOff(first, max(first, last), reason)


def _dates(off: DayOff) -> set[date]:
    return {off.first + timedelta(days=step) for step in range((off.last - off.first).days + 1)}
