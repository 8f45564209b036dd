"""The window on a folder of its own, driven within a fault."""

import os
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from asyncdraft.core.draft import Pane
from asyncdraft.gui.app import Application
from asyncdraft.gui.start import prepare_qt
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from tests.gui.driver import Driver

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


def opened(home: Path) -> Driver:
    os.environ["ASYNCDRAFT_HOME"] = str(home)
    if QApplication.instance() is None:
        KEPT.append(prepare_qt([]))
    driver = Driver(Application(lambda: NOW, zone="Europe/London", hours24=True))
    driver.start()
    return driver


KEPT: list[QApplication] = []
"""An application without a name would be collected."""


def write(driver: Driver, text: str) -> None:
    driver.window.editors.focus_pane(Pane.WHAT)
    driver.window.editors.editor(Pane.WHAT).insertPlainText(text)
    driver.settle()
    driver.application.session.flush()
    driver.settle()


def stored(home: Path) -> list[str]:
    database = open_database(home / "drafts.sqlite3")
    drafts = Drafts(database)
    texts = [drafts.get(line.id).what for line in drafts.list()]
    database.close()
    return texts
