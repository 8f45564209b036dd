"""Findings in the window: the list, the keys, the fixes and their gaps, what is ignored, what is heard."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QPushButton

from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.draft import Pane
from tests.gui.driver import Driver


def step_to(driver: Driver, rule: str) -> None:
    """By the key that goes from finding to finding."""
    for _finding in driver.findings:
        driver.press("F8")
        current = driver.window.checklist.current
        if current is not None and current.rule == rule:
            return
    raise AssertionError(f"no finding of {rule} among {driver.rules}")


def test_a_fix_is_undone_in_one_step(driver: Driver) -> None:
    before = "Kenji, please utilize the log."
    driver.write(Pane.NEED, before)
    fixable = next(
        finding
        for finding in driver.findings
        if finding.fixes and any(edit.pane is Pane.NEED for edit in finding.fixes[0].edits)
    )
    driver.application.check_commands.go_to(fixable)

    driver.press("Alt+Return")
    assert driver.draft.need != before

    driver.undo()
    assert driver.draft.need == before


def test_an_ignored_finding_comes_back_on_demand(driver: Driver) -> None:
    driver.write(Pane.NEED, "Kenji, please reply asap.")
    driver.press("F8")
    finding = driver.window.checklist.current
    assert finding is not None

    driver.press("Alt+I")
    assert finding.rule not in driver.rules
    assert finding.title in driver.texts().partition("IGNORED HERE")[2]
    assert driver.toast == f"Ignored here: {finding.title}"

    driver.click_button("Show again")
    assert finding.rule in driver.rules
    assert "IGNORED HERE" not in driver.texts()


def test_each_of_the_ignored_findings_can_be_shown_again(driver: Driver) -> None:
    driver.write(Pane.NEED, "Kenji, please reply asap. Send the slides soon.")
    step_to(driver, "deadline.vague")
    driver.press("Alt+I")
    step_to(driver, "deadline.vague")
    driver.press("Alt+I")
    titles = driver.texts().partition("IGNORED HERE")[2]
    assert "“asap” is no time" in titles
    assert "“soon” is no time" in titles

    driver.click(driver.named("Show again: “asap” is no time", QPushButton))
    assert [finding.quote for finding in driver.findings if finding.rule == "deadline.vague"] == ["asap"]
    step_to(driver, "deadline.vague")
    driver.press("Alt+I")
    driver.click_button("Show all again")
    assert {"asap", "soon"} <= {finding.quote for finding in driver.findings}
    assert driver.draft.ignored == ()


def test_wording_is_folded_while_more_is_missing(driver: Driver) -> None:
    driver.write(Pane.WHAT, "Sorry to bother you, the pump of hall B stands since 09:10 UTC.")
    driver.wait_for(lambda: "1 point of wording, for later" in driver.texts())
    assert driver.window.checklist.findings[0].is_absence
    assert driver.window.checklist.findings[-1].rule == "tone.apology"

    driver.press("Shift+F8")
    assert driver.window.checklist.current == driver.window.checklist.findings[-1]
    assert "for later" not in driver.texts()


def test_tab_goes_from_gap_to_gap_of_a_fix(driver: Driver) -> None:
    driver.write(Pane.WHAT, "Valve 3 drips since 09:10 UTC.")
    step_to(driver, "ask.explicit")
    driver.press("Alt+1")
    need = driver.window.editors.editor(Pane.NEED)
    assert driver.draft.need == "@name: please do what by day, time and zone."
    assert need.textCursor().selectedText() == "do what"

    driver.type("send pump 3 today")
    driver.press("Tab")
    assert need.textCursor().selectedText() == "day, time and zone"
    driver.type("noon UTC")
    driver.press("Tab")
    driver.type(" Thanks!")
    assert driver.draft.need == "@name: please send pump 3 today by noon UTC. Thanks!"
    driver.press("Tab")
    assert driver.focus is not need


def test_gaps_go_when_the_fix_is_undone_or_left(driver: Driver) -> None:
    need = driver.window.editors.editor(Pane.NEED)
    need.setFocus()
    need.replace_with_gaps(0, 0, "by day and zone", [(3, 6), (11, 15)])
    assert need.textCursor().selectedText() == "day"
    driver.press("Backtab")
    assert driver.focus is not need

    need.setFocus()
    driver.undo()
    assert driver.draft.need == ""
    driver.press("Tab")
    assert need.textCursor().position() == 0


def test_a_screen_reader_hears_the_finding(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    driver.write(Pane.NEED, "Kenji, please send the list of pump 3.")
    driver.rest_keys()
    heard.clear()
    driver.press("F8")
    finding = driver.window.checklist.current
    assert finding is not None
    assert len(heard) == 1
    assert heard[0].startswith(f"{finding.severity.value}: {finding.title}. {finding.message}")
    step_to(driver, "ask.deadline")
    assert [told for told in heard if told.endswith("Fix 1: Add the time.")]


def test_three_fixes_by_keyboard(driver: Driver) -> None:
    driver.add_readers("Kenji", "Priya", "Maya")
    driver.write(Pane.NEED, "Please send the list of pump 3 by 25 Nov 12:00 UTC.")
    step_to(driver, "ask.owner")
    driver.press("Alt+3")
    assert driver.draft.need.startswith("@Maya: ")
    driver.undo()
    step_to(driver, "ask.owner")
    driver.press("Alt+2")
    assert driver.draft.need.startswith("@Priya: ")


def test_the_first_key_goes_to_the_worst_finding_and_each_field_is_gone_to(driver: Driver) -> None:
    driver.press("Ctrl+T")
    driver.type("blocked")
    driver.press("Return")
    driver.write(Pane.WHAT, "The export stops at invoice 17,930 (PAY-430).")
    worst = driver.window.checklist.current
    driver.press("F8")
    assert driver.window.checklist.current == worst
    gone_to = []
    for _finding in driver.findings:
        driver.press("F8")
        gone_to.append(driver.focus.accessibleName())
    assert {"Topic", "Already ruled out"} <= set(gone_to)


def test_the_sample_opens_at_words_to_be_mended(driver: Driver) -> None:
    driver.application.check_commands.open_sample()
    driver.settle()
    assert driver.window.editors.current.textCursor().selectedText() == "noon EST"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "1 more point of tone and shape is fine"),
        (2, "2 more points of tone and shape are fine"),
    ],
)
def test_points_that_are_fine_are_counted(driver: Driver, count: int, told: str) -> None:
    driver.write(Pane.WHAT, "Sorry to bother you, the pump of hall B stands since 09:10 UTC.")
    verdict = driver.application.session.report.verdict
    polish = [each for each in verdict.results if each.rule.is_polish]
    fine = [each for each in polish if each.state is State.PASS]
    others = [each for each in verdict.results if each.findings]
    assert any(each.rule.is_polish for each in others)

    driver.window.checklist.show_verdict(replace(verdict, results=(*fine[:count], *others)))
    assert told in driver.texts(driver.window.checklist)
