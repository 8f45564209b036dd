"""Every text of every dialog goes through the catalogue."""

import pytest
from PySide6.QtWidgets import QDialog

from asyncdraft.gui import screenshot
from tests.gui.catalogue_gaps import unknown
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.sample_views import DIALOGS, open_with_sample

LEFT_OUT = frozenset({"insert_value", "compare_template"})
"""One lists what Jinja calls values and filters, the other needs a template that was changed."""

MORE = {"compose": ("times_in_text",)}


@pytest.fixture
def driver(pseudo_spoken: None, launch: Launch) -> Driver:
    return launch(now=screenshot.SHOWN_AT)


@pytest.mark.parametrize("view", DIALOGS)
def test_a_dialog_goes_through_the_catalogue(driver: Driver, view: str) -> None:
    open_with_sample(driver, view)
    found = []
    for action in sorted({*DIALOGS[view].split(), *MORE.get(view, ())} - LEFT_OUT):
        driver.do(action)
        shown = [each for each in driver.window.findChildren(QDialog) if each.isVisible()]
        assert shown, action
        found += [f"{action}: {text}" for text in unknown(driver, [*shown])]
        for dialog in shown:
            dialog.close()
        driver.settle()
    assert not found, "\n".join(["", *found])
