"""Less moves where the user or the desktop wants it so, at once and back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from asyncdraft.gui.desktop_wishes import MOTION, PortalWish, ReadWish
from asyncdraft.gui.motion import EFFECTS, Motion

ALL_DESKTOPS = "org.freedesktop.appearance", "reduced-motion"
GNOME = "org.gnome.desktop.interface", "enable-animations"
KDE = "org.kde.kdeglobals.KDE", "AnimationDurationFactor"


USED = Qt.UIEffect.UI_General, Qt.UIEffect.UI_FadeMenu


@pytest.fixture
def motion(qapp: QApplication) -> Iterator[Motion]:
    """On a desktop where menus fade."""
    for effect in USED:
        qapp.setEffectEnabled(effect)
    made = Motion(qapp)
    yield made
    made.choose(reduced=False)
    for effect in USED:
        qapp.setEffectEnabled(effect, False)


@pytest.mark.parametrize(
    ("chosen", "desktop", "moves"),
    [(None, False, True), (None, True, False), (True, False, False), (False, True, True)],
)
def test_the_user_decides_and_else_the_desktop(
    motion: Motion, qapp: QApplication, chosen: bool | None, desktop: bool, moves: bool
) -> None:
    motion.follow(desktop)
    motion.choose(chosen)
    assert (qapp.cursorFlashTime() > 0) is moves
    assert any(map(qapp.isEffectEnabled, EFFECTS)) is moves
    motion.choose(reduced=False)
    assert qapp.cursorFlashTime() > 0
    assert qapp.isEffectEnabled(Qt.UIEffect.UI_FadeMenu)


@pytest.mark.parametrize(
    ("name", "less", "more"),
    [
        (ALL_DESKTOPS, 1, 0),
        (GNOME, False, True),
        (KDE, "0", "1"),
        (KDE, 0.0, "0.5"),
        (ALL_DESKTOPS, 1, 7),
        (KDE, "0", "as fast as can be"),
    ],
)
def test_each_desktop_is_understood(name: tuple[str, str], less: object, more: object) -> None:
    portal, heard = PortalWish(MOTION), list[bool]()
    portal.changed.connect(heard.append)
    for value in (more, less, less, more):
        portal.tell(name, value)
    assert heard == [True, False]


def test_one_name_that_asks_for_less_is_enough() -> None:
    """GNOME tells of both: the older of them says all or nothing."""
    portal = PortalWish(MOTION)
    portal.tell(ALL_DESKTOPS, 1)
    portal.tell(GNOME, value=True)
    portal.tell(("org.freedesktop.appearance", "contrast"), 0)
    assert portal.is_wished


def test_where_a_call_answers_it_is_asked_again_when_the_user_comes_back(qapp: QApplication) -> None:
    answers, heard = [False, True, True, False], list[bool]()
    motion = ReadWish(lambda: answers.pop(0))
    motion.changed.connect(heard.append)
    motion.ask()
    for state in (Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive) * 3:
        qapp.applicationStateChanged.emit(state)
    assert heard == [True, False]
    assert not answers
