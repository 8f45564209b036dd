"""Nothing flashes in a word that is half typed."""

from asyncdraft.core.draft import Pane
from tests.gui.driver import Driver


def shown(driver: Driver) -> set[str]:
    return {finding.rule for finding in driver.window.checklist.findings}


def test_a_word_is_judged_when_the_keys_rest(driver: Driver) -> None:
    driver.keep_typing()
    driver.write(Pane.NEED, "Kenji, can you check invoice 4471 asap")
    assert "deadline.vague" in driver.rules
    assert "deadline.vague" not in shown(driver)
    driver.rest_keys()
    assert "deadline.vague" in shown(driver)


def test_whoever_asks_for_findings_does_not_wait(driver: Driver) -> None:
    driver.write(Pane.NEED, "Kenji, can you check invoice 4471 asap")
    driver.press("F8")
    assert "deadline.vague" in shown(driver)


def test_an_opened_draft_is_judged_at_once(driver: Driver) -> None:
    driver.press("Ctrl+O")
    assert "context.link" in shown(driver)
