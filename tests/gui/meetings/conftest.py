"""The audit with the sample calendar open, which is read once for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from asyncdraft.core.meetings.audit import Audit
from asyncdraft.gui.meetings.audit_work import Wanted
from asyncdraft.gui.meetings.sample_calendar import sample_calendar
from tests.gui.conftest import NOW, Shared
from tests.gui.driver import Driver
from tests.gui.meetings.audit_page import finish

Read = tuple[Wanted, Audit]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("calendars")
    (folder / "alex.ics").write_bytes(sample_calendar(NOW))
    (folder / "prose.ics").write_text("Dear all, here is my calendar.", "utf-8")
    return folder


@pytest.fixture(scope="session")
def read(folder: Path, shared: Shared) -> Read:
    """The sample calendar, read once as every calendar is."""
    driver = shared.lend()
    driver.application.meetings.audit_commands.read_calendars([str(folder / "alex.ics")])
    finish(driver)
    desk = driver.application.meetings.audit_desk
    found = (desk.wanted, desk.audit)
    shared.take_back(driver)
    assert found[0] is not None
    assert found[1] is not None
    return found[0], found[1]


@pytest.fixture
def view(driver: Driver, read: Read) -> Iterator[Driver]:
    """With the sample calendar open."""
    driver.press("Ctrl+3")
    driver.application.meetings.audit_desk.take(*read)
    driver.settle()
    yield driver
    driver.window.audit.clear_filter()
    if driver.window.audit.table.sort != ("verdict", False):
        driver.window.audit.table.sort_by("verdict")
