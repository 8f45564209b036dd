"""The hours of writer and readers around a deadline, as a strip shows them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.outlook import ReaderOutlook
from asyncdraft.core.when.overlap import Stretch
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.widgets.strip import DayMark, StripRow

CELLS = 124
BEYOND = 8
"""Cells at the end in which no deadline is shown."""


def stretch_around(now: datetime, at: datetime | None) -> Stretch:
    """From the writer's last midnight on; where the deadline `at` lies beyond, from that before its day."""
    today = Stretch(_midnight(now), CELLS)
    if at is None or at < today.at(CELLS - BEYOND):
        return today
    return Stretch(_midnight(at.astimezone(now.tzinfo) - timedelta(days=1)), CELLS)


def _midnight(local: datetime) -> datetime:
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def hour_marks(stretch: Stretch, now: datetime, style: Style) -> list[tuple[float, str]]:
    marks = []
    for cell in range(stretch.cells):
        local = stretch.at(cell).astimezone(now.tzinfo)
        if local.minute == 0 and local.hour in (6, 12, 18):
            marks.append((float(cell), writing.hour(local.hour, style)))
    return marks


def writer_row(writer: Calendar, stretch: Stretch, now: datetime, style: Style) -> StripRow:
    row_now = _row(writer, stretch, now, style)
    return replace(
        row_now,
        name=say("You"),
        brief="",
        spoken=say("You, {place}: now {local_now}.", place=row_now.place, local_now=row_now.local_now),
    )


def reader_row(reader: ReaderOutlook, stretch: Stretch, now: datetime, style: Style) -> StripRow:
    hours = "" if reader.minutes is None else writing.brief_duration(reader.minutes)
    row_now = _row(reader.calendar, stretch, now, style)
    spoken = _spoken(reader, row_now)
    return replace(row_now, hours=hours, hours_tone=reader.tone, spoken=spoken)


def _spoken(reader: ReaderOutlook, own: StripRow) -> str:
    """A row for a screen reader."""
    said = say(
        "{name}, {place}: now {local_now}, {now_line}.",
        name=own.name,
        place=own.place,
        local_now=own.local_now,
        now_line=reader.now_line,
    )
    landing = reader.landing
    if landing is None or landing.minutes is None:
        return said
    looks = (
        say("First look {first_look}, ", first_look=landing.first_look_text)
        if landing.first_look_text
        else ""
    )
    lands = joined(filter(None, (landing.text, landing.name)), ", ")
    hours = landing.hours_text if landing.minutes else say("no working time")
    return say(
        "{said} {looks}{hours} before the deadline, which is {lands}.",
        said=said,
        looks=looks,
        hours=hours,
        lands=lands,
    )


def _row(calendar: Calendar, stretch: Stretch, now: datetime, style: Style) -> StripRow:
    zone = calendar.person.zone
    clock = writing.clock(now, zone, style)
    same_day = now.astimezone(zones.zone(zone)).date() == now.date()
    return StripRow(
        name=calendar.person.name,
        brief=calendar.person.first_name,
        place=zones.city_of(zone),
        cells=stretch.kinds(calendar),
        days=_day_marks(calendar, stretch),
        local_now=clock
        if same_day
        else say(
            "{clock} {day}", clock=clock, day=writing.DAY_NAMES[now.astimezone(zones.zone(zone)).weekday()]
        ),
    )


def _day_marks(calendar: Calendar, stretch: Stretch) -> list[DayMark]:
    zone = calendar.person.zone
    return [
        DayMark(stretch.cell(at), writing.day(at, zone), *_free_names(calendar, at))
        for at in stretch.days(zone)
    ]


def _free_names(calendar: Calendar, at: datetime) -> tuple[str, str]:
    """The day's own, and what it is in brief."""
    closed = calendar.closed(at.astimezone(zones.zone(calendar.person.zone)).date())
    if closed is None or closed[0] not in ("holiday", "off"):
        return "", ""
    brief = say("holiday") if closed[0] == "holiday" else say("day off")
    return closed[1] or brief, brief
