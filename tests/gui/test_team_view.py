"""The team view: people added, changed, removed and brought back; mistakes told without losing a word."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from asyncdraft.core.draft import Pane
from asyncdraft.core.people import Person, Shift, Week
from tests.gui.conftest import Launch
from tests.gui.driver import Driver

SAMPLE = ["Alex Reed (you)", "Kenji Mori", "Priya Rao", "Maya Chen", "Ana Sousa"]

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


@pytest.fixture
def team(driver: Driver) -> Driver:
    driver.press("Ctrl+4")
    return driver


def test_the_sample_team_is_there_to_be_changed(team: Driver) -> None:
    assert team.listed("People") == SAMPLE


def test_a_person_is_added_by_name_and_city(team: Driver) -> None:
    add(team, "Tomás Silva", "São Paulo")

    assert "Saved Tomás Silva." in team.texts()
    assert "Tomás Silva" in team.listed("People")
    assert person(team, "tomas").zone == "America/Sao_Paulo"


def test_a_mistyped_city_gets_its_neighbours_and_nothing_typed_is_lost(team: Driver) -> None:
    add(team, "Tomás Silva", "Lisbn")

    sentence = team.texts()
    assert "“Lisbn” is no city we know." in sentence
    assert "Lisbon" in sentence
    assert team.named("Name", QLineEdit).text() == "Tomás Silva"
    assert team.named("City or zone", QLineEdit).text() == "Lisbn"
    assert team.listed("People") == SAMPLE

    team.write_field("City or zone", "Lisbon")
    team.press("Return")
    assert person(team, "tomas").zone == "Europe/Lisbon"


def test_a_person_needs_a_name(team: Driver) -> None:
    add(team, "", "Lisbon")
    assert "A person needs a name." in team.texts()


def test_two_people_of_one_name_stay_apart(team: Driver) -> None:
    add(team, "Kenji Ito", "Osaka")
    assert person(team, "kenji").name == "Kenji Mori"
    assert person(team, "kenji2").name == "Kenji Ito"


def test_hours_have_as_many_spans_as_are_typed(team: Driver) -> None:
    team.pick("People", "Kenji Mori")

    team.write_field("Hours on Friday", "08:00-11:30, 12:15-16:00")
    team.press("Return")

    kept = hours(team, "kenji")
    assert kept[4] == (Shift(480, 690), Shift(735, 960))
    assert kept[0] == (Shift(540, 720), Shift(780, 1080))


def test_hours_that_no_clock_shows_are_told(team: Driver) -> None:
    before = person(team, "kenji")
    team.pick("People", "Kenji Mori")

    team.write_field("Hours on Friday", "25:00-26:00")
    team.press("Return")

    assert 'These hours cannot be read; expected spans such as "09:00-17:30"' in team.texts()
    assert team.named("Hours on Friday", QLineEdit).text() == "25:00-26:00"
    assert person(team, "kenji") == before


def test_a_day_is_switched_on_with_the_usual_hours_and_off_again(team: Driver) -> None:
    team.pick("People", "Maya Chen")
    saturday = next(box for box in team.window.findChildren(QCheckBox) if box.text() == "Saturday")

    saturday.click()
    team.click_button("Save")
    assert hours(team, "maya")[5] == (Shift(540, 1020),)

    saturday.click()
    team.click_button("Save")
    assert hours(team, "maya")[5] == ()


def test_a_removed_person_comes_back_by_the_button_of_the_toast(team: Driver) -> None:
    maya = person(team, "maya")
    team.pick("People", "Maya Chen")

    team.click_button("Remove")
    assert team.toast == "Maya Chen is removed."
    assert "Maya Chen" not in team.listed("People")

    team.click_button("Undo")
    assert person(team, "maya") == maya


def test_the_writer_cannot_be_removed_and_the_button_says_why(team: Driver) -> None:
    team.pick("People", SAMPLE[0])
    remove = team.button("Remove")
    assert not remove.isEnabled()
    assert remove.toolTip() == "You are the one who writes"


def test_another_person_becomes_the_writer(team: Driver) -> None:
    team.pick("People", "Kenji Mori")

    team.click_button("This is me")

    assert "Kenji Mori (you)" in team.listed("People")
    assert team.application.workspace.now().utcoffset() is not None
    assert str(team.application.workspace.now().tzinfo) == "Asia/Tokyo"


def test_a_change_that_was_not_saved_yet_is_kept_when_another_person_is_picked(team: Driver) -> None:
    team.pick("People", "Kenji Mori")
    team.write_field("Email", "kenji@example.org")
    team.pick("People", "Maya Chen")
    assert person(team, "kenji").email == "kenji@example.org"


def test_mistakes_in_the_file_are_named_and_everybody_else_is_there(launch: Launch, home: Path) -> None:
    write_team(home, HALF_WRITTEN)

    driver = launch()
    driver.press("Ctrl+4")

    said = driver.texts()
    assert "team.toml, line 10, people.kenji.zone: expected a zone" in said
    assert "people.priya.hours" in said
    assert driver.listed("People")[0] == "Alex Reed (you)"
    assert "to mend in team.toml" in said


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


def add(driver: Driver, name: str, place: str) -> None:
    driver.click_button("Add a person")
    driver.write_field("Name", name)
    driver.write_field("City or zone", place)
    driver.press("Return")


def person(driver: Driver, person_id: str) -> Person:
    found = driver.application.workspace.team.person(person_id)
    assert found is not None
    return found


def hours(driver: Driver, person_id: str) -> Week:
    week = person(driver, person_id).hours
    assert week is not None
    return week


def write_team(home: Path, text: str) -> None:
    (home / "team").mkdir()
    (home / "team" / "team.toml").write_text(text, "utf-8")
