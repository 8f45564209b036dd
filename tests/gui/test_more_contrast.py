"""More contrast where the user or the desktop wants it so, at once and back."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from asyncdraft.gui.desktop_wishes import CONTRAST, PortalWish
from asyncdraft.gui.scale import USUAL_LOOK, chosen_look
from asyncdraft.gui.theme import Contrast, Scheme, Theme, load_theme, read_tokens, style_sheet
from asyncdraft.storage.paths import settings_file
from asyncdraft.storage.settings import load
from tests.gui.driver import Driver

ALL_DESKTOPS = "org.freedesktop.appearance", "contrast"
GNOME = "org.gnome.desktop.a11y.interface", "high-contrast"
MORE, NORMAL = (read_tokens(Scheme.LIGHT, contrast)["text"] for contrast in (Contrast.MORE, Contrast.NORMAL))
ARGB = QColor.NameFormat.HexArgb


@pytest.fixture
def driver(driver: Driver) -> Iterator[Driver]:
    """Left as it was found: other tests share the window."""
    yield driver
    driver.window.settings.search("")
    driver.application.workspace.choose(more_contrast=None)
    driver.application.workspace.follow_contrast(more=False)


@pytest.mark.parametrize(
    ("name", "more", "normal"),
    [(ALL_DESKTOPS, 1, 0), (ALL_DESKTOPS, 1, 7), (GNOME, True, False)],
)
def test_each_desktop_is_understood(name: tuple[str, str], more: object, normal: object) -> None:
    portal, heard = PortalWish(CONTRAST), list[bool]()
    portal.changed.connect(heard.append)
    for value in (normal, more, more, normal):
        portal.tell(name, value)
    assert heard == [True, False]


def test_the_desktop_is_followed_at_once_and_back(driver: Driver) -> None:
    portal = PortalWish(CONTRAST)
    portal.changed.connect(driver.application.workspace.follow_contrast)
    portal.tell(ALL_DESKTOPS, 1)
    assert text_color(driver) == MORE
    portal.tell(ALL_DESKTOPS, 0)
    assert text_color(driver) == NORMAL


def test_the_user_decides_before_the_desktop(driver: Driver) -> None:
    workspace = driver.application.workspace
    workspace.follow_contrast(more=True)
    find_contrast(driver, "Contrast: Normal").click()
    assert text_color(driver) == NORMAL
    find_contrast(driver, "Contrast: Increased").click()
    workspace.follow_contrast(more=False)
    assert text_color(driver) == MORE
    assert load(settings_file()).settings.more_contrast is True
    find_contrast(driver, "Contrast: As the system").click()
    assert text_color(driver) == NORMAL


@pytest.mark.parametrize("words", ["high contrast", "low vision"])
def test_it_is_found_by_other_words(driver: Driver, words: str) -> None:
    driver.press("Ctrl+,")
    driver.type(words)
    driver.settle()
    assert find_contrast(driver, "Contrast: Increased").isVisible()
    assert not find_contrast(driver, "Density: Compact").isVisible()


def test_a_thicker_sign_of_the_focus_takes_no_more_room() -> None:
    normal, more = (
        load_theme(Scheme.LIGHT, look=look) for look in (USUAL_LOOK, chosen_look(100, "comfortable", 3))
    )
    assert measures(normal, "QLineEdit:focus, QComboBox:focus, QSpinBox:focus") == (2, 8, 26)
    assert measures(more, "QLineEdit:focus, QComboBox:focus, QSpinBox:focus") == (3, 7, 24)
    assert measures(more, 'QPushButton[kind="primary"]:focus') == (4, 9, 22)
    assert measures(more, "QPushButton") == measures(normal, "QPushButton")


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit, QComboBox])
def test_what_a_field_waits_for_is_written_as_other_secondary_text(
    driver: Driver, field: type[QLineEdit | QPlainTextEdit | QComboBox]
) -> None:
    """Qt would write it in the colour of the text, half transparent."""
    driver.application.workspace.choose(more_contrast=True)
    made = driver.window.findChildren(field)
    colors = {each.palette().color(QPalette.ColorRole.PlaceholderText).name(ARGB) for each in made}
    assert colors == {QColor(read_tokens(Scheme.LIGHT, Contrast.MORE)["secondary"]).name(ARGB)}


def measures(theme: Theme, selector: str) -> tuple[int, int, int]:
    """Of a rule of the style sheet: the border, what lies within it at the sides, and the height."""
    rule = re.search(rf"^{re.escape(selector)} {{([^}}]*)}}", style_sheet(theme), re.MULTILINE)
    assert rule is not None
    border = re.search(r"border: (\d+)px", rule[1])
    padding = re.search(r"padding: 0 (\d+)px", rule[1])
    height = re.search(r"min-height: (\d+)px", rule[1])
    assert border is not None
    assert padding is not None
    assert height is not None
    return int(border[1]), int(padding[1]), int(height[1])


def find_contrast(driver: Driver, name: str) -> QPushButton:
    driver.do("show_settings")
    buttons = driver.window.findChildren(QPushButton)
    return next(button for button in buttons if button.accessibleName() == name)


def text_color(driver: Driver) -> str:
    driver.settle()
    return QApplication.palette().color(QPalette.ColorRole.WindowText).name()
