"""Drives the window as a user does: keys and clicks in, what is to be seen out."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.gui.app import Application


class Driver:
    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.application = application
        self.window = application.window
        self._qtbot = qtbot

    def start(self, *files: str) -> None:
        self.application.start(list(files))
        with self._qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.wait_for(lambda: not self.application.workspace.tasks.busy)

    def rest(self) -> None:
        """As if the window were closed, but it can be started again."""
        self.window.close()
        self.window.toast.hide()

    def stop(self) -> None:
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
        for position, line in enumerate(text.split("\n")):
            if position:
                QTest.keyClick(self.focus, Qt.Key.Key_Return)
            QTest.keyClicks(self.focus, line)
        self.settle()

    def write(self, pane: Pane, text: str) -> None:
        self.window.editors.focus_pane(pane)
        self.type(text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

    def click_button(self, text: str) -> None:
        self.click(self.button(text))

    def settle(self) -> None:
        """Outside an event loop Qt keeps what is to be deleted: it goes here."""
        for _round in range(3):
            QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=5000)
        self.settle()

    # Seeing

    @property
    def focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.settle()
        return popup or QApplication.focusWidget() or self.window

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
        return [finding.rule for finding in self.application.session.report.verdict.findings]

    @property
    def toast(self) -> str:
        return self.window.toast.text

    @property
    def clipboard(self) -> QMimeData:
        return QGuiApplication.clipboard().mimeData()

    def button(self, text: str) -> QPushButton:
        found = [
            button
            for button in self.window.findChildren(QPushButton)
            if button.isVisible() and button.text().strip().startswith(text)
        ]
        assert found, f"no visible button {text!r}"
        return found[0]

    def texts(self, root: QWidget | None = None) -> str:
        """Every visible label, one a line."""
        labels = (root or self.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())
