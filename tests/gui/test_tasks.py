"""Long work whose end nobody waits for any more."""

import threading
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from asyncdraft.gui.tasks import Progress, Tasks


def test_what_ends_after_the_close_is_not_told(qapp: QApplication) -> None:
    told: list[int] = []
    tasks = Tasks()
    tasks.run(lambda _progress: 1, told.append, lambda _error: told.append(-1))
    tasks.close()
    assert not tasks.busy
    qapp.processEvents()
    assert told == []

    tasks.run(lambda _progress: 2, told.append, lambda _error: told.append(-1))
    tasks.finish()
    qapp.processEvents()
    assert told == [2]


def test_jobs_run_one_after_the_other_and_are_told_on_the_gui_thread(qapp: QApplication) -> None:
    told: list[object] = []
    tasks = Tasks()

    def work(number: int) -> Callable[[Progress], int]:
        def run(progress: Progress) -> int:
            progress(number, 3)
            if number == 2:
                raise ValueError("two")
            return threading.get_ident()

        return run

    here = threading.get_ident()
    for number in range(1, 4):
        tasks.run(
            work(number),
            lambda ran_on: told.append(("done", ran_on != here, threading.get_ident() == here)),
            lambda error: told.append(str(error)),
            lambda done, total: told.append((done, total)),
        )
    tasks.finish()
    assert tasks.busy
    qapp.processEvents()
    assert told == [(1, 3), ("done", True, True), (2, 3), "two", (3, 3), ("done", True, True)]
    assert not tasks.busy


def test_a_job_may_ask_for_another_when_it_is_told(qapp: QApplication) -> None:
    told: list[int] = []
    tasks = Tasks()

    def again(number: int) -> None:
        told.append(number)
        if number < 50:
            tasks.run(lambda _progress: number + 1, again, lambda _error: None)

    tasks.run(lambda _progress: 1, again, lambda _error: None)
    while tasks.busy:
        qapp.processEvents()
    assert told == list(range(1, 51))
