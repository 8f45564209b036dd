"""What a meeting costs: people, hours, and how much of it lies outside somebody's working hours."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.meetings.invited import coming, finder, is_nameless
from asyncdraft.core.meetings.meeting import Attendee, Meeting, Occurrence
from asyncdraft.core.when.minutes import minute_from
from asyncdraft.core.when.wording import weekday_clock
from asyncdraft.core.when.working import Calendar, Span
from asyncdraft.core.when.writing import STYLE, Style

WEEKS_A_MONTH = 365.2425 / 12 / 7
MINUTE = timedelta(minutes=1)


class Outside(msgspec.Struct, frozen=True, gc=False):
    """Somebody for whom part of a meeting lies outside their hours: `share` (0 to 1) of its time.

    `when` is its usual start on their own clock ("Tue 02:00").
    """

    name: str
    share: float
    when: str


class Facts(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`people` are those who come: the organizer and all invited but rooms and those who declined.

    `hours` is how long it takes one of them a week, `person_hours` all of them a month. `off_hours` is the
    share (0 to 1) of the time of those in the known that lies outside their working hours, None where
    nobody is known; `known` is how many are. `outside` are those it hits, the hardest first.

    `nameless` is true where the file does not say who is invited, as in a published calendar: `people` is
    then the organizer at most, and what all of them pay is not known (0).
    """

    people: int
    hours: float
    person_hours: float
    off_hours: float | None = None
    known: int = 0
    outside: tuple[Outside, ...] = ()
    nameless: bool = False


class KnownHours:
    """The people whose working hours are known, found by their address or else by their name.

    Their calendars must know the holidays of the years from `start` to `end`, which hold all that is asked.
    """

    def __init__(
        self, calendars: Iterable[Calendar], start: datetime, end: datetime, style: Style = STYLE
    ) -> None:
        known = [calendar for calendar in calendars if calendar.is_known]
        self._workers = {each.person.id: _Worker(each, start, end, style) for each in known}
        self._find = finder(calendar.person for calendar in known)

    def facts(self, meeting: Meeting) -> Facts:
        present = coming(meeting)
        people = len(present)
        hours = meeting.minutes_per_week / 60
        if is_nameless(meeting):
            return Facts(people=people, hours=hours, person_hours=0.0, nameless=True)
        workers = list(self._present(present))
        outside = sorted(self._outside(meeting, workers), key=lambda each: -each.share)
        share = sum(each.share for each in outside) / len(workers) if workers else None
        return Facts(
            people=people,
            hours=hours,
            person_hours=people * hours * WEEKS_A_MONTH,
            off_hours=share if meeting.minutes and meeting.occurrences else None,
            known=len(workers),
            outside=tuple(outside),
        )

    def knows(self, person: Attendee) -> bool:
        return self._worker(person) is not None

    def _present(self, people: Sequence[Attendee]) -> "Iterator[_Worker]":
        return filter(None, map(self._worker, people))

    def _worker(self, person: Attendee) -> "_Worker | None":
        found = self._find(person)
        return self._workers[found.id] if found else None

    @staticmethod
    def _outside(meeting: Meeting, workers: "Sequence[_Worker]") -> Iterator[Outside]:
        if not meeting.minutes or not meeting.occurrences:
            return
        for worker in workers:
            share = worker.share_outside(meeting.occurrences)
            if share:
                yield Outside(worker.name, share, worker.clock(meeting.occurrences[-1].start))


class _Worker:
    def __init__(self, calendar: Calendar, start: datetime, end: datetime, style: Style) -> None:
        self.name = calendar.person.name
        self._zone, self._style = calendar.person.zone, style
        self._spans = calendar.spans(minute_from(start), minute_from(end))
        self._starts = [span[0] for span in self._spans]
        self._seen: dict[Occurrence, int] = {}

    def clock(self, at: datetime) -> str:
        return weekday_clock(at, self._zone, self._style)

    def share_outside(self, occurrences: Sequence[Occurrence]) -> float:
        whole = sum((each.end - each.start) // MINUTE for each in occurrences)
        inside = sum(self._inside(each) for each in occurrences)
        return 1 - inside / whole if whole else 0.0

    def _inside(self, occurrence: Occurrence) -> int:
        if occurrence not in self._seen:
            self._seen[occurrence] = self._worked(minute_from(occurrence.start), minute_from(occurrence.end))
        return self._seen[occurrence]

    def _worked(self, first: int, last: int) -> int:
        place = max(bisect_right(self._starts, first) - 1, 0)
        return sum(
            _shared(span, first, last) for span in self._spans[place : bisect_right(self._starts, last)]
        )


def _shared(span: Span, first: int, last: int) -> int:
    return max(0, min(span[1], last) - max(span[0], first))
