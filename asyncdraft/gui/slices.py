"""Long work on the GUI thread, done in slices between events, so that keys and paints never wait for it."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

BUDGET_S = 0.008
"""How long a slice goes on taking steps: half a frame of a usual screen."""


class Slices(QObject):
    """One piece of work at a time; its steps should be short, because no slice ends within one."""

    def __init__(self, parent: QObject, budget: float = BUDGET_S) -> None:
        super().__init__(parent)
        self._budget = budget
        self._work: Iterator[None] = iter(())
        self._done: Callable[[], None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._run_slice)

    @property
    def is_busy(self) -> bool:
        return self._done is not None

    def run(self, work: Iterator[None], done: Callable[[], None]) -> None:
        """In place of the work before it. The first slice is done at once: short work ends with it."""
        self._work, self._done = work, done
        self._run_slice()

    def run_soon(self, work: Iterator[None], done: Callable[[], None]) -> None:
        """As `run`, but nothing of it is done within this event."""
        self._work, self._done = work, done
        self._timer.start()

    def finish(self) -> None:
        """The rest without a break."""
        for _step in self._work:
            pass
        self._end()

    def stop(self) -> None:
        """What is not done is left undone, and `done` is not called."""
        self._work, self._done = iter(()), None
        self._timer.stop()

    def _run_slice(self) -> None:
        until = perf_counter() + self._budget
        for _step in self._work:
            if perf_counter() >= until:
                self._timer.start()
                return
        self._end()

    def _end(self) -> None:
        done = self._done
        self.stop()
        if done is not None:
            done()
