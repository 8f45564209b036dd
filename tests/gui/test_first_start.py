"""The first minutes: one question with an answer ready, typing at once, and hints that go for good."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from asyncdraft.core.draft import Pane
from asyncdraft.core.people import OFFICE_HOURS, uniform_week
from asyncdraft.gui.app import Application
from asyncdraft.gui.drafts.hints import HINTS
from asyncdraft.storage import paths
from tests.gui.conftest import NOW, Launch
from tests.gui.driver import Driver


@pytest.fixture
def first(launch: Launch) -> Driver:
    driver = launch()
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    return driver


def stored() -> dict[str, object]:
    path = paths.settings_file()
    values: dict[str, object] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return values


def hint(driver: Driver) -> str:
    found = [text() for text in HINTS.values() if text()[:24] in driver.texts()]
    return found[0][:5] if found else ""


def dismiss(driver: Driver) -> None:
    driver.click(driver.named("Dismiss this hint", QPushButton))


def test_zone_and_hours_are_detected_and_enter_confirms_them(first: Driver, launch: Launch) -> None:
    said = first.texts(first.window.welcome)
    assert "Good afternoon. When do you work?" in said
    assert "detected: Mon 23 Nov, 15:46 GMT" in said
    assert first.named("Your zone", QLineEdit).text() == "London (Europe/London)"
    assert first.focus.accessibleName() == "This is right"

    first.press("Return")

    assert stored()["hours_confirmed"] is True
    assert "When do you work?" not in first.texts()
    assert first.focus is first.window.editors.editor(Pane.WHAT)
    assert first.draft.what == ""
    first.rest()
    assert "When do you work?" not in launch().texts()


def test_the_name_is_asked_as_the_readers_know_it(first: Driver) -> None:
    assert first.named("Your name", QLineEdit).text() == "Alex Reed"
    assert "made up: write the name that your readers know" in first.texts(first.window.welcome)
    first.write_field("Your name", " ")
    first.click_button("This is right")
    assert "Write the name that your readers know you by." in first.texts(first.window.welcome)
    first.write_field("Your name", "Eva  Wagner ")
    first.press("Return")
    assert not first.window.welcome.is_asking
    writer = first.application.workspace.team.writer
    assert writer is not None
    assert (writer.name, writer.email) == ("Eva Wagner", "")
    first.write(Pane.WHAT, "The export stops.")
    assert "Eva Wagner" in first.texts(first.window.preview)


def test_typing_and_pasting_need_no_answer(first: Driver) -> None:
    first.type("The export stops, 🙂")
    assert first.draft.what == "The export stops, 🙂"
    assert not first.window.welcome.isVisible()
    first.press("Ctrl+N")
    first.window.welcome.focus_answer()
    QGuiApplication.clipboard().setText("Pasted at once")
    first.press("Ctrl+V")
    assert first.draft.what == "Pasted at once"


def test_the_answer_can_be_another_one_or_wait(first: Driver, launch: Launch) -> None:
    first.write_field("Your zone", "Tokyo")
    first.press("Return")
    writer = first.application.workspace.team.writer
    assert writer is not None
    assert writer.zone == "Asia/Tokyo"
    assert "hours_confirmed" not in stored()
    first.click_button("Ask me later")
    assert "When do you work?" not in first.texts()
    first.rest()
    assert "When do you work?" in launch().texts()


def test_a_new_draft_ends_the_question_until_the_next_start(first: Driver) -> None:
    first.press("Ctrl+N")
    assert "When do you work?" not in first.texts()
    first.type("The export stops.\nIt ends at 17 rows.")
    assert first.application.session.draft.what == "The export stops.\nIt ends at 17 rows."


def test_a_zone_that_the_system_does_not_name_is_asked_for(
    launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.gui.conftest.ZONE", "UTC")
    told = launch().texts()
    assert "write your city" in told
    assert "detected" not in told


def test_where_nothing_can_be_kept_that_is_said_and_nothing_is_asked(launch: Launch, home: Path) -> None:
    (home / "team").write_text("a file where a folder belongs", encoding="utf-8")
    driver = launch()
    assert "When do you work?" not in driver.texts()
    assert str(home / "team") in driver.window.toast.text


def test_elsewhere_than_the_sample_the_holidays_are_those_of_the_country(
    launch: Launch, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.gui.conftest.ZONE", "Asia/Tokyo")
    driver = launch()
    driver.wait_for(lambda: driver.named("Holidays", QLineEdit).text() != "")
    assert driver.named("Holidays", QLineEdit).text() == "Japan (JP)"
    team = home / "team" / "team.toml"
    before = team.read_text("utf-8")
    driver.press("Return")
    writer = driver.application.workspace.team.writer
    assert writer is not None
    assert writer.holidays == "JP"
    assert team.read_text("utf-8") != before


def test_three_ways_to_start(first: Driver) -> None:
    first.click(first.named("The sample", QPushButton))
    assert first.draft.what
    first.press("Ctrl+N")
    first.click(first.named("A template", QPushButton))
    assert first.window.view == "templates"


def test_hints_help_one_after_the_other_and_go_for_good(first: Driver, launch: Launch) -> None:
    assert hint(first) == ""
    first.press("Return")
    assert hint(first) == "Write"
    dismiss(first)
    assert hint(first) == ""
    first.type("The export is broken, can someone look?")
    first.application.session.refresh()
    assert hint(first) == "Each "
    dismiss(first)
    first.add_readers("Kenji")
    first.application.session.refresh()
    assert hint(first) == "Type "
    assert stored()["hints"] == ["write", "finding"]
    first.rest()
    again = launch()
    again.application.session.refresh()
    assert hint(again) == "Type "
    again.do("show_hints")
    assert "hints" not in stored()
    again.press("Ctrl+,")
    assert "0 of 5 dismissed" in again.texts(again.window.settings)


def test_the_working_days_are_those_of_the_country(home: Path, qapp: QApplication) -> None:
    driver = Driver(Application(lambda: NOW, zone="Africa/Cairo", hours24=True))
    driver.start()
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    driver.press("Return")
    writer = driver.application.workspace.team.writer
    driver.stop()
    assert writer is not None
    assert writer.hours == uniform_week(OFFICE_HOURS, frozenset({6, 0, 1, 2, 3}))


def test_a_new_computer_gets_its_backup_back_and_the_sentence_goes_on(
    launch: Launch, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = str(tmp_path_factory.mktemp("elsewhere") / "pack.zip")
    old = launch()
    old.type("The export stops.")
    old.write(Pane.WHY, "Finance waits for")
    old.application.store_commands.write_backup(pack)
    old.wait_for(lambda: not old.application.workspace.tasks.busy)
    old.rest()
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path_factory.mktemp("new")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (pack, ""))
    new = launch()

    new.click_button("Restore a backup")
    new.wait_for(lambda: not new.application.workspace.tasks.busy)

    assert "Restored: 1 draft." in new.toast
    new.type(" it")
    assert (new.draft.what, new.draft.why) == ("The export stops.", "Finance waits for it")
