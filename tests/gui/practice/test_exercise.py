"""An exercise to its last step: failures are marked, an answer is written, compared and judged by oneself."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget

from asyncdraft.core.draft import Pane
from asyncdraft.gui.practice.step_bar import Step
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from tests.gui.driver import Driver
from tests.gui.practice.practice_page import (
    ANSWER,
    REWRITE,
    WRITE,
    click_word,
    desk,
    editor,
    marked,
    message,
    page,
    side,
    wait,
)

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
    offered = [each.text() for each in exercise.window.findChildren(QPushButton) if each.isVisible()]
    assert offered
    leading_away = ("Five minutes on", "Start with")
    assert not [words for words in offered if words.strip().startswith(leading_away)], "nothing is weak yet"


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
    assert selected.textCursor().selectedText() == "asap"


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
    assert "your message" in page(practice).lower()


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


def test_all_that_the_tab_key_reaches_is_in_sight(written: Driver) -> None:
    first, unseen = written.focus, list[str]()
    while True:
        written.press("Tab")
        if written.focus is first:
            break
        if written.focus.visibleRegion().isEmpty() and not written.focus.findChildren(QWidget):
            unseen.append(written.focus.accessibleName())
    assert unseen == []
