"""The story that the benchmarks play does what it says: else they would measure something else."""

from asyncdraft.core.draft import Channel
from benchmarks.quick_hands import QuickHands
from benchmarks.story_steps import TEXTS, WRITING
from tests.gui.driver import Driver


def test_the_story_writes_mends_and_copies_a_draft(driver: Driver) -> None:
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    hands = QuickHands(driver.window, driver.window, driver.application.session)
    typed = next(place for place, step in enumerate(WRITING) if "findings" in step.name)
    for step in WRITING[:typed]:
        step.play(hands)
    assert driver.draft.to == ("kenji", "priya")
    assert driver.draft.template == "handoff"
    assert {pane: driver.draft.text(pane) for pane in TEXTS} == TEXTS
    assert "Tue 24 Nov 2026, 17:00 JST" in driver.texts()

    findings = set(driver.rules)
    for step in WRITING[typed:]:
        step.play(hands)
    assert set(driver.rules) < findings
    assert driver.draft.channel is Channel.MARKDOWN
    assert "run the load test" in driver.clipboard.text()
