"""The picture of everybody's hours: what stands in each row, and where the lines and frames are."""

from collections.abc import Sequence
from datetime import datetime

from asyncdraft.core.text import joined, say
from asyncdraft.core.when import overlap_rows, sentences, writing, zones
from asyncdraft.core.when.landing import Landing, landing
from asyncdraft.core.when.outlook import ReaderOutlook
from asyncdraft.core.when.overlap import Stretch
from asyncdraft.core.when.overlap_rows import Group
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui.overlap.scene import Scene
from asyncdraft.gui.widgets.grid_picture import GridPicture, Line, PersonRow, ZoneRows
from asyncdraft.gui.widgets.strip import DayMark

NAMED_HOURS = (6, 12, 18)


def hours_picture(scene: Scene, days: Stretch, slots: Sequence[tuple[datetime, datetime]]) -> GridPicture:
    """`slots` are from and to, the best first."""
    seen = {reader.calendar.person.id: reader for reader in scene.outlook.readers}
    at = scene.deadline.at
    return GridPicture(
        zones=[
            ZoneRows(
                group.cities,
                group.clock,
                _day_marks(group, days),
                [
                    _person_row(scene, days, calendar, seen.get(calendar.person.id))
                    for calendar in group.calendars
                ],
            )
            for group in overlap_rows.groups(scene.calendars, scene.home, days.start, days.end)
        ],
        cells=days.cells,
        days=_marks(scene.axis, days, ()),
        now=_line(days, scene.now, say("Now {clock}", clock=scene.clock(scene.now)), "text"),
        send=_send_line(scene, days),
        hour_names={hour: writing.hour(hour, scene.style) for hour in NAMED_HOURS},
        deadline=_line(days, at, say("Deadline {moment}", moment=scene.moment(at)), "accent") if at else None,
        slots=tuple((days.cell(start), days.cell(end)) for start, end in slots),
    )


def clock_changes(scene: Scene, days: Stretch) -> str:
    """The clocks that move in these days, two of them by name."""
    changes = [
        joined((zones.city_of(zone), writing.day(change.at, zone)), ", ")
        for zone in scene.zones
        for change in days.clock_changes(zone)
    ]
    more = [say("{count} more", count=len(changes) - 1)] if len(changes) > 2 else changes[1:]
    return joined([*changes[:1], *more], " and ") or say("none in these days")


def _line(days: Stretch, at: datetime, text: str, role: str) -> Line | None:
    return Line(days.cell(at), text, role) if at in days else None


def _send_line(scene: Scene, days: Stretch) -> Line | None:
    """The last moment at which the first reader still sees the message on the same day."""
    trip = scene.outlook.readers[0].trip if scene.outlook.readers else None
    by = trip.send_by if trip else None
    if trip is None or trip.first_look is None or by is None:
        return None
    if by == scene.deadline.at or by <= trip.first_look:
        return None
    return _line(days, by, say("Send by {moment}", moment=scene.moment(by)), "send")


def _person_row(scene: Scene, days: Stretch, calendar: Calendar, reader: ReaderOutlook | None) -> PersonRow:
    """The row of a reader, or without one the writer's own."""
    at, zone = scene.deadline.at, calendar.person.zone
    found = reader.landing if reader else _own_landing(scene, calendar)
    first = (found.first_look_text if found else "") if reader else say("writer")
    return PersonRow(
        name=calendar.person.name if reader else say("You"),
        detail=overlap_rows.hours_label(calendar.person, scene.style) or say("hours not known"),
        cells=days.kinds(calendar),
        first_look=first,
        hours=_hours(found) if reader else "",
        hours_tone=reader.tone if reader and found else "text",
        lands=joined((found.text, _days_off(at, zone, scene.axis)), "") if found and at else "",
        lands_tone="ok" if found and found.kind == "work" else "secondary",
        clock_changes=[days.cell(change.at) for change in days.clock_changes(zone)],
        spoken=_spoken(scene, days, calendar, first, reader.landing if reader else None),
    )


def _own_landing(scene: Scene, writer: Calendar) -> Landing | None:
    at = scene.deadline.at
    return landing(writer, scene.now, at, style=scene.style) if at else None


def _hours(found: Landing | None) -> str:
    if found is None or found.minutes is None:
        return ""
    return found.hours_text if found.minutes else say("{sign}{hours} h", sign="", hours=0)


def _days_off(at: datetime, zone: str, home: str) -> str:
    """ ", +1 day" where a reader's date is another than that in the zone that is shown."""
    here, there = (at.astimezone(zones.zone(name)).date() for name in (home, zone))
    days = (there - here).days
    if not days:
        return ""
    return say(", +{days} day", days=days) if days > 0 else say(", −{days} day", days=-days)


def _spoken(scene: Scene, days: Stretch, calendar: Calendar, first: str, found: Landing | None) -> str:
    """A row for a screen reader: what stands at the right, then the days."""
    said = overlap_rows.spoken(calendar, days.start, days.end, scene.style)
    if found is None or found.minutes is None:
        return said
    hours = found.hours_text if found.minutes else say("no working time")
    at = scene.deadline.at
    date = sentences.date_sentence(at, calendar.person.zone, scene.home) if at else ""
    lands = joined((found.text, date), ", ") if date else found.text
    return say(
        "{said} First look {first}, {hours} before the deadline, which is {lands}.",
        said=said,
        first=first or say("not in sight"),
        hours=hours,
        lands=lands,
    )


def _day_marks(group: Group, days: Stretch) -> list[DayMark]:
    return _marks(group.zone, days, group.calendars)


def _marks(zone: str, days: Stretch, calendars: Sequence[Calendar]) -> list[DayMark]:
    return [
        DayMark(days.cell(at), writing.day(at, zone), _holiday(zone, calendars, at)) for at in days.days(zone)
    ]


def _holiday(zone: str, calendars: Sequence[Calendar], at: datetime) -> str:
    day = at.astimezone(zones.zone(zone)).date()
    names = [
        closed[1] for calendar in calendars if (closed := calendar.closed(day)) and closed[0] == "holiday"
    ]
    return names[0] if names else ""
