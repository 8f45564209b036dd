"""Practice at its list, at the first step of an exercise, and with an answer that is compared."""

from collections.abc import Iterator

import pytest

from asyncdraft.storage import exercises
from tests.gui.driver import Driver
from tests.gui.practice.practice_page import ANSWER, EXERCISE, MESSAGE, QUIZ, REWRITE, WRITE, desk, fill, wait


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return {
        "exercises/broken-export.md": EXERCISE.format(title=REWRITE, kind="rewrite", message=MESSAGE),
        "exercises/some-status.md": EXERCISE.format(title=WRITE, kind="write", message=""),
        "quiz/own.md": QUIZ,
    }


@pytest.fixture
def own(driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """Two exercises and two questions of the team, and no others."""
    team = driver.application.workspace.team_path
    monkeypatch.setattr(exercises, "_places", lambda folder: ((folder, "team"),))
    fill(team, files)
    yield driver
    for path in (team / exercises.EXERCISES).glob("*.md"):
        path.unlink()
    (team / "quiz" / "own.md").unlink()
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)


@pytest.fixture
def practice(own: Driver) -> Driver:
    """The view with them, at its list."""
    own.application.practice.forget()
    own.press("Ctrl+6")
    desk(own).load()
    wait(own)
    return own


@pytest.fixture
def exercise(practice: Driver) -> Driver:
    """The broken export, at its first step."""
    practice.pick("Exercises", REWRITE)
    wait(practice)
    return practice


@pytest.fixture
def written(exercise: Driver) -> Driver:
    """With a good answer, compared with the model."""
    exercise.press("Ctrl+Return")
    for key, text in ANSWER.items():
        exercise.window.practice.exercise.answer.editors[key].setPlainText(text)
    exercise.press("Ctrl+Return")
    return exercise
