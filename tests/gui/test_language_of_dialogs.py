"""Every text of every dialog goes through the catalogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from asyncdraft.gui import screenshot
from asyncdraft.gui.app import Application
from tests.gui.driver import Driver
from tests.gui.test_accessibility import DIALOGS
from tests.gui.test_language import open_view, unknown

LEFT_OUT = frozenset({"insert_value", "compare_template"})
"""One lists what Jinja calls values and filters, the other needs a template that was changed."""

MORE = {"compose": ("times_in_text",)}


@pytest.fixture
def driver(
    pseudo_spoken: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Driver]:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    driver = Driver(Application(lambda: screenshot.SHOWN_AT, zone="Europe/London", hours24=True))
    driver.start()
    yield driver
    driver.stop()


@pytest.mark.parametrize("view", DIALOGS)
def test_a_dialog_goes_through_the_catalogue(driver: Driver, view: str) -> None:
    open_view(driver, view)
    found = []
    for action in sorted({*DIALOGS[view].split(), *MORE.get(view, ())} - LEFT_OUT):
        driver.application.actions[action].trigger()
        driver.settle()
        shown = [each for each in driver.window.findChildren(QDialog) if each.isVisible()]
        assert shown, action
        found += [f"{action}: {text}" for text in unknown(driver, [*shown])]
        for dialog in shown:
            dialog.close()
        driver.settle()
    assert not found, "\n".join(["", *found])
