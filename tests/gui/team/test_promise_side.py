"""The right panel of the team view: the promise, one's focus, who is in it, the rota, changed in place."""

from functools import partial
from pathlib import Path

from icalendar import Calendar
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from asyncdraft.gui.team.typed import promise_of
from asyncdraft.gui.widgets.combo import Combo
from asyncdraft.gui.workspace import Change
from asyncdraft.storage import team_folder
from tests.gui.driver import Driver
from tests.gui.team.team_page import file_of


def test_the_promise_of_the_sample_is_shown_with_its_one_path(team: Driver) -> None:
    shown = team.texts()
    for text in ("What we promise", "4 working hours", "11:00 and 16:00, own time", "Not agreed yet"):
        assert text in shown
    assert "Emergency: PagerDuty. The only path that wakes anybody." in shown


def test_it_is_edited_in_the_file_around_its_comments(team: Driver) -> None:
    team.do("edit_promise")
    write(team, "Answer within, a channel a line", "chat = 2 working hours\nrfc = 7 working days")
    write(team, "Agreed on", "2026-10-05")
    team.click_in_dialog("Save")

    shown = team.texts()
    assert "2 working hours" in shown
    assert "Agreed on Mon 5 Oct" in shown
    written = file_of(team).read_text(encoding="utf-8")
    assert "# What the team promises: how soon an answer comes" in written
    assert 'rfc = "7 working days"' in written
    team.click_button("Undo")
    assert "Not agreed yet" in team.texts()


def test_what_is_told_again_never_leaves_the_sight(team: Driver) -> None:
    """Holidays come from a thread and the clock ticks: whoever reads or chooses just then notices nothing."""
    team.application.workspace.changed.emit(Change.TEAM)
    assert "4 working hours" in team.texts()


def test_a_mistake_is_told_and_nothing_typed_is_lost(team: Driver) -> None:
    team.do("edit_promise")
    write(team, "Answer within, a channel a line", "chat = soon")
    team.click_in_dialog("Save")

    assert 'The promise should be a span such as "4 working hours"' in team.texts(team.dialog)
    edit = team.dialog.findChildren(QPlainTextEdit)[0]
    assert edit.toPlainText() == "chat = soon"
    team.dialog.reject()
    assert "4 working hours" in team.texts()


def test_a_block_brings_its_texts_to_copy(team: Driver) -> None:
    assert "No blocks yet." in team.texts()
    add_block(team, "tue-thu 9:00-11:00 gateway plan")

    assert "Next: Tue 24 Nov, 09:00 to 11:00 GMT" in team.texts()
    team.do("copy_status")
    status = "Gateway plan until Tue 24 Nov, 11:00 GMT. Emergency: PagerDuty"
    assert QGuiApplication.clipboard().text() == status
    assert status in team.texts()
    team.do("copy_reply")
    assert QGuiApplication.clipboard().text().endswith("Emergencies, at any hour: PagerDuty.")


def test_whoever_is_in_focus_is_named(team: Driver) -> None:
    assert "Nobody" in team.texts()
    add_block(team, "2026-11-23 15:00-16:30")
    assert "Alex Reed  until 16:30 GMT" in team.texts()


