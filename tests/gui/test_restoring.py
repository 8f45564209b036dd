"""A backup is restored beside the window: it lives, holds what is typed, can stop, and closes behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.gui.dialogs.restoring import LINE
from asyncdraft.integrations.file_lock import held
from asyncdraft.storage import paths, whole_store
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import StoreProblem
from tests.gui import listener
from tests.gui.conftest import Launch
from tests.gui.driver import PATIENCE_MS, Driver


@pytest.fixture
def pack(driver: Driver, tmp_path: Path) -> Path:
    """It holds “One”; “Two” came after it."""
    made = tmp_path / "all.zip"
    driver.press("Ctrl+N")
    driver.write(Pane.WHAT, "One")
    driver.save()
    driver.application.store_commands.write_backup(str(made))
    wait_for_tasks(driver)
    driver.press("Ctrl+N")
    driver.write(Pane.WHAT, "Two")
    driver.save()
    return made


@contextmanager
def held_up(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[None]:
    """That step of restoring waits until the block ends."""
    may_go_on, really = Event(), getattr(whole_store, name)

    def waits(*arguments: object) -> object:
        may_go_on.wait(PATIENCE_MS / 1000)
        return really(*arguments)

    monkeypatch.setattr(whole_store, name, waits)
    try:
        yield
    finally:
        may_go_on.set()


def wait_for_tasks(driver: Driver) -> None:
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)


def restore(driver: Driver, pack: Path) -> None:
    driver.application.store_commands.read_backup(str(pack))
    driver.settle()


def test_the_window_says_that_it_restores_and_lives_on(
    driver: Driver, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held_up(monkeypatch, "save"):
        restore(driver, pack)
        assert LINE in driver.texts(driver.dialog)
        assert [amiss for asked in listener.ASKED if (amiss := asked(driver.dialog))] == []
        driver.type("x")
        driver.window.resize(1300, 720)
        driver.settle()
        assert driver.draft.what == "Two"
        assert driver.drafts == ["Two", "One"]
    wait_for_tasks(driver)
    assert driver.drafts == ["One"]
    assert driver.toast == "Restored: 1 draft."


@pytest.mark.parametrize("key", ["Escape", "Return"])
def test_it_stops_before_anything_is_changed(
    driver: Driver, pack: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    with held_up(monkeypatch, "save"):
        restore(driver, pack)
        driver.press(key)
        assert [each.text() for each in driver.dialog.findChildren(QPushButton)] == ["Stopping…"]
    wait_for_tasks(driver)
    assert driver.toast == "Stopped. Nothing was changed."
    assert driver.drafts == ["Two", "One"]
    assert driver.draft.what == "Two"


def test_what_cannot_be_restored_is_told(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_text("no zip")
    driver.write(Pane.WHAT, "One")
    restore(driver, tmp_path / "other.zip")
    wait_for_tasks(driver)
    assert "is no backup of AsyncDraft" in driver.toast
    assert driver.draft.what == "One"


def test_files_that_cannot_be_put_back_are_told_with_the_drafts_that_are(
    driver: Driver, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_arguments: object) -> None:
        raise StoreProblem("The disk is full.")

    monkeypatch.setattr(whole_store, "_put_back", refuses)
    restore(driver, pack)
    wait_for_tasks(driver)
    assert driver.toast.startswith(
        "The drafts of the backup are back, but not all of its files: The disk is full."
    )
    assert driver.drafts == ["One"]


def test_it_waits_for_a_message_on_its_way(driver: Driver, pack: Path) -> None:
    with held(paths.outbox_lock()):
        restore(driver, pack)
        wait_for_tasks(driver)
    assert driver.toast == "A message is on its way out. Restore the backup once it is sent."
    assert driver.drafts == ["Two", "One"]


@pytest.mark.parametrize("step", ["save", "bring_over", "_put_back"])
def test_the_window_closes_behind_it(
    launch: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    driver = launch()
    drafts = driver.application.workspace.drafts
    drafts.create(Draft(what="One"))
    driver.application.store_commands.write_backup(str(tmp_path / "all.zip"))
    wait_for_tasks(driver)
    drafts.create(Draft(what="Two"))
    with held_up(monkeypatch, step):
        restore(driver, tmp_path / "all.zip")
        assert not driver.window.close()
        assert driver.window.isVisible()
    driver.wait_for(lambda: not driver.window.isVisible())
    assert _stored() == ["One"]


def test_a_failure_keeps_the_window_open_to_tell_it(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.zip").write_text("no zip")
    with held_up(monkeypatch, "_unzip"):
        restore(driver, tmp_path / "other.zip")
        driver.window.close()
    wait_for_tasks(driver)
    assert driver.window.isVisible()
    assert "is no backup of AsyncDraft" in driver.toast


def _stored() -> list[str]:
    database = open_database(paths.database_file())
    try:
        return [line.title for line in Drafts(database).list()]
    finally:
        database.close()
