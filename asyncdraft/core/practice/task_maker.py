"""What the forms of tasks have in common: chance, people, and days that are worth asking about."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from random import Random

from asyncdraft.core.people import Person
from asyncdraft.core.practice.cast import CAST
from asyncdraft.core.practice.task import Form, Task
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import zone

Calendars = Callable[[Person, datetime], Calendar]

HALF_HOURS = 48
DAYS_AHEAD = 365


class TaskMaker:
    """`start` is the day from which on the dates of its tasks lie."""

    def __init__(self, seed: int, form: Form, random: Random, start: datetime, calendars: Calendars) -> None:
        self.seed = seed
        self.form = form
        self.random = random
        self.start = start
        self._calendars = calendars

    def calendar(self, person: Person) -> Calendar:
        return self._calendars(person, self.start)

    def two(self) -> tuple[Calendar, Calendar]:
        writer, reader = self.random.sample(CAST, 2)
        return self.calendar(writer), self.calendar(reader)

    def day(self, *calendars: Calendar) -> date:
        """Any day of the coming year; mostly one beside a clock change or a holiday of these people."""
        any_day = (self.start + timedelta(days=self.random.randrange(1, DAYS_AHEAD))).date()
        kind = self.random.randrange(3)
        if kind == 0:
            return any_day
        days = list(self._changes(calendars) if kind == 1 else self._holidays(calendars))
        near = self.random.choice(days) if days else any_day
        return near + timedelta(days=self.random.randrange(-3, 4))

    def _changes(self, calendars: Sequence[Calendar]) -> Iterator[date]:
        """Days on which one of the clocks changes."""
        for calendar in calendars:
            yield from clock_changes(calendar.person.zone, self.start)

    def _holidays(self, calendars: Sequence[Calendar]) -> Iterator[date]:
        last = (self.start + timedelta(days=DAYS_AHEAD)).date()
        for calendar in calendars:
            yield from (day for day in calendar.holidays if self.start.date() < day < last)

    def moment(
        self, day: date, calendar: Calendar, first: int = 0, last: int = HALF_HOURS
    ) -> datetime | None:
        """A half hour of that day on the clock of the person; None where the clock skips it."""
        minutes = self.random.randrange(first, last) * 30
        local = datetime.combine(day, time(*divmod(minutes, 60)), calendar.zone)
        is_there = local.astimezone(UTC).astimezone(calendar.zone).replace(tzinfo=None) == local.replace(
            tzinfo=None
        )
        is_once = local.utcoffset() == local.replace(fold=1).utcoffset()
        return local if is_there and is_once and local > self.start else None

    def task(self, **values: object) -> Task:
        return Task(seed=self.seed, form=self.form, **values)  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def clock_changes(zone_name: str, start: datetime, days: int = DAYS_AHEAD) -> tuple[date, ...]:
    """The local dates in the days after `start` on which the clock changes."""
    there = zone(zone_name)
    moments = [(start + timedelta(days=step)).astimezone(there) for step in range(days + 1)]
    return tuple(
        after.date() for before, after in pairwise(moments) if before.utcoffset() != after.utcoffset()
    )
