"""The next step of a debate: both views, the call and its agenda, kept as typed, on a full disk, too."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from asyncdraft.core.threads.thread import Call, Kind
from asyncdraft.gui.kept.kept_desk import SAVE_MS
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.storage.threads import Threads
from tests.gui import pseudo
from tests.gui.conftest import NOW
from tests.gui.driver import Driver
from tests.gui.full_disk import full_disk
from tests.gui.threads.threads_page import current, debate, seed


def test_views_are_saved_as_they_are_typed_and_weighed(driver: Driver) -> None:
    seed(driver, debate(1))
    driver.named("View of Alex Reed", PaneEditor).setFocus()
    driver.type("One list saves money.")
    driver.named("Side of Alex Reed", QLineEdit).setFocus()
    driver.type("North")
    assert "both views are wanted" in driver.texts()
    driver.named("View of Maya Chen", PaneEditor).setFocus()
    driver.type("You broke the list again, your mistake costs us.")
    assert "one view blames somebody" in driver.texts()
    driver.named("The point where we diverge", PaneEditor).setFocus()
    driver.type("One list? Or two?")
    assert "One sentence, please" in driver.texts()
    driver.application.desk.flush()
    kept = driver.application.desk.store.get(current(driver).id)
    assert [(view.side, view.person) for view in kept.views] == [("North", "you"), ("", "maya")]


def test_what_is_typed_here_and_changed_elsewhere_is_kept_together(driver: Driver) -> None:
    thread = seed(driver, debate(1))
    elsewhere = Threads(driver.application.database)
    elsewhere.save(replace(elsewhere.get(thread.id), topic="Lists of seeds"))
    driver.named("Agreed by both", PaneEditor).setFocus()
    driver.type("Seeds are dear")
    driver.application.desk.flush()
    kept = driver.application.desk.store.get(thread.id)
    assert (kept.topic, kept.agreed) == ("Lists of seeds", "Seeds are dear")


def test_people_without_hours_are_asked_for_and_no_slot_is_made_up(driver: Driver) -> None:
    seed(driver, debate(3, people=("Zoe Walsh",)))
    step = driver.texts(driver.window.threads.step)
    assert "Working hours are not known for Zoe Walsh: add them in Team." in step
    assert "Next step: a 15-minute call" in step


def test_a_time_that_was_chosen_before_stays_with_the_clocks_of_the_others(driver: Driver) -> None:
    at = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
    with pseudo.spoken():
        seed(driver, debate(3, call=Call(at=at)))
        step = driver.texts(driver.window.threads.step)
    assert "⟦chosen" in step
    assert "02:30" in step


def test_the_agenda_follows_the_history_until_it_is_edited(driver: Driver) -> None:
    seed(driver, debate(3, divergence="One list or two?"))
    assert "One list or two?" in driver.texts(driver.window.threads.step)
    driver.click_button("Edit")
    driver.named("Agenda", PaneEditor).setFocus()
    driver.press("Ctrl+A")
    driver.type("1. Only this")
    assert current(driver).call.agenda == "1. Only this"
    driver.click_button("From the history again")
    assert current(driver).call.agenda == ""


def test_the_invitation_is_copied_for_chat_and_joins_the_thread(driver: Driver) -> None:
    seed(driver, debate(3, call=Call(place="https://meet.example.com/1", decider="maya")))
    driver.application.threads.thread_commands.calls.copy_invitation(driver.draft.channel)
    assert "15 minutes" in driver.clipboard.text()
    assert current(driver).posts[-1].kind is Kind.INVITATION
    assert current(driver).call.invited_at is not None
    driver.click_button("Undo")
    assert current(driver).call.invited_at is None


def test_a_call_that_fell_through_gets_another_slot(driver: Driver) -> None:
    past = Call(at=NOW - timedelta(hours=2), invited_at=NOW - timedelta(days=1))
    seed(driver, debate(3, call=past))
    driver.click_button("It did not take place")
    assert "Next step: a 15-minute call" in driver.texts()


def test_what_is_typed_is_saved_as_soon_as_ever_once_the_disk_has_room_again(driver: Driver) -> None:
    seed(driver, debate(1))
    desk = driver.application.desk
    timer = next(iter(desk.findChildren(QTimer)))
    driver.named("Agreed by both", PaneEditor).setFocus()
    with full_disk(Threads, "save"):
        driver.type("Seeds")
        desk.flush()
    desk.flush()
    driver.type(" are dear")
    assert 0 <= timer.remainingTime() < 2 * SAVE_MS


def test_what_is_typed_stays_where_a_judgement_cannot_be_saved(driver: Driver) -> None:
    thread = seed(driver, debate(1))
    desk = driver.application.desk
    driver.named("Agreed by both", PaneEditor).setFocus()
    with full_disk(Threads, "save"):
        driver.type("Seeds are dear")
        driver.click_button("●○○ strike 1 of 3")
        driver.click_button("2")
        driver.write_field("Reason", "It was one round more.")
        driver.click_button("Set the count")
        driver.settle()
        driver.dialog.reject()
        driver.settle()
        assert current(driver).agreed == "Seeds are dear"
    desk.flush()
    assert desk.store.get(thread.id).agreed == "Seeds are dear"
