"""A real window on a store of its own, and what must not be left behind by a test."""

import gc
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from asyncdraft.gui.app import Application
from tests.gui.driver import Driver

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """No thread, running timer, window or dialog outlives its test."""
    threads = set(threading.enumerate())
    yield
    qapp.processEvents()
    gc.collect()
    assert set(threading.enumerate()) <= threads
    assert not [
        dialog for dialog in qapp.topLevelWidgets() if isinstance(dialog, QDialog) and dialog.isVisible()
    ]
    assert not [window for window in qapp.topLevelWidgets() if window.isVisible()]
    assert not [timer for timer in _timers(qapp) if timer.isActive()]


@pytest.fixture
def driver(home: Path, qtbot: QtBot) -> Iterator[Driver]:
    application = Application(lambda: NOW, zone="Europe/London")
    made = Driver(application, qtbot)
    made.start()
    yield made
    made.stop()


def _timers(root: QObject) -> list[QTimer]:
    return [
        *root.findChildren(QTimer),
        *(timer for window in QApplication.topLevelWidgets() for timer in window.findChildren(QTimer)),
    ]
