"""What was done, and what is weak."""

from asyncdraft.gui.widgets.sectioned_list import SectionedList
from tests.gui.driver import Driver
from tests.gui.practice.practice_page import REWRITE, desk, page, wait


def test_progress_shows_what_was_done_and_what_is_weak(written: Driver) -> None:
    written.press("Right")
    written.press("Ctrl+Return")
    wait(written)
    written.click_button("Progress")
    assert "1 of 2 exercises done" in page(written)
    assert "since Mon 23 Nov" in page(written)
    assert written.listed("Done") == [REWRITE]
    weakest = written.application.practice.texts.progress().weakest[0]
    written.click_button("Practise")
    wait(written)
    assert f"This trains “{weakest.title}”" in written.toast
    written.click_button("Progress")
    written.named("Done", SectionedList).setFocus()
    written.press("Down")
    assert written.window.practice.page == "progress"
    written.press("Return")
    wait(written)
    assert "Exercise 1: " in written.texts(written.window.top_bar)


def test_before_the_first_exercise_progress_says_what_will_be_there(practice: Driver) -> None:
    practice.click_button("Progress")
    assert "Nothing practised yet." in page(practice)
    practice.press("Ctrl+Return")
    wait(practice)
    assert desk(practice).exercise is not None
