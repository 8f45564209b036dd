"""The audit of a calendar as a user meets it: its table, the proposal beside it, what is decided."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QMenu

from asyncdraft.gui.dialogs.overrule import OverruleDialog
from asyncdraft.gui.meetings.meeting_model import ROW_ROLE
from asyncdraft.gui.meetings.meeting_row import MeetingRow
from asyncdraft.gui.meetings.meeting_table import MeetingTable
from tests.gui.driver import Driver

STATUS, STANDUP = "Platform weekly status", "Payments daily stand-up"
PAIR = "1:1 Alex and Maya"


def finish(driver: Driver) -> None:
    driver.wait_for(lambda: not driver.application.meetings.audit_desk.is_busy)
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)


def table(driver: Driver) -> MeetingTable:
    return driver.named("Meetings", MeetingTable)


def titles(driver: Driver) -> list[str]:
    model = table(driver).model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def go_to(driver: Driver, title: str) -> None:
    view = table(driver)
    view.setFocus()
    place = titles(driver).index(title)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(view.model().index(place, 0), flags)
    driver.settle()


def proposal(driver: Driver) -> str:
    return driver.texts(driver.window.audit.side)


def choose(driver: Driver, text: str) -> None:
    """From the menu that is open."""
    menu = driver.focus
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    driver.settle()


def overrule(driver: Driver, keys: str, reason: str) -> None:
    driver.press(keys)
    dialog = driver.dialog
    assert isinstance(dialog, OverruleDialog)
    driver.write_field("Reason", reason)
    driver.press("Return")


def rows(driver: Driver) -> list[MeetingRow]:
    model = table(driver).model()
    return [model.index(place, 0).data(ROW_ROLE) for place in range(model.rowCount())]
