"""Times of day as the user reads them: 24 hours or 12, in the window and in the message."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.gui.app import system_hours24
from asyncdraft.gui.dialogs.lines_form import LinesForm
from tests.gui.driver import Driver


def test_the_clock_is_switched_everywhere(driver: Driver) -> None:
    driver.press("Ctrl+O")
    assert "17:00 JST" in driver.texts()
    driver.do("switch_clock")
    assert "5 pm JST (Tokyo)" in driver.texts()
    driver.press("Ctrl+Return")
    assert "5 pm JST (Tokyo)" in driver.clipboard.text()
    driver.do("switch_clock")
    assert "17:00 JST" in driver.texts()


def test_what_is_assumed_of_a_time_is_written_so_too(driver: Driver) -> None:
    driver.press("Ctrl+L")
    driver.type("eod tue tokyo")
    assert "taken as 17:00" in driver.texts()
    driver.do("switch_clock")
    assert "taken as 5 pm" in driver.texts()
    driver.do("switch_clock")


def offered(driver: Driver) -> str:
    chips = driver.window.findChildren(QPushButton)
    return " ".join(chip.text() for chip in chips if "as the deadline" in chip.accessibleName())


def test_a_time_in_the_text_that_is_offered_follows_at_once(driver: Driver) -> None:
    driver.press("Ctrl+O")
    assert "12:00 EST" in offered(driver)
    driver.do("switch_clock")
    assert "12 pm EST" in offered(driver)
    driver.do("switch_clock")


@pytest.mark.parametrize(
    ("name", "hours24"),
    [("en_US", False), ("en_AU", False), ("en_GB", True), ("de_DE", True), ("fr_CA", True), ("C", True)],
)
def test_until_the_user_chooses_the_locale_does(name: str, hours24: bool) -> None:
    assert system_hours24(QLocale(name)) is hours24


@pytest.fixture
def twelve(driver: Driver) -> Iterator[Driver]:
    workspace = driver.application.workspace
    before = workspace.settings
    workspace.choose(hours24=False)
    yield driver
    workspace.choose(hours24=before.hours24, day_ends="")
    driver.settle()


def line(driver: Driver, name: str) -> str:
    return driver.named(name, QLineEdit).text()


def writer(driver: Driver) -> Person:
    found = driver.application.workspace.team.writer
    assert found is not None
    return found


def test_own_hours_are_shown_and_typed_so(twelve: Driver) -> None:
    twelve.press("Ctrl+,")
    assert (line(twelve, "Work begins"), line(twelve, "Work ends")) == ("9 am", "5 pm")
    twelve.write_field("Work ends", "6 pm")
    twelve.press("Return")
    assert writer(twelve).hours == uniform_week((Shift(540, 1080),))
    twelve.write_field("Work ends", "1730")
    twelve.press("Return")
    assert line(twelve, "Work ends") == "5:30 pm"
    twelve.write_field("Work ends", "late")
    twelve.press("Return")
    assert "Write times such as 9 am and 5:30 pm" in twelve.texts()
    twelve.write_field("Work ends", "5 pm")
    twelve.press("Return")


def test_the_fields_of_hours_follow_at_once(twelve: Driver) -> None:
    twelve.press("Ctrl+,")
    twelve.application.workspace.choose(day_ends="18:30")
    assert (line(twelve, "Work begins"), line(twelve, "Your end of day")) == ("9 am", "6:30 pm")
    twelve.application.workspace.choose(hours24=True)
    twelve.settle()
    assert (line(twelve, "Work begins"), line(twelve, "Your end of day")) == ("09:00", "18:30")


def test_the_end_of_a_day_is_read_as_it_is_shown(twelve: Driver) -> None:
    twelve.press("Ctrl+,")
    twelve.write_field("Your end of day", "18.30")
    twelve.press("Return")
    assert line(twelve, "Your end of day") == "6:30 pm"
    twelve.write_field("Your end of day", "6:45 pm")
    twelve.press("Return")
    assert twelve.application.workspace.settings.day_ends == "18:45"


def test_the_hours_of_a_person_are_shown_and_typed_so(twelve: Driver) -> None:
    twelve.do("show_team")
    twelve.application.commands.show_person("kenji")
    twelve.settle()
    assert line(twelve, "Hours on Monday") == "9 am – 12 pm, 1 pm – 6 pm"
    twelve.write_field("Hours on Monday", "8:30 am-12 pm, 1 pm – 17:00")
    twelve.press("Return")
    kenji = twelve.application.workspace.team.person("kenji")
    assert kenji is not None
    assert kenji.hours is not None
    assert kenji.hours[0] == (Shift(510, 720), Shift(780, 1020))
    twelve.application.workspace.choose(hours24=True)
    twelve.settle()
    assert line(twelve, "Hours on Monday") == "08:30-12:00, 13:00-17:00"


def form_of(driver: Driver, action: str) -> LinesForm:
    driver.do(action)
    form = driver.dialog
    assert isinstance(form, LinesForm)
    return form


def test_what_a_team_promises_is_shown_and_typed_so(twelve: Driver) -> None:
    twelve.do("show_team")
    form = form_of(twelve, "edit_promise")
    field = next(each for each in form.findChildren(QLineEdit) if "am" in each.text())
    assert field.text() == "11 am, 4 pm"
    field.setText("10:30 am, 16:00")
    twelve.click_in_dialog("Save")
    assert twelve.application.workspace.team.sla.triage == (time(10, 30), time(16))


def test_focus_blocks_are_shown_and_typed_so(twelve: Driver) -> None:
    twelve.do("show_team")
    form = form_of(twelve, "edit_focus")
    field = form.findChildren(QPlainTextEdit)[0]
    assert "tue-thu 9 am – 11 am spec" in field.placeholderText()
    field.setPlainText("tue-thu 8 am – 10:30 am spec for 17:00")
    twelve.click_in_dialog("Save")
    (block,) = writer(twelve).focus
    assert (block.shift, block.work) == (Shift(480, 630), "spec for 17:00")
    form = form_of(twelve, "edit_focus")
    assert "tue-thu 8 am – 10:30 am spec" in form.findChildren(QPlainTextEdit)[0].toPlainText()
    twelve.click_in_dialog("Save")
