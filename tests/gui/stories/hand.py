"""The hand of whoever a story is about: real keys and clicks at what can be seen, each of them counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QScrollArea,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from asyncdraft.gui.app import Application
from asyncdraft.gui.workspace import Change
from tests.gui.driver import Driver
from tests.gui.stories.effort import Effort

USUAL = (1360, 860)


class Hand:
    """`name` sits at the window, in `zone`, at the hour `now`."""

    def __init__(self, name: str, zone: str, now: datetime, home: Path) -> None:
        self.name, self.zone, self.now, self.home = name, zone, now, home
        self.effort = Effort()
        self.shown: list[str] = []
        self.driver: Driver

    # The window

    def start(self) -> None:
        application = Application(lambda: self.now, zone=self.zone, hours24=True, name=self.name)
        self.driver = Driver(application)
        application.window.resize(*USUAL)
        self.driver.start()

    def stop(self) -> None:
        if hasattr(self, "driver"):
            self.driver.stop()

    def later(self, **span: float) -> None:
        """As when the minute has come: what depends on the clock is shown anew, what was said is gone."""
        self.now += timedelta(**span)
        self.driver.window.toast.forget()
        self.driver.application.workspace.changed.emit(Change.CLOCK)
        self.driver.settle()

    # Keys

    def press(self, *keys: str) -> None:
        """One shortcut or key after the other."""
        for each in keys:
            self.effort.press(each)
            self.driver.press(each)

    def type(self, text: str) -> None:
        """What the program wants: a search, a name, a deadline."""
        self.effort.type(len(text))
        self.driver.type(text)

    def write(self, text: str) -> None:
        """The message's own words, which would have to be written in any program."""
        self.effort.write(len(text))
        self.driver.type(text)

    def paste(self, text: str) -> None:
        """What was copied in another program."""
        self.effort.press("Ctrl+V")
        self.driver.paste(text)

    # The mouse

    def click(self, text: str) -> None:
        """On the button that says `text`."""
        self.click_on(self.driver.button(text))

    def click_named(self, name: str) -> None:
        """On what a screen reader calls `name`."""
        self.click_on(self.driver.named(name, QWidget))

    def click_on(self, widget: QWidget, at: QPoint | None = None) -> None:
        place = at or widget.rect().center()
        self._bring_into_sight(widget, place)
        self.effort.click()
        self.driver.click(widget, place)

    def pick(self, name: str, entry: str) -> None:
        """From the list that is called `name`."""
        view = self.driver.named(name, QAbstractItemView)
        self._click_in(view, lambda _index, rect: rect.center(), entry)

    def tick(self, name: str, entry: str) -> None:
        """The box of the entry in the list that is called `name`."""
        view = self.driver.named(name, QAbstractItemView)

        def box(index: QModelIndex, rect: QRect) -> QPoint:
            option = QStyleOptionViewItem()
            view.initViewItemOption(option)
            option.rect = rect
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
            part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
            return view.style().subElementRect(part, option, view).center()

        self._click_in(view, box, entry)

    def choose(self, name: str, entry: str) -> None:
        """From the choices that drop down from what is called `name`."""
        combo = self.driver.named(name, QComboBox)
        with _no_double_click():
            self.click_on(combo)
        assert combo.view().isVisible(), f"{name} does not drop down where it is clicked"
        self._click_in(combo.view(), lambda _index, rect: rect.center(), entry)

    def _click_in(
        self, view: QAbstractItemView, place: Callable[[QModelIndex, QRect], QPoint], entry: str
    ) -> None:
        model = view.model()
        rows = [model.index(row, 0, view.rootIndex()) for row in range(model.rowCount())]
        titles = [str(index.data()) for index in rows]
        assert entry in titles, (entry, titles)
        index = rows[titles.index(entry)]
        if not view.viewport().rect().contains(view.visualRect(index).center()):
            view.scrollTo(index)
            self.effort.turn()
        self.click_on(view.viewport(), place(index, view.visualRect(index)))

    def _bring_into_sight(self, widget: QWidget, place: QPoint) -> None:
        """By the wheel, where it must be; nothing may lie over it then, nor a dialog wait in front."""
        waiting = QApplication.activeModalWidget()
        assert waiting is None or waiting is widget.window(), f"{waiting.windowTitle()} waits for an answer"
        if not widget.visibleRegion().contains(place):
            area = _scrolled_by(widget)
            area.ensureWidgetVisible(widget)
            self.effort.turn()
            self.driver.settle()
        top = widget.window()
        over = top.childAt(widget.mapTo(top, place)) or top
        assert over is widget or widget.isAncestorOf(over) or over.isAncestorOf(widget), (widget, over)

    # Other programs

    @contextmanager
    def saves_to(self, path: Path) -> Iterator[None]:
        """The system's dialog, when it asks where to, is answered with `path` and Enter."""
        with patch.object(QFileDialog, "getSaveFileName", lambda *_args: (str(path), "")):
            yield
        self.effort.press("Return")

    @contextmanager
    def opens(self, path: Path) -> Iterator[None]:
        """The system's dialog, when it asks what to open, is answered with `path` and Enter."""
        with (
            patch.object(QFileDialog, "getOpenFileName", lambda *_args: (str(path), "")),
            patch.object(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], "")),
        ):
            yield
        self.effort.type(len(path.name))
        self.effort.press("Return")

    # The eye

    def wait(self) -> None:
        """Until what goes on beside the window has come to its end."""
        self.driver.wait_for(lambda: not self.driver.application.workspace.tasks.busy)

    def see(self, *wanted: str) -> None:
        seen = self.driver.texts()
        assert not (missing := [words for words in wanted if words not in seen]), (missing, seen)

    def see_toast(self, wanted: str) -> None:
        assert wanted in self.driver.toast, self.driver.toast

    def show(self, text: str) -> None:
        """In the page, as its next block of plain text."""
        self.shown.append(text.strip())

    def show_copied(self) -> str:
        text = self.driver.clipboard.text()
        self.show(text)
        return text


@contextmanager
def _no_double_click() -> Iterator[None]:
    """A list that has just dropped down takes a click too soon for the second half of one."""
    interval = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    yield
    QApplication.setDoubleClickInterval(interval)


def _scrolled_by(widget: QWidget) -> QScrollArea:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    assert above is not None, f"{widget} cannot be seen, nor scrolled to"
    return above
