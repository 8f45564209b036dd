"""When the people of the team work: without public holidays until those are loaded, off the GUI thread."""

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
    """`loaded()` once holidays are known, `failed(error)` where they cannot be."""

    loaded = Signal()
    failed = signal_of(Exception)

    def __init__(self, library: Callable[[], Library], tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._known: dict[str, Calendar] = {}
        self._loaded = frozenset({""})
        self.holidays = Holidays(paths.holidays_file())
        self.knows_holidays = False

    def clear(self) -> None:
        """The people are others; the holidays of their countries stay known."""
        self._known.clear()

    def of(self, person: Person, now: datetime) -> Calendar:
        known = self._known.get(person.id)
        if known is None:
            ready = person.holidays in self._loaded
            known = self._library().calendar(person, now) if ready else Calendar(person, {})
            self._known[person.id] = known
        return known

    def load(self, people: Iterable[Person], now: datetime) -> None:
        """Before them the table of cities and what reads times: the first text does not wait for it then."""
        library, codes = self._library(), frozenset(person.holidays for person in people)

        def load(_progress: Progress) -> frozenset[str]:
            library.times.read(SAMPLE_TIME, now)
            for code in codes:
                library.region(code, now.year)
            return codes

        self._tasks.run(load, self._on_loaded, self.failed.emit)

    def _on_loaded(self, codes: frozenset[str]) -> None:
        self._loaded |= codes
        self.knows_holidays = True
        self._known.clear()
        self.loaded.emit()

    def region_name(self, code: str, now: datetime) -> str:
        """Where holidays are called so; empty until holidays are loaded."""
        return self.holidays.of(code, now.year).name if self.knows_holidays else ""

    def holidays_of(self, person: Person | None, now: datetime) -> Mapping[date, str]:
        return self.holidays.of(person.holidays if person else "", now.year).days
