"""The view of settings: every choice holds at once, and what cannot be is said beside it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from asyncdraft.core.draft import Pane
from asyncdraft.core.settings.catalogue import SETTINGS
from asyncdraft.core.settings.declaration import Section
from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.core.settings.values import RESET_TOGETHER
from asyncdraft.gui.actions import choose_keys
from asyncdraft.gui.dialogs.keys import KeyField, KeysDialog, refusal
from asyncdraft.gui.dialogs.rules import RulesDialog
from asyncdraft.gui.folder_watch import SETTLED_MS
from asyncdraft.gui.theme import Scheme
from asyncdraft.gui.widgets.sectioned_list import EntryDelegate, SectionedList
from asyncdraft.storage import paths
from tests.gui.conftest import Launch
from tests.gui.driver import Driver


@pytest.fixture
def view(driver: Driver) -> Iterator[Driver]:
    before = {key: getattr(DEFAULTS, key) for key in RESET_TOGETHER | {"team"}}
    workspace = driver.application.workspace
    workspace.choose(**before)
    driver.press("Ctrl+,")
    assert driver.window.view == "settings"
    yield driver
    for dialog in driver.window.findChildren(KeysDialog):
        dialog.close()
    driver.window.settings.search("")
    workspace.choose(**before)
    driver.settle()


def scheme(driver: Driver) -> Scheme:
    return driver.application.workspace.theme.scheme


def stored() -> dict[str, object]:
    path = paths.settings_file()
    values: dict[str, object] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {key: value for key, value in values.items() if key not in ("window", "recent")}


def shown(driver: Driver) -> list[str]:
    panel = driver.window.settings
    return [setting.key for setting in SETTINGS if panel.row_of(setting.key).isVisible()]


def segment(driver: Driver, name: str) -> QPushButton:
    return driver.named(name, QPushButton)


def write(driver: Driver, name: str, text: str) -> None:
    driver.write_field(name, text)
    driver.press("Return")


def test_a_choice_holds_at_once_and_is_all_that_is_kept(view: Driver) -> None:
    view.click(segment(view, "Theme: Dark"))
    assert scheme(view) is Scheme.DARK
    assert stored() == {"theme": "dark"}
    view.click(segment(view, "Theme: back to the usual"))
    assert scheme(view) is Scheme.LIGHT
    assert stored() == {}


def test_the_language_is_asked_for_once(view: Driver) -> None:
    asked: list[str] = []
    view.application.workspace.language_chosen.connect(asked.append)
    view.named("Language", QComboBox).setFocus()
    view.press("Down")
    assert stored() == {"language": "en"}
    assert asked == ["system"]


def test_the_search_stands_ready_and_looks_at_every_word(view: Driver) -> None:
    assert shown(view) == [setting.key for setting in SETTINGS]
    view.type("eod")
    assert shown(view) == ["day_ends"]
    view.press("Return")
    assert view.focus.accessibleName() == "Your end of day"
    view.press("Escape")
    assert len(shown(view)) == len(SETTINGS)
    view.type("attach files")
    assert shown(view) == ["shortcuts"]


@pytest.mark.parametrize("typed", ["🙂🙂", "שלום", "x" * 5_000, "\u202edark", "%s{}\\"])
def test_a_search_for_what_is_not_there_says_so(view: Driver, typed: str) -> None:
    view.paste(typed)
    assert shown(view) == []
    assert "No setting is about" in view.texts(view.window.settings)


def test_an_end_of_day_is_read_as_people_type_it(view: Driver) -> None:
    write(view, "Your end of day", "6.30 pm")
    assert stored() == {"day_ends": "18:30"}
    assert view.named("Your end of day", QLineEdit).text() == "18:30"
    view.press("Ctrl+1")
    view.press("Ctrl+L")
    view.type("EOD tue")
    assert "18:30" in view.texts(view.window.deadline)


@pytest.mark.parametrize("typed", ["late", "25:00", "🙂", "\u202e17", "9" * 400])
def test_what_is_no_time_is_said_beside_it_and_nothing_is_kept(view: Driver, typed: str) -> None:
    write(view, "Your end of day", typed)
    assert "expected a time of day such as 17:30" in view.texts(view.window.settings)
    assert stored() == {}
    write(view, "Your end of day", "17:30")
    assert "expected" not in view.texts(view.window.settings)


def test_a_number_by_steps_and_typed_within_its_bounds(view: Driver) -> None:
    view.click(segment(view, "Backups kept: more"))
    assert stored() == {"backups_kept": 6}
    write(view, "Backups kept", "100")
    assert "a whole number from 1 to 99" in view.texts(view.window.settings)
    write(view, "Backups kept", "99")
    assert not segment(view, "Backups kept: more").isEnabled()


def test_what_was_refused_stands_till_it_is_mended_even_to_what_it_was(view: Driver) -> None:
    write(view, "Text size", "abc")
    assert "“abc” is none" in view.texts(view.window.settings)
    view.click(segment(view, "Density: Compact"))
    assert view.named("Text size", QLineEdit).text() == "abc"
    write(view, "Text size", "100 %")
    assert "is none" not in view.texts(view.window.settings)
    assert stored() == {"density": "compact"}


def test_folders_that_cannot_be_used_are_refused_with_the_way_out(view: Driver, tmp_path: Path) -> None:
    write(view, "Backups go to", str(tmp_path / "nowhere"))
    assert "There is no folder" in view.texts(view.window.settings)
    write(view, "Team folder", str(tmp_path))
    assert f"There is no team.toml in {tmp_path}" in view.texts(view.window.settings)
    assert stored() == {}
    folder = tmp_path / "with 🙂 and שלום"
    folder.mkdir()
    write(view, "Backups go to", str(folder))
    assert stored() == {"backup_folder": str(folder)}


def test_another_team_folder_is_there_at_once(view: Driver, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "team.toml").write_text('name = "Night shift"\n', "utf-8")
    write(view, "Team folder", str(other))
    assert view.application.workspace.team.name == "Night shift"
    assert "The team does not say who you are" in view.texts(view.window.settings)
    view.click(segment(view, "Team folder: back to the usual"))
    assert view.application.workspace.team.name == "Sample team"


def test_when_you_work_is_kept_with_the_team(view: Driver) -> None:
    write(view, "Your zone", "Tokyo")
    view.click(segment(view, "Friday"))
    view.click_button("Break")
    write(view, "Work ends", "18")
    writer = view.application.workspace.team.writer
    assert writer is not None
    assert writer.zone == "Asia/Tokyo"
    assert writer.hours is not None
    assert not writer.hours[4]
    assert [(shift.start, shift.end) for shift in writer.hours[0]] == [(540, 720), (780, 1080)]
    assert stored() == {}
    write(view, "Your zone", "Atlantis 🙂")
    assert "is no city we know" in view.texts(view.window.settings)
    assert view.application.workspace.team.writer == writer


def test_all_at_once_and_back(view: Driver) -> None:
    view.click(segment(view, "Theme: Dark"))
    view.click(segment(view, "Motion: Reduced"))
    assert QApplication.cursorFlashTime() == 0
    view.click_button("Reset all")
    assert view.application.workspace.settings.theme == "system"
    assert QApplication.cursorFlashTime() > 0
    view.click_button("Undo")
    assert stored() == {"theme": "dark", "reduced_motion": True}
    view.click_button("Reset all")


def test_a_new_draft_begins_as_chosen(view: Driver) -> None:
    view.click(segment(view, "Channel of a new draft: Email"))
    view.wait_for(lambda: view.application.workspace.is_complete)
    view.application.workspace.choose(template="blocker")
    view.press("Ctrl+N")
    assert (view.draft.channel, view.draft.template) == ("email", "blocker")


def test_what_is_written_into_the_file_by_hand_holds_at_once(launch: Launch) -> None:
    view = launch()
    view.wait_for(lambda: view.application.workspace.is_complete)
    paths.settings_file().write_text('{"theme": "dark", "hours24": "sometimes"}', "utf-8")
    view.wait_for(lambda: view.application.workspace.theme.scheme is Scheme.DARK)
    assert 'hours24 is "sometimes": expected null, true or false' in view.toast
    assert view.application.workspace.settings.hours24 is DEFAULTS.hours24


def test_a_file_that_came_later_is_watched_where_it_lies(launch: Launch) -> None:
    view = launch()
    workspace = view.application.workspace
    view.wait_for(lambda: workspace.is_complete)
    workspace.choose(theme="light")
    view.settle()
    QTest.qWait(2 * SETTLED_MS)
    with paths.settings_file().open("r+", encoding="utf-8") as file:
        file.write('{"theme": "dark" }')
        file.truncate()
    view.wait_for(lambda: workspace.theme.scheme is Scheme.DARK)


def test_the_sample_is_not_put_where_a_team_was(launch: Launch, tmp_path: Path) -> None:
    gone = tmp_path / "share"
    gone.mkdir()
    paths.settings_file().write_text(json.dumps({"team": str(gone)}), "utf-8")
    view = launch()
    assert list(gone.iterdir()) == []
    view.application.actions["show_team"].trigger()
    view.settle()
    assert f"There is no team.toml in {gone}: bring it back" in view.texts()
    assert "Team: " not in view.texts(view.window.top_bar)
    (gone / "team.toml").write_text('name = "Night shift"\n', "utf-8")
    view.wait_for(lambda: view.application.workspace.team.name == "Night shift")


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("Backups kept", " ", "There is nothing: expected a whole number from 1 to 99."),
        ("Backups kept", "9" * 5_000, f"“{'9' * 60}…” is none"),
        ("Team folder", "here/there", "Write the whole path of a folder"),
        ("Backups go to", "שלום 🙂", "Write the whole path of a folder"),
        ("Backups go to", "/" + "x" * 5_000, f"/{'x' * 59}… cannot be used as a folder"),
    ],
)
def test_what_cannot_be_is_told_briefly(view: Driver, name: str, typed: str, told: str) -> None:
    write(view, name, typed)
    assert told in view.texts(view.window.settings)
    assert "x" * 70 not in view.texts(view.window.settings)
    assert stored() == {}


# Dialogs that are open meanwhile


def rules_of(driver: Driver) -> RulesDialog:
    driver.application.actions["show_rules"].trigger()
    dialog = driver.dialog
    assert isinstance(dialog, RulesDialog)
    return dialog


def words(driver: Driver, dialog: QDialog) -> str:
    names = dialog.findChild(SectionedList)
    assert names is not None
    model = names.model()
    return " ".join(
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    )


def test_a_list_in_an_open_dialog_follows_the_theme(view: Driver) -> None:
    dialog = rules_of(view)
    names = dialog.findChild(SectionedList)
    assert names is not None
    view.application.workspace.choose(theme="dark")
    drawn = names.itemDelegate()
    assert isinstance(drawn, EntryDelegate)
    assert drawn.tokens["text"] == view.application.workspace.theme["text"]
    dialog.close()


def test_rules_are_switched_off_and_regraded_and_follow_others(view: Driver) -> None:
    dialog = rules_of(view)
    search, grade = dialog.findChild(QLineEdit), dialog.findChild(QComboBox)
    assert search is not None
    assert grade is not None
    search.setText("tone.hedge")
    grade.setFocus()
    QTest.keyClick(grade, Qt.Key.Key_End)
    assert stored() == {"rules": {"tone.hedge": "off"}}
    assert "tone.hedge · off" in words(view, dialog)
    view.application.workspace.choose(rules={"tone.hedge": "error"})
    assert "tone.hedge · error" in words(view, dialog)
    search.setText("🙂 שלום")
    assert "No rule has these words." in view.texts(dialog)
    assert not grade.isVisible()
    dialog.close()


# Shortcuts


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


# By keyboard


def test_the_tab_key_goes_to_what_is_chosen(view: Driver) -> None:
    view.application.workspace.choose(theme="dark")
    segment(view, "Theme: back to the usual").setFocus()
    view.press("Tab")
    assert view.focus.accessibleName() == "Theme: Dark"
    view.press("Left")
    assert stored() == {"theme": "light"}


def test_what_gets_the_focus_from_outside_is_shown(view: Driver) -> None:
    view.window.settings.show_section(Section.HELP)
    view.settle()
    language = view.named("Language", QComboBox)
    assert language.visibleRegion().isEmpty()
    view.button("Help").setFocus()
    view.press("Tab")
    assert view.focus is language
    assert not language.visibleRegion().isEmpty()
