"""Ten hours in one window, compressed: of each hour twenty minutes, without the user's own time."""

import gc
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.harness import Race, fixed, memory_of
from benchmarks.report import say
from benchmarks.story_steps import FILE_DIALOG, STORY, write_story_home
from benchmarks.window import NOW, SIZE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QApplication

STORIES_AN_HOUR, HOURS = 2, 10
FIRST, LAST = "after one hour", "after ten hours"
RESTED_MS = 1000
"""The pause after a key, the autosave and the toast are over by then, or go on in the same way each time."""

Numbers = Mapping[str, float]


def races() -> Iterator[Race]:
    hours = list(_hours())
    for title, unit in UNITS.items():
        yield Race(
            title=title,
            reference=fixed(FIRST, _reading(hours[0], title)),
            runners=(fixed(LAST, _reading(hours[-1], title)),),
            seconds=0,
            least=2,
            unit=unit,
        )


def _reading(numbers: Numbers, title: str) -> Callable[[], float]:
    return lambda: numbers[title]


def _hours() -> Iterator[Numbers]:
    """What there is after each hour."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as home:
        os.environ["ASYNCDRAFT_HOME"] = home
        write_story_home(Path(home))
        from asyncdraft.gui.app import Application
        from asyncdraft.gui.start import prepare_qt

        qt = prepare_qt([])
        application = Application(lambda: NOW, zone="Europe/London", hours24=True)
        application.start([])
        application.window.resize(*SIZE)
        application.window.show()
        application.workspace.tasks.finish()
        for hour in range(1, HOURS + 1):
            _use(application.window, application.session)
            found = _numbers(qt)
            say(f"  hour {hour:2}: " + ", ".join(f"{title} {found[title]:,.0f}" for title in UNITS))
            yield found
        application.window.close()
        application.close()


def _use(*parts: "QObject") -> None:
    """An hour. The dialog of files has an event loop of its own, in which nobody here could press a key."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    from benchmarks.quick_hands import QuickHands

    window = next(part for part in parts if isinstance(part, QWidget))
    hands = QuickHands(window, *parts)
    for _story in range(STORIES_AN_HOUR):
        for step in STORY:
            if step.name != FILE_DIALOG:
                step.play(hands)
    QTest.qWait(RESTED_MS)
    hands.rest()


def _numbers(qt: "QApplication") -> Numbers:
    """What the program has set apart from the collector of cycles is counted too."""
    gc.unfreeze()
    gc.collect()
    found = {MEMORY: memory_of(), **{title: float(count(qt)) for title, count in COUNTS.items()}}
    gc.freeze()
    return found


def _objects(qt: "QApplication") -> "list[QObject]":
    """All that hang on a window or on the application; those that hang on nothing Python alone knows."""
    from PySide6.QtCore import QObject
    from shiboken6 import isValid

    roots = [qt, *qt.topLevelWidgets(), *qt.allWindows()]
    free = (each for each in gc.get_objects() if isinstance(each, QObject) and isValid(each))
    roots += [each for each in free if each.parent() is None and each not in roots]
    return [each for root in roots for each in (root, *root.findChildren(QObject))]


def _active_timers(qt: "QApplication") -> "list[QTimer]":
    from PySide6.QtCore import QTimer

    return [each for each in _objects(qt) if isinstance(each, QTimer) and each.isActive()]


MEMORY = "memory (PSS)"
COUNTS: Mapping[str, Callable[["QApplication"], int]] = {
    "threads": lambda _qt: threading.active_count(),
    "open files": lambda _qt: sum(1 for _file in Path("/proc/self/fd").iterdir()),
    "windows": lambda qt: len(qt.topLevelWidgets()),
    "running timers": lambda qt: len(_active_timers(qt)),
    "objects of Qt": lambda qt: len(_objects(qt)),
}
UNITS = {MEMORY: "MiB", **dict.fromkeys(COUNTS, "")}
