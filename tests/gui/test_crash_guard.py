"""A mistake of the program itself: the draft is safe, it is told once, and the window goes on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.gui.crash_guard import EXIT_CRASHED, CrashGuard
from asyncdraft.gui.dialogs.crash import CrashDialog
from asyncdraft.storage import database, draft_file, paths
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.fault_file import NAME
from tests.gui import breaker
from tests.gui.driver import Driver

ROOT = Path(__file__).parents[2]


def start(place: str, answer: str = "Go on") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", breaker.__name__, place, answer],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )


def stored() -> list[Draft]:
    opened = database.open_database(paths.database_file())
    try:
        drafts = Drafts(opened)
        return [drafts.get(line.id) for line in drafts.list()]
    finally:
        opened.close()


def log_of(home: Path) -> str:
    return "".join(path.read_text() for path in sorted((home / "log").iterdir()))


@pytest.mark.parametrize("place", ["thread", "timer", "paint", "open paint"])
def test_a_mistake_anywhere_is_told_once_and_the_window_goes_on(home: Path, place: str) -> None:
    done = start(place)

    assert done.returncode == 0
    assert "You did nothing wrong" in done.stdout
    assert "is saved." in done.stdout
    assert "ValueError\n" in done.stdout
    assert "tests/gui/breaker.py:" in done.stdout
    assert "dialogs: 1;" in done.stdout
    assert [draft.what for draft in stored()] == [breaker.WHAT]
    assert "Crash: ValueError at" in log_of(home)


def test_nothing_that_was_written_is_in_log_details_or_output(home: Path) -> None:
    done = start("slot", "Quit")

    assert done.returncode == EXIT_CRASHED
    details = done.stdout.partition("Details to report")[2]
    for text in (log_of(home), details, done.stderr):
        for word in (breaker.SECRET, "kenji", "staging", str(home), str(ROOT)):
            assert word not in text
    assert [draft.what for draft in stored()] == [breaker.WHAT]


def test_a_start_that_fails_is_told_and_ends(home: Path) -> None:
    done = start("start", "Quit")

    assert done.returncode == EXIT_CRASHED
    assert "cannot start" in done.stdout
    assert "asyncdraft doctor" in done.stdout


def test_a_hard_crash_is_found_at_the_next_start(home: Path) -> None:
    died = start("hard")
    assert died.returncode < 0

    again = start("nothing")

    assert again.returncode == 0
    assert "toast: AsyncDraft ended without a warning last time." in again.stdout
    assert "The last run ended with Fatal Python error: Segmentation fault at" in log_of(home)
    assert not (home / "log" / NAME).exists()


# With the window of all tests


@pytest.fixture
def guard(driver: Driver, tmp_path: Path) -> Iterator[CrashGuard]:
    made = CrashGuard(tmp_path / "log")
    made.install()
    made.protect(driver.window, driver.application.safekeeping(made.note), [])
    yield made
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, CrashDialog):
            dialog.close()
    driver.settle()
    sys.excepthook, _threads, _unraisable = made._hooks
    made.close()


def fail_here() -> None:
    raise RuntimeError


def fail_there() -> None:
    raise LookupError


def crash(driver: Driver, *works: object) -> None:
    for work in works:
        assert callable(work)
        try:
            work()
        except Exception as error:  # noqa: BLE001 - it is handed on
            sys.excepthook(type(error), error, error.__traceback__)
    driver.settle()


def crash_dialog(driver: Driver) -> CrashDialog:
    dialog = driver.dialog
    assert isinstance(dialog, CrashDialog)
    return dialog


def choose(dialog: CrashDialog, text: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == text).click()


def test_a_second_mistake_goes_into_the_dialog_that_is_open(guard: CrashGuard, driver: Driver) -> None:
    crash(driver, fail_here)
    crash(driver, fail_there, fail_there, fail_here)

    dialog = crash_dialog(driver)
    assert "one more place" in driver.texts(dialog)
    assert dialog.details.count("LookupError") == 1


def test_the_same_mistake_is_asked_about_once(guard: CrashGuard, driver: Driver) -> None:
    crash(driver, fail_here)
    driver.press("Return")
    crash(driver, fail_here)

    assert QApplication.activeModalWidget() is None
    assert "happened again" in driver.toast


def test_the_details_are_copied(guard: CrashGuard, driver: Driver) -> None:
    crash(driver, fail_here)
    dialog = crash_dialog(driver)
    choose(dialog, "Copy details")

    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.details
    assert copied.startswith("AsyncDraft ")
    assert "Qt 6." in copied
    assert "on offscreen" in copied


def test_what_the_store_refuses_becomes_a_file(
    guard: CrashGuard, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(driver.application.workspace.drafts, "save", lambda *_all, **_more: fail_there())
        driver.write(Pane.WHAT, "The dry run stops at step 3.")
        crash(driver, fail_here)

    text = driver.texts(crash_dialog(driver))
    [file] = paths.rescued_dir().iterdir()
    assert str(file) in text
    assert draft_file.load(file).what == "The dry run stops at step 3."
    file.unlink()


def test_what_can_be_kept_nowhere_can_be_copied(
    guard: CrashGuard, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(driver.application.workspace.drafts, "save", lambda *_all, **_more: fail_there())
        broken.setattr("asyncdraft.gui.drafts.safekeeping.rescue", lambda *_all: fail_there())
        driver.write(Pane.WHAT, "The dry run stops at step 3.")
        crash(driver, fail_here)

    dialog = crash_dialog(driver)
    assert "could not be saved: copy it before you quit" in driver.texts(dialog)
    choose(dialog, "Copy the draft")
    assert "The dry run stops at step 3." in QGuiApplication.clipboard().text()


def test_what_only_the_editor_has_is_saved_too(guard: CrashGuard, driver: Driver) -> None:
    editor = driver.window.editors.editor(Pane.WHAT)
    editor.blockSignals(True)
    editor.setPlainText("Typed while the mistake happened.")
    editor.blockSignals(False)
    crash(driver, fail_here)

    assert "is saved." in driver.texts(crash_dialog(driver))
    kept = driver.application.workspace.drafts.get(driver.draft.id)
    assert kept.what == "Typed while the mistake happened."
