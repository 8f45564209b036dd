"""The view of status rounds, driven as a user does: opened, filled by pastes and files, made messages."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton

from asyncdraft.core.people import Person
from asyncdraft.core.rounds.round import Round
from asyncdraft.core.rounds.update import Part
from asyncdraft.gui.dialogs.round_form import RoundDialog
from asyncdraft.gui.dialogs.updates import UpdatesDialog
from asyncdraft.gui.rounds.sample_rounds import sample_rounds
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from tests.gui.conftest import NOW, Launch
from tests.gui.driver import Driver


@pytest.fixture
def rounds(driver: Driver) -> Driver:
    """The view with two rounds, the one of this week shown."""
    for found in sample_rounds(driver.application.workspace.team, NOW):
        driver.application.meetings.round_desk.keep(found)
    driver.application.meetings.round_commands.show_rounds()
    driver.settle()
    return driver


@pytest.fixture
def empty(driver: Driver) -> Driver:
    driver.application.meetings.round_commands.show_rounds()
    driver.settle()
    return driver


def current(driver: Driver) -> Round:
    found = driver.application.meetings.round_desk.current
    assert found is not None
    return found


def updates_dialog(driver: Driver, text: str, who: str = "") -> UpdatesDialog:
    driver.click_button("Add updates")
    dialog = driver.dialog
    assert isinstance(dialog, UpdatesDialog)
    dialog.findChildren(PaneEditor)[0].setPlainText(text)
    dialog.findChildren(QComboBox)[0].setCurrentText(who)
    driver.settle()
    return dialog


def shown(dialog: UpdatesDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_round_is_opened_with_people_and_window(empty: Driver) -> None:
    assert "No status round is open" in empty.texts()
    assert not empty.button("Add updates").isEnabled()
    empty.click_button("New round")
    dialog = empty.dialog
    assert isinstance(dialog, RoundDialog)
    fields = {field.accessibleName(): field for field in dialog.findChildren(QLineEdit)}
    empty.click_in_dialog("Open the round")
    assert "A round needs a title" in "\n".join(each.text() for each in dialog.findChildren(QLabel))
    fields["Title"].setText("Week 49")
    fields["Open until"].setText("next blue moon")
    empty.click_in_dialog("Open the round")
    assert dialog.isVisible()
    fields["Open until"].setText("fri 12:00")
    assert "Fri 27 Nov 2026, 12:00 GMT (London)" in "\n".join(
        each.text() for each in dialog.findChildren(QLabel)
    )
    empty.click_in_dialog("Open the round")
    assert empty.listed("Status rounds") == ["Week 49"]
    assert current(empty).people == ("kenji", "priya", "maya", "ana")
    assert "Ask for the updates" in empty.texts()
    empty.click_button("Draft the prompt")
    assert empty.draft.template == "team-status-round"
    empty.press("Ctrl+Shift+3")
    assert "Ask for the updates" in empty.texts()


def test_a_round_that_was_asked_for_is_not_asked_for_again(empty: Driver) -> None:
    round_ = Round(title="Week 49", people=("kenji",), owner="you", closes=NOW + timedelta(days=4))
    empty.application.meetings.round_desk.keep(round_)
    empty.settle()
    empty.click_button("Draft the prompt")
    empty.press("Ctrl+Return")
    empty.press("Ctrl+Shift+3")
    assert "Wait for the updates" in empty.texts()
    assert "Ask for the updates" not in empty.texts()


def test_the_sample_shows_blockers_people_and_what_is_next(rounds: Driver) -> None:
    texts = rounds.texts()
    assert rounds.listed("Status rounds") == ["Week 48", "Week 47"]
    assert "3 of 4 updates" in texts
    assert "Priya has not written." in texts
    assert rounds.named("Who can help Maya Chen", QComboBox).currentText() == "Kenji Mori"
    assert "The page will ask for a name" in texts


def test_a_paste_shows_what_is_recognised_before_it_is_added(rounds: Driver) -> None:
    dialog = updates_dialog(rounds, "Priya: Shipped: the gateway. Next: limits. Blocked: none")
    assert "1 shipped, 1 next" in shown(dialog)
    rounds.press("Ctrl+Return")
    assert "One update is added." in rounds.toast
    assert current(rounds).missing == ()
    assert not rounds.button("Draft the nudge").isEnabled()
    rounds.click_button("Undo")
    assert current(rounds).missing == ("priya",)


def test_a_paste_without_a_name_asks_whose_it_is(rounds: Driver) -> None:
    dialog = updates_dialog(rounds, "Shipped: the gateway")
    assert "does not say whose update this is" in shown(dialog)
    dialog.findChildren(QComboBox)[0].setCurrentText("Priya Rao")
    rounds.settle()
    rounds.click_in_dialog("Add to the round")
    assert current(rounds).missing == ()


def test_what_is_held_already_is_not_added_again(rounds: Driver) -> None:
    dialog = updates_dialog(rounds, current(rounds).entries[0].text, "Maya Chen")
    assert "holds this already" in shown(dialog)
    rounds.click_in_dialog("Cancel")


def test_files_are_dropped_on_the_view(rounds: Driver, tmp_path: Path) -> None:
    (tmp_path / "priya.md").write_text("Shipped: the gateway\n")
    rounds.drop_files(rounds.window.rounds, tmp_path / "priya.md")
    assert current(rounds).missing == ()
    (tmp_path / "picture.txt").write_bytes(b"\xff\xfe\x00")
    rounds.drop_files(rounds.window.rounds, tmp_path / "picture.txt")
    assert "is no text in UTF-8" in rounds.toast
    (tmp_path / "notes.txt").write_text("Next: more tests\n")
    rounds.drop_files(rounds.window.rounds, tmp_path / "notes.txt")
    dialog = rounds.dialog
    assert isinstance(dialog, UpdatesDialog)
    assert dialog.findChildren(PaneEditor)[0].toPlainText() == "Next: more tests"
    rounds.click_in_dialog("Cancel")


def test_a_helper_is_named_for_a_blocker(rounds: Driver) -> None:
    helper = rounds.named("Who can help Kenji Mori", QComboBox)
    helper.setCurrentText("Priya Rao")
    helper.activated.emit(helper.currentIndex())
    rounds.settle()
    assert [each.person for each in current(rounds).helpers] == ["priya"]
    assert "The page will ask for a name" not in rounds.texts()


@pytest.mark.parametrize(
    ("text", "template", "words"),
    [
        ("Draft the nudge", "reminder", "@Priya, please write three short parts"),
        ("Draft the page", "status-synthesis", "@Kenji, please clear what blocks Maya"),
        (
            "Draft three bullets",
            "executive-summary",
            "please decide: Priya decides whether the old index stays",
        ),
        ("Draft the prompt", "team-status-round", "please write three short parts"),
    ],
)
def test_each_message_opens_as_a_draft(rounds: Driver, text: str, template: str, words: str) -> None:
    rounds.click_button(text)
    assert rounds.window.view == "compose"
    assert rounds.draft.template == template
    assert words in rounds.draft.need


def test_a_round_is_done_or_deleted_and_comes_back(rounds: Driver) -> None:
    rounds.window.rounds.chosen.emit("close")
    assert rounds.listed("Status rounds") == ["Week 48", "Week 47"]
    assert not current(rounds).is_open
    rounds.click_button("Undo")
    assert current(rounds).is_open
    rounds.window.rounds.chosen.emit("delete")
    assert rounds.listed("Status rounds") == ["Week 47"]
    rounds.click_button("Undo")
    assert rounds.listed("Status rounds") == ["Week 48", "Week 47"]


def test_an_update_is_taken_out_or_given_to_somebody_else(rounds: Driver) -> None:
    rounds.window.rounds.updates.removed.emit(0)
    assert "maya" in current(rounds).missing
    rounds.click_button("Undo")
    assert "maya" not in current(rounds).missing


def test_an_item_is_moved_to_another_part_and_back(rounds: Driver) -> None:
    found = current(rounds)
    author = found.authors[0]
    item = found.update_of(author).items[0]
    assert item.part is not Part.RISK
    card = rounds.window.rounds.updates
    card.placed.emit(author, item.text, "risk")
    rounds.settle()
    assert rounds.toast == "It stands under Risk now."
    assert "Risk" in rounds.texts(card)
    assert item.text in [each.text for each in current(rounds).update_of(author).of(Part.RISK)]
    rounds.click_button("Undo")
    assert current(rounds) == found


def test_the_menu_of_an_update_offers_each_item_the_other_parts(rounds: Driver) -> None:
    card = rounds.window.rounds.updates
    more = next(each for each in card.findChildren(QPushButton) if each.toolTip().startswith("More on"))
    rounds.click(more)
    menu = rounds.focus
    assert isinstance(menu, QMenu)
    targets = next(action for action in menu.actions() if action.text().startswith("Move “")).menu()
    assert isinstance(targets, QMenu)
    names = {action.text(): action.isEnabled() for action in targets.actions()}
    assert list(names) == ["Shipped", "Next", "Blocked", "Risk", "Decision wanted"]
    assert list(names.values()).count(False) == 1
    next(action for action in targets.actions() if action.isEnabled()).trigger()
    menu.close()
    rounds.settle()
    assert current(rounds).moves


def test_the_key_of_the_next_step_writes_the_message_of_the_round(rounds: Driver) -> None:
    """And not the announcement of the meeting that is chosen in the audit."""
    assert "Remind who is missing" in rounds.texts()
    rounds.press("Ctrl+Return")
    assert rounds.draft.template == "reminder"
    assert rounds.draft.title == "Reminder: Week 48"
    assert rounds.draft.to == ("priya",)


def test_without_a_round_that_key_opens_one(empty: Driver) -> None:
    empty.press("Ctrl+Return")
    assert isinstance(empty.dialog, RoundDialog)
    empty.click_in_dialog("Cancel")


def test_a_window_that_stays_as_it_was_is_kept_to_the_second(rounds: Driver) -> None:
    before = current(rounds)
    rounds.do("edit_round")
    assert rounds.named("Open until", QLineEdit).text() == "Mon 23 Nov 2026, 13:46 GMT (London)"
    rounds.write_field("Title", "Week 48 again")
    rounds.click_in_dialog("Save")
    assert current(rounds).title == "Week 48 again"
    assert current(rounds).closes == before.closes


def test_a_helper_typed_with_enter_is_taken_back_by_one_undo(rounds: Driver) -> None:
    field = rounds.named("Who can help Kenji Mori", QLineEdit)
    field.setFocus()
    rounds.type("Priya Rao")
    rounds.press("Return")
    assert [each.person for each in current(rounds).helpers] == ["priya"]
    rounds.click_button("Undo")
    assert not current(rounds).helpers


def test_each_file_without_a_name_is_asked_for_in_turn(rounds: Driver, tmp_path: Path) -> None:
    for name in ("notes.txt", "more.txt"):
        (tmp_path / name).write_text(f"Next: {name}\n")
    rounds.drop_files(rounds.window.rounds, tmp_path / "notes.txt", tmp_path / "more.txt")
    assert rounds.dialog.findChildren(PaneEditor)[0].toPlainText() == "Next: notes.txt"
    rounds.click_in_dialog("Cancel")
    assert rounds.dialog.findChildren(PaneEditor)[0].toPlainText() == "Next: more.txt"
    rounds.click_in_dialog("Cancel")


def test_what_the_view_does_not_show_first_is_made_when_it_is_shown(launch: Launch) -> None:
    driver = launch()
    driver.press("Ctrl+3")
    window = driver.window
    assert window.audit.isVisible()
    assert not {"rounds", "rfcs"} & vars(window).keys()
    driver.click(driver.button("Status rounds"))
    assert window.rounds.isVisible()
    assert "rfcs" not in vars(window)
    driver.press("Ctrl+Shift+4")
    assert window.rfcs.isVisible()


def test_whoever_left_the_team_has_written_all_the_same(rounds: Driver) -> None:
    rounds.press("Ctrl+4")
    rounds.type("Priya")
    rounds.press("Return")
    rounds.press("Return")
    rounds.click_button("Remove")
    rounds.press("Ctrl+Shift+3")
    updates_dialog(rounds, "Priya: Shipped: all of it, on my last day.")
    rounds.press("Ctrl+Return")
    assert current(rounds).missing == ()
    assert "Priya" in rounds.texts()


def test_an_update_of_somebody_outside_is_known_by_the_first_name(empty: Driver) -> None:
    empty.click_button("New round")
    empty.write_field("Title", "Week 49")
    empty.write_field("Others", "Ines Roth")
    empty.press("Return")
    updates_dialog(empty, "Ines: Shipped: the texts. Next: none. Blocked: none.")
    empty.press("Ctrl+Return")
    assert "Ines Roth" not in current(empty).missing


def test_who_joins_the_team_after_the_opening_is_expected(empty: Driver) -> None:
    empty.click_button("New round")
    empty.write_field("Title", "Week 49")
    empty.write_field("Others", "Tom Beck, Ines Roth")
    empty.press("Return")
    updates_dialog(empty, "Ines: Shipped: the texts. Next: none. Blocked: none.")
    empty.press("Ctrl+Return")
    empty.save_person(Person(id="tom", name="Tom Beck", zone="Europe/Berlin"))
    empty.settle()
    assert current(empty).missing == ("kenji", "priya", "maya", "ana", "tom")

    updates_dialog(empty, "Tom: Done: the queue.")
    empty.press("Ctrl+Return")
    assert current(empty).missing == ("kenji", "priya", "maya", "ana")
    assert current(empty).authors == ("tom", "Ines Roth")
    empty.window.rounds.chosen.emit("nudge")
    assert empty.draft.to == ("kenji", "priya", "maya", "ana")
