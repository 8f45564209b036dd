"""What stands in for a meeting: its format and owner chosen, announced, its first round opened."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from asyncdraft.core.when.working import Calendar
from asyncdraft.gui.workspace import Change
from tests.gui.driver import Driver
from tests.gui.meetings.audit_page import PAIR, STANDUP, STATUS, choose, go_to, proposal


def test_one_meeting_goes_from_its_verdict_to_the_announcement(view: Driver) -> None:
    go_to(view, STATUS)
    shown = proposal(view)
    for part in ("Instead: a status round in writing", "Write", "Synthesis", "If it fails", "Review"):
        assert part in shown
    assert "Gives back" in shown
    view.press("Ctrl+Return")
    assert view.window.view == "compose"
    assert view.draft.template == "meeting-replacement"
    assert STATUS in view.draft.what
    assert set(view.draft.to) == {"kenji", "priya", "maya", "ana"}
    assert view.drafts[0] == f"{STATUS}: in writing"


def test_a_proposal_follows_the_holidays_once_they_are_read(
    view: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(view, STATUS)
    before = proposal(view)
    workspace = view.application.workspace
    festival = {workspace.now().date() + timedelta(days=days): "Festival" for days in range(1, 8)}
    read = {person.id: Calendar(person, festival) for person in workspace.team.people}
    monkeypatch.setattr(workspace, "calendar", lambda person: read[person.id])
    workspace.changed.emit(Change.TEAM)
    view.settle()
    assert proposal(view) != before


def test_no_sample_stands_beside_an_announcement(view: Driver) -> None:
    """However long its own page takes to be drawn."""
    view.press("Ctrl+1")
    assert "What it looks like when done" in view.texts(view.window.preview)
    view.press("Ctrl+3")
    go_to(view, STATUS)
    view.application.meetings.audit_commands.announce_meeting()
    assert "What it looks like when done" not in view.texts(view.window.preview)


def test_the_first_prompt_of_another_format_is_drafted_too(view: Driver) -> None:
    go_to(view, "Sprint demo")
    view.click_button("First prompt")
    assert "Sprint demo" in view.draft.title
    assert view.draft.template != "meeting-replacement"


def test_the_first_round_is_opened_with_what_the_proposal_says(view: Driver) -> None:
    go_to(view, STANDUP)
    assert "Fewer than 5 of 7 updates are in" in proposal(view)
    view.click_button("First round")
    view.press("Return")
    desk = view.application.meetings.round_desk
    opened = desk.current
    assert opened is not None
    assert view.window.meetings.part == "rounds"
    assert (opened.title.partition(",")[0], opened.owner, opened.least) == (STANDUP, "you", 5)
    assert len(opened.people) == 7
    assert {"kenji", "priya", "maya", "ana"} < set(opened.people)
    assert opened.opens is not None
    assert opened.closes is not None
    assert opened.opens < opened.closes


def test_where_no_round_stands_in_none_is_opened(view: Driver) -> None:
    go_to(view, "Sprint demo")
    view.do("open_first_round")
    assert "No status round stands in for this meeting" in view.toast


def test_another_format_and_another_owner_can_be_chosen(view: Driver) -> None:
    go_to(view, STATUS)
    view.click_button("Other formats")
    choose(view, "A recording with questions in writing")
    assert "Instead: a recording with questions in writing" in proposal(view)
    view.click(view.named("Owner: Alex Reed", QPushButton))
    choose(view, "Priya Rao")
    assert view.named("Owner: Priya Rao", QPushButton)
    view.press("Ctrl+Return")
    assert view.draft.fields["owner"] == "priya"
    assert "recording" in view.draft.what


def test_a_talk_of_two_is_never_announced(view: Driver) -> None:
    go_to(view, PAIR)
    assert "It stays a meeting." in proposal(view)
    assert not view.window.audit.side.findChildren(QPushButton)[0].text().startswith("Draft")
    view.press("Ctrl+Return")
    assert view.window.view == "meetings"
    assert "This meeting stays." in view.toast
