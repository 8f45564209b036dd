"""What a calendar file says: its meetings, and what in it could not be read.

Values without cycles, and so many of them that the collector of cycles would stop the window to look at them.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

Role = Literal["chair", "required", "optional", "resource"]
Answer = Literal["accepted", "declined", "tentative", "waiting"]


class Attendee(msgspec.Struct, frozen=True, gc=False):
    """Somebody invited, or a room (role "resource"). `email` is in lower case; it or `name` may be empty."""

    name: str
    email: str
    role: Role = "required"
    answer: Answer = "waiting"


class Occurrence(msgspec.Struct, frozen=True, order=True, gc=False):
    """One time that a meeting takes place; both ends aware, in UTC."""

    start: datetime
    end: datetime


class Meeting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A series, or a single event.

    `zone` is where it is planned, by its IANA name or as an offset that `zones.tz` reads; `pattern` says the
    recurrence on the clock there ("Mon 15:00", "every 2nd Thu 16:00"), empty for a single event. `minutes` is
    the usual length, 0 for what takes whole days. `per_week` is how often the recurrence plans it in a week,
    exceptions and its end left aside; 0 for a single event. `occurrences` are those inside the calendar's
    window, in order, without cancelled ones, with moved ones where they went.
    """

    uid: str
    title: str
    description: str = ""
    location: str = ""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    private: bool = False
    all_day: bool = False
    zone: str = "UTC"
    pattern: str = ""
    minutes: int = 0
    per_week: float = 0.0
    occurrences: tuple[Occurrence, ...] = ()

    @property
    def minutes_per_week(self) -> float:
        return self.minutes * self.per_week


class Problem(msgspec.Struct, frozen=True, gc=False):
    """What could not be read, in a sentence. `line` counts from 1, 0 stands for the whole file; `title` is
    that of the event, if known; one that `is_cancelled` was read, and is left out.
    """

    line: int
    title: str
    sentence: str
    file: str = ""
    is_cancelled: bool = False


class CalendarFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file or several together: `events` were found in them, `first` and `last` are the window's days."""

    name: str
    meetings: tuple[Meeting, ...]
    problems: tuple[Problem, ...]
    events: int
    first: date
    last: date
