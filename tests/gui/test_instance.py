"""A second start hands its files to the window that is open, and ends."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt

from asyncdraft.core.draft import Draft
from asyncdraft.gui import instance
from asyncdraft.gui.instance import Instance
from asyncdraft.storage import draft_file
from tests.gui.driver import Driver


@pytest.fixture
def first(driver: Driver, tmp_path: Path) -> Iterator[Instance]:
    window = Instance(tmp_path)
    window.opened.connect(driver.application.raise_window)
    assert window.is_first([])
    window.listen()
    yield window
    window.close()


def test_the_first_window_opens_the_files_of_the_second(
    driver: Driver, first: Instance, tmp_path: Path
) -> None:
    file = tmp_path / "handoff.md"
    file.write_text(draft_file.write(Draft(what="Handed over")), "utf-8")

    assert not Instance(tmp_path).is_first([str(file)])

    driver.wait_for(lambda: driver.draft.what == "Handed over")


def test_another_folder_has_a_window_of_its_own(first: Instance, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other")
    assert other.is_first([])
    other.close()


def test_a_window_that_was_closed_stands_in_nobodys_way(first: Instance, tmp_path: Path) -> None:
    first.close()
    second = Instance(tmp_path)
    assert second.is_first([])
    second.close()


def test_a_second_start_waits_for_a_window_that_is_about_to_be_painted(home: Path) -> None:
    """The first holds the lock from its beginning, and listens once it is painted."""
    first = Instance(home)
    assert first.is_first([])
    with ThreadPoolExecutor(1) as elsewhere:
        second = elsewhere.submit(lambda: Instance(home).is_first([]))
        first.listen()
        assert not second.result(timeout=30)
    first.close()


def test_a_window_that_does_not_answer_stands_in_nobodys_way(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "LISTENS_WITHIN", 0.1)
    silent = Instance(home)
    assert silent.is_first([])
    assert Instance(home).is_first([])
    silent.close()


def test_a_folder_that_cannot_be_written_lets_the_window_open_at_once(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("", "utf-8")
    started = monotonic()
    assert Instance(tmp_path / "a-file" / "home").is_first([])
    assert monotonic() - started < instance.LISTENS_WITHIN


def test_a_large_window_that_is_put_away_comes_back_as_large(driver: Driver) -> None:
    driver.window.showMaximized()
    driver.settle()
    driver.window.showMinimized()
    driver.settle()

    driver.application.raise_window([])
    driver.settle()
    was = driver.window.windowState()
    driver.window.showNormal()
    driver.settle()

    assert was & Qt.WindowState.WindowMaximized
    assert not was & Qt.WindowState.WindowMinimized


def test_a_file_that_is_handed_over_is_seen_whatever_was_shown(driver: Driver, tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    file.write_text("Rates are stale", "utf-8")
    driver.press("Ctrl+2")
    assert driver.window.view == "threads"

    driver.application.raise_window([str(file)])
    driver.settle()

    assert driver.window.view == "compose"
    assert driver.draft.what == "Rates are stale"
