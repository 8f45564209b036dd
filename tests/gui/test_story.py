"""The main job, end to end: a hand-off from London to Tokyo, written and mended by keyboard alone."""

from asyncdraft.core.draft import Channel, Pane
from tests.gui.driver import Driver
from tests.services.no_connection import watched

WHAT = "The pull request with the retry patch is open. Its load test fails with some issues on staging."
WHY = "1,340 deliveries are lost since Monday; the release on Thursday goes out with the loss."
NEED = "Kenji, please run the load test and merge the patch by noon EST."
FALLBACK = "If staging is down, set expire_after to 72 hours and leave the rest to me."


def test_a_hand_off_is_written_mended_and_copied_by_keyboard(driver: Driver) -> None:
    """Nothing leaves the computer meanwhile: not a name is looked up, not a connection opened."""
    with watched() as met:
        choose_hand_off(driver)
        driver.add_readers("kenji", "priya")
        assert driver.draft.to == ("kenji", "priya")
        write_panes(driver)
        driver.press("Ctrl+L")
        driver.type("tue 5pm tokyo")
        assert "Tue 24 Nov 2026, 17:00 JST" in driver.texts()
        assert {"context.link", "context.specifics", "deadline.conflict"} <= set(driver.rules)

        mend_all(driver)
        assert driver.rules == []
        assert "Ready to send" in driver.texts()

        copy_everywhere(driver)
        driver.press("Ctrl+N")
        driver.paste("https://example.com/PAY-412", "<a href='https://example.com/PAY-412'>PAY-412</a>")
        driver.settle()
    assert met == []


def choose_hand_off(driver: Driver) -> None:
    driver.press("Ctrl+T")
    driver.type("across time zones")
    driver.press("Return")
    assert driver.draft.template == "handoff"
    assert driver.window.view == "compose"


def write_panes(driver: Driver) -> None:
    for pane, text in ((Pane.WHAT, WHAT), (Pane.WHY, WHY), (Pane.NEED, NEED), (Pane.FALLBACK, FALLBACK)):
        driver.write(pane, text)
        assert driver.draft.text(pane) == text


def mend_all(driver: Driver) -> None:
    """F8 goes to a finding; Alt+Enter mends what the program can, the rest is typed over or ignored."""
    typed = {"context.link": "pull request #318", "context.specifics": "`timeout after 30 s`"}
    for _finding in range(12):
        if not driver.rules:
            return
        driver.press("F8")
        finding = driver.window.checklist.current
        assert finding is not None
        if finding.rule in typed:
            driver.type(typed[finding.rule])
        elif finding.fixes:
            driver.press("Alt+Return")
        else:
            driver.press("Alt+I")


def copy_everywhere(driver: Driver) -> None:
    driver.press("Ctrl+Return")
    assert "Slack" in driver.toast
    assert driver.clipboard.hasHtml()
    assert "Kenji, please run the load test" in driver.clipboard.text()
    assert "Tue 24 Nov 2026, 17:00 JST" in driver.clipboard.text()

    driver.press("Ctrl+Alt+2")
    assert driver.draft.channel is Channel.EMAIL
    assert "<p" in driver.clipboard.html()

    driver.press("Ctrl+Alt+3")
    assert not driver.clipboard.hasHtml()
    assert "pull request #318" in driver.clipboard.text()
