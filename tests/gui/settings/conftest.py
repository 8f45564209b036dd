"""The view of settings, with each at its usual value before and after."""

from collections.abc import Iterator

import pytest

from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.core.settings.values import RESET_TOGETHER
from asyncdraft.gui.dialogs.keys import KeysDialog
from tests.gui.driver import Driver


@pytest.fixture
def view(driver: Driver) -> Iterator[Driver]:
    before = {key: getattr(DEFAULTS, key) for key in RESET_TOGETHER | {"team"}}
    workspace = driver.application.workspace
    workspace.choose(**before)
    driver.press("Ctrl+,")
    assert driver.window.view == "settings"
    yield driver
    for dialog in driver.window.findChildren(KeysDialog):
        dialog.close()
    driver.window.settings.search("")
    workspace.choose(**before)
    driver.settle()
