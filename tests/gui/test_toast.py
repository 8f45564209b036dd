"""What is told at the bottom of the window: where it lies, and how long it stays."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.sample_views import STACKING, show

SIZES = [(1440, 900), (1024, 700)]
BRIEF = "Copied for Slack."
LONG = "Not written to /home/alex/Documents/Projects/hand-offs/retry.md: no space. " * 3


@pytest.mark.parametrize("size", SIZES)
def test_no_button_lies_under_it(launch: Launch, size: tuple[int, int]) -> None:
    """In one window, as each start costs a second."""
    driver = launch()
    driver.window.resize(*size)
    assert {view: words for view in STACKING if (words := told_in(driver, view))} == {}


def told_in(driver: Driver, view: str) -> list[str]:
    """The words of the buttons that a short sentence or a long one lies on."""
    show(driver, view)
    driver.window.toast.forget()
    found = []
    for sentence in (BRIEF, LONG):
        driver.window.toast.tell(sentence, ("Undo", lambda: None))
        driver.settle()
        found += covered(driver)
    return found


def covered(driver: Driver) -> list[str]:
    """The words of the buttons under it."""
    window, toast = driver.window, driver.window.toast
    assert toast.isVisible()
    under = [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.window() is window and not toast.isAncestorOf(each)
    ]
    return [
        each.text() or each.accessibleName()
        for each in under
        if place(each, window).intersects(toast.geometry())
    ]


def place(widget: QWidget, window: QWidget) -> QRect:
    """As far as it is seen."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))


def test_it_makes_room_when_another_view_is_shown(driver: Driver) -> None:
    show(driver, "practice-list")
    driver.window.toast.tell(LONG)
    for view in ("practice-spot", "team", "compose"):
        show(driver, view)
        assert covered(driver) == []


def test_each_sentence_is_read_whole_whatever_was_told_before(driver: Driver) -> None:
    toast = driver.window.toast
    for sentence in (BRIEF, LONG, BRIEF, LONG):
        toast.tell(sentence, ("Undo", lambda: None))
        driver.settle()
        text = next(each for each in toast.findChildren(QLabel) if each.text() == sentence)
        assert text.height() >= text.heightForWidth(text.width())
        assert toast.size() == toast.sizeHint()


def test_an_error_stays_beside_what_is_told_after_it(driver: Driver) -> None:
    toast = driver.window.toast
    toast.tell_error("The disk is full.")
    toast.tell(BRIEF, ("Undo", lambda: None))
    driver.settle()
    assert driver.toast == BRIEF
    assert "The disk is full." in driver.texts(toast)
    assert driver.button("Close").isVisible()
    driver.click_button("Undo")
    assert driver.toast == "The disk is full."
    driver.click_button("Close")
    assert not toast.isVisible()


def test_the_latest_error_is_seen_and_closed_before_those_before_it(driver: Driver) -> None:
    toast = driver.window.toast
    for sentence in ("The disk is full.", "No such folder.", "The disk is full.", "The mail was not sent."):
        toast.tell_error(sentence)
    seen = []
    while toast.isVisible():
        seen.append(driver.toast)
        driver.click_button("Close")
    assert seen == ["The mail was not sent.", "The disk is full.", "No such folder."]


def test_what_is_told_ends_and_its_error_stays(driver: Driver) -> None:
    toast = driver.window.toast
    toast.tell_error("The disk is full.")
    toast.tell(BRIEF, ms=1)
    driver.wait_for(lambda: driver.toast != BRIEF)
    assert driver.toast == "The disk is full."


def test_what_the_button_of_an_error_does_may_tell_something(driver: Driver) -> None:
    toast = driver.window.toast
    toast.tell_error("Not sent.", ("Show", lambda: toast.tell("Shown.")))
    driver.click_button("Show")
    assert driver.toast == "Shown."
