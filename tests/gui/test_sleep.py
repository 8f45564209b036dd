"""Views behind sleep through a change of theme, and look the same when they are shown."""

from collections import Counter
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.driver import LATE_VIEWS, Driver

KEYS = {"compose": "Ctrl+1", "team": "Ctrl+4", "templates": "Ctrl+5", "meetings": "Ctrl+3"}


class Restyled(QObject):
    """How often each of some widgets, or what lies in it, was told of another style."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._widgets = widgets
        self.itself, self.within = Counter[QWidget](), Counter[QWidget]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self.itself.update(widget for widget in self._widgets if widget is watched)
            self.within.update(widget for widget in self._widgets if widget.isAncestorOf(watched))
        return False


def test_only_what_is_seen_gets_another_theme_at_once(driver: Driver, qapp: QApplication) -> None:
    for view in LATE_VIEWS:
        driver.application.stage.show_view(view)
    driver.press("Ctrl+1")
    behind = [getattr(driver.window, view) for view in LATE_VIEWS]
    restyled = Restyled([driver.window.checklist, *behind])
    qapp.installEventFilter(restyled)
    driver.press("Ctrl+Shift+D")
    qapp.removeEventFilter(restyled)

    assert restyled.itself == {driver.window.checklist: 1}
    assert restyled.within.keys() == {driver.window.checklist}


@pytest.mark.parametrize("view", KEYS)
def test_a_view_that_slept_looks_like_one_that_was_seen(view: str, driver: Driver) -> None:
    driver.press(KEYS[view])
    driver.press("Ctrl+Shift+D")
    seen = picture(driver)
    driver.press("Ctrl+Shift+D")
    light = picture(driver)

    driver.press("Ctrl+7")
    driver.press("Ctrl+Shift+D")
    driver.press(KEYS[view])
    assert picture(driver) == seen
    assert seen != light


def test_views_that_sleep_take_another_size_of_text(driver: Driver) -> None:
    driver.press("Ctrl+5")
    driver.press("Ctrl+1")
    driver.press("Ctrl+Shift+D")
    before = driver.window.templates.font().pixelSize()
    driver.application.workspace.choose(text_size=150)
    driver.press("Ctrl+5")
    assert driver.window.templates.font().pixelSize() == round(before * 1.5)
    driver.application.workspace.choose(text_size=100)


def picture(driver: Driver) -> QImage:
    """Without the sign of the focus."""
    driver.settle()
    if focused := driver.window.focusWidget():
        focused.clearFocus()
    driver.settle()
    return driver.window.grab().toImage()
