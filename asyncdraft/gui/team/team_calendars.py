"""When the people of the team work: without public holidays that are still looked up, off the GUI thread."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from asyncdraft.core.people import Person
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.tasks import Progress, Tasks
from asyncdraft.storage import paths
from asyncdraft.storage.holidays import Holidays
from asyncdraft.storage.library import Library

SAMPLE_TIME = "Tue 5pm Reykjavik"


class TeamCalendars(QObject):
    """`loaded()` once more holidays are known than before, `failed(error)` where they cannot be."""

    loaded = Signal()
    failed = signal_of(Exception)

    def __init__(self, library: Callable[[], Library], tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._known: dict[str, Calendar] = {}
        self.holidays = Holidays(paths.holidays_file())

    def clear(self) -> None:
        """The people are others; the holidays of their countries stay known."""
        self._known.clear()

    def of(self, person: Person, now: datetime) -> Calendar:
        known = self._known.get(person.id)
        if known is None:
            ready = self.holidays.are_at_hand(person.holidays, now.year)
            known = self._library().calendar(person, now) if ready else Calendar(person, {})
            self._known[person.id] = known
        return known

    def knows_holidays(self, people: Iterable[Person], now: datetime) -> bool:
        """Those of all of them."""
        return all(self.holidays.are_at_hand(person.holidays, now.year) for person in people)

    def load(self, people: Iterable[Person], now: datetime) -> None:
        """Before them the table of cities and what reads times: the first text does not wait for it then."""
        library = self._library()
        missing = {
            person.holidays for person in people if not self.holidays.are_at_hand(person.holidays, now.year)
        }

        def load(_progress: Progress) -> set[str]:
            library.times.read(SAMPLE_TIME, now)
            for code in missing:
                library.region(code, now.year)
            return missing

        self._tasks.run(load, self._on_loaded, self.failed.emit)

    def _on_loaded(self, found: set[str]) -> None:
        if found:
            self._known.clear()
            self.loaded.emit()

    def region_name(self, code: str, now: datetime) -> str:
        """Where holidays are called so; empty until they are known."""
        return self.holidays.of(code, now.year).name if self.holidays.are_at_hand(code, now.year) else ""

    def holidays_of(self, person: Person | None, now: datetime) -> Mapping[date, str]:
        return self.holidays.of(person.holidays if person else "", now.year).days
