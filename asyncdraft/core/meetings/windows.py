"""When a round in writing takes place: windows in everybody's working time, over zones and holidays."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import msgspec

from asyncdraft.core.meetings.meeting import Meeting
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.calls import best_calls
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar

NOON = time(12)
WEEK = timedelta(days=7)
NOTICE_MINUTES = 8 * 60
"""Working time in which everybody can object before the first round."""
READ_MINUTES = 2 * 60
LONGEST_WINDOW = timedelta(days=7)
CALL_DAYS, CALL_MINUTES = 5, 20
REVIEW_AFTER = timedelta(weeks=4)
MOST_TRIES = 26
SEASON = ((12, 24), (1, 1))
"""From the first to the second of these days nobody can be expected to look back, holiday or not."""
HALF_HOUR, FULL_HOUR = timedelta(minutes=30), timedelta(hours=1)


class RoundTimes(msgspec.Struct, frozen=True, kw_only=True):
    """One round, all instants in UTC.

    Everybody writes in [`opens`, `closes`], the owner is done at `synthesis`, all have read it at `read_by`;
    at `call` one meets if the round fails. `away` are the names of those who do not work while it is open.
    """

    opens: datetime
    closes: datetime
    synthesis: datetime
    read_by: datetime
    call: datetime
    call_minutes: int = CALL_MINUTES
    away: tuple[str, ...] = ()


class Participants(msgspec.Struct, frozen=True):
    """Whose working time counts, all of it known. A round closes while one of `readers` is at work."""

    calendars: Sequence[Calendar]
    readers: Sequence[Calendar]
    owner: Calendar


class Review(msgspec.Struct, frozen=True):
    """`moved` says why it is not four weeks after the first round; empty if it is."""

    day: date
    moved: str = ""


def notice_until(calendars: Sequence[Calendar], now: datetime) -> datetime:
    """The full hour by which everybody has had a working day to object."""
    ends = [calendar.after_minutes(now, NOTICE_MINUTES) or now for calendar in calendars]
    soon = now + LONGEST_WINDOW
    return _at_work(_up(max([now, *(end for end in ends if end <= soon)]), FULL_HOUR), calendars)


def first_round(meeting: Meeting, who: Participants, after: datetime, owner_minutes: int) -> RoundTimes:
    """The first that opens after `after`, in the rhythm of the meeting."""
    slot = after
    for _ in range(MOST_TRIES):
        slot = next_slot(meeting, slot)
        found = _round(slot, who, owner_minutes)
        if found.opens >= after:
            return found
        slot += timedelta(minutes=1)
    return found


def next_slot(meeting: Meeting, after: datetime) -> datetime:
    """The next time at or after `after` at which the meeting would start; its rhythm goes on for ever."""
    starts = [each.start for each in meeting.occurrences]
    coming = next((start for start in starts if start >= after), None)
    if coming or not starts:
        return coming or after
    zone = zones.zone(zones.or_utc(meeting.zone))
    last = starts[-1].astimezone(zone)
    step = max(7, round(7 / meeting.per_week)) if meeting.per_week else 7
    passed = (after.astimezone(zone).date() - last.date()).days
    days = -(-passed // step) * step
    while (start := _at(last.date() + timedelta(days=days), last.time(), zone)) < after:
        days += step
    return start


def _at(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _round(slot: datetime, who: Participants, owner_minutes: int) -> RoundTimes:
    calendars, owner = who.calendars, who.owner
    day = _working_day(slot, calendars, owner)
    there = [calendar for calendar in calendars if not calendar.closed(day)] or calendars
    closes = _at_work(max(_at(day, NOON, calendar.zone) for calendar in there), who.readers)
    opens = max(min(_opening(calendar, day) for calendar in calendars), closes - LONGEST_WINDOW)
    here = [calendar for calendar in calendars if calendar.minutes(opens, closes)] or list(calendars)
    synthesis = _up(owner.after_minutes(closes, owner_minutes) or closes, HALF_HOUR)
    ends = [calendar.after_minutes(synthesis, READ_MINUTES) or synthesis for calendar in here]
    calls = best_calls(here, synthesis, CALL_DAYS, CALL_MINUTES)
    return RoundTimes(
        opens=opens,
        closes=closes,
        synthesis=synthesis,
        read_by=_up(max(ends), HALF_HOUR),
        call=calls[0].at if calls else _up(max(ends), HALF_HOUR),
        away=tuple(calendar.person.name for calendar in calendars if calendar not in here),
    )


def _at_work(at: datetime, readers: Sequence[Calendar]) -> datetime:
    """`at`, or the next minute at which one of them works."""
    coming = [reader.next_minute(at) or at for reader in readers]
    return min(coming, default=at)


def _working_day(slot: datetime, calendars: Sequence[Calendar], owner: Calendar) -> date:
    """The date of the slot for the owner, or the next one on which they and most others work."""
    day = slot.astimezone(owner.zone).date()
    for _ in range(MOST_TRIES):
        closed = sum(calendar.closed(day) is not None for calendar in calendars)
        if not owner.closed(day) and closed * 2 <= len(calendars):
            return day
        day += timedelta(days=1)
    return day


def _opening(calendar: Calendar, day: date) -> datetime:
    """When the person's last working day before `day` begins."""
    before = calendar.working_day(day, -1) or day
    midnight = datetime.combine(before, time(), calendar.zone).astimezone(UTC)
    return calendar.next_minute(midnight) or midnight


def review(first: RoundTimes, who: Participants) -> Review:
    """Four weeks after the first round, on its weekday, moved by weeks past holidays and days off."""
    calendars, owner = who.calendars, who.owner
    wanted = first.closes.astimezone(owner.zone).date() + REVIEW_AFTER
    day = wanted
    for _ in range(MOST_TRIES):
        if not _in_season(day) and not any(calendar.closed(day) for calendar in calendars):
            return Review(day, _moved(wanted, calendars) if day != wanted else "")
        day += WEEK
    return Review(owner.working_day(wanted, 1) or wanted, _moved(wanted, calendars))


def _in_season(day: date) -> bool:
    return (day.month, day.day) >= SEASON[0] or (day.month, day.day) <= SEASON[1]


def _moved(wanted: date, calendars: Sequence[Calendar]) -> str:
    reasons: dict[str, list[str]] = {}
    for calendar in calendars:
        if why := calendar.closed(wanted):
            reasons.setdefault(why[1] or WHY_CLOSED[why[0]], []).append(calendar.person.first_name)
    told = joined(
        (
            say("{reason} for {names}", reason=reason, names=and_join(names))
            for reason, names in reasons.items()
        ),
        "; ",
    )
    if not told:
        return say("4 weeks would be {day}, around New Year", day=writing.date_and_year(wanted))
    return say("4 weeks would be {day}: {reasons}", day=writing.date_and_year(wanted), reasons=told)


WHY_CLOSED = {"weekend": say("no working day"), "off": say("day off"), "holiday": say("a holiday")}


def _up(at: datetime, grid: timedelta) -> datetime:
    """The next multiple of `grid` after midnight UTC, `at` itself if it is one."""
    past = (at - at.replace(hour=0, minute=0, second=0, microsecond=0)) % grid
    return at + (grid - past) if past else at
