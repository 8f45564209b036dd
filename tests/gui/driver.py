"""Drives the window as a user does: keys and clicks in, what is to be seen out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListView, QPushButton, QWidget

from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.people import Person
from asyncdraft.gui.app import Application
from asyncdraft.gui.drafts.finding_desk import PAUSE_MS
from asyncdraft.gui.slices import Slices
from asyncdraft.storage import team_folder

Shown = TypeVar("Shown", bound=QWidget)
ClassOf = type[Shown]
PLAIN = Qt.KeyboardModifier.NoModifier
PATIENCE_MS = 60_000

LATE_VIEWS = (
    *("threads", "meetings", "team", "templates", "practice", "overlap", "outbox", "history"),
    "settings",
)
"""Those that are made when they are first shown."""

HAND_OFF = Draft(template="handoff")
"""A new draft with fields, a subject of its own making and all four panes, for tests that want these."""


class Driver:
    def __init__(self, application: Application) -> None:
        self.application = application
        self.window = application.window

    def start(self, *files: str) -> None:
        self.application.start(list(files))
        self.show()
        self.wait_for(lambda: self.application.workspace.is_complete)

    def show(self) -> None:
        self.window.show()
        assert QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        self.settle()

    def rest(self) -> None:
        """As if the window were closed, but it can be shown again."""
        self.window.close()
        self.window.toast.forget()

    def stop(self) -> None:
        self.window.may_close = lambda: True
        self.window.close()
        self.application.close()
        self.window.deleteLater()
        self.settle()

    # Doing

    def press(self, keys: str) -> None:
        """A shortcut or key by its portable name, sent to whatever has the focus."""
        QTest.keySequence(self.focus, QKeySequence(keys))
        self.settle()

    def type(self, text: str) -> None:
        for character in text:
            if character == "\n":
                QTest.keyClick(self.focus, Qt.Key.Key_Return)
            elif character.isascii():
                QTest.keyClicks(self.focus, character)
            else:
                QTest.sendKeyEvent(QTest.KeyAction.Click, self.focus, Qt.Key.Key_unknown, character, PLAIN)
        self.settle()

    def write(self, pane: Pane, text: str) -> None:
        self.window.editors.focus_pane(pane)
        self.type(text)

    def write_field(self, title: str, text: str) -> None:
        """Into the field of a form that is called `title`, in place of what is there."""
        field = self.named(title, QLineEdit)
        field.setFocus()
        field.selectAll()
        self.type(text)

    def save(self) -> None:
        """The open draft, without waiting until the keys have rested."""
        self.application.session.flush()
        self.settle()

    def save_person(self, person: Person) -> None:
        """Into the file of the team."""
        self.application.workspace.edit_team(partial(team_folder.save_person, person=person))

    def add_readers(self, *names: str) -> None:
        for name in names:
            self.press("Ctrl+R")
            self.type(name)
            self.press("Return")

    def paste(self, text: str, html: str = "") -> None:
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        self.press("Ctrl+V")

    def drop_files(self, widget: QWidget, *files: Path) -> None:
        """From a file manager onto `widget`, as Qt hands it on to whoever takes it."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        self._drop(widget, data)

    def paste_files(self, *files: Path) -> None:
        """Copied in a file manager, which also gives their paths as text."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        data.setText("\n".join(map(str, files)))
        QGuiApplication.clipboard().setMimeData(data)
        self.press("Ctrl+V")

    def drop(self, widget: QWidget, text: str, html: str) -> None:
        data = QMimeData()
        data.setText(text)
        data.setHtml(html)
        self._drop(widget, data)

    def _drop(self, widget: QWidget, data: QMimeData) -> None:
        at = widget.mapTo(self.window, widget.rect().center())
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, PLAIN)
        target: QWidget | None = self.window.childAt(at)
        while target is not None:
            enter = QDragEnterEvent(target.mapFrom(self.window, at), *how)
            QCoreApplication.sendEvent(target, enter)
            if enter.isAccepted():
                place = QPointF(target.mapFrom(self.window, at))
                QCoreApplication.sendEvent(target, QDropEvent(place, *how))
                break
            target = target.parentWidget()
        self.settle()

    def undo(self) -> None:
        self.press("Ctrl+Z")

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(widget, end)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

    def click_button(self, text: str) -> None:
        self.click(self.button(text))

    def do(self, action: str) -> None:
        """What the menu and the palette do by that name."""
        self.application.actions[action].trigger()
        self.settle()

    def click_in_dialog(self, text: str) -> None:
        """The button of the open dialog that says `text`, and no more than that."""
        buttons = self.dialog.findChildren(QPushButton)
        (found,) = [button for button in buttons if button.isVisible() and button.text() == text]
        self.click(found)

    def settle(self) -> None:
        """All that follows from what was done, also by a timer or a thread in the last of the rounds.

        Outside an event loop Qt keeps what is to be deleted.
        """
        for _round in range(3):
            QApplication.processEvents()
        while any(slices.is_busy for slices in self._slices()):
            QApplication.processEvents()
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _slices(self) -> list[Slices]:
        return [*self.application.session.findChildren(Slices), *self.window.findChildren(Slices)]

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """However slow the machine is: only what never comes about takes the whole of `PATIENCE_MS`."""
        patience = QDeadlineTimer(PATIENCE_MS)
        while not condition():
            assert not patience.hasExpired(), "it did not come about"
            QTest.qWait(1)
        self.settle()

    def keep_typing(self) -> None:
        """From now on the keys do not rest, however long the machine takes, until `rest_keys()`."""
        self._pause.setInterval(PATIENCE_MS)

    def rest_keys(self) -> None:
        assert self._pause.isActive(), "nothing was typed"
        self._pause.setInterval(0)
        self.wait_for(lambda: not self._pause.isActive())
        self._pause.setInterval(PAUSE_MS)

    @property
    def _pause(self) -> QTimer:
        return next(timer for timer in self.window.findChildren(QTimer) if timer.objectName() == "pause")

    # Seeing

    @property
    def focus(self) -> QWidget:
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.settle()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    @property
    def draft(self) -> Draft:
        return self.application.session.draft

    @property
    def dialog(self) -> QDialog:
        shown = [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        ]
        assert len(shown) == 1, shown
        return shown[0]

    @property
    def rules(self) -> list[str]:
        return [finding.rule for finding in self.findings]

    @property
    def findings(self) -> Sequence[Finding]:
        return self.application.session.report.verdict.findings

    @property
    def toast(self) -> str:
        return self.window.toast.text

    @property
    def clipboard(self) -> QMimeData:
        return QGuiApplication.clipboard().mimeData()

    @property
    def drafts(self) -> list[str]:
        """The titles in the list of drafts, from top to bottom."""
        return self.listed("Drafts")

    def listed(self, name: str) -> list[str]:
        """The titles of the list that is called `name`, without its headings."""
        model = self.named(name, QListView).model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        return [index.data() for index in indexes if index.flags() & Qt.ItemFlag.ItemIsEnabled]

    def pick(self, name: str, title: str) -> None:
        """A click on the entry of the list that is called `name`."""
        view = self.named(name, QListView)
        model = view.model()
        index = next(
            index
            for row in range(model.rowCount())
            if (index := model.index(row, 0)).data() == title and index.flags() & Qt.ItemFlag.ItemIsEnabled
        )
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def button(self, text: str) -> QPushButton:
        found = [
            button
            for button in self.window.findChildren(QPushButton)
            if button.isVisible() and button.text().strip().startswith(text)
        ]
        assert found, f"no visible button {text!r}"
        return found[0]

    def named(self, name: str, kind: ClassOf[Shown]) -> Shown:
        """The visible widget that a screen reader calls `name`."""
        found = [
            widget
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and widget.accessibleName() == name
        ]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name!r}"
        return found[0]

    def texts(self, root: QWidget | None = None) -> str:
        """Every visible label, one a line."""
        labels = (root or self.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())
