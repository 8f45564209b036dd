"""States are told apart without colour, too."""

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations, product

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from asyncdraft.gui.meetings.hours_chart import COLOURS, paint_piece
from asyncdraft.gui.theme import Contrast, Scheme, load_theme
from asyncdraft.gui.widgets.cells import paint_cell
from asyncdraft.gui.widgets.legend import KINDS

THEMES = tuple(product((Scheme.LIGHT, Scheme.DARK), Contrast))
APART, SEEN = 25, 48
"""So many pixels differ by so many of 255 steps of grey."""


@pytest.mark.parametrize(("scheme", "contrast"), THEMES)
def test_hours_are_told_apart_without_colour(scheme: Scheme, contrast: Contrast) -> None:
    tokens = tokens_of(scheme, contrast)
    cells = [QRectF(8 * place, 0, 7.5, 16) for place in range(12)]

    def paint(painter: QPainter, kind: str) -> None:
        for cell in cells:
            paint_cell(painter, kind, cell, tokens)

    assert alike(tokens, KINDS, paint) == []


@pytest.mark.parametrize(("scheme", "contrast"), THEMES)
def test_verdicts_of_meetings_are_told_apart_without_colour(scheme: Scheme, contrast: Contrast) -> None:
    tokens = tokens_of(scheme, contrast)
    piece = QRectF(0, 0, 20, 40)
    assert alike(tokens, COLOURS, lambda painter, kind: paint_piece(painter, kind, piece, tokens)) == []


def tokens_of(scheme: Scheme, contrast: Contrast) -> Mapping[str, QColor]:
    theme = load_theme(scheme, contrast=contrast)
    return {role: theme[role] for role in theme.tokens}


def alike(
    tokens: Mapping[str, QColor], kinds: Iterable[str], paint: Callable[[QPainter, str], None]
) -> list[tuple[str, str]]:
    """The kinds whose pictures are nearly the same in grey."""
    greys = {kind: grey(tokens, kind, paint) for kind in kinds}
    return [(one, other) for one, other in combinations(greys, 2) if apart(greys[one], greys[other]) < APART]


def grey(tokens: Mapping[str, QColor], kind: str, paint: Callable[[QPainter, str], None]) -> list[int]:
    picture = QImage(96, 40, QImage.Format.Format_RGB32)
    picture.fill(tokens["panel"])
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, kind)
    painter.end()
    plain = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return [plain.pixelColor(x, y).value() for y in range(plain.height()) for x in range(plain.width())]


def apart(one: list[int], other: list[int]) -> int:
    """How many pixels differ by what an eye sees."""
    return sum(abs(mine - theirs) >= SEEN for mine, theirs in zip(one, other, strict=True))
