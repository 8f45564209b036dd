"""The collector of cycles keeps to the GUI thread, and leaves alone what came with the start."""

import gc
import threading
import weakref
from pathlib import Path

from PySide6.QtCore import QTimerEvent
from PySide6.QtWidgets import QApplication, QWidget

from asyncdraft.gui import garbage
from asyncdraft.gui.app import Application
from asyncdraft.gui.tasks import Progress
from asyncdraft.gui.workspace import Change
from tests.gui.conftest import NOW, ZONE
from tests.gui.driver import LATE_VIEWS, Driver

ENOUGH_FOR_A_COLLECTION = 100_000


def leave_a_cycle(died_on: list[int]) -> None:
    """As a dialog does that knows a slot which knows the dialog."""
    dialog = QWidget()
    vars(dialog)["itself"] = dialog
    weakref.finalize(dialog, lambda: died_on.append(threading.get_ident()))


def test_what_dies_in_a_cycle_dies_on_the_gui_thread(driver: Driver) -> None:
    died_on: list[int] = []
    leave_a_cycle(died_on)

    def allocate(_progress: Progress) -> list[list[int]]:
        return [[number] for number in range(ENOUGH_FOR_A_COLLECTION)]

    made: list[list[list[int]]] = []
    tasks = driver.application.workspace.tasks
    tasks.run(allocate, made.append, lambda _error: made.append([]))
    driver.wait_for(lambda: bool(made))
    assert len(made[0]) == ENOUGH_FOR_A_COLLECTION
    assert died_on == []
    driver.application.collector.timerEvent(QTimerEvent(0))
    assert died_on == [threading.get_ident()]


def test_what_is_there_is_set_apart_at_once_and_again_when_all_is_loaded(driver: Driver) -> None:
    workspace = driver.application.workspace
    before = gc.get_freeze_count()
    first = [[number] for number in range(1000)]
    garbage.set_apart(workspace)
    at_once = gc.get_freeze_count()
    second = [[number] for number in range(1000)]
    workspace.changed.emit(Change.DRAFTS)
    assert at_once >= before + len(first)
    assert gc.get_freeze_count() <= at_once
    workspace.changed.emit(Change.TEMPLATES)
    loaded = gc.get_freeze_count()
    assert loaded >= at_once + len(second) // 2
    third = [[number] for number in range(1000)]
    workspace.changed.emit(Change.TEMPLATES)
    assert gc.get_freeze_count() < loaded + len(third)


def test_a_window_that_is_gone_is_collected_with_all_it_knew(home: Path, qapp: QApplication) -> None:
    driver = Driver(Application(lambda: NOW, zone=ZONE))
    driver.start()
    for view in LATE_VIEWS:
        driver.do(f"show_{view}")
    application = driver.application
    gone = [weakref.ref(each) for each in (application, application.workspace, application.window)]
    driver.stop()
    del driver, application
    garbage.collect_what_was_set_apart()
    assert [each() for each in gone] == [None, None, None]
