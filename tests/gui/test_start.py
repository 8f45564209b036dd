"""The start: the draft is there before the program is, and nothing typed meanwhile is lost."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from asyncdraft.core.draft import Deadline, Draft, Pane
from asyncdraft.core.settings.settings import Settings
from asyncdraft.gui.crash_guard import CrashGuard
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.start import Start
from asyncdraft.gui.workspace import Change
from asyncdraft.storage import database, draft_file, paths, settings
from asyncdraft.storage.drafts import Drafts
from benchmarks.full_store import fill
from tests.gui.conftest import Launch
from tests.gui.driver import LATE_VIEWS, Driver
from tests.gui.last_open import keep

WRITTEN = Draft(what="The invoices stop at step 3.", need="Kenji, please look by Tuesday 17:00 Tokyo.")
ORIGIN = QPoint(0, 0)
Begin = Callable[..., Start]


@pytest.fixture
def begin(home: Path, qapp: QApplication) -> Iterator[Begin]:
    """Starts as the command does, and stops before the first event."""
    begun: list[Start] = []

    def start(*files: str) -> Start:
        begun.append(Start(qapp, CrashGuard(paths.log_dir()), list(files)))
        begun[-1].window.show()
        return begun[-1]

    yield start
    for each in begun:
        Driver(each.application).stop()


@pytest.fixture
def large_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the window has its usual size; that of the tests is 800 pixels wide."""
    monkeypatch.setattr("asyncdraft.gui.start.fitting", lambda *size: size)


