"""What the keys reach is in sight, also in a window that is too small for its view.

Backwards they come into a view from outside, at its end.
"""

import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.conftest import Launch

SMALL = (640, 420)
MOST = 120


@pytest.mark.parametrize("view", ["threads", "meetings", "team", "templates", "overlap", "settings"])
def test_the_tab_key_leads_to_nothing_out_of_sight(launch: Launch, view: str) -> None:
    driver = launch()
    driver.window.resize(*SMALL)
    driver.do(f"show_{view}")
    driver.settle()
    seen, unseen = list[QWidget](), list[str]()
    while driver.focus not in seen and len(seen) < MOST:
        seen.append(driver.focus)
        if driver.focus.visibleRegion().isEmpty():
            unseen.append(driver.focus.accessibleName())
        driver.press("Shift+Tab")
    assert unseen == []
