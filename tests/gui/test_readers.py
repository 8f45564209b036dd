"""The row of readers: chips that are told apart, and taken out by keys and by their menu."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from asyncdraft.core.draft import Pane
from asyncdraft.core.people import Person
from tests.gui.driver import Driver


def chips(driver: Driver) -> list[QPushButton]:
    found = driver.window.readers.findChildren(QPushButton)
    return [chip for chip in found if chip.accessibleName().startswith("Reader ") and chip.isVisible()]


def test_delete_takes_a_reader_out_and_goes_on_to_the_next(driver: Driver) -> None:
    driver.add_readers("Kenji", "Priya")
    chips(driver)[0].setFocus()

    driver.press("Delete")
    assert list(driver.draft.to) == ["priya"]
    assert chips(driver)[0].hasFocus()

    driver.press("Backspace")
    assert not driver.draft.to
    assert driver.named("Add a reader", QPushButton).hasFocus()


@pytest.mark.parametrize("typed", ["Kenji Mori", "kenji", " kenji  mori "])
def test_who_is_a_reader_already_is_added_no_second_time(driver: Driver, typed: str) -> None:
    driver.add_readers("Kenji")
    before = driver.application.workspace.team.people

    driver.press("Ctrl+R")
    driver.type(typed)
    assert "Kenji Mori is a reader of this message already." in driver.texts(driver.dialog)
    driver.press("Return")

    assert driver.window.view == "compose"
    assert "Kenji Mori is a reader of this message already." in driver.toast
    assert driver.draft.to == ("kenji",)
    assert driver.application.workspace.team.people == before


def test_a_namesake_of_a_reader_can_be_added(driver: Driver) -> None:
    driver.add_readers("Kenji")
    driver.press("Ctrl+R")
    driver.type("Kenji Sato")
    driver.press("Return")
    assert driver.window.view == "team"
    driver.press("Esc")


def test_the_strip_shortens_a_long_name_before_it_cuts_where_somebody_is(driver: Driver) -> None:
    driver.save_person(Person(id="beate", name="Beate Großmann-Lüdenscheidt", zone="Europe/Berlin"))
    driver.add_readers("Beate")
    strip = driver.window.deadline.strip
    row = strip.picture.rows[1]

    assert strip.name_within(row, 600) == "Beate Großmann-Lüdenscheidt"
    assert strip.name_within(row, 140) == "Beate"
    assert strip.name_within(row, 20).endswith("…")


def test_ready_does_not_hide_that_nobody_knows_when_a_reader_works(driver: Driver) -> None:
    driver.save_person(Person(id="mo", name="Mo Abe", zone="Asia/Tokyo"))
    driver.add_readers("Kenji", "Mo Abe")
    driver.write(Pane.NEED, "Kenji, please approve PAY-412.")
    driver.press("Ctrl+L")
    driver.type("tue 5pm tokyo")

    said = "When Mo can answer is not known: the working hours are missing."
    driver.wait_for(lambda: said in driver.texts(driver.window.checklist))


def test_any_name_stands_in_the_menu_as_it_is(driver: Driver) -> None:
    driver.save_person(Person(id="rd", name="R&D", zone="Asia/Tokyo"))
    driver.add_readers("R&D")

    driver.click(chips(driver)[0])
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown: list[QAction] = menu.actions()
    assert [action.text() for action in shown] == ["Remove R&&D"]
    shown[0].trigger()
    menu.close()

    assert driver.draft.to == ()
