"""Dialogs that are open while settings change: they follow."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit

from asyncdraft.gui.dialogs.rules import RulesDialog
from asyncdraft.gui.widgets.sectioned_list import EntryDelegate, SectionedList
from tests.gui.driver import Driver
from tests.gui.settings.settings_page import stored


def rules_of(driver: Driver) -> RulesDialog:
    driver.do("show_rules")
    dialog = driver.dialog
    assert isinstance(dialog, RulesDialog)
    return dialog


def words(driver: Driver, dialog: QDialog) -> str:
    names = dialog.findChild(SectionedList)
    assert names is not None
    model = names.model()
    return " ".join(
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    )


def test_a_list_in_an_open_dialog_follows_the_theme(view: Driver) -> None:
    dialog = rules_of(view)
    names = dialog.findChild(SectionedList)
    assert names is not None
    view.application.workspace.choose(theme="dark")
    drawn = names.itemDelegate()
    assert isinstance(drawn, EntryDelegate)
    assert drawn.tokens["text"] == view.application.workspace.theme["text"]
    dialog.close()


def test_rules_are_switched_off_and_regraded_and_follow_others(view: Driver) -> None:
    dialog = rules_of(view)
    search, grade = dialog.findChild(QLineEdit), dialog.findChild(QComboBox)
    assert search is not None
    assert grade is not None
    search.setText("tone.hedge")
    grade.setFocus()
    QTest.keyClick(grade, Qt.Key.Key_End)
    assert stored() == {"rules": {"tone.hedge": "off"}}
    assert "tone.hedge · off" in words(view, dialog)
    view.application.workspace.choose(rules={"tone.hedge": "error"})
    assert "tone.hedge · error" in words(view, dialog)
    search.setText("🙂 שלום")
    assert "No rule has these words." in view.texts(dialog)
    assert not grade.isVisible()
    dialog.close()
