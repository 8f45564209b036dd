"""What the clock, a thread or another program tells anew leaves alone what stays as it was.

Else the focus of whoever works by keyboard would go to another place each minute.
"""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from shiboken6 import isValid

from asyncdraft.gui.workspace import Change
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.sample_views import show

VIEWS = ("compose", "overlap", "threads", "meetings", "rounds", "rfcs", "team", "outbox", "settings")
TOLD = (Change.CLOCK, Change.TEAM, Change.DRAFTS, Change.SETTINGS)


def in_sight(driver: Driver) -> dict[QWidget, str]:
    """Each widget with what it says, because one that is gone can not be asked."""
    shown = [widget for widget in driver.window.findChildren(QWidget) if widget.isVisible()]
    return {widget: _words(widget) for widget in shown}


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QPushButton) else widget.accessibleName()


def test_what_stays_the_same_is_left_alone(launch: Launch) -> None:
    """In one window, as each start costs a second."""
    driver = launch()
    driver.application.check_commands.open_sample()
    gone = {(view, told): words for view in VIEWS for told, words in replaced(driver, view).items()}
    assert gone == {}


def replaced(driver: Driver, view: str) -> dict[Change, list[str]]:
    """What was put in the place of its like, by what was told."""
    show(driver, view)
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    found = {}
    for told in TOLD:
        before = in_sight(driver)
        driver.application.workspace.changed.emit(told)
        if gone := [words for widget, words in before.items() if not _is_seen(widget)]:
            found[told] = gone
        driver.settle()
    return found


def _is_seen(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible()
