"""Design tokens into a palette, fonts and the one style sheet of the program."""

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.scale import USUAL_LOOK, Look, chosen_look, larger_font, use
from asyncdraft.storage import resources

if TYPE_CHECKING:
    from asyncdraft.core.settings.settings import Settings

STYLE = "fusion"
DECLARATION, LENGTH = re.compile(r"(?P<name>[a-z-]+):[^;{}]*"), re.compile(r"\b(\d+(?:\.\d+)?)px")
HEIGHTS, THINNEST = ("min-height", "max-height", "border-radius"), 2
RULE = re.compile(r"(?P<of>[^{}]*)\{(?P<says>[^{}]*)\}")
RING, KEPT = ":focus", "2px solid transparent"
"""The rules of the sign of the focus, and those that keep room for it."""
MADE_UP = {"border": 1, "border-bottom": 1, "padding": -1, "min-height": -2, "max-height": -2}
"""How a pixel more of the sign changes the lengths of its rule, so that nothing moves."""


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Contrast(StrEnum):
    NORMAL = "normal"
    MORE = "more"


CONTRASTS = {True: Contrast.MORE, False: Contrast.NORMAL}
RINGS = {Contrast.NORMAL: USUAL_LOOK.ring, Contrast.MORE: 3}


class Theme:
    """The tokens of one scheme, and how large all is drawn; `theme["accent"]` is a colour."""

    def __init__(self, scheme: Scheme, tokens: Mapping[str, str], look: Look = USUAL_LOOK) -> None:
        self.scheme = scheme
        self.look = look
        self.tokens = dict(tokens)
        self._colors = {role: QColor(value) for role, value in tokens.items()}

    def __getitem__(self, role: str) -> QColor:
        return self._colors[role]


def load_theme(scheme: Scheme, look: Look = USUAL_LOOK, contrast: Contrast = Contrast.NORMAL) -> Theme:
    """SYSTEM asks the platform; where that says nothing, the theme is light."""
    shown = system_scheme() if scheme is Scheme.SYSTEM else scheme
    return Theme(shown, read_tokens(shown, contrast), look)


def read_tokens(scheme: Scheme, contrast: Contrast = Contrast.NORMAL) -> dict[str, str]:
    """More contrast has a file of the tokens that differ."""
    tokens = _read_file(scheme)
    return tokens if contrast is Contrast.NORMAL else tokens | _read_file(f"{scheme}-{contrast}")


def _read_file(name: str) -> dict[str, str]:
    return msgspec.json.decode(resources.read_bytes(f"themes/{name}.json"), type=dict[str, str])


def chosen_theme(settings: "Settings", desktop_contrast: Contrast = Contrast.NORMAL) -> Theme:
    """The user's contrast goes before the desktop's."""
    chosen = settings.more_contrast
    contrast = desktop_contrast if chosen is None else CONTRASTS[chosen]
    look = chosen_look(settings.text_size, settings.density, RINGS[contrast])
    return load_theme(Scheme(settings.theme), look, contrast)


class ThemeChoice:
    """The theme of the settings; another one is made where something that it rests on is another."""

    def __init__(self) -> None:
        self.desktop_contrast = Contrast.NORMAL
        self._made: tuple[object, Theme] | None = None

    def of(self, settings: "Settings") -> Theme:
        scheme = system_scheme() if settings.theme == Scheme.SYSTEM.value else settings.theme
        looks = settings.text_size, settings.density, settings.more_contrast
        basis = scheme, looks, self.desktop_contrast
        if self._made is None or self._made[0] != basis:
            self._made = basis, chosen_theme(settings, self.desktop_contrast)
        return self._made[1]


def system_scheme() -> Scheme:
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def prepare_theme(app: QApplication, theme: Theme) -> None:
    """Colours and fonts, for widgets that are about to be made.

    The style sheet comes when all are there: it looks again at each that is put into another.
    """
    app.setStyleSheet("")
    _set_colors(app, theme)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """A style sheet costs a new look at every widget: one that is in force is left alone.

    Of a sheet in the place of another Qt would look at each widget once for every one that it lies in. So the
    style forgets first what it knew of them, and a new one looks at each of them once.
    """
    sheet, before = style_sheet(theme), app.styleSheet()
    if sheet == before:
        return
    app.style().unpolish(app)
    _set_colors(app, theme)
    app.setStyleSheet(sheet)
    if before:
        app.setStyle(STYLE)


def _set_colors(app: QApplication, theme: Theme) -> None:
    use(theme.look)
    app.setPalette(palette(theme))
    app.setFont(larger_font(ui_font()))


SIDE = re.compile(r"(border(?:-top|-bottom)?-)(left|right)\b")
OPPOSITE = {"left": "right", "right": "left"}
"""Qt mirrors the places of widgets, and not their borders."""


def style_sheet(theme: Theme) -> str:
    icons = (resources.resources_dir() / "icons").as_posix()
    sheet = Template(resources.read_text("themes/window.qss"))
    plain = sheet.substitute(theme.tokens, icons=icons, scheme=theme.scheme)
    if QGuiApplication.isRightToLeft():
        plain = SIDE.sub(lambda found: f"{found[1]}{OPPOSITE[found[2]]}", plain)
    return plain if theme.look == USUAL_LOOK else _enlarged(_with_ring(plain, theme.look.ring), theme.look)


def _with_ring(sheet: str, width: int) -> str:
    """The sheet is written for the usual ring: a wider one takes its room from within."""
    more = width - USUAL_LOOK.ring

    def rule(found: re.Match[str]) -> str:
        is_of_ring = RING in found["of"] or KEPT in found["says"]
        return DECLARATION.sub(declaration, found[0]) if is_of_ring else found[0]

    def declaration(found: re.Match[str]) -> str:
        change = more * MADE_UP.get(found["name"], 0)
        return LENGTH.sub(lambda each: f"{max(0, float(each[1]) + change):g}px", found[0])

    return RULE.sub(rule, sheet)


def _enlarged(sheet: str, look: Look) -> str:
    """All lengths but those of lines; a radius of more than half a height would be none."""

    def declaration(found: re.Match[str]) -> str:
        name = found["name"]
        return LENGTH.sub(lambda each: length_of(name, each), found[0])

    def length_of(name: str, each: re.Match[str]) -> str:
        pixels = float(each[1])
        share = look.height if name in HEIGHTS else 1.0
        less = look.text if name == "border-radius" and look.text != 1 else 0
        return each[0] if pixels <= THINNEST else f"{math.floor(pixels * look.text * share - less)}px"

    return DECLARATION.sub(declaration, sheet)


def palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: "bg",
        roles.WindowText: "text",
        roles.Base: "panel",
        roles.AlternateBase: "hover",
        roles.Text: "text",
        roles.PlaceholderText: "secondary",
        roles.Button: "panel",
        roles.ButtonText: "text",
        roles.BrightText: "bad",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.ToolTipBase: "panel",
        roles.ToolTipText: "text",
        roles.Mid: "line",
        roles.Midlight: "line",
        roles.Dark: "control",
        roles.Light: "panel",
        roles.Accent: "accent",
    }
    result = QPalette()
    for role, token in pairs.items():
        result.setColor(role, theme[token])
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme["secondary"])
    return result
