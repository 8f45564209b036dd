"""The team view: people added, changed, removed and brought back; mistakes told without losing a word."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QListView, QListWidget, QPushButton

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.people import Person, Shift, Week
from asyncdraft.core.roster.day_table import PersonRow
from asyncdraft.gui.team.people_model import ROW_ROLE
from asyncdraft.storage import team_folder
from asyncdraft.storage.problem import StoreProblem
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
    saturday = next(box for box in team.window.findChildren(QCheckBox) if box.accessibleName() == "Saturday")

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


def test_a_form_that_cannot_be_read_stays_with_all_that_was_typed(team: Driver) -> None:
    team.pick("People", "Kenji Mori")
    team.write_field("City or zone", "Lisbn")

    team.pick("People", "Maya Chen")
    team.press("Escape")

    assert team.named("City or zone", QLineEdit).text() == "Lisbn"
    assert "“Lisbn” is no city we know." in team.texts()


def test_the_keys_go_from_person_to_person_and_back_to_what_the_team_promises(team: Driver) -> None:
    team.named("People", QListView).setFocus()
    team.settle()
    assert "What we promise" in team.texts()
    team.press("Down")
    assert team.named("Name", QLineEdit).text() == "Kenji Mori"
    team.press("Return")
    assert team.focus is team.named("Name", QLineEdit)

    team.press("Escape")
    assert "What we promise" in team.texts()
    team.press("Down")
    assert team.named("Name", QLineEdit).text() == "Priya Rao"


def test_tab_goes_through_the_middle_before_the_right_side(team: Driver) -> None:
    assert team.focus is team.named("Search people", QLineEdit)
    for _step in range(3):
        team.press("Tab")
    assert team.focus.accessibleName() == "People"
    team.press("Tab")
    assert team.focus.accessibleName() == "Address of the repository"
    team.click_button("Support rota")
    team.button("Support rota").setFocus()
    team.press("Tab")
    assert team.button("Set up the rota").hasFocus()


def test_after_a_removal_the_keys_go_on_where_the_row_was(team: Driver) -> None:
    team.pick("People", "Priya Rao")
    team.named("People", QListView).setFocus()
    team.press("Delete")
    team.press("Return")
    assert team.named("Name", QLineEdit).text() == "Maya Chen"
    team.write_field("Name", "Maya Chen-Li")
    team.press("Return")
    assert team.texts(team.window.team).count("Maya Chen-Li") == 2


def test_people_are_found_by_name_city_and_handle(team: Driver) -> None:
    for words, names in (
        ("mori", ["Kenji Mori"]),
        ("new yo", ["Maya Chen"]),
        ("u02ana", ["Ana Sousa"]),
        ("", SAMPLE),
    ):
        team.write_field("Search people", words) if words else team.named("Search people", QLineEdit).clear()
        team.settle()
        assert team.listed("People") == names

    team.write_field("Search people", "nobody")
    assert "Nobody here has a name, city or handle that begins so." in team.texts()


def test_a_row_says_where_when_and_the_next_day_off(launch: Launch) -> None:
    driver = launch()
    driver.press("Ctrl+4")
    rows = {row.key: row for row in table(driver)}
    kenji, maya = rows["kenji"], rows["maya"]
    assert (kenji.place, kenji.zone, kenji.clock) == ("Tokyo", "JST, UTC+9", "00:46 Tue")
    assert (kenji.doing, kenji.at_work) == ("Asleep until 09:00", False)
    assert (maya.off, maya.why, maya.is_soon) == ("Thu 26 Nov", "Thanksgiving Day", True)
    assert (rows["you"].off, rows["you"].is_soon) == ("Fri 25 Dec", False)
    assert rows["you"].cells[17:20] == ("edge", "work", "work")
    assert len(maya.cells) == 48
    assert kenji.spoken.startswith("Kenji Mori, Tokyo, JST, UTC+9, 00:46 Tue there, asleep until 09:00")


def test_the_head_counts_people_and_zones(team: Driver) -> None:
    assert "5 people, 5 zones" in team.texts(team.window.top_bar)


def test_days_off_are_typed_as_spans_with_reasons(team: Driver) -> None:
    team.pick("People", "Maya Chen")
    team.write_field("Days off", "2026-12-28..2026-12-31 leave; 2026-11-24")
    team.press("Return")
    assert [day.reason for day in person(team, "maya").days_off] == ["", "leave"]
    assert next(row for row in table(team) if row.key == "maya").off == "Tue 24 Nov"

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
    button(dialog, "Import 1").click()
    team.settle()
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
    button(dialog, "Import 1").click()
    team.settle()

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


def test_two_people_with_one_handle_are_named_and_made_one(team: Driver) -> None:
    team.save_person(Person(id="mori", name="K. Mori", zone="Asia/Tokyo", slack="u02kenji1", github="km"))
    team.settle()
    assert "Kenji Mori and K. Mori have the same Slack id" in team.texts()
    assert [row.key for row in table(team) if row.marked] == ["kenji", "mori"]

    team.pick("People", "Kenji Mori")
    assert "K. Mori (@mori) may be the same person: same Slack id." in team.texts()
    team.click_button("Merge into this one")

    assert team.toast == "K. Mori (@mori) is part of Kenji Mori now."
    assert person(team, "kenji").github == "km"
    assert team.listed("People") == SAMPLE


def test_a_removed_reader_is_named_where_the_draft_addresses_them(driver: Driver) -> None:
    driver.add_readers("maya")
    driver.press("Ctrl+4")
    driver.pick("People", "Maya Chen")
    driver.press("Delete")
    assert "The open draft is still addressed to Maya" in driver.toast

    driver.press("Ctrl+1")
    driver.click_button("@maya is not in the team")
    assert driver.draft.to == ()


def test_drafts_that_wait_for_a_removed_reader_are_counted(team: Driver) -> None:
    drafts = team.application.workspace.drafts
    for number in range(60):
        drafts.create(Draft(to=("maya",), what=f"Number {number}"))
    drafts.create(Draft(to=("maya", "kenji"), what="Two"))
    drafts.create(Draft(to=("kenji",), what="Three"))
    team.pick("People", "Maya Chen")
    team.click_button("Remove")
    told = "61 drafts are still addressed to Maya: search for to:maya to find them."
    assert team.toast == f"Maya Chen is removed. {told}"


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


def add(driver: Driver, name: str, place: str) -> None:
    driver.click_button("Add person")
    driver.write_field("Name", name)
    driver.write_field("City or zone", place)
    driver.press("Return")


def table(driver: Driver) -> list[PersonRow]:
    model = driver.named("People", QListView).model()
    return [model.index(place, 0).data(ROW_ROLE) for place in range(model.rowCount())]


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == text)


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


def test_a_person_who_could_not_be_saved_is_not_called_saved_and_stays_typed(
    team: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise StoreProblem("The disk is full.")

    team.pick("People", "Kenji Mori")
    with monkeypatch.context() as full:
        full.setattr(team_folder, "edit", refuse)
        team.write_field("GitHub", "kmori2")
        team.press("Return")
        assert "Saved" not in team.texts()
        assert team.window.team.card.is_changed
    team.press("Return")
    assert "Saved Kenji Mori." in team.texts()
    assert person(team, "kenji").github == "kmori2"
