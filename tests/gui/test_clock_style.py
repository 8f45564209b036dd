"""Times of day as the user reads them: 24 hours or 12, in the window and in the message."""

from tests.gui.driver import Driver


def test_the_clock_is_switched_everywhere(driver: Driver) -> None:
    driver.press("Ctrl+O")
    assert "17:00 JST" in driver.texts()
    driver.application.actions["switch_clock"].trigger()
    driver.settle()
    assert "5 pm JST (Tokyo)" in driver.texts()
    driver.press("Ctrl+Return")
    assert "5 pm JST (Tokyo)" in driver.clipboard.text()
    driver.application.actions["switch_clock"].trigger()
    driver.settle()
    assert "17:00 JST" in driver.texts()
