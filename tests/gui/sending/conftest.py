"""A window with accounts, whose Slack is a local server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.sending.sending_window import Begin, Clock, SendingDriver, Window, wire
from tests.services import slack_server
from tests.services.slack_server import Slack


@pytest.fixture(scope="module")
def sending_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sending")


@pytest.fixture(scope="module")
def sending_window(qapp: QApplication, sending_home: Path) -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASYNCDRAFT_HOME", str(sending_home))
        made = Window()
    yield made
    made.driver.stop()


@pytest.fixture
def slack() -> Iterator[Slack]:
    with slack_server.running() as found:
        yield found


@pytest.fixture
def driver(
    sending_window: Window, sending_home: Path, slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SendingDriver]:
    """The window of the tests of a file, with two accounts of Slack."""
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(sending_home))
    wire(monkeypatch, slack)
    yield sending_window.lend()
    sending_window.take_back()


@pytest.fixture
def begin(home: Path, qapp: QApplication, slack: Slack, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Starts the program, and ends the one before, on the same store."""
    wire(monkeypatch, slack)
    running: list[SendingDriver] = []
    clock = Clock()

    def start() -> SendingDriver:
        for before in running:
            before.stop()
        driver = SendingDriver(clock)
        running[:] = [driver]
        driver.start()
        return driver

    yield start
    for driver in running:
        driver.stop()
