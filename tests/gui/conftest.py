"""A real window on a store of its own, and what must not be left behind by a test."""

import gc
import threading
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QWidget
from shiboken6 import isValid

from asyncdraft.core.draft import Pane
from asyncdraft.core.draft_query import Is, Query
from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.gui.app import Application
from asyncdraft.gui.garbage import keep_to_the_gui_thread
from asyncdraft.gui.kept.kept_desk import KeptDesk
from asyncdraft.gui.meetings.meetings_room import MeetingsRoom
from asyncdraft.gui.panels.practice import LIST
from asyncdraft.gui.practice.practice_room import PracticeRoom
from asyncdraft.gui.theme import Scheme
from asyncdraft.gui.workspace import Change
from asyncdraft.integrations import harper
from tests.gui import pseudo
from tests.gui.driver import HAND_OFF, Driver

ENDS_BY_ITSELF = 20.0
"""Seconds: work that was asked for may end after the test that asked."""

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
ZONE = "Europe/London"
SIZE = (1440, 900)
OF_THE_PLATFORM = "This plugin does not support"
"""What the offscreen one says of itself."""
KEPT_DESKS = ("round_desk", "rfc_desk")
KEPT_TIMERS: list[QTimer] = []

ARCHIVED = Query(states=(Is.ARCHIVED,))

Launch = Callable[..., Driver]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def launch(home: Path, qapp: QApplication) -> Iterator[Launch]:
    """Starts the program on `home`, with the clock at `now` and with files named on the command line."""
    running: list[Driver] = []

    def start(*files: str, now: datetime = NOW) -> Driver:
        driver = Driver(Application(lambda: now, zone=ZONE, hours24=True))
        running.append(driver)
        driver.start(*files)
        return driver

    yield start
    for driver in running:
        driver.stop()


