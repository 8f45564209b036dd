"""What the user decides against a verdict: with a reason, remembered, undone, taken back; no more is kept."""

import contextlib

from PySide6.QtWidgets import QPushButton

from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.storage import paths
from asyncdraft.storage.database import open_database
from asyncdraft.storage.overrules import Overrules
from tests.gui.driver import Driver
from tests.gui.meetings.audit_page import STATUS, go_to, overrule, proposal
from tests.gui.meetings.conftest import Read


def test_keeping_a_meeting_needs_a_reason_and_is_remembered(view: Driver) -> None:
    go_to(view, STATUS)
    before = view.texts(view.window.audit)
    view.press("Alt+K")
    view.press("Return")
    assert "Say why" in view.texts(view.dialog)
    view.write_field("Reason", "New people join it.")
    view.press("Return")
    assert "Your choice: New people join it." in proposal(view)
    assert view.button("Replace 3")
    assert view.texts(view.window.audit) != before
    with contextlib.closing(open_database(paths.database_file())) as again:
        (kept,) = Overrules(again).all().values()
    assert kept == Overrule("series-0@example.com", Choice.KEEP, "New people join it.")


def test_it_holds_when_the_calendar_is_opened_again(view: Driver, read: Read) -> None:
    go_to(view, STATUS)
    overrule(view, "Alt+K", "New people join it.")
    view.application.meetings.audit_desk.forget()
    view.application.meetings.audit_desk.take(*read)
    view.settle()
    assert view.button("Replace 3")


def test_a_decision_can_be_undone_and_taken_back(view: Driver) -> None:
    go_to(view, STATUS)
    overrule(view, "Alt+K", "New people join it.")
    view.click_button("Undo")
    assert view.button("Replace 4")
    overrule(view, "Alt+K", "New people join it.")
    view.click_button("Back to the verdict")
    assert view.button("Replace 4")
    assert view.toast == "The verdict holds again."


def test_a_verdict_can_be_made_sharper_too(view: Driver) -> None:
    go_to(view, "Backlog refinement")
    view.click(view.named("Verdict: Shorten. Choose otherwise", QPushButton))
    view.click(view.named("What becomes of it: Replace", QPushButton))
    view.write_field("Reason", "Nobody talks.")
    view.press("Return")
    assert view.button("Replace 5")


def test_another_window_decides_too(view: Driver) -> None:
    with contextlib.closing(open_database(paths.database_file())) as other:
        Overrules(other).save(Overrule("series-0@example.com", Choice.KEEP, "Said elsewhere."))
    view.application.workspace.keeper.look_elsewhere()
    view.settle()
    assert view.button("Replace 3")


def test_nothing_of_the_calendar_is_kept_but_what_was_decided(view: Driver) -> None:
    go_to(view, STATUS)
    overrule(view, "Alt+K", "New people join it.")
    assert b"New people join it." in b"".join(kept_bytes())
    assert not [data for data in kept_bytes() if b"Incident review" in data]


def kept_bytes() -> list[bytes]:
    """Every file of the program."""
    return [path.read_bytes() for path in paths.home().rglob("*") if path.is_file()]
