"""The row of readers: chips that are told apart, and taken out by keys and by their menu."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

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
