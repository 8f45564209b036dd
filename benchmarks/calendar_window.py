"""A calendar of ten years opened in the window: how long a key would wait at the longest."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from benchmarks.harness import Goal, Race, Runner, Sample, runner
from benchmarks.meetings import EVENTS, calendar_file
from benchmarks.window import opened, settle

if TYPE_CHECKING:
    from asyncdraft.gui.app import Application

SECONDS_AFTER = 0.5
"""So long it is watched once the result is shown."""
LONGEST_MS = 50.0
PART = 20


def races() -> Iterator[Race]:
    with TemporaryDirectory() as folder, opened() as application:
        from icalendar import Calendar

        gc.freeze()
        part, file = calendar_file(PART), Path(folder) / "ten-years.ics"
        file.write_bytes(calendar_file(EVENTS))
        opening = _Opening(application, file)
        yield Race(
            title=f"the longest turn of the event loop, {EVENTS:,} events",
            reference=runner(f"icalendar parses {PART} events", lambda: Calendar.from_ical(part)),
            runners=(
                Runner("while they are read", opening.read, (Goal("median", LONGEST_MS),)),
                Runner("when they are shown", opening.show, (Goal("median", LONGEST_MS),)),
            ),
            least=3,
        )


class _Opening:
    """Read first, then show: what the one leaves, the other goes on with."""

    def __init__(self, application: "Application", file: Path) -> None:
        self._desk = application.meetings.audit_desk
        self._commands = application.meetings.audit_commands
        self._file = file
        self._is_read = False
        self._desk.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._is_read = True

    def read(self) -> Sample:
        self._desk.forget()
        settle()
        self._is_read = False
        self._commands.read_calendars([str(self._file)])
        return _longest_turn(lambda: self._is_read)

    def show(self) -> Sample:
        end = perf_counter() + SECONDS_AFTER
        return _longest_turn(lambda: perf_counter() > end)


def _longest_turn(is_over: Callable[[], bool]) -> Sample:
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

    longest = Sample(0.0, 0.0)
    while not is_over():
        cpu, wall = thread_time(), perf_counter()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        turn = Sample(thread_time() - cpu, perf_counter() - wall)
        longest = max(longest, turn)
    return longest
