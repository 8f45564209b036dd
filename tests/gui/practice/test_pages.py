"""The pages of practice, each made when it is first shown."""

from asyncdraft.gui.panels.practice import DRILL, EXERCISE, PROGRESS, QUIZ
from tests.gui.conftest import Launch


def test_what_the_view_does_not_show_first_is_made_when_it_is_shown(launch: Launch) -> None:
    driver = launch()
    driver.press("Ctrl+6")
    panel = driver.window.practice
    assert panel.list.isVisible()
    assert not {EXERCISE, QUIZ, DRILL, PROGRESS} & vars(panel).keys()
    driver.click(driver.button("Quiz"))
    assert panel.quiz.isVisible()
    assert not {EXERCISE, DRILL, PROGRESS} & vars(panel).keys()
