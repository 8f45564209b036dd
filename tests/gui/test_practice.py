"""The view of practice: an exercise from its first step to its last, quiz, drill, progress, the way there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QRadioButton

from asyncdraft.core.draft import Pane
from asyncdraft.core.practice.task import Form, Task
from asyncdraft.gui.practice.message_view import MessageView
from asyncdraft.gui.practice.practice_desk import PracticeDesk
from asyncdraft.gui.practice.step_bar import Step
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.sectioned_list import SectionedList
from asyncdraft.storage import exercises
from asyncdraft.storage.drills import Drills
from asyncdraft.storage.exercises import Shelf
from asyncdraft.storage.practice import Practice
from asyncdraft.storage.problem import StoreProblem
from tests.gui.conftest import Launch
from tests.gui.driver import Driver

EXERCISE = """---
title: {title}
theme: low-context
kind: {kind}
minutes: 5
reader: priya
writer: {{zone: Europe/London, hours: {{mon-fri: ["09:00-17:30"]}}, holidays: GB-ENG}}
people:
  priya: {{name: Priya Rao, zone: Asia/Kolkata, hours: {{mon-fri: ["10:00-18:30"]}}, holidays: IN}}
now: 2026-11-23T15:46
template: handoff
trains: [fallback.missing, deadline.zone]
---
## Situation
The export (PAY-431) stops at step 3
with `lock timeout`. 🙂

{message}
## Criteria
- names: PAY-431 -- With the ticket Priya finds the place.
- in hours of: priya -- A deadline in her night is none.

## Hints
- Name the ticket.
- Say what happens without an answer.

## Model answer
### What
The export (PAY-431) stops at step 3 with `lock timeout`.

### Why
The release on Thu 3 Dec 2026 waits for it, and you wrote the step.

### What I need
Priya: may the build run online? Yes or no, by Wed 25 Nov 2026, 15:00 IST (09:30 GMT).

### Default path forward
Without an answer I run it online on Thu 26 Nov 2026 at 10:00 GMT.

## Tiers
### I have to ask
I search for the log.

### I can answer
All facts are there.

### I need not hurry
The work goes on without me.
"""
MESSAGE = """## Message
🙂 [שלום @channel]{1}, the export
[is broken]{2}. Can [someone]{3} look?

## Failures
1. A whole channel for one ask.
2. No step and no error.
3. Nobody owns it.
4. Nothing says what happens without an answer.

"""
QUIZ = """---
group: vocabulary
---
## What does a default path say? {#path fallback.missing}

- [ ] Who is on call -- That is the emergency path.
- [x] What happens if nobody answers -- The reader may go on alone.
- [ ] Which channel is used -- That is the promise.

## Which two have a zone? {#zones}

