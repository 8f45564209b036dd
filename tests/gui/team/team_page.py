"""The team view as a user meets it: who is listed, what is written of a person, the file behind it."""

from pathlib import Path

from PySide6.QtWidgets import QListView

from asyncdraft.core.people import Person, Week
from asyncdraft.core.roster.day_table import PersonRow
from asyncdraft.gui.team.people_model import ROW_ROLE
from tests.gui.driver import Driver

SAMPLE = ["Alex Reed (you)", "Kenji Mori", "Priya Rao", "Maya Chen", "Ana Sousa"]


def add(driver: Driver, name: str, place: str) -> None:
    driver.click_button("Add person")
    driver.write_field("Name", name)
    driver.write_field("City or zone", place)
    driver.press("Return")


def rows(driver: Driver) -> list[PersonRow]:
    model = driver.named("People", QListView).model()
    return [model.index(place, 0).data(ROW_ROLE) for place in range(model.rowCount())]


def person(driver: Driver, person_id: str) -> Person:
    found = driver.application.workspace.team.person(person_id)
    assert found is not None
    return found


def hours(driver: Driver, person_id: str) -> Week:
    week = person(driver, person_id).hours
    assert week is not None
    return week


def file_of(driver: Driver) -> Path:
    return driver.application.workspace.team_path / "team.toml"


def write_team(home: Path, text: str) -> None:
    """As if it lay there before the program starts."""
    (home / "team").mkdir(exist_ok=True)
    (home / "team" / "team.toml").write_text(text, "utf-8")
