"""Every text of the window goes through the catalogue."""

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from asyncdraft.gui import screenshot
from asyncdraft.gui.drafts.finding_row import FindingRow
from tests.gui.catalogue_gaps import unknown
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.pseudo import bare
from tests.gui.sample_views import VIEWS, open_with_sample


@pytest.fixture
def strange(pseudo_spoken: None, launch: Launch) -> Driver:
    """A window that speaks nobody's language."""
    return launch(now=screenshot.SHOWN_AT)


def test_every_view_goes_through_the_catalogue(strange: Driver) -> None:
    """In one window, as each start costs a second."""
    assert {view: texts for view in VIEWS if (texts := untranslated(strange, view))} == {}


def untranslated(driver: Driver, view: str) -> list[str]:
    open_with_sample(driver, view)
    dialog = QApplication.activeModalWidget()
    found = unknown(driver, [dialog or driver.window])
    if dialog is not None:
        dialog.close()
    return found


def test_the_menu_of_a_finding_goes_through_the_catalogue(strange: Driver) -> None:
    open_with_sample(strange, "compose")
    row = strange.window.checklist.findChildren(FindingRow)[0]
    place = row.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, row.mapToGlobal(place))
    QApplication.sendEvent(row, asked)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    menu.close()
    assert texts
    assert not [part for text in texts for part in bare(text)]


def test_the_example_of_a_deadline_goes_through_the_catalogue(strange: Driver) -> None:
    """The message of the samples is due at the same time, so that the words alone tell nothing."""
    example = strange.window.deadline.findChildren(QLineEdit)[0].placeholderText()
    assert example
    assert not bare(example)
