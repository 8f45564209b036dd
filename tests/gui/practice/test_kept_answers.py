"""Nothing that is typed as an answer is lost."""

import pytest

from asyncdraft.storage import exercises
from asyncdraft.storage.practice import Practice
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.full_disk import FULL, full_disk
from tests.gui.practice.practice_page import ANSWER, WRITE, desk, editor, fill, page, side, wait


def test_leaving_and_coming_back_keeps_everything(written: Driver) -> None:
    written.press("Ctrl+1")
    written.press("Ctrl+6")
    assert editor(written, "What").toPlainText() == ANSWER["what"]
    written.click_button("All exercises")
    assert "Go on with “A broken export”" in page(written)
    written.click_button("Go on")
    wait(written)
    assert editor(written, "What I need").toPlainText() == ANSWER["need"]
    assert written.window.practice.exercise.comparison.isVisible()


def test_a_kill_loses_at_most_a_second(
    launch: Launch, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exercises, "_places", lambda folder: ((folder, "team"),))
    killed = launch()
    fill(killed.application.workspace.team_path, files)
    killed.press("Ctrl+6")
    wait(killed)
    killed.pick("Exercises", WRITE)
    wait(killed)
    killed.type("🙂 שלום, it stops.")
    store = Practice(killed.application.database)
    killed.wait_for(lambda: any("it stops" in attempt.answer for attempt in store.attempts()))

    again = launch()
    again.press("Ctrl+6")
    wait(again)
    again.click_button("Go on")
    wait(again)
    assert editor(again, "What").toPlainText() == "🙂 שלום, it stops."


def test_what_cannot_be_saved_is_told_and_stays(exercise: Driver) -> None:
    exercise.press("Ctrl+Return")
    with full_disk(Practice, "keep"):
        exercise.type("It stops.")
        exercise.press("Ctrl+1")
        desk(exercise).flush()
        assert exercise.toast == FULL
        exercise.press("Ctrl+6")
        assert editor(exercise, "What").toPlainText() == "It stops."
    assert desk(exercise).flush()
    assert any("It stops." in attempt.answer for attempt in desk(exercise).attempts)


def test_what_cannot_be_saved_stays_while_another_exercise_is_open(exercise: Driver) -> None:
    commands = exercise.application.practice.commands
    first = desk(exercise).exercise
    assert first is not None
    exercise.press("Ctrl+Return")
    with full_disk(Practice, "keep"):
        exercise.type("It stops.")
        commands.show_exercises()
        commands.open("some-status")
        wait(exercise)
        commands.open(first.id)
        wait(exercise)
        assert editor(exercise, "What").toPlainText() == "It stops."
        commands.show_exercises()
    assert desk(exercise).flush()
    assert any("It stops." in attempt.answer for attempt in desk(exercise).attempts)


def test_a_huge_answer_is_told_to_be_none(exercise: Driver) -> None:
    exercise.press("Ctrl+Return")
    editor(exercise, "What").setPlainText("word " * 20_000)
    exercise.wait_for(lambda: "are no message" in side(exercise))
    assert "20,000 words" in page(exercise)
