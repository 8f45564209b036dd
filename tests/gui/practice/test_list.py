"""The list of exercises: the way there, its search, and what it says of files that are wrong."""

import pytest

from asyncdraft.storage import exercises
from asyncdraft.storage.exercises import Shelf
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.practice.practice_page import REWRITE, WRITE, desk, editor, message, page, wait


def test_two_clicks_lead_to_the_first_exercise(own: Driver) -> None:
    own.application.practice.forget()
    desk(own).load()
    wait(own)
    own.click_button("Practice")
    own.click_button("Start")
    assert own.window.view == "practice"
    assert own.focus is message(own)
    assert "Exercise 1: " in own.texts(own.window.top_bar)


def test_the_list_stands_by_theme_and_is_searched(practice: Driver) -> None:
    assert practice.listed("Exercises") == [REWRITE, WRITE]
    practice.window.practice.list.focus_search()
    practice.type("status")
    assert practice.listed("Exercises") == [WRITE]
    practice.press("Return")
    wait(practice)
    assert "Exercise 2: A status to write" in practice.texts(practice.window.top_bar)


def test_a_search_without_a_hit_says_so(practice: Driver) -> None:
    practice.window.practice.list.focus_search()
    practice.type("zebra")
    assert "No exercise has all these words." in page(practice)
    practice.press("Escape")
    assert practice.listed("Exercises") == [REWRITE, WRITE]


def test_the_list_is_walked_and_opened_by_keys(practice: Driver) -> None:
    practice.window.practice.list.cards.setFocus()
    practice.press("Right")
    practice.press("Right")
    practice.press("Return")
    wait(practice)
    assert desk(practice).exercise is not None
    assert practice.focus is editor(practice, "What")


def test_a_wrong_exercise_is_named_and_the_rest_works(practice: Driver) -> None:
    folder = practice.application.workspace.team_path / "exercises"
    bad = (folder / "some-status.md").read_text("utf-8").replace("low-context", "low-contxt")
    (folder / "bad.md").write_text(bad, "utf-8")
    desk(practice).load()
    wait(practice)
    assert "bad.md, line 3: theme: expected one of low-context" in page(practice)
    assert practice.listed("Exercises") == [REWRITE, WRITE]


def test_without_any_exercise_it_says_why(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercises, "load_all", lambda _folder: Shelf())
    driver.application.practice.forget()
    driver.press("Ctrl+6")
    desk(driver).load()
    wait(driver)
    assert "There is no exercise" in page(driver)
    driver.click_button("Quiz")
    assert "There is no question" in page(driver)


def test_enter_starts_the_first_exercise_once_it_is_read(launch: Launch) -> None:
    first = launch()
    first.press("Return")
    first.press("Ctrl+6")
    wait(first)
    assert first.focus is first.button("Start")
    first.press("Return")
    wait(first)
    assert "Exercise 1: " in first.texts(first.window.top_bar)


def test_what_changes_while_exercises_are_read_is_read_after_them(
    practice: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves = iter((Shelf(), desk(practice).shelf))
    monkeypatch.setattr(exercises, "load_all", lambda _folder: next(shelves))
    desk(practice).load()
    desk(practice).load()
    wait(practice)
    assert practice.listed("Exercises") == [REWRITE, WRITE]
