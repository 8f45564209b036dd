"""The drill with everybody's holidays and the reader of times."""

from datetime import datetime

from asyncdraft.core.people import Person
from asyncdraft.core.practice.drill import fresh
from asyncdraft.core.practice.task import DrillVerdict, Form, Task, judged
from asyncdraft.core.team import Team
from asyncdraft.core.when.working import Calendar
from asyncdraft.storage.library import Library


class Drills:
    """Keeps the calendars of its people: the first task of a day costs what their holidays cost."""

    def __init__(self) -> None:
        self._library = Library(Team())
        self._calendars: dict[tuple[Person, int], Calendar] = {}

    def task(self, seed: int, now: datetime, form: Form | None = None) -> Task:
        return fresh(seed, now, self._calendar, form)

    def judged(self, task: Task, typed: str) -> DrillVerdict:
        return judged(task, typed, self._library.times)

    def _calendar(self, person: Person, now: datetime) -> Calendar:
        key = person, now.year
        if key not in self._calendars:
            self._calendars[key] = self._library.calendar(person, now)
        return self._calendars[key]