- [x] 15:00 IST -- It names one.
- [ ] tomorrow noon -- Noon is somewhere else elsewhere.
- [x] 09:30 UTC -- It names one.
"""
ANSWER = {
    "what": "The export (PAY-431) stops at step 3 with `lock timeout`, log line 812.",
    "why": "The release on Thu 3 Dec 2026 waits, and you wrote that step.",
    "need": "Priya: may the build run online? Yes or no, by Wed 25 Nov 2026, 15:00 IST (09:30 GMT).",
}
REWRITE, WRITE = "A broken export", "A status to write"


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


def fill(team: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = team / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def desk(driver: Driver) -> PracticeDesk:
    return driver.application.practice.desk


def wait(driver: Driver) -> None:
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)


def message(driver: Driver) -> MessageView:
    return driver.window.practice.exercise.message.view


def editor(driver: Driver, title: str) -> PaneEditor:
    return driver.named(title, PaneEditor)


def marked(driver: Driver) -> list[str]:
    text = message(driver).toPlainText()
    return [text[start:end] for start, end in message(driver).marks]


def side(driver: Driver) -> str:
    return driver.texts(driver.window.practice.side)


def page(driver: Driver) -> str:
    return driver.texts(driver.window.practice)


def click_word(driver: Driver, word: str) -> None:
    """A click into the middle of the word."""
    view = message(driver)
    cursor = view.document().find(word)
    cursor.setPosition((cursor.anchor() + cursor.position()) // 2)
    driver.click(view.viewport(), view.cursorRect(cursor).center() + QPoint(1, 0))


# The way there


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


# Spot the failures


def test_words_are_marked_by_clicks(exercise: Driver) -> None:
    click_word(exercise, "someone")
    click_word(exercise, "export")
    assert marked(exercise) == ["export", "someone"]
    click_word(exercise, "export")
    assert marked(exercise) == ["someone"]
    assert "1 marked" in page(exercise)


def test_words_are_marked_by_keys(exercise: Driver) -> None:
    for key in ("Home", "Right", "Right", "Space"):
        exercise.press(key)
    assert marked(exercise) == ["@channel,"]
    exercise.press("Right")
    for _step in range(2):
        QTest.keyClick(message(exercise), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    exercise.press("Space")
    assert marked(exercise) == ["@channel,", "the export is"]
    exercise.press("Left")
    exercise.press("Space")
    assert marked(exercise) == ["@channel,", "the", "is"]


def test_what_was_found_missed_and_marked_without_need_is_told(exercise: Driver) -> None:
    for word in ("@channel", "someone", "look"):
        click_word(exercise, word)
    exercise.press("Ctrl+Return")
    shown = page(exercise)
    assert "3 failures, you found 2" in shown
    assert "Marked by you, and fine: “look?”." in shown
    lines = [line.accessibleName() for line in exercise.window.practice.exercise.message.lines]
    assert lines == [
        "1, found: A whole channel for one ask.",
        "2, you missed this: No step and no error.",
        "3, found: Nobody owns it.",
        "4, not there at all: Nothing says what happens without an answer.",
    ]
    assert "@channel1" in message(exercise).toPlainText()


# Rewrite


def test_the_answer_is_judged_with_every_key(exercise: Driver) -> None:
    exercise.press("Ctrl+Return")
    assert exercise.focus is editor(exercise, "What")
    assert "With the ticket Priya finds the place." in side(exercise)
    exercise.type("The export stops asap 🙂.")
    assert "PAY-431 does not appear" in side(exercise)
    exercise.type(" See PAY-431.")
    exercise.wait_for(lambda: "PAY-431 appears" in side(exercise))
    assert exercise.button("Five minutes").isVisible() or exercise.button("Go on").isVisible()


def test_a_finding_is_underlined_in_its_pane_and_gone_to(exercise: Driver) -> None:
    exercise.press("Ctrl+Return")
    exercise.type("🙂 It stops at step 3 of PAY-431.")
    editor(exercise, "What I need").setFocus()
    exercise.type("🙂🙂 Priya: please answer asap.")
    exercise.wait_for(
        lambda: any(each.text() == "Show" for each in exercise.window.practice.side.findChildren(QPushButton))
    )
    show = [each for each in exercise.window.practice.side.findChildren(QPushButton) if each.text() == "Show"]
    exercise.click(show[0])
    selected = exercise.focus
    assert isinstance(selected, PaneEditor)
    assert selected.textCursor().selectedText() in selected.toPlainText()
    assert selected.textCursor().hasSelection()


def test_hints_come_one_by_one(exercise: Driver) -> None:
    exercise.click_button("Show a hint")
    assert "1.  Name the ticket." in page(exercise)
    assert "Say what happens" not in page(exercise)
    exercise.press("Alt+H")
    assert "2.  Say what happens without an answer." in page(exercise)
    exercise.press("Alt+H")
    assert exercise.toast == "There is no further hint."


def test_nothing_is_compared_before_something_is_written(exercise: Driver) -> None:
    exercise.press("Ctrl+Return")
    exercise.press("Ctrl+Return")
    assert exercise.toast == "Write something first; then you can compare it."
    assert exercise.focus is editor(exercise, "What")


def test_an_exercise_without_a_message_begins_with_writing(practice: Driver) -> None:
    practice.pick("Exercises", WRITE)
    wait(practice)
    steps = [step.text() for step in practice.window.findChildren(Step) if step.isVisible()]
    assert steps == ["Write", "Compare", "Judge yourself"]
    assert "Your message" in page(practice) or "YOUR MESSAGE" in page(practice)


# Compare and judge oneself


def test_the_comparison_tells_words_apart_without_colour(written: Driver) -> None:
    shown = page(written)
    assert "line-through" in shown
    assert "underline" in shown
    written.click_button("One column")
    assert "Struck out: only yours. Underlined: only in the model." in page(written)


def test_the_answer_can_still_be_changed(written: Driver) -> None:
    editor(written, "Default path forward").setFocus()
    written.type("Without an answer I run it online on Thu 26 Nov 2026 at 10:00 GMT.")
    assert "You can still edit; the comparison follows" in page(written)
    written.wait_for(lambda: "Nothing says what happens" not in side(written))


def test_it_is_saved_with_points_and_ones_own_judgement(written: Driver) -> None:
    written.press("Ctrl+Return")
    assert written.toast == "Choose which of these Priya would say."
    assert written.focus is written.named("I have to ask. I search for the log.", QRadioButton)
    written.press("Right")
    written.press("Ctrl+Return")
    told = written.toast
    wait(written)
    attempt = next(each for each in desk(written).attempts if each.finished_at)
    assert (attempt.exercise, attempt.tier) == ("broken-export", 1)
    assert attempt.points is not None
    assert attempt.points >= 7
    assert "fallback.missing" in attempt.missed
    assert f"“{REWRITE}”: {attempt.points} of 10 points, saved." in told
    assert "Exercise 2: " in written.texts(written.window.top_bar)
    assert "1 of 2 exercises" in side(written)


def test_far_apart_judgements_get_a_word(written: Driver) -> None:
    written.press("Left")
    written.press("Left")
    written.press("Left")
    assert "You are harder on it than the checklist" in page(written)


def test_try_again_can_be_taken_back(written: Driver) -> None:
    written.click_button("Try again")
    assert written.focus is message(written)
    assert desk(written).texts[Pane.WHAT] == ""
    written.click_button("Undo")
    assert desk(written).texts[Pane.WHAT] == ANSWER["what"]
    assert editor(written, "What").toPlainText() == ANSWER["what"]


def test_a_step_can_be_gone_back_to(written: Driver) -> None:
    steps = written.window.practice.exercise.steps
    written.click(steps.step("rewrite"))
    assert not written.window.practice.exercise.comparison.isVisible()
    written.click(steps.step("compare"))
    assert written.window.practice.exercise.comparison.isVisible()


# Nothing typed is lost


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


def test_what_cannot_be_saved_is_told_and_stays(exercise: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_store: Practice, _attempt: object) -> None:
        raise StoreProblem("The disk is full.")

    exercise.press("Ctrl+Return")
    with monkeypatch.context() as broken:
        broken.setattr(Practice, "keep", refuse)
        exercise.type("It stops.")
        exercise.press("Ctrl+1")
        desk(exercise).flush()
        assert exercise.toast == "The disk is full."
        exercise.press("Ctrl+6")
        assert editor(exercise, "What").toPlainText() == "It stops."
    assert desk(exercise).flush()
    assert any("It stops." in attempt.answer for attempt in desk(exercise).attempts)


def test_what_cannot_be_saved_stays_while_another_exercise_is_open(
    exercise: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: Practice, _attempt: object) -> None:
        raise StoreProblem("The disk is full.")

    commands = exercise.application.practice.commands
    first = desk(exercise).exercise
    assert first is not None
    exercise.press("Ctrl+Return")
    with monkeypatch.context() as broken:
        broken.setattr(Practice, "keep", refuse)
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


# Practise this


def test_a_finding_leads_to_the_exercise_that_trains_its_rule(own: Driver) -> None:
    own.application.practice.forget()
    own.write(Pane.NEED, "Kenji, please reply by 5pm.")
    finding = next(found for found in own.findings if found.rule == "deadline.zone")
    own.window.checklist.set_current(finding)
    own.press("Alt+P")
    wait(own)
    assert "Exercise 1: " in own.texts(own.window.top_bar)
    assert "This trains “Every clock time has a zone”. Your draft is kept." in own.toast
    own.click_button("Back to the draft")
    assert own.window.view == "compose"
    assert own.draft.need == "Kenji, please reply by 5pm."


def test_the_menu_of_a_finding_has_it_too(own: Driver) -> None:
    own.application.practice.forget()
    desk(own).load()
    wait(own)
    own.write(Pane.NEED, "Kenji, please reply by 5pm.")
    button = own.button("Ignore here")
    corner = button.mapToGlobal(button.rect().center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, button.rect().center(), corner)
    QApplication.sendEvent(button, event)
    own.settle()
    menu = own.focus
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][2] == "Practise this"
    menu.actions()[2].trigger()
    menu.close()
    wait(own)
    assert own.window.view == "practice"


def test_a_rule_that_nothing_trains_gets_a_sentence(own: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercises, "load_all", lambda _folder: Shelf())
    own.application.practice.forget()
    desk(own).load()
    wait(own)
    own.write(Pane.NEED, "Kenji, please reply by 5pm.")
    own.press("Alt+P")
    wait(own)
    assert own.window.view == "compose"
    assert own.toast.startswith("No exercise or question trains “")


# Quiz


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


# Drill


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


# Progress


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


# Keys that mean something of their own here


def gone_to(driver: Driver, keys: str) -> tuple[str, str]:
    """The pane and the selected words."""
    driver.press(keys)
    focus = driver.focus
    assert isinstance(focus, PaneEditor)
    return focus.accessibleName(), focus.textCursor().selectedText()


def test_f8_goes_through_the_findings_of_the_answer(exercise: Driver) -> None:
    exercise.press("F8")
    assert exercise.toast == "Nothing left to find."
    exercise.press("Ctrl+Return")
    exercise.type("🙂 Sorry to bother you, some errors in PAY-431.")
    editor(exercise, "What I need").setFocus()
    exercise.type("Priya: please answer asap.")
    desk(exercise).judge_last()
    seen = [gone_to(exercise, "F8") for _press in range(2)]
    assert len(set(seen)) == 2
    assert gone_to(exercise, "Shift+F8") == seen[0]
    assert exercise.window.view == "practice"


def test_alt_p_in_practice_says_where_it_leads(exercise: Driver) -> None:
    exercise.press("Alt+P")
    assert exercise.toast.startswith("This is practice already")


def test_the_search_key_searches_exercises(exercise: Driver) -> None:
    exercise.press("Ctrl+F")
    exercise.type("status")
    assert exercise.listed("Exercises") == [WRITE]


def test_the_comparison_is_scrolled_to(written: Driver) -> None:
    shown = written.window.practice.exercise
    written.wait_for(lambda: not shown.comparison.visibleRegion().isEmpty())
