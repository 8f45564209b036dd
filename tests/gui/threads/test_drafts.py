"""Drafts of a thread: begun from it or with it, told by their bar, stopped after the third strike."""

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.threads.thread import Kind, Thread
from tests.gui.driver import Driver
from tests.gui.threads.threads_page import QUESTION, STRUCK, current, debate, posts, reply, seed


def test_after_a_message_is_sent_the_way_back_leads_to_what_comes_next(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    posts(driver)[-1].setFocus()
    driver.press("2")
    driver.click_button("Write the clarification")
    driver.press("Ctrl+Return")
    driver.click_button(current(driver).topic)
    assert driver.window.view == "threads"
    assert driver.focus is driver.window.threads.list, "nothing is to be done until the answer comes"


def open_in_thread(driver: Driver, thread: Thread) -> None:
    driver.application.threads.thread_commands.drafts.attach(
        Draft(template="blocker", to=("maya",), what="One more thing", need="Maya, please read it."), thread
    )
    driver.settle()


def test_after_the_third_strike_copying_asks_for_a_reason_that_is_kept(driver: Driver) -> None:
    thread = seed(driver, debate(3))
    open_in_thread(driver, thread)
    assert "writing stops here" in driver.texts()
    assert driver.button("Seed lists").accessibleName() == "Thread Seed lists, strike 3 of 3"
    driver.press("Ctrl+Return")
    driver.dialog.reject()
    assert not QGuiApplication.clipboard().text()
    driver.press("Ctrl+Return")
    driver.type("A number was wrong")
    driver.press("Return")
    post = current(driver).posts[-1]
    assert post.reason == "A number was wrong"
    assert "One more thing" in driver.clipboard.text()
    driver.click_button("Undo")
    assert len(current(driver).posts) == len(thread.posts)


def test_a_draft_without_a_thread_has_no_bar(driver: Driver) -> None:
    seed(driver, debate(1))
    driver.press("Ctrl+1")
    assert not driver.window.thread_bar.isVisible()


def test_a_thread_begins_with_the_open_draft(driver: Driver) -> None:
    driver.write(Pane.WHAT, "One list of seeds for both gardens")
    driver.add_readers("maya")
    driver.press("Ctrl+Shift+T")
    driver.click_button("Start the thread")
    assert "opens “One list of seeds" in driver.toast
    driver.press("Ctrl+Return")
    assert [post.kind for post in current(driver).posts] == [Kind.QUESTION]
    assert current(driver).people == ("maya",)


def test_templates_and_checks_see_the_thread(driver: Driver) -> None:
    long = "The seed list that both gardens share is kept by whoever orders first, as far as we know. " * 2
    thread = seed(driver, debate(1, posts=(replace(QUESTION, text="Which list?"), reply(2, STRUCK[0]))))
    driver.click_button("Write the clarification")
    driver.window.editors.focus_pane(Pane.WHAT)
    driver.paste(long)
    assert "Seed lists" in driver.application.session.report.document.subject
    assert driver.draft.fields["understood"] == "Maya wrote: “Two lists.”"
    assert thread.topic == driver.draft.fields["topic"]
    assert "context.field" in driver.rules
