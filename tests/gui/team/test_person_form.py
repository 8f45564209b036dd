"""A person written down: name, city, hours, days off, holidays; mistakes told without losing a word."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from asyncdraft.core.people import Shift
from asyncdraft.storage import team_folder
from tests.gui.driver import Driver
from tests.gui.full_disk import full_disk
from tests.gui.team.team_page import SAMPLE, add, hours, person, rows


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
    saturday = next(box for box in team.window.findChildren(QCheckBox) if box.accessibleName() == "Saturday")

    saturday.click()
    team.click_button("Save")
    assert hours(team, "maya")[5] == (Shift(540, 1020),)

    saturday.click()
    team.click_button("Save")
    assert hours(team, "maya")[5] == ()


def test_a_change_that_was_not_saved_yet_is_kept_when_another_person_is_picked(team: Driver) -> None:
    team.pick("People", "Kenji Mori")
    team.write_field("Email", "kenji@example.org")
    team.pick("People", "Maya Chen")
    assert person(team, "kenji").email == "kenji@example.org"


def test_a_form_that_cannot_be_read_stays_with_all_that_was_typed(team: Driver) -> None:
    team.pick("People", "Kenji Mori")
    team.write_field("City or zone", "Lisbn")

    team.pick("People", "Maya Chen")
    team.press("Escape")

    assert team.named("City or zone", QLineEdit).text() == "Lisbn"
    assert "“Lisbn” is no city we know." in team.texts()


def test_days_off_are_typed_as_spans_with_reasons(team: Driver) -> None:
    team.pick("People", "Maya Chen")
    team.write_field("Days off", "2026-12-28..2026-12-31 leave; 2026-11-24")
    team.press("Return")
    assert [day.reason for day in person(team, "maya").days_off] == ["", "leave"]
    assert next(row for row in rows(team) if row.key == "maya").off == "Tue 24 Nov"

    team.write_field("Days off", "Christmas")
    team.press("Return")
    assert "“Christmas” is no day off; write days off such as" in team.texts()


@pytest.mark.parametrize(
    ("typed", "code"), [("Bavaria (DE-BY)", "DE-BY"), ("japan", "JP"), ("gb-sct", "GB-SCT")]
)
def test_holidays_are_those_of_a_region_by_name_or_code(team: Driver, typed: str, code: str) -> None:
    team.pick("People", "Maya Chen")
    team.write_field("Holidays", typed)
    team.press("Return")
    assert person(team, "maya").holidays == code


def test_an_edit_is_taken_back_to_the_letter(team: Driver) -> None:
    file = team.application.workspace.team_path / "team.toml"
    before = file.read_text("utf-8")
    team.pick("People", "Kenji Mori")
    team.named("Email", QLineEdit).setFocus()
    team.named("Email", QLineEdit).clear()
    team.press("Return")
    assert team.toast == "Kenji Mori is changed."
    assert file.read_text("utf-8") != before
    team.click_button("Undo")
    assert file.read_text("utf-8") == before
    assert team.named("Email", QLineEdit).text() == "kenji@example.com"


def test_a_person_who_could_not_be_saved_is_not_called_saved_and_stays_typed(team: Driver) -> None:
    team.pick("People", "Kenji Mori")
    with full_disk(team_folder, "edit"):
        team.write_field("GitHub", "kmori2")
        team.press("Return")
        assert "Saved" not in team.texts()
        assert team.window.team.card.is_changed
    team.press("Return")
    assert "Saved Kenji Mori." in team.texts()
    assert person(team, "kenji").github == "kmori2"
