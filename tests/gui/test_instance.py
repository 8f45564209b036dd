"""A second start hands its files to the window that is open, and ends."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

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
