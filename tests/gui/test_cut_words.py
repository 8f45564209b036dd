"""Long words find their room: the window in German, as narrow as it may be at the usual text size."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from asyncdraft.gui import translation
from tests.gui.conftest import Launch
from tests.gui.cut_words import cut_words, out_of_reach, sideways
from tests.gui.driver import Driver
from tests.gui.sample_views import SMALL, STACKING, lay_out


@pytest.fixture
def german(qapp: QApplication, launch: Launch) -> Iterator[Driver]:
    translation.install(qapp, "de")
    driver = launch()
    driver.application.check_commands.open_sample()
    driver.window.resize(*SMALL)
    driver.settle()
    yield driver
    translation.install(qapp, "")


def test_no_word_is_cut_in_german(german: Driver) -> None:
    """But for the name of a rule, which ends in an ellipsis and is told whole."""
    amiss = {}
    for view in STACKING:
        lay_out(german, view)
        window = german.window
        cut = [words for words in cut_words(window) if "„" not in words]
        amiss[view] = window.size().toTuple(), sideways(window), cut, out_of_reach(window)
    assert amiss == dict.fromkeys(STACKING, (SMALL, 0, [], []))
