"""The one way to long work: off the GUI thread, with its end told on it."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Result = TypeVar("Result")
Progress = Callable[[int, int], None]


class _Messages(QObject):
    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)


class _Job(QRunnable):
    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self.messages = _Messages()
        self._work = work

    def run(self) -> None:
        try:
            result = self._work(self.messages.progress.emit)
        except Exception as error:
            self.messages.failed.emit(error)
        else:
            self.messages.done.emit(result)


class Tasks(QObject):
    """Runs jobs one after the other; `finish()` waits for what is under way, `close()` also drops its end."""

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._running: dict[int, _Messages] = {}
        self._next = 0

    def run(
        self,
        work: Callable[[Progress], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
        progress: Callable[[int, int], object] | None = None,
    ) -> None:
        """`work` never touches Qt; `done`, `failed` and `progress` are called on the GUI thread."""
        job = _Job(work)
        number = self._next
        self._next += 1
        self._running[number] = job.messages
        job.messages.done.connect(lambda result: self._end(number, done, result))
        job.messages.failed.connect(lambda error: self._end(number, failed, error))
        if progress is not None:
            job.messages.progress.connect(progress)
        self._pool.start(job)

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def finish(self) -> None:
        self._pool.waitForDone()

    def close(self) -> None:
        """Nothing that is under way is told any more: whom it would be told to may be gone."""
        self._pool.waitForDone()
        self._running.clear()

    def _end(self, number: int, told: Callable[[Any], object], payload: object) -> None:
        if self._running.pop(number, None) is not None:
            told(payload)
