"""The messages of a thread: judged and counted as strikes, folded, walked through, removed."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton

from asyncdraft.core.threads.thread import Kind, Post, Stance, corrected, with_post
from tests.gui import pseudo
from tests.gui.conftest import NOW
from tests.gui.driver import Driver
from tests.gui.threads.threads_page import QUESTION, current, debate, posts, reply, seed


def test_an_answer_is_judged_by_one_key_and_judged_again_from_the_menu_of_keys(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    posts(driver)[-1].setFocus()
    driver.press("3")
    assert (current(driver).posts[-1].stance, current(driver).strikes) == (Stance.DISAGREED, 1)
    assert "That is strike 1." in driver.toast
    assert driver.focus is driver.button("Write the clarification")
    posts(driver)[-1].setFocus()
    driver.press("1")
    assert (current(driver).posts[-1].stance, current(driver).strikes) == (Stance.ALIGNED, 0)
    driver.click_button("Undo")
    assert current(driver).strikes == 1


def test_what_is_told_of_a_judgement_is_in_the_language_of_the_window(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    posts(driver)[-1].setFocus()
    with pseudo.spoken():
        driver.press("3")
    assert driver.toast.startswith("⟦Judged as disagreed.")


def test_a_message_is_folded_and_read_whole(driver: Driver) -> None:
    long = replace(reply(2, text="First line.\n\n- second\n- third"), quoted="> One list or two?")
    seed(driver, debate(0, posts=(QUESTION, long)))
    assert "second" not in driver.texts(driver.window.threads.timeline)
    driver.click_button("2 more lines, quotes folded")
    whole = driver.texts(driver.window.threads.timeline)
    assert "second" in whole
    assert "One list or two?" in whole
    driver.click_button("Fold")
    assert "second" not in driver.texts(driver.window.threads.timeline)


def test_a_message_is_removed_and_comes_back(driver: Driver) -> None:
    seed(driver, debate(1))
    posts(driver)[-1].setFocus()
    driver.press("Del")
    assert current(driver).strikes == 0
    driver.click_button("Undo")
    assert current(driver).strikes == 1


def test_words_that_are_typed_at_a_message_neither_judge_nor_remove_it(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    before = current(driver).posts
    posts(driver)[-1].setFocus()
    driver.type("see 3 of 12,\nor 2")
    driver.press("Del")
    assert current(driver).posts == before
    assert "Add an answer with Ctrl+Shift+V." in driver.toast
    driver.press("Esc")
    driver.press("3")
    assert current(driver).posts[-1].stance == Stance.DISAGREED


def test_keys_at_the_buttons_of_a_message_are_not_those_of_the_message(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    before = current(driver).posts
    driver.named("More on message 2", QPushButton).setFocus()
    for key in ("3", "Del"):
        driver.press(key)
    assert current(driver).posts == before


def test_empty_lines_at_the_menu_of_an_own_message_leave_it_in_the_thread(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    before = current(driver).posts
    driver.named("More on message 1", QPushButton).setFocus()
    for _line in range(3):
        driver.press("Return")
    assert current(driver).posts == before
    assert driver.clipboard.text() == QUESTION.text


def test_the_count_is_corrected_with_a_reason_that_is_kept(driver: Driver) -> None:
    seed(driver, debate(1))
    driver.click_button("●○○ strike 1 of 3")
    driver.click_button("Set the count")
    assert "Say why the count changes" in driver.texts(driver.dialog)
    driver.click_button("0")
    driver.write_field("Reason", "She answered another thread")
    driver.click_button("Set the count")
    assert current(driver).strikes == 0
    assert "She answered another thread" in driver.texts()


def test_after_a_correction_the_strikes_count_on(driver: Driver) -> None:
    thread = corrected(debate(1), 0, "Another thread was meant", NOW)
    asked = Post(kind=Kind.CLARIFICATION, author="you", at=NOW - timedelta(hours=2), text="Once more.")
    again = replace(reply(0, Stance.DISAGREED), at=NOW - timedelta(hours=1), text="No.")
    seed(driver, with_post(with_post(thread, asked), again))
    assert "disagreed · strike 1" in driver.texts(driver.window.threads.timeline)


def test_of_two_hundred_messages_the_latest_are_shown_and_more_when_asked(driver: Driver) -> None:
    many = tuple(reply(place / 10, Stance.ALIGNED, f"Answer {place}") for place in range(200))
    seed(driver, debate(0, posts=(QUESTION, *many)))
    assert len(posts(driver)) == 30
    driver.click_button("Show 60 of 171 earlier messages")
    assert len(posts(driver)) == 90


def test_arrows_walk_through_the_rounds(driver: Driver) -> None:
    seed(driver, debate(2))
    posts(driver)[0].setFocus()
    driver.press("Down")
    assert driver.focus is posts(driver)[1]
    driver.press("Return")
    assert driver.button("Fold")
    driver.press("Up")
    assert driver.focus is posts(driver)[0]
