"""The people of a team: listed, found, walked through, removed and brought back, made one."""

from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from asyncdraft.core.draft import Draft
from asyncdraft.core.people import Person
from asyncdraft.core.rfc.rfc import Rfc
from asyncdraft.core.rounds.round import Round
from asyncdraft.core.threads.thread import Thread
from asyncdraft.gui.team.person_card import PersonCard
from asyncdraft.gui.team.rule_card import RuleCard
from asyncdraft.gui.team.template_card import TemplateCard
from tests.gui.conftest import NOW, Launch
from tests.gui.driver import Driver
from tests.gui.team.team_page import SAMPLE, person, rows


def test_the_sample_team_is_there_to_be_changed(team: Driver) -> None:
    assert team.listed("People") == SAMPLE


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
    found = {row.key: row for row in rows(driver)}
    kenji, maya = found["kenji"], found["maya"]
    assert (kenji.place, kenji.zone, kenji.clock) == ("Tokyo", "JST, UTC+9", "00:46 Tue")
    assert (kenji.doing, kenji.at_work) == ("Asleep until 09:00", False)
    assert (maya.off, maya.why, maya.is_soon) == ("Thu 26 Nov", "Thanksgiving Day", True)
    assert (found["you"].off, found["you"].is_soon) == ("Fri 25 Dec", False)
    assert found["you"].cells[17:20] == ("edge", "work", "work")
    assert len(maya.cells) == 48
    assert kenji.spoken.startswith("Kenji Mori, Tokyo, JST, UTC+9, 00:46 Tue there, asleep until 09:00")


def test_the_head_counts_people_and_zones(team: Driver) -> None:
    assert "5 people, 5 zones" in team.texts(team.window.top_bar)


def test_two_people_with_one_handle_are_named_and_made_one(team: Driver) -> None:
    team.save_person(Person(id="mori", name="K. Mori", zone="Asia/Tokyo", slack="u02kenji1", github="km"))
    team.settle()
    assert "Kenji Mori and K. Mori have the same Slack id" in team.texts()
    assert [row.key for row in rows(team) if row.marked] == ["kenji", "mori"]

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
    driver.press("Up")
    driver.press("Return")
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


def test_what_still_waits_for_a_removed_person_is_named_and_names_them(team: Driver) -> None:
    meetings = team.application.meetings
    meetings.round_desk.keep(Round(title="Week 47", people=("maya",), closed_at=NOW))
    meetings.round_desk.keep(Round(title="Week 48", people=("kenji", "maya"), owner="you"))
    meetings.rfc_desk.keep(Rfc(title="One queue", decider="Maya Chen"))
    team.application.desk.keep(Thread(topic="Seed lists", people=("Maya Chen",)))
    team.pick("People", "Maya Chen")
    team.click_button("Remove")
    things = "the status round “Week 48”, the RFC “One queue” and the thread “Seed lists”"
    assert team.toast == f"Maya Chen is removed. Maya is still expected in {things}."
    team.press("Ctrl+Shift+3")
    assert "Maya" in team.texts().splitlines()


def test_what_covers_the_right_panel_is_made_when_something_is_picked(launch: Launch) -> None:
    driver = launch()
    driver.press("Ctrl+4")
    assert not any(map(driver.window.team.findChildren, (PersonCard, RuleCard, TemplateCard)))
    driver.pick("People", "Maya Chen")
    driver.click_button("Checks")
    driver.pick("Team checks", "No “soon”")
    assert _is_seen(driver, RuleCard)
    assert not driver.window.team.findChildren(TemplateCard)
    driver.click_button("People")
    assert _is_seen(driver, PersonCard)


def _is_seen(driver: Driver, kind: type[QWidget]) -> bool:
    return any(each.isVisible() for each in driver.window.team.findChildren(kind))
