"""A focus block as an iCalendar file: busy time that colleagues' calendars show."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from asyncdraft.core.focus.blocks import HORIZON_DAYS, Focus, focus_on
from asyncdraft.core.people import FocusBlock
from asyncdraft.core.text import say
from asyncdraft.core.threads.zone_rules import zone_rules
from asyncdraft.core.when.working import Calendar

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//AsyncDraft//Focus//EN"
UID_HOST = "focus.asyncdraft.local"
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_file(calendar: Calendar, now: datetime, note: str = "") -> bytes:
    """All blocks of a person that are still to come, a weekly one for a year without the days off.

    `note` is the description, such as the auto-reply. Raises ValueError where nothing is to come.
    """
    from icalendar import Calendar as CalendarFile

    events = [
        event
        for block in dict.fromkeys(calendar.person.focus)
        if (event := _event(calendar, block, now, note))
    ]
    if not events:
        raise ValueError(say("There is no focus block to come. Add one first."))
    file = CalendarFile()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add_component(zone_rules(calendar.person.zone, now))
    for event in events:
        file.add_component(event)
    return bytes(file.to_ical())


def _event(calendar: Calendar, block: FocusBlock, now: datetime, note: str) -> "Event | None":
    from icalendar import Event

    times = _times(calendar, block, now)
    if not times:
        return None
    event = Event()
    event.add("uid", _uid(calendar, block))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", times[0].starts.astimezone(calendar.zone))
    event.add("dtend", times[0].ends.astimezone(calendar.zone))
    event.add("summary", f"Focus: {block.work}" if block.work else "Focus")
    event.add("transp", "OPAQUE")
    event.add("status", "CONFIRMED")
    event.add("class", "PUBLIC")
    if note:
        event.add("description", note)
    if block.day is None:
        _repeat(event, calendar, block, times)
    return event


def _repeat(event: "Event", calendar: Calendar, block: FocusBlock, times: list[Focus]) -> None:
    first, last = times[0], times[-1]
    days = (first.day + timedelta(days=step) for step in range((last.day - first.day).days + 1))
    kept = {focus.day for focus in times}
    out = [day for day in days if day.weekday() in block.weekdays and day not in kept]
    event.add(
        "rrule",
        {
            "freq": "weekly",
            "byday": [DAY_CODES[day] for day in block.weekdays],
            "until": last.starts.astimezone(UTC),
        },
    )
    start = first.starts.astimezone(calendar.zone).time()
    for day in out:
        event.add("exdate", datetime.combine(day, start, calendar.zone))


def _times(calendar: Calendar, block: FocusBlock, now: datetime) -> list[Focus]:
    """Those that are not over yet."""
    today = now.astimezone(calendar.zone).date()
    days = [block.day] if block.day else [today + timedelta(days=step) for step in range(HORIZON_DAYS)]
    found = (focus for day in days for focus in focus_on(calendar, day) if focus.block == block)
    return [focus for focus in found if focus.ends > now]


def _uid(calendar: Calendar, block: FocusBlock) -> str:
    """The same for the same block, so that a calendar that has it changes it instead of adding one."""
    days = block.day.isoformat() if block.day else ",".join(map(str, block.weekdays))
    key = f"{calendar.person.id} {days} {block.shift.start} {block.work}"
    return f"{hashlib.sha256(key.encode()).hexdigest()[:24]}@{UID_HOST}"
