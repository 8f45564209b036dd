"""The window at its sizes, and what a screen reader is told of it."""

from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from asyncdraft.core.draft import Pane
from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.gui.actions import ACTIONS
from tests.gui.conftest import Launch
from tests.gui.driver import Driver

NARROW = QSize(1024, 700)
VIEWS = ("compose", "team", "templates", "overlap", "history", "meetings", "practice")
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView, QComboBox)


@pytest.fixture
def narrow(driver: Driver) -> Driver:
    driver.window.resize(NARROW)
    driver.settle()
    return driver


def test_below_1200_the_navigation_is_icons(narrow: Driver) -> None:
    assert narrow.window.navigation.width() == 52
    narrow.window.resize(1200, 700)
    narrow.settle()
    assert narrow.window.navigation.width() == 228


def test_below_1200_one_panel_stands_at_the_side_and_a_key_switches_it(narrow: Driver) -> None:
    window = narrow.window
    assert (window.checklist.isVisible(), window.preview.isVisible()) == (True, False)

    narrow.press("Ctrl+P")
    assert (window.checklist.isVisible(), window.preview.isVisible()) == (False, True)

    narrow.press("Ctrl+P")
    assert (window.checklist.isVisible(), window.preview.isVisible()) == (True, False)


@pytest.mark.parametrize("size", [NARROW, QSize(1366, 728)])
def test_in_a_low_window_all_panes_of_the_sample_are_in_sight(driver: Driver, size: QSize) -> None:
    driver.window.resize(size)
    driver.application.check_commands.open_sample()
    driver.settle()
    assert_panes_in_sight(driver)


def assert_panes_in_sight(driver: Driver) -> None:
    editors = driver.window.editors
    for pane in (Pane.WHAT, Pane.WHY, Pane.NEED, Pane.FALLBACK):
        card = editors.editor(pane).parentWidget()
        assert card is not None
        place = card.rect().translated(card.mapTo(editors, card.rect().topLeft()))
        assert editors.viewport().rect().contains(place), pane
        assert not editors.editor(pane).verticalScrollBar().maximum(), pane


@pytest.mark.parametrize(("size", "text_size"), [(NARROW, 110), (QSize(1366, 728), 140)])
def test_panes_are_in_sight_also_after_they_had_to_scroll(
    launch: Launch, size: QSize, text_size: int
) -> None:
    """The bar had taken width from them: with it they need more height than there is."""
    driver = launch()
    workspace, editors = driver.application.workspace, driver.window.editors
    driver.window.resize(size)
    driver.application.check_commands.open_sample()
    workspace.choose(text_size=text_size)
    driver.settle()
    assert editors.verticalScrollBar().isVisible()
    workspace.choose(text_size=DEFAULTS.text_size)
    driver.wait_for(lambda: not editors.verticalScrollBar().isVisible())
    assert_panes_in_sight(driver)


def test_what_is_written_brings_the_bar_and_what_is_deleted_takes_it_away(narrow: Driver) -> None:
    narrow.application.check_commands.open_sample()
    narrow.settle()
    editors = narrow.window.editors
    width = editors.editor(Pane.WHY).width()
    editors.focus_pane(Pane.WHY)
    narrow.press("Ctrl+End")
    narrow.type("\n".join("abcd"))
    narrow.wait_for(lambda: editors.verticalScrollBar().isVisible())
    assert editors.editor(Pane.WHY).width() < width
    for _typed in range(7):
        narrow.press("Backspace")
    assert_panes_in_sight(narrow)
    assert editors.editor(Pane.WHY).width() == width


def test_where_a_window_is_narrow_the_optional_fields_are_in_a_menu(narrow: Driver) -> None:
    narrow.application.check_commands.open_sample()
    narrow.settle()
    menu = next(each for each in buttons(narrow) if each.toolTip() == "Add a field")
    offers = [each.text() for each in buttons(narrow) if each.text() in ("Done so far", "Where things are")]
    assert (menu.isVisible(), offers) == (True, [])
    menu.click()
    narrow.settle()
    opened = narrow.focus
    assert isinstance(opened, QMenu)
    next(each for each in opened.actions() if each.text() == "Where things are").trigger()
    opened.close()
    narrow.settle()
    assert narrow.focus.accessibleName() == "Where things are"


def buttons(driver: Driver) -> list[QAbstractButton]:
    return [each for each in driver.window.findChildren(QAbstractButton) if each.isVisible()]


def test_both_panels_are_there_where_there_is_room(driver: Driver) -> None:
    assert driver.window.checklist.isVisible()
    assert driver.window.preview.isVisible()


def test_every_view_fits_1024_by_700(narrow: Driver) -> None:
    write(narrow)
    for view in VIEWS:
        shown = show(narrow, view)
        assert narrow.window.size() == NARROW, view
        assert shown.minimumSizeHint().width() <= shown.width(), view
        assert shown.minimumSizeHint().height() <= shown.height(), view


def test_the_primary_action_stays_in_the_window(narrow: Driver) -> None:
    write(narrow)
    copy = narrow.button("Copy for Slack")
    corner = copy.mapTo(narrow.window, copy.rect().bottomRight())
    assert narrow.window.rect().contains(corner)


@pytest.mark.parametrize("size", [QSize(1440, 900), NARROW])
def test_every_control_has_a_name(driver: Driver, size: QSize) -> None:
    driver.window.resize(size)
    write(driver)
    for view in VIEWS:
        show(driver, view)
        assert [describe(control) for control in controls(driver) if not spoken(control)] == [], view


def show(driver: Driver, view: str) -> QWidget:
    window = driver.window
    if view == "meetings":
        driver.press("Ctrl+3")
    window.show_view(view)
    driver.settle()
    compose = window.readers.parentWidget()
    assert compose is not None
    if view == "practice":
        return window.practice
    pages = {
        "team": window.team,
        "templates": window.templates,
        "overlap": window.overlap,
        "history": window.history,
        "meetings": window.meetings,
    }
    return pages.get(view, compose)


def write(driver: Driver) -> None:
    driver.add_readers("kenji", "priya")
    driver.press("Ctrl+L")
    driver.type("tue 5pm tokyo")
    driver.write(Pane.NEED, "Kenji, please reply asap.")


def controls(driver: Driver) -> list[QWidget]:
    """Without the parts that Qt itself builds into one of them."""
    return [
        widget
        for kind in CONTROLS
        for widget in driver.window.findChildren(kind)
        if widget.isVisible() and not isinstance(widget.parentWidget(), QLineEdit)
    ]


def spoken(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or text.strip()


def describe(control: QWidget) -> str:
    """Enough to find it."""
    parent = control.parentWidget()
    return f"{type(control).__name__} in {type(parent).__name__}: {control.toolTip()}"


def test_no_two_actions_share_their_keys() -> None:
    keys = Counter(action.keys for action in ACTIONS if action.keys)
    assert [shared for shared, count in keys.items() if count > 1] == []


def test_below_1200_the_drafts_are_in_a_drawer(narrow: Driver) -> None:
    narrow.write(Pane.WHAT, "Rates are stale")
    narrow.save()
    narrow.press("Ctrl+F")
    narrow.type("sta")
    assert narrow.drafts == ["Rates are stale"]
    narrow.press("Escape")
    narrow.window.navigation.search("")