def test_the_blocks_are_saved_for_a_calendar(team: Driver, tmp_path: Path) -> None:
    commands = team.application.team.promise_commands
    commands.write_focus(str(tmp_path / "none.ics"))
    assert not (tmp_path / "none.ics").exists()
    add_block(team, "fri 13:00-16:00 review")
    commands.write_focus(str(tmp_path / "focus.ics"))
    (event,) = Calendar.from_ical((tmp_path / "focus.ics").read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Focus: review"
    commands.write_focus(str(tmp_path / "focus.ics" / "focus.ics"))
    assert "cannot be written" in team.texts()


def test_each_who_wrote_meanwhile_gets_a_draft(team: Driver) -> None:
    team.do("follow_up")
    write(team, "What came in, pasted from the chat with its names", "[10:12] Tom Okafor: hi")
    team.click_in_dialog("Write the drafts")
    assert "The team does not know Tom Okafor" in team.texts(team.dialog)
    write(
        team, "What came in, pasted from the chat with its names", "[10:12] Maya Chen: Does v2 take refunds?"
    )
    write(team, "Or who wrote, separated by commas", "Kenji")
    team.click_in_dialog("Write the drafts")

    drafts = team.application.workspace.drafts
    kept = [drafts.get(summary.id).to for summary in drafts.list()]
    assert sorted(kept) == [("kenji",), ("maya",)]
    assert team.window.view == "compose"
    assert team.application.session.draft.template == "follow-up-after-a-delay"


def test_the_proposal_opens_as_a_draft_and_the_page_waits_for_the_agreement(team: Driver) -> None:
    team.do("copy_promise")
    assert "until then it is a proposal" in team.texts()
    team.do("propose_promise")
    draft = team.application.session.draft
    assert (draft.template, draft.to) == ("sla-proposal", ("kenji", "priya", "maya", "ana"))
    assert draft.deadline.at is not None


def test_the_page_is_copied_once_it_is_agreed(team: Driver) -> None:
    workspace = team.application.workspace
    typed = {"channels": "chat = 1 working day", "triage": "", "emergency": "PagerDuty", "asks": ""}
    promise = promise_of({**typed, "exceptions": "", "agreed": "2026-10-05", "review": ""})
    workspace.edit_team(partial(team_folder.save_sla, sla=promise))
    team.do("copy_promise")
    assert "- **Chat**: 1 working day" in QGuiApplication.clipboard().text()
    team.do("page_promise")
    assert team.application.session.draft.template == "sla-page"


def test_turns_are_named_and_announced(team: Driver) -> None:
    team.click_button("Support rota")
    assert "Nobody takes turns yet" in team.texts()
    team.do("edit_support")
    write(team, "Who takes turns, in this order", "Kenji, Ghost")
    team.click_in_dialog("Save")
    assert "nobody called “Ghost”" in team.texts(team.dialog)
    write(team, "Who takes turns, in this order", "Kenji Mori, ana")
    write(team, "The form", "https://forms.example.com/help")
    write(team, "The rota starts on", "2026-11-23")
    team.click_in_dialog("Save")

    assert "On triage today: " in team.texts(team.window.team)
    team.do("copy_form")
    assert "PagerDuty" in QGuiApplication.clipboard().text()
    team.do("announce_support")
    assert team.application.session.draft.template == "support-intake"


def test_holidays_stay_known_when_the_team_is_written(team: Driver) -> None:
    """Else what is announced at once would give a week to somebody who is off."""
    workspace = team.application.workspace
    team.wait_for(lambda: workspace.is_complete)
    kenji = workspace.team.person("kenji")
    assert kenji is not None
    team.save_person(kenji)
    assert workspace.calendar(kenji).holidays


def test_whoever_is_at_a_week_of_the_rota_stays_at_it(team: Driver) -> None:
    team.click_button("Support rota")
    team.do("edit_support")
    write(team, "Who takes turns, in this order", "Kenji Mori, ana")
    team.click_in_dialog("Save")
    second = team.window.team.findChildren(Combo)[1]
    second.setFocus()
    team.application.workspace.changed.emit(Change.CLOCK)
    team.settle()
    assert team.focus is second

    team.press("Down")
    assert "given by name" in team.texts()
    assert team.focus.accessibleName() == "On triage in the week from Mon 30 Nov"


def write(driver: Driver, title: str, text: str) -> None:
    for line in driver.dialog.findChildren(QLineEdit):
        if line.accessibleName() == title:
            line.setText(text)
            return
    for area in driver.dialog.findChildren(QPlainTextEdit):
        if area.accessibleName() == title:
            area.setPlainText(text)
            return
    raise AssertionError(title)


def add_block(driver: Driver, text: str) -> None:
    driver.do("edit_focus")
    write(driver, "Blocks, one a line: days or a date, from-to on your own clock, what for", text)
    driver.click_in_dialog("Save")
