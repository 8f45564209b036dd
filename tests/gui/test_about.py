"""Help > About: the version, and whose works the program is made of."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from asyncdraft import __version__
from asyncdraft.gui.widgets.sectioned_list import SectionedList
from asyncdraft.storage.notices import notices
from tests.gui.driver import Driver


def test_about_tells_every_work_and_shows_its_licence(driver: Driver) -> None:
    driver.do("show_about")
    works, text = driver.named("Licences", SectionedList), driver.named("Licence", QPlainTextEdit)
    assert text.toPlainText().startswith("MIT License")
    assert works.keys == ["AsyncDraft", *(notice.name for notice in notices())]
    driver.pick("Licences", "GeoNames")
    assert "Creative Commons Attribution 4.0" in text.toPlainText()
    driver.click_button("Copy versions")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == f"AsyncDraft {__version__}"
    assert copied[1].startswith("Qt ")
    assert any(line.startswith("keyring ") for line in copied)
    driver.dialog.close()
    driver.settle()


def test_the_window_has_the_icon_of_the_program(driver: Driver) -> None:
    assert not driver.window.windowIcon().isNull()
