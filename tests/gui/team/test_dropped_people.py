"""Files dropped on the team: people to choose from, days off of a calendar, what has nobody in it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget

from tests.gui.driver import Driver
from tests.gui.team.team_page import person


def test_people_dropped_as_a_file_are_previewed_imported_and_taken_back(team: Driver, tmp_path: Path) -> None:
    before = team.application.workspace.team
    file = tmp_path / "people.csv"
    file.write_text(
        "Name,Email,City\nKenji Mori,kenji@example.com,Osaka\nNoor Amin,,Karachi\nBo,,\n", "utf-8"
    )

    team.drop_files(team.window.team, file)
    team.wait_for(lambda: not team.application.workspace.tasks.busy)

    dialog = team.dialog
    (shown,) = dialog.findChildren(QListWidget)
    assert [shown.item(place).text() for place in range(shown.count())] == [
        "New: Noor Amin · Karachi",
        "Left out: Bo · It names no city and no zone; Bo needs one of them.",
        "There already: Kenji Mori",
    ]
    team.click_in_dialog("Import 1")
    assert team.toast == "1 person is imported."
    assert person(team, "noor").zone == "Asia/Karachi"

    team.click_button("Undo")
    assert team.application.workspace.team.people == before.people


def test_an_import_takes_only_who_is_chosen(team: Driver, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    cards = [
        f"BEGIN:VCARD\nVERSION:4.0\nFN:{name}\nTZ:Asia/Karachi\nEND:VCARD\n" for name in ("Noor", "Bilal")
    ]
    file.write_text("".join(cards), "utf-8")
    team.drop_files(team.window.team, file)
    team.wait_for(lambda: not team.application.workspace.tasks.busy)
    dialog = team.dialog

    dialog.findChildren(QListWidget)[0].item(0).setCheckState(Qt.CheckState.Unchecked)
    team.click_in_dialog("Import 1")

    assert [one.id for one in team.application.workspace.team.people][-1] == "bilal"


def test_a_file_without_people_says_what_it_should_have(team: Driver, tmp_path: Path) -> None:
    file = tmp_path / "colours.csv"
    file.write_text("colour\nred\n", "utf-8")
    team.drop_files(team.window.team, file)
    team.wait_for(lambda: not team.application.workspace.tasks.busy)
    assert "The first line of colours.csv names no column of people." in team.toast


def test_a_calendar_dropped_gives_the_days_off_of_who_is_shown(team: Driver, tmp_path: Path) -> None:
    file = tmp_path / "maya.ics"
    event = ("BEGIN:VEVENT", "UID:1", "SUMMARY:Vacation", "DTSTART;VALUE=DATE:20261221")
    file.write_text("\n".join(("BEGIN:VCALENDAR", *event, "END:VEVENT", "END:VCALENDAR")), "utf-8")
    team.pick("People", "Maya Chen")

    team.drop_files(team.window.team, file)
    team.wait_for(lambda: not team.application.workspace.tasks.busy)

    assert team.toast == "1 new day or span off for Maya Chen."
    assert person(team, "maya").days_off[0].reason == "Vacation"
    assert "2026-12-21 Vacation" in team.named("Days off", QLineEdit).text()
