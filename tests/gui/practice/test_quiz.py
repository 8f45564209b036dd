"""The questions, answered one by one."""

import pytest

from tests.gui.driver import Driver
from tests.gui.practice.practice_page import page


@pytest.fixture
def quiz(practice: Driver) -> Driver:
    practice.press("Ctrl+Shift+6")
    return practice


def test_a_question_is_answered_by_its_number(quiz: Driver) -> None:
    assert "Question 1 of 2" in page(quiz)
    quiz.press("1")
    shown = page(quiz)
    assert "Not quite." in shown
    assert "your answer, wrong" in shown
    assert "The reader may go on alone." in shown
    assert "0 of 1 right" in shown
    assert quiz.focus.text().startswith("Next question")  # type: ignore[attr-defined]


def test_several_right_ones_are_marked_before_they_are_answered(quiz: Driver) -> None:
    quiz.press("2")
    assert "Right." in page(quiz)
    quiz.press("Ctrl+Return")
    assert "More than one is right" in page(quiz)
    quiz.press("1")
    quiz.press("3")
    quiz.press("Ctrl+Return")
    assert "Right." in page(quiz)
    assert "2 of 2 right" in page(quiz)


def test_the_quiz_goes_on_where_it_was_left(quiz: Driver) -> None:
    quiz.press("3")
    quiz.press("Ctrl+1")
    quiz.press("Ctrl+Shift+6")
    assert "Not quite." in page(quiz)
    quiz.application.practice.quiz.forget()
    quiz.application.practice.page.refresh()
    assert "Question 2 of 2" in page(quiz)


def test_the_missed_ones_come_again(quiz: Driver) -> None:
    quiz.press("1")
    quiz.click_button("The missed ones again")
    assert "What does a default path say?" in page(quiz)
    quiz.press("2")
    assert "1 of 1 right" in page(quiz)
