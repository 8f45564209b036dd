"""Working days counted by somebody's calendar, or Monday to Friday where none is known."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.text import say
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import date_text

Calendars = Callable[[Person, datetime], Calendar | None]
"""A person's calendar around an instant; None where there is none to be had."""

FRIDAY, SUNDAY = 4, 6
ONE_WEEK = timedelta(days=7)
MOST_NAMED = 3


class WorkingDays(msgspec.Struct, frozen=True):
    """Monday to Friday, holidays unknown; `unknown` is the person whose hours should have counted."""

    unknown: str = ""

    def after(self, day: date, count: int) -> date | None:
        """The date of the `count`-th working day after `day`, before it if negative; None if out of sight."""
        return business_days_after(day, count)

    def note(self, _first: date, _last: date) -> str:
        """How the days between two dates were counted."""
        if self.unknown:
            return say(
                "{unknown}’s hours are not known: business days are counted Monday to Friday.",
                unknown=self.unknown,
            )
        return say("Business days are counted Monday to Friday.")


class CalendarDays(WorkingDays, frozen=True, kw_only=True):
    """`name` is whose calendar counts, empty for the writer's own."""

    calendar: Calendar
    name: str = ""

    def after(self, day: date, count: int) -> date | None:
        return self.calendar.working_day(day, count)

    def note(self, first: date, last: date) -> str:
        closed = self._closed(min(first, last), max(first, last))
        without = say(", without {names}", names=and_join(closed)) if 0 < len(closed) <= MOST_NAMED else ""
        if not self.name:
            return say("Business days are counted by your calendar{without}.", without=without)
        return say(
            "Business days are counted by {name}’s calendar{without}.", name=self.name, without=without
        )

    def _closed(self, first: date, last: date) -> list[str]:
        """The days between that a holiday or absence takes away, named."""
        hours = self.calendar.person.hours
        days = (first + timedelta(days=step) for step in range(1, (last - first).days))
        return [
            say("{day} ({value})", day=date_text(day), value=why[1] or say("day off"))
            for day in days
            if hours and hours[day.weekday()] and (why := self.calendar.closed(day))
        ]


MONDAY_TO_FRIDAY = WorkingDays()


def working_days(owner: Person | None, me: Person | None, calendars: Calendars, now: datetime) -> WorkingDays:
    """The owner's where one is named, else the writer's."""
    person = owner or me
    calendar = calendars(person, now) if person else None
    if person is None or calendar is None or not calendar.is_known:
        return WorkingDays(owner.first_name) if owner and owner is not me else MONDAY_TO_FRIDAY
    is_own = me is not None and person.id == me.id
    return CalendarDays(calendar=calendar, name="" if is_own else person.first_name)


def business_days_after(day: date, count: int) -> date:
    """The `count`-th day from Monday to Friday after `day`, before it if negative."""
    if count < 0:
        day += timedelta(days=(SUNDAY + 1 - day.weekday()) if day.weekday() > FRIDAY else 0)
    else:
        day -= timedelta(days=max(0, day.weekday() - FRIDAY))
    weeks, rest = divmod(count, 5)
    day += weeks * ONE_WEEK
    over_weekend = day.weekday() + rest > FRIDAY
    return day + timedelta(days=rest + (2 if over_weekend else 0))
