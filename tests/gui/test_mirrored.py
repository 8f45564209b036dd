"""The window for languages that are read from right to left: its own mirror image, but for time."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QScrollBar, QWidget

from asyncdraft.gui import icons, screenshot
from asyncdraft.gui.meetings.hours_chart import HoursChart
from asyncdraft.gui.practice.progress_chart import ProgressChart
from asyncdraft.gui.team.people_list import PeopleList
from asyncdraft.gui.theme import Scheme, load_theme, style_sheet
from asyncdraft.gui.widgets.ahead_bar import AheadBar
from asyncdraft.gui.widgets.overlap_grid import OverlapGrid
from asyncdraft.gui.widgets.strip import Strip
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.sample_views import show

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
VIEWS = ("compose", "overlap", "team", "templates", "threads", "meetings", "rfcs", "outbox", "settings")
"""Of each kind of page one at least."""
OF_TIME = (Strip, OverlapGrid, AheadBar, HoursChart, ProgressChart)
"""Time goes to the right in them, as on the clocks and calendars that readers share."""
OF_QT = (QHeaderView, QScrollBar)
SLACK = 16
"""Pixels: margins that differ on both sides stay where they are."""


@pytest.fixture
def window(launch: Launch) -> Iterator[Driver]:
    driver = launch(now=screenshot.SHOWN_AT)
    driver.application.workspace.confirm_hours()
    driver.application.check_commands.open_sample()
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    yield driver
    QApplication.setLayoutDirection(LEFT)


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    QApplication.setLayoutDirection(RIGHT)
    yield
    QApplication.setLayoutDirection(LEFT)


def turn(driver: Driver, direction: Qt.LayoutDirection) -> None:
    QApplication.setLayoutDirection(direction)
    driver.settle()


def placed(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root) and not widget.isWindow() and not isinstance(widget, OF_QT)
        if not isinstance(widget.parentWidget(), OF_QT)
    ]


def around(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None
    return parent


def is_turned(now: QRect, before: QRect, width: int) -> bool:
    """As large as before, and as far from the other edge."""
    left = width - before.right() - 1
    return now.size() == before.size() and now.y() == before.y() and abs(now.x() - left) <= SLACK


def stayed(driver: Driver, view: str) -> list[str]:
    show(driver, view)
    before = [(widget, QRect(widget.geometry()), around(widget).width()) for widget in placed(driver.window)]
    assert len(before) > 40
    turn(driver, RIGHT)
    found = [
        f"{view}: {type(widget).__name__} “{widget.accessibleName()}” {was.getRect()} of {width}, now "
        f"{widget.geometry().getRect()}"
        for widget, was, width in before
        if around(widget).layoutDirection() is RIGHT
        if not is_turned(widget.geometry(), was, width)
    ]
    turn(driver, LEFT)
    return found


def test_a_view_is_the_mirror_image_of_itself(window: Driver) -> None:
    """Nothing gets narrower or lies over another, and what began at the left begins at the right."""
    assert [found for view in VIEWS for found in stayed(window, view)] == []


def pictures_of_time(driver: Driver, view: str) -> list[QImage]:
    show(driver, view)
    return [
        each.grab().toImage()
        for kind in OF_TIME
        for each in driver.window.findChildren(kind)
        if each.isVisible()
    ]


@pytest.mark.parametrize("view", ["compose", "overlap", "practice-progress"])
def test_time_goes_to_the_right(window: Driver, view: str) -> None:
    before = pictures_of_time(window, view)
    turn(window, RIGHT)
    assert before
    assert pictures_of_time(window, view) == before


def test_a_row_of_a_list_begins_at_the_right(window: Driver) -> None:
    show(window, "team")
    people = window.window.findChild(PeopleList)
    assert people is not None
    avatar = window.application.workspace.theme["fallback"]
    before = columns_of(people.grab().toImage(), avatar)
    turn(window, RIGHT)
    after = columns_of(people.grab().toImage(), avatar)
    assert before.stop < people.width() / 2 < after.start


def columns_of(image: QImage, colour: QColor) -> range:
    """From the first to the last column that has a pixel of the colour."""
    found = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) == colour for y in range(0, image.height(), 3))
    ]
    return range(found[0], found[-1] + 1)


@pytest.mark.parametrize("name", sorted(icons.DIRECTED))
def test_an_icon_with_a_direction_points_the_other_way(name: str, right_to_left: None) -> None:
    turned = drawn(name)
    QApplication.setLayoutDirection(LEFT)
    assert turned != drawn(name)
    assert turned == drawn(name).flipped(Qt.Orientation.Horizontal)


def test_every_other_icon_stays_as_it_is(right_to_left: None) -> None:
    turned = drawn("clock")
    QApplication.setLayoutDirection(LEFT)
    assert turned == drawn("clock")


def drawn(name: str) -> QImage:
    return icons.pixmap(name, QColor("black")).toImage()


def test_borders_change_sides(right_to_left: None) -> None:
    """Of a pane, of the side beside it, and of the ends of joined buttons."""
    turned = style_sheet(load_theme(Scheme.LIGHT))
    QApplication.setLayoutDirection(LEFT)
    usual = style_sheet(load_theme(Scheme.LIGHT))
    for side, other in (("left", "right"), ("right", "left")):
        for border in ("border-{}:", "border-{}-color:", "border-top-{}-radius:"):
            assert turned.count(border.format(side)) == usual.count(border.format(other))
    assert turned != usual
