"""The collector of cycles leaves alone what came with the start."""

import gc

from asyncdraft.gui import long_lived
from asyncdraft.gui.workspace import Change
from tests.gui.driver import Driver


def test_what_is_there_is_set_apart_at_once_and_again_when_all_is_loaded(driver: Driver) -> None:
    workspace = driver.application.workspace
    before = gc.get_freeze_count()
    first = [[number] for number in range(1000)]
    long_lived.set_apart(workspace)
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