class Shared:
    """The one window of all tests that need no start of their own: building it takes longer than they do."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.application = Application(lambda: NOW, zone=ZONE, hours24=True)
        self._team_file = home / "team" / "team.toml"
        self._team = self._team_file.read_bytes()
        driver = Driver(self.application)
        driver.start()
        driver.rest()

    def lend(self) -> Driver:
        """As after a first start: no draft, the sample team, light, at its usual size."""
        driver = Driver(self.application)
        self.application.window.resize(*SIZE)
        self.application.workspace.changed.emit(Change.DRAFTS)
        self.application.session.open(HAND_OFF, stored=False)
        self.application.stage.show_compose()
        self.application.window.editors.focus_pane(Pane.WHAT)
        driver.show()
        return driver

    def take_back(self, driver: Driver) -> None:
        driver.rest()
        workspace = self.application.workspace
        for summary in (*workspace.drafts.list(), *workspace.drafts.find(ARCHIVED)):
            workspace.drafts.delete(summary.id)
        for thread in self.application.desk.all:
            self.application.desk.store.delete(thread.id)
        self.application.desk.reload()
        if "meetings" in vars(self.application):
            self._forget_meetings(self.application.meetings)
        if "practice" in vars(self.application):
            self._forget_practice(self.application.practice)
        if self.application.window.is_made("team"):
            self.application.window.team.forget()
        if self._team_file.read_bytes() != self._team:
            self._team_file.write_bytes(self._team)
            workspace.load_team()
            workspace.changed.emit(Change.TEAM)
        if workspace.settings.hours_confirmed:
            workspace.choose(hours_confirmed=DEFAULTS.hours_confirmed)
        if workspace.theme.scheme is not Scheme.LIGHT:
            workspace.set_theme(Scheme.LIGHT)
        workspace.close()
        driver.settle()

    def _forget_practice(self, practice: PracticeRoom) -> None:
        with self.application.database.writing() as connection:
            connection.execute("DELETE FROM attempts")
            connection.execute("DELETE FROM practice_answers")
        practice.forget()
        self.application.window.practice.list.search("")
        self.application.window.practice.show_page(LIST)

    def _forget_meetings(self, meetings: MeetingsRoom) -> None:
        """They are made when a test first shows them."""
        desk = meetings.audit_desk
        desk.forget()
        for uid in desk.decided:
            desk.store.remove(uid)
        desk.reload()
        self._forget_kept(meetings)
        self.application.workspace.remember_calendars(())
        self.application.window.meetings.show_part("audit")

    def _forget_kept(self, meetings: MeetingsRoom) -> None:
        """Status rounds and RFCs, whose desks are made when a test first asks for them."""
        desks: list[KeptDesk[Any]] = [vars(meetings)[name] for name in KEPT_DESKS if name in vars(meetings)]
        for desk in desks:
            desk.flush()
        with self.application.database.writing() as connection:
            connection.execute("DELETE FROM rounds")
            connection.execute("DELETE FROM rfcs")
        for desk in desks:
            desk.show("")
            desk.reload()


@pytest.fixture(scope="session")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("ASYNCDRAFT_HOME", str(home))
        with pytest.MonkeyPatch.context() as missing:
            missing.setattr(harper, "is_installed", lambda: False)
            made = Shared(home)
        set_apart()
        yield made
        gc.unfreeze()
        made.application.window.close()
        made.application.close()
        made.application.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def driver(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(shared.home))
    lent = shared.lend()
    yield lent
    shared.take_back(lent)


@pytest.fixture(scope="session", autouse=True)
def garbage() -> None:
    """The runner of tests has threads too, and no collector of its own: every test ends with a collection."""
    keep_to_the_gui_thread()


@pytest.fixture
def pseudo_spoken() -> Iterator[None]:
    with pseudo.spoken():
        yield


@pytest.fixture(autouse=True)
def no_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without the extra: its dictionary takes a second to load."""
    monkeypatch.setattr(harper, "is_installed", lambda: False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None]:
    """What Qt warns of while a test ends fails it, too: pytest-qt listens until then."""
    warned: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not message.startswith(OF_THE_PLATFORM):
            warned.append(message)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    assert not warned


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """No thread, running timer, window or dialog outlives its test, be it shown or hidden."""
    threads, set_apart_before = set(threading.enumerate()), gc.get_freeze_count()
    windows = _windows(qapp)
    yield
    QGuiApplication.clipboard().clear()
    qapp.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect(set_apart_before)
    for thread in set(threading.enumerate()) - threads:
        thread.join(ENDS_BY_ITSELF)
    assert set(threading.enumerate()) <= threads
    assert not [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not [_described(widget) for widget in _windows(qapp) - windows]
    assert not [timer for timer in _timers() if timer.isActive()]


def _windows(qapp: QApplication) -> set[QWidget]:
    """Those without a parent, whom nobody takes along when it goes; a completer does so with its list."""
    alone = (widget for widget in qapp.topLevelWidgets() if widget.parent() is None)
    return {widget for widget in alone if not (isinstance(widget, QListView) and widget.focusProxy())}


def _described(widget: QWidget) -> str:
    said = (
        widget.text()
        if isinstance(widget, QAbstractButton)
        else widget.accessibleName() or widget.windowTitle()
    )
    return f"{type(widget).__name__} {said}"


def collect(set_apart_before: int) -> None:
    """A window sets apart all there is as it starts, itself too: it could not be collected, nor looked at."""
    if gc.get_freeze_count() > set_apart_before:
        gc.unfreeze()
        set_apart()
    else:
        gc.collect()


def set_apart() -> None:
    """What is there already is no garbage of a test: this keeps collections short."""
    gc.collect()
    KEPT_TIMERS[:] = _timers()
    gc.freeze()


def _timers() -> list[QTimer]:
    found = {*KEPT_TIMERS, *(thing for thing in gc.get_objects() if isinstance(thing, QTimer))}
    return [timer for timer in found if isValid(timer)]
