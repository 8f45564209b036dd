"""A second start hands its files to the window that is open, and ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from asyncdraft.core.draft import Draft
from asyncdraft.gui.instance import Instance
from asyncdraft.storage import draft_file
from tests.gui.driver import Driver


@pytest.fixture
def first(driver: Driver, tmp_path: Path) -> Iterator[Instance]:
    instance = Instance(tmp_path)
    instance.opened.connect(driver.application.raise_window)
    assert instance.is_first([])
    yield instance
    instance.close()


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
