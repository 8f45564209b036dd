"""The type of the program: sizes in device-independent pixels."""

from functools import cache

from PySide6.QtGui import QFont

UI_FAMILIES = ("Inter", "SF Pro Text", "Segoe UI", "Noto Sans", "Cantarell", "DejaVu Sans")
MONO_FAMILIES = ("JetBrains Mono", "SF Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono")
FAMILIES_OF_LANGUAGES = {
    "ja": ("Hiragino Sans", "Yu Gothic UI", "Meiryo UI", "Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic")
}
"""Where the system alone would choose, Japanese characters could come in their Chinese forms."""


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


def prefer(language: str) -> None:
    """For the characters that the usual families lack."""
    _found.cache_clear()
    for family in (*UI_FAMILIES, *MONO_FAMILIES):
        QFont.removeSubstitutions(family)
        QFont.insertSubstitutions(family, FAMILIES_OF_LANGUAGES.get(language, ()))


def _font(families: tuple[str, ...], pixels: float, weight: QFont.Weight) -> QFont:
    """A copy shares what Qt has found out about the font: to find it anew in every cell takes long."""
    return QFont(_found(families, pixels, weight))


@cache
def _found(families: tuple[str, ...], pixels: float, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(round(pixels))
    font.setWeight(weight)
    return font
