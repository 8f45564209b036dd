"""Help > Diagnostics: what the doctor tells, to be copied."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from asyncdraft.integrations import health
from tests.gui.driver import Driver


def test_what_was_found_is_shown_and_copied(driver: Driver) -> None:
    driver.do("show_diagnostics")
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)
    dialog = driver.dialog
    [text] = dialog.findChildren(QPlainTextEdit)
    driver.click_in_dialog("Copy")
    copied, shown = QGuiApplication.clipboard().text(), text.toPlainText()
    dialog.close()
    driver.settle()

    assert copied == shown
    assert "Integrity:" in copied
    assert "on offscreen" in copied


def test_what_is_missing_stands_first(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "missing_library", lambda _platform: "libxcb-cursor.so.0")
    driver.do("show_diagnostics")
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)
    told = driver.texts(driver.dialog)
    driver.dialog.close()
    driver.settle()

    assert "One thing needs you." in told
    assert "sudo apt install libxcb-cursor0" in told


def test_it_may_be_closed_before_the_looking_ends(driver: Driver) -> None:
    driver.application.actions["show_diagnostics"].trigger()
    driver.dialog.close()
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)
