"""Another language is another window at once: with the same draft, in the same view, at the same place."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.gui import translation
from asyncdraft.gui.crash_guard import CrashGuard
from asyncdraft.gui.dialogs.keys import KeysDialog
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.start import Program
from asyncdraft.storage import draft_file, paths
from asyncdraft.storage.drafts import Drafts
from tests.gui.driver import PATIENCE_MS, Driver
from tests.gui.full_disk import full_disk

Begun = list[Program]


@pytest.fixture
def begun(home: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begun]:
    monkeypatch.setattr(translation, "wanted", lambda: ["en-GB"])
    monkeypatch.delenv("ASYNCDRAFT_LANGUAGE", raising=False)
    programs: Begun = []
    yield programs
    for program in programs:
        Driver(program.start.application).stop()
    translation.install(qapp, "")


def begin(begun: Begun, qapp: QApplication, *files: str) -> Program:
    program = Program(qapp, CrashGuard(paths.log_dir()), list(files), "")
    begun.append(program)
    program.window.show()
    driver_of(program)
    return program


def driver_of(program: Program) -> Driver:
    driver = Driver(program.start.application)
    assert QTest.qWaitForWindowExposed(program.window)
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    driver.settle()
    return driver


def choose(driver: Driver, language: str) -> None:
    driver.press("Ctrl+,")
    box = driver.window.settings.row_of("language").field.findChild(QComboBox)
    assert box is not None
    box.setFocus()
    for _step in range(box.findText(language)):
        QTest.keyClick(box, Qt.Key.Key_Down)


def successor(program: Program, before: MainWindow) -> Driver:
    deadline = QDeadlineTimer(PATIENCE_MS)
    while program.window is before:
        assert not deadline.hasExpired()
        QApplication.processEvents()
    return driver_of(program)


def in_file() -> dict[str, object]:
    values: dict[str, object] = json.loads(paths.settings_file().read_text("utf-8"))
    return {key: value for key, value in values.items() if key != "window"}


def test_the_window_speaks_another_language_at_once(begun: Begun, qapp: QApplication) -> None:
    program = begin(begun, qapp)
    driver, before = driver_of(program), program.window
    driver.write(Pane.WHAT, "The invoices stop at step 3 🙂.")
    size = before.size()
    choose(driver, "Deutsch")

    after = successor(program, before)
    assert in_file() == {"language": "de"}
    assert after.window.view == "settings"
    assert after.focus.accessibleName() == "Sprache"
    assert "Das Fenster spricht jetzt Deutsch." in after.window.toast.text
    assert after.application.actions["new_draft"].text() == "Neuer Entwurf"
    assert after.window.editors.texts[Pane.WHAT] == "The invoices stop at step 3 🙂."
    assert after.window.size() == size


def test_there_is_a_way_back_for_who_cannot_read_it(begun: Begun, qapp: QApplication) -> None:
    program = begin(begun, qapp)
    first = program.window
    choose(driver_of(program), "日本語")
    second = successor(program, first)
    assert QLocale().language() is QLocale.Language.Japanese
    buttons = second.window.toast.findChildren(QPushButton)
    undo = next(button for button in buttons if button.text() == "元に戻す")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)

    third = successor(program, second.window)
    assert in_file() == {}
    assert third.application.actions["new_draft"].text() == "New draft"
    assert QLocale() == QLocale.system()


def test_a_language_that_is_spoken_already_needs_no_other_window(begun: Begun, qapp: QApplication) -> None:
    program = begin(begun, qapp)
    before = program.window
    choose(driver_of(program), "English")
    assert in_file() == {"language": "en"}
    driver_of(program)
    assert program.window is before


def test_a_dialog_is_answered_first(begun: Begun, qapp: QApplication) -> None:
    program = begin(begun, qapp)
    driver, before = driver_of(program), program.window
    driver.do("change_keys")
    dialog = driver.window.findChild(KeysDialog)
    assert dialog is not None
    paths.settings_file().write_text('{"language": "de"}')
    driver.wait_for(lambda: driver.application.workspace.settings.language == "de")
    driver.settle()
    assert program.window is before
    assert dialog.isVisible()

    dialog.reject()
    successor(program, before)


def test_a_file_that_was_only_opened_stays_open(begun: Begun, qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "שלום.md"
    file.write_text(draft_file.write(Draft(what="Read this.")))
    program = begin(begun, qapp, str(file))
    driver, before = driver_of(program), program.window
    driver.application.workspace.choose(language="de")

    after = successor(program, before)
    assert after.window.view == "compose"
    assert after.window.editors.texts[Pane.WHAT] == "Read this."
    assert after.application.workspace.drafts.list() == []


def test_help_that_was_open_is_open_again(begun: Begun, qapp: QApplication) -> None:
    program = begin(begun, qapp)
    driver, before = driver_of(program), program.window
    driver.do("show_help")
    driver.application.workspace.choose(language="de")
    after = successor(program, before)
    assert after.application.help_commands.is_open


def test_what_cannot_be_saved_keeps_its_window(begun: Begun, qapp: QApplication) -> None:
    program = begin(begun, qapp)
    driver, before = driver_of(program), program.window
    driver.write(Pane.WHAT, "The invoices stop.")
    with full_disk(Drafts, "save", "create"):
        driver.application.workspace.choose(language="de")
        driver.wait_for(lambda: "is started again" in driver.window.toast.text)
        assert program.window is before
        assert driver.window.editors.texts[Pane.WHAT] == "The invoices stop."


def test_the_window_before_is_let_go(begun: Begun, qapp: QApplication) -> None:
    program = begin(begun, qapp)
    before, gone = program.window, []
    before.destroyed.connect(lambda: gone.append(True))
    driver_of(program).application.workspace.choose(language="de")
    successor(program, before)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
    assert [window for window in QGuiApplication.topLevelWindows() if window.isVisible()] == [
        program.window.windowHandle()
    ]


def test_a_backup_in_another_language_is_told_and_the_sentence_goes_on(
    begun: Begun, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = str(tmp_path / "Sicherung.zip")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (pack, ""))
    program = begin(begun, qapp)
    driver, english = driver_of(program), program.window
    choose(driver, "Deutsch")
    old, german = successor(program, english), program.window
    old.press("Ctrl+1")
    old.write(Pane.WHAT, "Die Prüfung größerer Beträge bricht ab.")
    old.write(Pane.WHY, "Der Abschluss wartet auf")
    old.application.store_commands.write_backup(pack)
    old.wait_for(lambda: not old.application.workspace.tasks.busy)
    paths.settings_file().write_text("{}")
    other, before = successor(program, german), program.window
    other.press("Ctrl+1")
    other.press("Ctrl+N")
    other.write(Pane.WHAT, "Something else.")

    other.do("restore_backup")

    new = successor(program, before)
    assert "Wiederhergestellt: 1 Entwurf." in new.toast
    new.type(" sie")
    assert new.draft.why == "Der Abschluss wartet auf sie"
    german = program.window
    new.click_button("Rückgängig")
    back = successor(program, german)
    assert "Restored: 2 drafts." in back.toast
