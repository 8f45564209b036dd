"""Readers whom the team does not know yet, and the sample's people, who are made up."""

import pytest
from PySide6.QtWidgets import QLineEdit

from asyncdraft.core.draft import Pane
from tests.gui.conftest import Launch
from tests.gui.driver import Driver


@pytest.fixture
def first(launch: Launch) -> Driver:
    driver = launch()
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    driver.application.workspace.confirm_hours()
    return driver


def test_a_name_that_nobody_has_becomes_a_reader(first: Driver) -> None:
    first.write(Pane.WHAT, "The export stops.")
    first.press("Ctrl+R")
    assert "Somebody else? Write the name, and Enter adds it." in first.texts(first.dialog)
    first.type("Bob Stone")
    assert "Enter adds “Bob Stone” to the team." in first.texts(first.dialog)
    first.press("Return")

    assert first.window.view == "team"
    assert first.named("Name", QLineEdit).text() == "Bob Stone"
    assert first.focus.accessibleName() == "City or zone"
    first.type("Berlin")
    first.click_button("Save")

    assert first.draft.to == ("bob",)
    assert "Bob Stone is in the team. Your message goes to them too: Ctrl+1 shows it." in first.toast


def test_who_is_added_later_is_no_reader_of_another_draft(first: Driver) -> None:
    first.write(Pane.WHAT, "The export stops.")
    first.press("Ctrl+R")
    first.type("Bob")
    first.press("Return")
    first.press("Ctrl+N")
    first.window.navigation.view_chosen.emit("team")
    first.write_field("City or zone", "Berlin")
    first.click_button("Save")
    assert first.draft.to == ()
    assert first.toast == "Bob is in the team."


def test_the_samples_people_go_and_come_back(first: Driver) -> None:
    first.press("Ctrl+4")
    assert "made up, to try things with" in first.texts(first.window.team)
    first.click_button("Start my own team")
    team = first.application.workspace.team
    assert [person.name for person in team.people] == ["Alex Reed"]
    assert "made up" not in first.texts(first.window.team)
    assert first.focus.accessibleName() == "Name"

    first.click_button("Undo")
    assert len(first.application.workspace.team.people) == 5
    assert "made up, to try things with" in first.texts(first.window.team)
