"""Design tokens into a palette, fonts and the one style sheet of the program."""

from collections.abc import Mapping
from enum import StrEnum
from string import Template

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from asyncdraft.storage import resources

UI_FAMILIES = ("Inter", "SF Pro Text", "Segoe UI", "Noto Sans", "Cantarell", "DejaVu Sans")
MONO_FAMILIES = ("JetBrains Mono", "SF Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono")


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme:
    """The tokens of one scheme; `theme["accent"]` is a colour."""

    def __init__(self, scheme: Scheme, tokens: Mapping[str, str]) -> None:
        self.scheme = scheme
        self.tokens = dict(tokens)
        self._colors = {role: QColor(value) for role, value in tokens.items()}

    def __getitem__(self, role: str) -> QColor:
        return self._colors[role]


def load_theme(scheme: Scheme) -> Theme:
    """SYSTEM asks the platform; where that says nothing, the theme is light."""
    shown = system_scheme() if scheme is Scheme.SYSTEM else scheme
    tokens = msgspec.json.decode(resources.read_bytes(f"themes/{shown}.json"), type=dict[str, str])
    return Theme(shown, tokens)


def system_scheme() -> Scheme:
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme))
    app.setFont(ui_font())
    app.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    return Template(resources.read_text("themes/window.qss")).substitute(theme.tokens)


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


def ui_font(pixels: float = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return _font(UI_FAMILIES, pixels, weight)


def mono_font(pixels: float = 12) -> QFont:
    font = _font(MONO_FAMILIES, pixels, QFont.Weight.Normal)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def caps_font() -> QFont:
    """Small capitals of section labels: 11 px, 600, 5 % wider."""
    font = ui_font(11, QFont.Weight.DemiBold)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
    return font


def _font(families: tuple[str, ...], pixels: float, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(round(pixels))
    font.setWeight(weight)
    return font


def available_family(families: tuple[str, ...]) -> str:
    """The first of `families` that this machine has, else the first."""
    present = set(QFontDatabase.families())
    return next((family for family in families if family in present), families[0])
