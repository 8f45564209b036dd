"""The file of a team as hands and merges leave it: mistakes named, nothing written over them."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from asyncdraft.core.draft import Pane
from tests.gui.conftest import Launch
from tests.gui.team.team_page import add, write_team

HALF_WRITTEN = """\
name = "Payments"
me = "you"

[people.you]
name = "Alex Reed"
zone = "Europe/London"

[people.kenji]
name = "Kenji Mori"
zone = "Asia/Atlantis"

[people.priya]
name = "Priya Rao"
zone = "Asia/Kolkata"
hours = {mon-fri = ["25:00-26:00"]}
"""


def test_templates_and_checks_of_the_team_are_listed(launch: Launch, home: Path) -> None:
    write_team(
        home, 'name = "P"\nme = "a"\n[people.a]\nname = "A"\nzone = "UTC"\n[rules]\n"hello.only" = "off"\n'
    )
    driver = launch()
    driver.press("Ctrl+4")
    driver.click_button("Checks 1")
    assert driver.listed("Team checks")[0] == "More than a hello"
    driver.click_button("Templates 0")
    assert "The team has no templates of its own yet" in driver.texts()


def test_mistakes_in_the_file_are_named_and_everybody_else_is_there(launch: Launch, home: Path) -> None:
    write_team(home, HALF_WRITTEN)

    driver = launch()
    driver.press("Ctrl+4")

    said = driver.texts()
    assert "team.toml, line 10, people.kenji.zone: expected a zone" in said
    assert "people.priya.hours" in said
    assert driver.listed("People")[0] == "Alex Reed (you)"
    assert "to mend in team.toml" in said


def test_many_mistakes_are_folded_and_the_folder_is_at_hand(launch: Launch, home: Path) -> None:
    people = "".join(f'[people.p{number}]\nname = "P"\n' for number in range(5))
    write_team(home, f'name = "P"\nme = "a"\n[people.a]\nname = "A"\nzone = "UTC"\n{people}')
    driver = launch()
    driver.press("Ctrl+4")
    assert "people.p1.zone" in driver.texts()
    assert "people.p4.zone" not in driver.texts()
    driver.click_button("Show all 5")
    assert "people.p4.zone" in driver.texts()
    assert driver.button("Open the team's folder").isVisible()


def test_a_merge_that_stopped_half_way_is_told_and_nothing_is_lost(launch: Launch, home: Path) -> None:
    write_team(home, "")
    file = home / "team" / "team.toml"
    text = '[people.a]\nname = "A"\n<<<<<<< HEAD\nzone = "UTC"\n=======\nzone = "Asia/Tokyo"\n>>>>>>> x\n'
    file.write_text(text, "utf-8")
    driver = launch()
    driver.press("Ctrl+4")
    assert "team.toml, line 3: a merge stopped half-way here" in driver.texts()
    assert driver.listed("People") == ["A"]
    driver.pick("People", "A")
    driver.write_field("Email", "a@example.com")
    driver.press("Return")
    assert "Mend it there first; nothing was changed." in driver.toast
    assert driver.named("Email", QLineEdit).text() == "a@example.com"
    assert file.read_text("utf-8") == text


def test_a_team_of_nobody_says_how_to_begin(launch: Launch, home: Path) -> None:
    write_team(home, 'name = "Nobody"\n')
    driver = launch()
    driver.press("Ctrl+4")
    assert "Nobody is in the team yet." in driver.texts()
    add(driver, "Zoë", "Sydney")
    assert driver.listed("People") == ["Zoë"]


def test_a_file_that_is_no_toml_is_named_with_its_line(launch: Launch, home: Path) -> None:
    write_team(home, 'name = "Payments"\n[people.you\n')

    driver = launch()
    driver.press("Ctrl+4")

    assert "team.toml" in driver.texts()
    driver.press("Ctrl+1")
    driver.write(Pane.WHAT, "It can be written all the same")
    assert driver.draft.what == "It can be written all the same"


def test_nothing_is_written_into_a_file_that_cannot_be_read(launch: Launch, home: Path) -> None:
    broken = 'name = "Payments"\n[people.you\n'
    write_team(home, broken)
    driver = launch()
    driver.press("Ctrl+4")

    add(driver, "Tomás Silva", "Lisbon")

    assert "Mend it there first; nothing was changed." in driver.toast
    assert (home / "team" / "team.toml").read_text("utf-8") == broken
