"""The team view with the sample team."""

import pytest

from tests.gui.driver import Driver


@pytest.fixture
def team(driver: Driver) -> Driver:
    driver.press("Ctrl+4")
    return driver
