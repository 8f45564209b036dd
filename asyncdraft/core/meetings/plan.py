"""A series with its exceptions, or a single event: when it takes place."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from msgspec.structs import replace

from asyncdraft.core.meetings.event import Event
from asyncdraft.core.meetings.meeting import Meeting, Occurrence
from asyncdraft.core.meetings.pattern import pattern
from asyncdraft.core.meetings.recurrence import Effort, Series, falls, series
from asyncdraft.core.meetings.rule import Rule, end_on
from asyncdraft.core.meetings.unreadable import Unreadable
from asyncdraft.core.meetings.wall import LAST_YEAR, UTC_NAME, Wall
from asyncdraft.core.meetings.window import Window, monday
from asyncdraft.core.meetings.zone_names import ZoneNames
from asyncdraft.core.text import joined, say
from asyncdraft.core.when.writing import Style

DAY = timedelta(days=1)
YEARS_COUNTED = 4
"""How many years a month's or a year's rule is followed to know its mean; one of them is a leap year."""
MOST_YEARS, DAYS_A_YEAR = 400, 365.25
RATES = {"DAILY": 7.0, "HOURLY": 168.0, "MINUTELY": 168.0 * 60, "SECONDLY": 168.0 * 3600}
FEWEST_DATES, FEWEST_WEEKS = 3, 3
"""Dates listed one by one are a habit from here on."""

Original = dict[datetime, Occurrence]


class Plan:
    """`changes` are the times of the series that differ from its rule. Raises Unreadable."""

    __slots__ = ("_all_day", "_changes", "_length", "_names", "_series", "_series_out", "_tz", "event")

    def __init__(self, event: Event, changes: Sequence[Event], names: ZoneNames) -> None:
        self.event = event
        self._changes = tuple(sorted(changes, key=lambda change: change.sequence))
        self._names = names
        self._tz = names.tz(event.start.zone)
        self._length = self._length_of(event)
        self._all_day = event.whole_days or self._length >= DAY
        self._series = tuple(self._from_start(rule) for rule in event.rules)
        self._series_out = tuple(self._from_start(rule) for rule in event.rules_out)

    def bounds(self) -> tuple[datetime, datetime | None]:
        """The first and, where there is an end, the last time at most (UTC)."""
        moments = [self._instant(wall) for wall in (self.event.start, *self.event.dates)]
        moments += [self._instant(change.start) for change in self._changes]
        ends = [each.until for each in self._series]
        if None in ends:
            return min(moments), None
        return min(moments), max(*moments, *(self._utc(end) for end in ends if end), moments[0])

    def meeting(self, window: Window, effort: Effort, style: Style) -> Meeting:
        """Raises Unreadable."""
        event = self.event
        people = next((each for each in (event, *self._changes) if each.attendees), event)
        return Meeting(
            uid=event.uid,
            title=event.title,
            description=event.description,
            location=event.location,
            organizer=event.organizer or people.organizer,
            attendees=people.attendees,
            private=event.private,
            all_day=self._all_day,
            zone=self._names.name(event.start.zone),
            pattern=self._pattern(style),
            minutes=0 if self._all_day else round(self._length.total_seconds() / 60),
            per_week=self._per_week(),
            occurrences=tuple(sorted(self._occurrences(window, effort))),
        )

    def _pattern(self, style: Style) -> str:
        start = self.event.start.at
        if self._series:
            words = (pattern(each.rule, start, self._all_day, style) for each in self._series)
            return joined(dict.fromkeys(words), " and ")
        count = len(self._listed())
        return say("on {count} dates", count=count) if count > 1 else ""

    def _per_week(self) -> float:
        if self._series:
            return sum(planned_a_week(each.rule, each.start) for each in self._series)
        days = [monday(wall.at.date()) for wall in self._listed()]
        weeks = (max(days) - min(days)).days // 7 + 1
        return len(days) / weeks if len(days) >= FEWEST_DATES and weeks >= FEWEST_WEEKS else 0.0

    def _listed(self) -> list[Wall]:
        """The times of a series without a rule."""
        starts = (change.start for change in self._changes if not change.cancelled)
        return list(dict.fromkeys((self.event.start, *self.event.dates, *starts)))

    def _occurrences(self, window: Window, effort: Effort) -> Iterator[Occurrence]:
        planned = {at: Occurrence(at, at + self._length) for at in self._planned(window, effort)}
        moved = []
        for change in self._changes:
            if change.onwards:
                planned = self._shifted(planned, change)
            elif change.instead_of:
                for at in self._meant(planned, change.instead_of):
                    del planned[at]
            if not change.cancelled and not change.onwards:
                moved.append(self._occurrence(change))
        every = {*planned.values(), *moved}
        return (each for each in every if window.start <= each.start < window.end)

    def _planned(self, window: Window, effort: Effort) -> set[datetime]:
        """The times (UTC) that rule and dates mean, without those taken out."""
        dates = self.event.dates if self._series else (self.event.start, *self.event.dates)
        found = {self._instant(wall) for wall in dates} | self._falling(self._series, window, effort)
        found -= self._falling(self._series_out, window, effort)
        days_only = self.event.start.is_day
        days_out = {wall.at.date() for wall in self.event.dates_out if wall.is_day or days_only}
        found -= {self._instant(wall) for wall in self.event.dates_out}
        return {at for at in found if self._day(at) not in days_out} if days_out else found

    def _falling(self, rules: Sequence[Series], window: Window, effort: Effort) -> set[datetime]:
        if not rules:
            return set()
        reach = max((abs(self._shift(change)) for change in self._changes if change.onwards), default=DAY)
        first, last = self._local(window.start - reach), self._local(window.end + reach)
        return {self._utc(at) for each in rules for at in falls(each, first, last, effort)}

    def _shifted(self, planned: Original, change: Event) -> Original:
        since, by = self._instant(change.instead_of or change.start), self._shift(change)
        length = self._length_of(change)
        kept = {at: each for at, each in planned.items() if at < since}
        if change.cancelled:
            return kept
        later = {at: Occurrence(at + by, at + by + length) for at in planned if at >= since}
        return kept | later

    def _shift(self, change: Event) -> timedelta:
        return self._instant(change.start) - self._instant(change.instead_of or change.start)

    def _meant(self, planned: Original, instead_of: Wall) -> list[datetime]:
        if instead_of.is_day or self.event.start.is_day:
            return [at for at in planned if self._day(at) == instead_of.at.date()]
        at = self._instant(instead_of)
        return [at] if at in planned else []

    def _occurrence(self, event: Event) -> Occurrence:
        at = self._instant(event.start)
        return Occurrence(at, at + self._length_of(event))

    def _length_of(self, event: Event) -> timedelta:
        length = self._written_length(event)
        if length < timedelta():
            raise Unreadable(say("ends before it starts"))
        return length

    def _written_length(self, event: Event) -> timedelta:
        if event.length is not None:
            return event.length
        if event.end is None:
            return DAY if event.start.is_day else timedelta()
        if event.end.zone == event.start.zone or event.start.is_day or event.end.is_day:
            return event.end.at - event.start.at
        return self._instant(event.end) - self._instant(event.start)

    def _from_start(self, rule: Rule) -> Series:
        return series(rule, self.event.start.at, self._until(rule.until))

    def _until(self, until: Wall | None) -> datetime | None:
        """On the clock of the series, whole days to their end."""
        if until is None:
            return None
        if until.is_day or self.event.start.is_day:
            return end_on(until.at)
        return self._local(self._instant(until)) if until.zone == UTC_NAME else until.at

    def _instant(self, wall: Wall) -> datetime:
        return wall.at.replace(tzinfo=self._names.tz(wall.zone)).astimezone(UTC)

    def _utc(self, at: datetime) -> datetime:
        at = at if at.year <= LAST_YEAR else at.replace(year=LAST_YEAR, day=min(at.day, 28))
        return at.replace(tzinfo=self._tz).astimezone(UTC)

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._tz).replace(tzinfo=None)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._tz).date()


def orphan(changes: Sequence[Event], names: ZoneNames) -> Plan:
    """Times of a series whose rule the file does not hold."""
    first = min(changes, key=lambda change: change.start.at)
    return Plan(replace(first, instead_of=None), [change for change in changes if change is not first], names)


@lru_cache(maxsize=4096)
def planned_a_week(rule: Rule, start: datetime) -> float:
    """How often in a week, on the average, an end left aside. Raises Unreadable."""
    days = len({day for _, day in rule.weekdays})
    if rule.frequency == "WEEKLY" and not rule.narrows:
        return (days or 1) * _a_day(rule) / rule.interval
    if rule.frequency in RATES and rule.is_plain:
        return RATES[rule.frequency] / rule.interval
    endless = Series(replace(rule, count=None, until=None), start)
    years = YEARS_COUNTED * (rule.interval if rule.frequency == "YEARLY" else 1)
    last = start + timedelta(days=min(years, MOST_YEARS) * DAYS_A_YEAR)
    found = sum(1 for _ in falls(endless, start, last - timedelta(seconds=1), Effort()))
    if not found:
        raise Unreadable(say("repeats on a day that never comes"))
    return found / ((last - start) / timedelta(weeks=1))


def _a_day(rule: Rule) -> int:
    return max(len(rule.hours), 1) * max(len(rule.minutes), 1) * max(len(rule.seconds), 1)
