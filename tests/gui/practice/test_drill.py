"""Deadline arithmetic: a time is typed or chosen, judged and explained."""

from datetime import UTC, datetime

import pytest

from asyncdraft.core.practice.task import Form, Task
from asyncdraft.storage.drills import Drills
from tests.gui.driver import Driver
from tests.gui.practice.practice_page import page, wait


@pytest.fixture(scope="module")
def tasks() -> dict[Form, Task]:
    now = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
    return {form: Drills().task(7, now, form) for form in (Form.CLOCK, Form.HOURS)}


@pytest.fixture
def drill(practice: Driver, tasks: dict[Form, Task], monkeypatch: pytest.MonkeyPatch) -> Driver:
    made = iter((tasks[Form.CLOCK], tasks[Form.HOURS], tasks[Form.CLOCK]))
    monkeypatch.setattr(Drills, "task", lambda *_given: next(made))
    practice.click_button("Drill")
    wait(practice)
    return practice


def test_a_time_is_judged_and_explained(drill: Driver, tasks: dict[Form, Task]) -> None:
    task = tasks[Form.CLOCK]
    assert task.text in page(drill)
    drill.type("blue moon")
    drill.press("Return")
    assert "Not quite." not in page(drill)
    drill.press("Ctrl+A")
    drill.type(task.expected_text)
    drill.press("Return")
    assert "Right." in page(drill)
    assert task.why in page(drill)
    assert "1 of 1 right" in page(drill)
    drill.press("Ctrl+Return")
    wait(drill)
    assert tasks[Form.HOURS].text in page(drill)


def test_a_choice_of_the_drill_is_taken_by_its_number(drill: Driver, tasks: dict[Form, Task]) -> None:
    drill.type("12:34")
    drill.press("Return")
    drill.press("Ctrl+Return")
    wait(drill)
    task = tasks[Form.HOURS]
    wrong = (task.right + 1) % len(task.choices)
    drill.press(str(wrong + 1))
    assert "Not quite." in page(drill)
    assert f"Right is {task.choices[task.right]}." in page(drill)
    assert "0 of 2 right" in page(drill)
