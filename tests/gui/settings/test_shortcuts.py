"""Keys of one's own: pressed, in conflict, taken away, refused, and named wherever keys are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from asyncdraft.core.draft import Pane
from asyncdraft.gui.actions import choose_keys
from asyncdraft.gui.dialogs.keys import KeyField, KeysDialog, refusal
from asyncdraft.storage import paths
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.settings.settings_page import segment, stored


def test_keys_that_another_program_has_changed_meanwhile_stay(keys: Driver) -> None:
    keys.application.workspace.choose(shortcuts={"rename_draft": "Ctrl+Alt+J"})
    QTest.keySequence(choose(keys, "Archive"), QKeySequence("Ctrl+J"))
    assert stored() == {"shortcuts": {"rename_draft": "Ctrl+Alt+J", "archive_draft": "Ctrl+J"}}


def test_where_no_action_is_found_none_can_be_changed(keys: Driver) -> None:
    field = choose(keys, "zzz")
    assert "No action is called so." in keys.texts(keys.dialog)
    assert not field.isVisible()


@pytest.fixture
def keys(view: Driver) -> Driver:
    view.click(segment(view, "Shortcuts: Change keys"))
    view.dialog.activateWindow()
    return view


def choose(driver: Driver, action: str) -> KeyField:
    dialog = driver.dialog
    assert isinstance(dialog, KeysDialog)
    search = dialog.findChild(QLineEdit)
    assert search is not None
    search.setText(action)
    field = dialog.findChild(KeyField)
    assert field is not None
    field.setFocus()
    return field


def test_keys_are_pressed_and_hold_at_once(keys: Driver) -> None:
    QTest.keySequence(choose(keys, "Archive"), QKeySequence("Ctrl+J"))
    assert stored() == {"shortcuts": {"archive_draft": "Ctrl+J"}}
    keys.dialog.accept()
    keys.settle()
    assert keys.application.actions["archive_draft"].shortcut() == QKeySequence("Ctrl+J")
    keys.press("Ctrl+1")
    keys.write(Pane.WHAT, "To be kept")
    keys.press("Ctrl+J")
    assert keys.drafts == []


def test_a_conflict_names_the_other_action_and_can_be_solved(keys: Driver) -> None:
    QTest.keySequence(choose(keys, "Archive"), QKeySequence("Ctrl+N"))
    assert "Ctrl+N belongs to “New draft”." in keys.texts(keys.dialog)
    assert stored() == {}
    take = next(each for each in keys.dialog.findChildren(QPushButton) if each.text().startswith("Take it"))
    take.click()
    assert stored() == {"shortcuts": {"archive_draft": "Ctrl+N", "new_draft": ""}}
    again = next(
        each for each in keys.dialog.findChildren(QPushButton) if each.text().startswith("All usual")
    )
    again.click()
    assert stored() == {}
    assert keys.application.actions["new_draft"].shortcut() == QKeySequence("Ctrl+N")


def test_backspace_takes_keys_away_and_the_usual_ones_come_back(keys: Driver) -> None:
    field = choose(keys, "New draft")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert stored() == {"shortcuts": {"new_draft": ""}}
    QTest.keySequence(field, QKeySequence("Ctrl+N"))
    assert stored() == {}


@pytest.mark.parametrize(
    ("pressed", "told"), [("A", "is typed into texts"), ("Shift+A", "is typed"), ("Ctrl+C", "edits text")]
)
def test_keys_that_would_break_typing_are_refused(pressed: str, told: str) -> None:
    assert told in refusal(pressed)


@pytest.mark.parametrize("pressed", ["", "F9", "Ctrl+J", "Ctrl++", "Alt+Shift+K"])
def test_other_keys_are_taken(pressed: str) -> None:
    assert refusal(pressed) == ""


@pytest.fixture
def usual_keys() -> Iterator[None]:
    yield
    choose_keys({})


@pytest.mark.usefixtures("usual_keys")
def test_keys_of_the_file_hold_from_the_start_and_are_named(launch: Launch) -> None:
    paths.settings_file().write_text('{"shortcuts": {"copy_for_channel": "Ctrl+J"}}', "utf-8")
    driver = launch()
    driver.write(Pane.WHAT, "x")
    assert driver.button("Copy for Slack").text().endswith("Ctrl+J")


@pytest.mark.usefixtures("usual_keys")
def test_other_keys_are_named_wherever_keys_are(driver: Driver) -> None:
    driver.write(Pane.WHAT, "The export is slow, asap.")
    driver.window.outbox, driver.window.overlap, driver.window.threads  # noqa: B018 - they are made
    chosen = {
        "apply_fix": "Ctrl+Alt+7",
        "copy_for_channel": "Ctrl+Alt+8",
        "add_reply": "Ctrl+Alt+9",
        "choose_template": "Ctrl+Alt+6",
        "add_reader": "Ctrl+Alt+5",
        "attach_files": "Ctrl+Alt+4",
        "show_overlap": "Ctrl+Alt+3",
        "send": "Ctrl+Alt+2",
    }
    driver.application.workspace.choose(shortcuts=chosen)
    driver.settle()

    buttons = driver.window.findChildren(QPushButton)
    told = "\n".join(f"{each.text()} {each.toolTip()}" for each in buttons)
    labels = "\n".join(each.text() for each in driver.window.outbox.findChildren(QLabel))
    driver.application.workspace.choose(shortcuts={})
    driver.settle()

    assert [keys for keys in chosen.values() if keys not in told] == []
    assert "Ctrl+Alt+2" in labels
    assert driver.button("Copy for Slack").text().endswith("Ctrl+↵")
