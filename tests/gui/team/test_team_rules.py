"""The team's rules: switched, listed with their mistakes, written into its folder, read again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit

from asyncdraft.core.draft import Pane
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.team.team_page import file_of, write_team

SWAP = """\
extends: substitution
message: "Write “%s”, not “%s”."
level: warning
swap:
  {wrong}: {right}
"""
PHRASES = "extends: existence\nmessage: Say it plainly.\nlevel: warning\ntokens:\n  - leverage\n"


@pytest.fixture
def checks(driver: Driver) -> Driver:
    return shown(driver, "Checks")


def test_a_check_is_graded_for_the_team_and_back_again(checks: Driver) -> None:
    before = file_of(checks).read_text("utf-8")
    checks.pick("Team checks", "No “soon”")
    assert "In another zone" in checks.texts()

    grade(checks, "off")
    assert checks.toast == "For the team deadline.vague is now: off."
    assert checks.application.workspace.team_rules == {"deadline.vague": "off"}
    assert '[rules]\n"deadline.vague" = "off"' in file_of(checks).read_text("utf-8")
    assert checks.listed("Team checks")[0] == "No “soon”"

    checks.click_button("Undo")
    assert file_of(checks).read_text("utf-8") == before


def test_a_check_that_nobody_has_is_told_and_taken_out(launch: Launch, home: Path) -> None:
    write_team_of_two(home, '[rules]\n"no.such" = "off"\n')
    driver = shown(launch(), "Checks")
    driver.pick("Team checks", "no.such")
    assert "No check is called so" in driver.texts()
    grade(driver, "")
    assert driver.application.workspace.team_rules == {}


def test_a_link_is_added_and_changed_and_removed(checks: Driver) -> None:
    checks.click_button("Add a link shorthand")
    checks.write_field("Shorthand", "OPS")
    checks.write_field("Address", "tracker.example.com/OPS")
    checks.press("Return")
    assert "The address should be an address with {id} in it" in checks.texts()
    assert checks.named("Shorthand", QLineEdit).text() == "OPS"

    checks.write_field("Address", "https://tracker.example.com/OPS-{id}")
    checks.press("Return")
    assert checks.toast == "OPS-1 is a link from now on."
    assert "# PAY-412 in a text becomes a link." in file_of(checks).read_text("utf-8")

    checks.write_field("Shorthand", "PAY")
    checks.press("Return")
    assert "The team has the shorthand PAY already" in checks.texts()
    checks.write_field("Shorthand", "DEV")
    checks.press("Return")
    assert list(checks.application.workspace.team.links) == ["PAY", "DEV"]

    checks.click_button("Remove")
    assert list(checks.application.workspace.team.links) == ["PAY"]
    checks.click_button("Undo")
    assert list(checks.application.workspace.team.links) == ["PAY", "DEV"]


def test_a_link_that_is_half_typed_stays_when_another_entry_is_picked(checks: Driver) -> None:
    checks.click_button("Add a link shorthand")
    checks.write_field("Shorthand", "OPS")
    checks.pick("Team checks", "No “soon”")
    assert checks.named("Shorthand", QLineEdit).text() == "OPS"
    checks.press("Escape")
    assert checks.named("Shorthand", QLineEdit).text() == "OPS"

    checks.named("Shorthand", QLineEdit).clear()
    checks.named("Shorthand", QLineEdit).setFocus()
    checks.press("Escape")
    assert "What we promise" in checks.texts()


def test_the_words_of_the_team_are_written_with_their_remarks(launch: Launch, home: Path) -> None:
    (home / "team").mkdir()
    (home / "team" / "dictionary.txt").write_text("# products\nKestrel\n", "utf-8")
    write_team_of_two(home, "")
    driver = shown(launch(), "Checks")
    driver.pick("Team checks", "The team's words")
    edit = driver.named("The team's words", QPlainTextEdit)
    assert edit.toPlainText() == "# products\nKestrel\n"

    edit.setPlainText("# products\nKestrel\nMerlin")
    driver.click_button("Save")
    assert (home / "team" / "dictionary.txt").read_text("utf-8") == "# products\nKestrel\nMerlin\n"
    assert list(driver.application.workspace.words.of_team) == ["Kestrel", "Merlin"]
    driver.click_button("Undo")
    assert list(driver.application.workspace.words.of_team) == ["Kestrel"]


def test_words_typed_and_not_saved_are_there_after_the_window_closed(launch: Launch, home: Path) -> None:
    write_team_of_two(home, "")
    driver = shown(launch(), "Checks")
    driver.pick("Team checks", "The team's words")
    driver.named("The team's words", QPlainTextEdit).setPlainText("Merlin")
    driver.rest()
    assert (home / "team" / "dictionary.txt").read_text("utf-8") == "Merlin\n"


def test_own_phrase_rules_are_listed_with_file_and_mistake_and_reloaded(launch: Launch, home: Path) -> None:
    folder = home / "team" / "checks" / "plain"
    folder.mkdir(parents=True)
    (folder / "Words.yml").write_text(PHRASES, "utf-8")
    (folder / "Bad.yml").write_text("extends: nothing\n", "utf-8")
    write_team_of_two(home, "")
    driver = shown(launch(), "Checks")
    listed = driver.listed("Team checks")
    assert listed[:2] == ["checks/plain/Bad.yml", "Say it plainly."]
    driver.pick("Team checks", "checks/plain/Bad.yml")
    assert "checks/plain/Bad.yml, line 1: “extends: nothing” is not supported" in driver.texts()

    (folder / "Bad.yml").write_text(PHRASES.replace("Say it plainly", "Say less"), "utf-8")
    driver.wait_for(lambda: "Say less." in driver.listed("Team checks"))
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    assert "checks/plain/Bad.yml" not in driver.listed("Team checks")


def test_checks_are_found_by_the_words_of_their_reasons(checks: Driver) -> None:
    checks.write_field("Search checks", "end of day")
    assert checks.listed("Team checks") == ["No “soon”"]
    checks.press("Return")
    assert checks.focus is checks.named("Team checks", QListView)
    checks.write_field("Search checks", "nosuchword")
    assert "Nothing here has all these words." in checks.texts()
    checks.named("Search checks", QLineEdit).clear()


def test_templates_of_the_team_are_listed_with_their_mistakes(launch: Launch, home: Path) -> None:
    write_team_of_two(home, "")
    (home / "team" / "templates").mkdir()
    (home / "team" / "templates" / "shift-notes.md").write_text(
        "---\ntitle: Shift notes\n---\nHello\n", "utf-8"
    )
    driver = shown(launch(), "Templates 1")
    driver.pick("Team templates", "shift-notes.md")
    assert "The key “name” is missing." in driver.texts()

    driver.click_button("Mend it in Templates")
    assert driver.window.view == "templates"
    assert "title: Shift notes" in driver.window.templates.editor.text


def test_a_week_of_the_rota_is_given_to_somebody_and_back(launch: Launch, home: Path) -> None:
    write_team_of_two(home, '[support]\npeople = ["a", "b"] # in turns\nstarts = "2026-11-23"\n')
    driver = shown(launch(), "Support rota")
    assert "On triage today: Ada" in driver.texts()
    choice = driver.named("On triage in the week from Mon 30 Nov", QComboBox)
    assert choice.currentText() == "Ben"

    choice.setCurrentText("Ada")
    choice.activated.emit(choice.currentIndex())
    driver.settle()
    assert "given by name" in driver.texts()
    written = (home / "team" / "team.toml").read_text("utf-8")
    assert 'people = ["a", "b"] # in turns' in written
    assert 'turns = {2026-11-30 = "a"}' in written

    choice = driver.named("On triage in the week from Mon 30 Nov", QComboBox)
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    driver.settle()
    assert "given by name" not in driver.texts()


def test_rules_of_a_team_come_and_change_with_its_files(home: Path, launch: Launch) -> None:
    file = home / "team" / "checks" / "plain" / "Words.yml"
    file.parent.mkdir(parents=True)
    file.write_text(SWAP.format(wrong="leverage", right="use"), encoding="utf-8")
    driver = launch()
    driver.write(Pane.NEED, "Kenji, please leverage or utilise pump 3.")
    assert [finding.quote for finding in driver.findings if finding.rule == "plain.Words"] == ["leverage"]

    file.write_text(SWAP.format(wrong="utilise", right="use"), encoding="utf-8")
    driver.wait_for(
        lambda: [found.quote for found in driver.findings if found.rule == "plain.Words"] == ["utilise"]
    )

    file.unlink()
    driver.wait_for(lambda: "plain.Words" not in driver.rules)
    driver.wait_for(lambda: driver.application.workspace.is_complete)


def test_what_the_team_says_of_a_rule_is_shown(home: Path, launch: Launch) -> None:
    driver = launch()
    file = home / "team" / "team.toml"
    rules = '\n[rules]\n"deadline.vague" = "off"\n'
    file.write_text(file.read_text(encoding="utf-8") + rules, encoding="utf-8")
    driver.wait_for(lambda: driver.application.workspace.team_rules == {"deadline.vague": "off"})
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    driver.write(Pane.NEED, "Kenji, please send the list of pump 3 soon.")
    assert "deadline.vague" not in driver.rules

    driver.do("show_rules")
    search = driver.dialog.findChild(QLineEdit)
    assert search is not None
    search.setText("deadline.vague")
    assert "Your team says: off" in driver.texts(driver.dialog)
    driver.press("Esc")


def shown(driver: Driver, section: str) -> Driver:
    driver.press("Ctrl+4")
    driver.click_button(section)
    return driver


def grade(driver: Driver, value: str) -> None:
    choice = driver.named("How strict", QComboBox)
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())
    driver.settle()


def write_team_of_two(home: Path, rest: str) -> None:
    people = '[people.a]\nname = "Ada"\nzone = "UTC"\n[people.b]\nname = "Ben"\nzone = "UTC"\n'
    write_team(home, f'name = "P"\nme = "a"\n{people}{rest}')
