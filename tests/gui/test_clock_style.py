"""Times of day as the user reads them: 24 hours or 12, in the window and in the message."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton

from asyncdraft.gui.app import system_hours24
from tests.gui.driver import Driver


def test_the_clock_is_switched_everywhere(driver: Driver) -> None:
    driver.press("Ctrl+O")
    assert "17:00 JST" in driver.texts()
    driver.application.actions["switch_clock"].trigger()
    driver.settle()
    assert "5 pm JST (Tokyo)" in driver.texts()
    driver.press("Ctrl+Return")
    assert "5 pm JST (Tokyo)" in driver.clipboard.text()
    driver.application.actions["switch_clock"].trigger()
    driver.settle()
    assert "17:00 JST" in driver.texts()


def test_what_is_assumed_of_a_time_is_written_so_too(driver: Driver) -> None:
    driver.press("Ctrl+L")
    driver.type("eod tue tokyo")
    assert "taken as 17:00" in driver.texts()
    driver.application.actions["switch_clock"].trigger()
    driver.settle()
    assert "taken as 5 pm" in driver.texts()
    driver.application.actions["switch_clock"].trigger()
    driver.settle()


def offered(driver: Driver) -> str:
    chips = driver.window.findChildren(QPushButton)
    return " ".join(chip.text() for chip in chips if "as the deadline" in chip.accessibleName())


def test_a_time_in_the_text_that_is_offered_follows_at_once(driver: Driver) -> None:
    driver.press("Ctrl+O")
    assert "12:00 EST" in offered(driver)
    driver.application.actions["switch_clock"].trigger()
    driver.settle()
    assert "12 pm EST" in offered(driver)
    driver.application.actions["switch_clock"].trigger()
    driver.settle()


@pytest.mark.parametrize(
    ("name", "hours24"),
    [("en_US", False), ("en_AU", False), ("en_GB", True), ("de_DE", True), ("fr_CA", True), ("C", True)],
)
def test_until_the_user_chooses_the_locale_does(name: str, hours24: bool) -> None:
    assert system_hours24(QLocale(name)) is hours24