def test_the_settings_are_read_once(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    load, read = settings.load, list[Path]()

    def counted(path: Path) -> settings.LoadedSettings:
        read.append(path)
        return load(path)

    monkeypatch.setattr(settings, "load", counted)
    assert begin().application.workspace.settings == load(paths.settings_file()).settings
    assert read == [paths.settings_file()]


def test_the_window_fits_the_screen_whatever_size_it_had(begin: Begin, qapp: QApplication) -> None:
    settings.save(paths.settings_file(), Settings(window=(5000, 4000)))
    window, screen = begin().window, qapp.primaryScreen().availableSize()
    assert window.width() <= max(screen.width(), window.minimumWidth())
    assert window.height() < screen.height()


@pytest.mark.usefixtures("large_screen")
def test_the_last_draft_is_seen_before_the_program_is_there(begin: Begin) -> None:
    keep(WRITTEN)
    start = begin()
    assert "application" not in vars(start)
    assert start.window.editors.texts[Pane.WHAT] == WRITTEN.what
    assert start.window.editors.texts[Pane.NEED] == WRITTEN.need

    Driver(start.application).settle()
    assert start.application.session.draft.what == WRITTEN.what
    assert start.window.checklist.isVisible()


def test_what_is_typed_before_the_program_is_there_is_kept(begin: Begin) -> None:
    keep(WRITTEN)
    start = begin()
    QTest.keyClicks(start.window.editors.current, " Since noon.")
    start.window.activateWindow()
    assert "application" not in vars(start)

    driver = Driver(start.application)
    driver.settle()
    driver.type(" Twice.")
    start.application.session.flush()
    stored = start.application.workspace.drafts.get(start.application.session.draft.id)
    assert stored.what == f"{WRITTEN.what} Since noon. Twice."


def test_the_first_paint_brings_the_program(begin: Begin) -> None:
    start = begin()
    assert QTest.qWaitForWindowExposed(start.window)
    while "application" not in vars(start):
        QApplication.processEvents()
    driver = Driver(start.application)
    driver.settle()
    assert start.window.view == "compose"


def test_a_file_is_opened_in_place_of_the_last_draft(begin: Begin, tmp_path: Path) -> None:
    keep(WRITTEN)
    file = tmp_path / "handoff.md"
    file.write_text(draft_file.write(Draft(what="From a file")), "utf-8")
    start = begin(str(file))
    assert not start.window.editors.texts[Pane.WHAT]

    assert start.application.session.draft.what == "From a file"


def test_a_store_that_cannot_be_read_at_once_shows_no_draft(begin: Begin) -> None:
    paths.home().mkdir(parents=True, exist_ok=True)
    paths.database_file().write_bytes(b"no store at all")
    assert not begin().window.editors.texts[Pane.WHAT]


@pytest.mark.usefixtures("large_screen")
def test_nothing_jumps_while_the_window_fills(begin: Begin) -> None:
    check_that_nothing_jumps(begin)


def test_nothing_jumps_on_a_screen_of_800_pixels(begin: Begin) -> None:
    """There the message shares its place with the checklist and the preview."""
    window = check_that_nothing_jumps(begin)
    assert not window.checklist.isVisible()


def check_that_nothing_jumps(begin: Begin) -> MainWindow:
    """At the second start the panes stand at first where they will stand. Holidays were looked up before."""
    keep(msgspec.structs.replace(WRITTEN, to=("kenji", "priya"), deadline=Deadline(typed="tomorrow 17:00")))
    first = begin()
    driver = Driver(first.application)
    driver.wait_for(lambda: first.application.workspace.is_complete)
    driver.settle()
    first.close()
    first.window.close()

    second = begin()
    QApplication.processEvents()
    editor, window = second.window.editors.editor(Pane.NEED), second.window
    place = editor.mapTo(window, ORIGIN), editor.size()
    assert "application" not in vars(second)
    Driver(second.application).settle()
    assert (editor.mapTo(window, ORIGIN), editor.size()) == place
    return window


def test_holidays_that_were_looked_up_once_are_there_at_once(begin: Begin) -> None:
    first = begin()
    Driver(first.application).wait_for(lambda: first.application.workspace.is_complete)
    first.close()
    first.window.close()

    second = Driver(begin().application)
    workspace = second.application.workspace
    reader = workspace.team.readers(("priya",))[0]
    before, changes = workspace.calendar(reader), list[Change]()
    workspace.changed.connect(changes.append)
    assert before.holidays
    assert before.region == "India"

    second.wait_for(lambda: workspace.is_complete)
    assert workspace.calendar(reader) is before
    assert not [change for change in changes if Change.TEAM in change]


def by_shortcut(driver: Driver, view: str) -> None:
    driver.do(f"show_{view}")


def by_navigation(driver: Driver, view: str) -> None:
    driver.window.navigation.view_chosen.emit(view)


def by_palette(driver: Driver, view: str) -> None:
    driver.press("Ctrl+K")
    action = driver.application.actions[f"show_{view}"]
    driver.type(action.text())
    driver.press("Return")


@pytest.mark.parametrize("way", [by_shortcut, by_navigation, by_palette])
def test_every_view_opens_first_by_any_way(launch: Launch, way: Callable[[Driver, str], None]) -> None:
    driver = launch()
    driver.write(Pane.WHAT, "Something to have a history")
    driver.application.session.flush()
    for view in LATE_VIEWS:
        assert not driver.window.is_made(view)
    for view in LATE_VIEWS:
        driver.application.stage.show_compose()
        way(driver, view)
        driver.settle()
        assert driver.window.view == view


def test_a_full_store_is_asked_no_more_than_an_empty_one(
    launch: Launch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    plain = sqlite3.connect

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = plain(*arguments, **options)
        connection.set_trace_callback(asked.append)
        return connection

    counts = []
    for drafts in (1, 400):
        monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path / str(drafts)))
        (tmp_path / str(drafts)).mkdir()
        opened = database.open_database(paths.database_file())
        fill(opened, drafts)
        Drafts(opened).set_last_open("draft-0")
        opened.close()
        monkeypatch.setattr(sqlite3, "connect", connect)
        asked.clear()
        driver = launch()
        counts.append(len([each for each in asked if each.startswith("SELECT")]))
        monkeypatch.setattr(sqlite3, "connect", plain)
        assert driver.draft.id == "draft-0"
    assert counts[0] == counts[1]
