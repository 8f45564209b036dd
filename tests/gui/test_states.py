"""Whoever points at a control, presses it or comes to it by the Tab key sees it, in both themes."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asyncdraft.gui.theme import Scheme, apply_theme, load_theme
from tests.gui.states import SHEET, Make, Stand

CASES = [pytest.param(make, states, id=name) for makes, states in SHEET for name, make in makes.items()]
LEAST_CHANGED = 8
"""Pixels: fewer are a matter of chance."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("make", "states"), CASES)
def test_each_state_of_a_control_looks_its_own(
    qapp: QApplication, qtbot: QtBot, make: Make, states: tuple[str, ...], scheme: str
) -> None:
    tokens = use(qapp, scheme)
    pictures = {state: picture(qtbot, make, state, tokens) for state in states}
    alike = [
        (one, other)
        for one, other in combinations(states, 2)
        if changed(pictures[one], pictures[other]) < LEAST_CHANGED
    ]
    assert alike == []


@pytest.mark.parametrize(("make", "states"), CASES)
def test_no_state_moves_a_control(
    qapp: QApplication, qtbot: QtBot, make: Make, states: tuple[str, ...]
) -> None:
    tokens = use(qapp, "light")
    assert len({picture(qtbot, make, state, tokens).size().toTuple() for state in states}) == 1


def use(qapp: QApplication, scheme: str) -> Mapping[str, QColor]:
    theme = load_theme(Scheme(scheme))
    apply_theme(qapp, theme)
    return {role: theme[role] for role in theme.tokens}


def picture(qtbot: QtBot, make: Make, state: str, tokens: Mapping[str, QColor]) -> QImage:
    """Of a new one each time: no state is left from the one before."""
    stand = Stand(make(tokens))
    qtbot.addWidget(stand)
    stand.show()
    qtbot.waitActive(stand)
    return stand.picture(state).convertToFormat(QImage.Format.Format_RGB32)


def changed(one: QImage, other: QImage) -> int:
    """How many pixels differ."""
    if one.size() != other.size():
        return one.width() * one.height()
    mine, theirs = (memoryview(image.constBits()).cast("B").tobytes() for image in (one, other))
    return sum(mine[at : at + 4] != theirs[at : at + 4] for at in range(0, len(mine), 4))
