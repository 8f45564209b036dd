"""The one way to long work: off the GUI thread, with its end told on it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class _Job:
    work: Callable[[Progress], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]
    progress: Callable[[int, int], object] | None


class Tasks(QObject):
    """Runs jobs one after the other; `finish()` waits for what is under way, `close()` also drops its end.

    The working thread makes and drops no Qt object: Shiboken keeps one table of all of them, and a QRunnable
    that ended beside the GUI thread left entries in it that later crashed the program.
    """

    _heard = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._jobs: dict[int, _Job] = {}
        self._next = 0
        self._waiting: deque[int] = deque()
        self._lock = Lock()
        self._is_working = False
        self._thread: Thread | None = None
        self._told: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
        progress: Callable[[int, int], object] | None = None,
    ) -> None:
        """`work` never touches Qt; `done`, `failed` and `progress` are called on the GUI thread."""
        number = self._next
        self._next += 1
        self._jobs[number] = _Job(work, done, failed, progress)
        with self._lock:
            self._waiting.append(number)
            is_idle, self._is_working = not self._is_working, True
        if is_idle:
            self.finish()
            self._thread = Thread(target=self._work, name="tasks")
            self._thread.start()

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def finish(self) -> None:
        if self._thread is not None:
            self._thread.join()

    def conclude(self) -> None:
        """Waits for what is under way, and tells its end now."""
        self.finish()
        while not self._told.empty():
            self._hear()

    def close(self) -> None:
        """Nothing that is under way is told any more: whom it would be told to may be gone."""
        self.finish()
        self._jobs.clear()

    def _work(self) -> None:
        """On the working thread, until nothing waits."""
        while True:
            with self._lock:
                if not self._waiting:
                    self._is_working = False
                    return
                number = self._waiting.popleft()
            self._tell(self._outcome(number))

    def _outcome(self, number: int) -> Callable[[], None]:
        def say(done: int, total: int) -> None:
            self._tell(partial(self._on_progress, number, done, total))

        try:
            return partial(self._on_done, number, self._jobs[number].work(say))
        except Exception as error:  # noqa: BLE001 - handed to whoever asked for the work
            return partial(self._on_failed, number, error)

    def _tell(self, news: Callable[[], None]) -> None:
        self._told.put(news)
        self._heard.emit()

    # On the GUI thread

    def _hear(self) -> None:
        """Every piece of news has an event of its own, so that what one does is seen before the next."""
        try:
            news = self._told.get_nowait()
        except Empty:
            return
        news()
        if not self._jobs:
            self.finish()

    def _on_progress(self, number: int, done: int, total: int) -> None:
        job = self._jobs.get(number)
        if job is not None and job.progress is not None:
            job.progress(done, total)

    def _on_done(self, number: int, result: object) -> None:
        job = self._jobs.pop(number, None)
        if job is not None:
            job.done(result)

    def _on_failed(self, number: int, error: Exception) -> None:
        job = self._jobs.pop(number, None)
        if job is not None:
            job.failed(error)
