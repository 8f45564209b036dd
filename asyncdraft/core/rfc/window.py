"""The feedback window: business days on which every reviewer works, and when to remind."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

import msgspec

from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.when import zones
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import date_text

LAST_SEEN = 180
"""Days after the opening within which the window has to find its end."""
LONGEST = 60
WEEKEND = frozenset({5, 6})
OFFICE_OPENS, OFFICE_CLOSES = 9, 17
"""On the clock of somebody whose hours are not known."""


class Skipped(msgspec.Struct, frozen=True):
    """A day from Monday to Friday that does not count, and why: "Thanksgiving (Maya)"."""

    day: date
    why: str


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """`days` are the local dates that count, the last of them the one on which it closes.

    `closes` (UTC) is when the last reviewer goes home on that day; None where no such day is in sight.
    `notes` are sentences about people whose hours are not known, or who are away for most of it.
    """

    opens: datetime
    days: tuple[date, ...] = ()
    closes: datetime | None = None
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()

    def left(self, day: date) -> int:
        """How many of its days begin after `day`."""
        return sum(other > day for other in self.days)


def window(opens: datetime, days: int, calendars: Sequence[Calendar], home: str = "UTC") -> Window:
    """`days` common business days after the day of opening on the clock of `home`.

    Somebody whose own days off take most of it is not waited for. Raises ValueError for no sensible length.
    """
    if not 1 <= days <= LONGEST:
        raise ValueError(say("A feedback window has 1 to {longest} business days.", longest=LONGEST))
    first = opens.astimezone(zones.zone(home)).date()
    away = [calendar for calendar in calendars if _is_away(calendar, first, days)]
    waited = [calendar for calendar in calendars if calendar not in away] or list(calendars)
    counted = tuple(islice((day for day in _dates(first) if not _closed(day, waited)), days))
    is_whole = len(counted) == days
    last = counted[-1] if is_whole else first
    notes = [*_notes(waited, away), *([] if is_whole else [_endless(waited)])]
    return Window(
        opens=opens,
        days=counted if is_whole else (),
        closes=max((_home_time(calendar, last) for calendar in waited), default=_end_of(last, home))
        if is_whole
        else None,
        skipped=tuple(
            Skipped(day, why)
            for day in _dates(first)
            if day < last and day.weekday() not in WEEKEND and (why := _closed(day, waited))
        ),
        notes=tuple(notes),
    )


def _dates(first: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range(1, LAST_SEEN))


def _closed(day: date, calendars: Sequence[Calendar]) -> str:
    """Why the day does not count for all; empty where it does."""
    reasons: dict[str, list[str]] = {}
    for calendar in calendars:
        why = _why(calendar, day)
        if why:
            reasons.setdefault(why, []).append(calendar.person.first_name)
    if not reasons and not calendars and day.weekday() in WEEKEND:
        return say("weekend")
    return joined(
        (say("{why} ({names})", why=why, names=and_join(names)) for why, names in reasons.items()), "; "
    )


def _why(calendar: Calendar, day: date) -> str:
    if calendar.is_known:
        closed = calendar.closed(day)
        names = {"holiday": say("public holiday"), "off": say("day off"), "weekend": say("no working day")}
        return (closed[1] or names.get(closed[0], closed[0])) if closed else ""
    if day in calendar.holidays:
        return calendar.holidays[day]
    return say("no working day") if day.weekday() in WEEKEND else ""


def _is_away(calendar: Calendar, first: date, days: int) -> bool:
    """Whether days off take more than half of the weekdays that the window would have without them."""
    weekdays = list(islice((day for day in _dates(first) if day.weekday() not in WEEKEND), days))
    off = [day for day in weekdays if (closed := calendar.closed(day)) and closed[0] == "off"]
    return len(off) * 2 > len(weekdays)


def closes_for(found: Window, calendars: Sequence[Calendar]) -> datetime | None:
    """When the window ends for some of its people: the last of them goes home on its last day."""
    if not found.days or not calendars:
        return found.closes
    return max(_home_time(calendar, found.days[-1]) for calendar in calendars)


def _home_time(calendar: Calendar, day: date) -> datetime:
    """The end (UTC) of the shifts that start on a local date."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
    shifts = calendar.shifts(midnight, midnight + timedelta(days=1))
    ends = [end for start, end in shifts if start.astimezone(calendar.zone).date() == day]
    return ends[-1] if ends else _end_of(day, calendar.person.zone)


def _end_of(day: date, zone: str) -> datetime:
    local = datetime(day.year, day.month, day.day, OFFICE_CLOSES, tzinfo=zones.zone(zone))
    return local.astimezone(zones.zone("UTC"))


def _notes(waited: Sequence[Calendar], away: Sequence[Calendar]) -> Iterator[str]:
    unknown = [calendar.person.first_name for calendar in waited if not calendar.is_known]
    if unknown:
        yield say(
            "The hours of {names} are not known: Monday to Friday counts for them.", names=and_join(unknown)
        )
    if away:
        names = and_join([calendar.person.first_name for calendar in away])
        yield say_count(
            "{names} is away for most of it and not waited for: name a stand-in, or open it later.",
            "{names} are away for most of it and not waited for: name a stand-in, or open it later.",
            len(away),
            names=names,
        )


def _endless(calendars: Sequence[Calendar]) -> str:
    names = and_join([calendar.person.first_name for calendar in calendars])
    return say(
        "In the next {last_seen} days there are not enough days on which {names} all work.",
        last_seen=LAST_SEEN,
        names=names,
    )


class Reminder(msgspec.Struct, frozen=True):
    """`left` counts the business days of the window that come after `day`."""

    day: date
    left: int

    @property
    def words(self) -> str:
        if not self.left:
            return say("the window closes today")
        return say_count("{count} business day left", "{count} business days left", self.left)


def reminders(found: Window, *, daily: bool = False) -> tuple[Reminder, ...]:
    """Halfway, on the last day but one and on the last; or on every day of the window."""
    days = found.days
    wanted = {len(days) // 2 - 1, len(days) - 2, len(days) - 1}
    chosen = days if daily else [day for place, day in enumerate(days) if place in wanted]
    return tuple(Reminder(day, found.left(day)) for day in chosen)


def starts_work(calendar: Calendar, day: date) -> datetime:
    """When a person begins on a local date (UTC); at nine where that is not known."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
    shifts = calendar.shifts(midnight, midnight + timedelta(days=1))
    begun = [start for start, _ in shifts if start.astimezone(calendar.zone).date() == day]
    nine = midnight.replace(hour=OFFICE_OPENS)
    return begun[0] if begun else nine.astimezone(zones.zone("UTC"))


def spoken(day: date) -> str:
    """ "Thu 3 Dec"."""
    return date_text(day)
