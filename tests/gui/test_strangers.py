"""Readers whom the team does not know yet, and the sample's people, who are made up."""

import pytest
from PySide6.QtWidgets import QLineEdit

from asyncdraft.core.draft import Pane
from asyncdraft.core.people import OFFICE_HOURS, OFFICE_WEEK, Person, Shift, uniform_week
from asyncdraft.core.rfc.rfc import Review, Rfc
from tests.gui.conftest import NOW, Launch
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
    assert "Bob Stone is in the team. Your message goes to them too." in first.toast
    assert first.window.view == "compose"


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


def test_who_was_added_is_not_called_made_up(first: Driver) -> None:
    first.press("Ctrl+4")
    assert "Everybody here but you is made up" in first.texts(first.window.team)
    first.save_person(Person(id="noor", name="Noor Aziz", zone="Asia/Karachi"))
    first.settle()
    assert "Everybody here" not in first.texts(first.window.team)
    assert "Kenji, Priya, Maya and Ana are made up" in first.texts(first.window.team)


def test_people_without_hours_get_the_usual_ones_in_one_go(first: Driver) -> None:
    workspace = first.application.workspace
    for name in ("Noor", "Omar"):
        first.save_person(Person(id=name.lower(), name=name, zone="Asia/Karachi"))
    first.press("Ctrl+4")
    assert "Working hours of Noor and Omar are not known" in first.texts(first.window.team)

    first.click_button("Say Mon to Fri 09:00-17:00")

    for name in ("noor", "omar"):
        person = workspace.team.person(name)
        assert person is not None
        assert person.hours == uniform_week((Shift(9 * 60, 17 * 60),))
    assert "are not known" not in first.texts(first.window.team)
    first.click_button("Undo")
    assert "Working hours of Noor and Omar are not known" in first.texts(first.window.team)


def test_the_usual_days_are_those_of_the_country(first: Driver) -> None:
    for name, zone in (("Noor", "Asia/Karachi"), ("Omar", "Africa/Cairo"), ("Tal", "Asia/Jerusalem")):
        first.save_person(Person(id=name.lower(), name=name, zone=zone))
    first.press("Ctrl+4")

    first.click_button("Say 09:00-17:00 on each one’s working days")

    told = "3 people work 09:00 to 17:00 on their own clocks, on the usual days of their countries."
    assert first.toast == told
    team = first.application.workspace.team
    hours = {name: person.hours for name in ("noor", "omar", "tal") if (person := team.person(name))}
    assert hours == {
        "noor": OFFICE_WEEK,
        "omar": uniform_week(OFFICE_HOURS, frozenset({6, 0, 1, 2, 3})),
        "tal": uniform_week(OFFICE_HOURS, frozenset({6, 0, 1, 2, 3})),
    }


def test_a_deadline_leads_to_all_whose_hours_are_missing(first: Driver) -> None:
    for name in ("Noor", "Omar"):
        first.save_person(Person(id=name.lower(), name=name, zone="Asia/Karachi"))
    first.write(Pane.WHAT, "The export stops.")
    first.add_readers("noor", "omar")
    first.press("Ctrl+L")
    first.type("tue 5pm")
    first.click_button("Say their hours")
    assert first.window.view == "team"
    assert "Working hours of Noor and Omar are not known" in first.texts(first.window.team)


def test_the_head_of_the_view_has_the_new_name_at_once(first: Driver) -> None:
    first.press("Ctrl+4")
    assert "Team: Sample team" in first.texts(first.window.top_bar)
    first.click_button("Start my own team")
    assert "Team: My team" in first.texts(first.window.top_bar)


def test_enter_presses_the_button_that_has_the_focus(first: Driver) -> None:
    first.press("Ctrl+4")
    first.button("Start my own team").setFocus()
    first.press("Return")
    assert "Team: My team" in first.texts(first.window.top_bar)


def test_an_announcement_shows_whom_it_would_miss_and_adds_them_there(first: Driver) -> None:
    names = ("Tom Beck", "Noor Aziz", "Sara Lind", "Wei Tan")
    reviews = tuple(Review(person=name) for name in names)
    rfc = Rfc(title="One queue", document="https://docs.example.com/rfc-12", opens=NOW, reviews=reviews)
    first.press("Ctrl+Shift+4")
    first.application.meetings.rfc_desk.keep(rfc)
    first.settle()
    first.click_button("Draft the announcement")

    first.click_button("4 are not in the team")
    first.press("Down")
    first.press("Return")
    assert first.named("Name", QLineEdit).text() == "Tom Beck"
    first.type("Berlin")
    first.click_button("Save")

    assert first.window.view == "compose"
    assert list(first.draft.to) == ["tom", *names[1:]]
    first.click_button("3 are not in the team")
    first.press("Up")
    first.press("Return")
    assert list(first.draft.to) == ["tom"]
