"""What is really painted, and how far it stands out from what lies under it: by the ratio of WCAG 2.

Every widget is drawn once more into a vector picture, which tells each text with its colour and its font,
whoever painted it: a style sheet, a document or a painter. What lies under it is read from a picture of the
whole window.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

OF_TEXT, OF_LARGE_TEXT, OF_SIGNS = 4.5, 3.0, 3.0
LARGE, LARGE_BOLD, BOLD = 24, 18.66, 600
"""Pixels, from which on a text is large; and the weight of what is bold."""
MATRIX = re.compile(r"matrix\(([^)]*)\)")
SVG = "{http://www.w3.org/2000/svg}"
AROUND = 2
"""Pixels: letters that are thin and dense leave little of their ground between them."""
TOLD = ("kind", "role", "tone", "pill", "type", "state")
WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Painted:
    text: str
    color: QColor
    box: QRect
    is_large: bool


class Contrasts:
    """Keeps which colours stood on which in all that it has looked at: another theme has others for them."""

    def __init__(self) -> None:
        self.pairs: set[tuple[str, str, float]] = set()
        """Of a text, of its ground, and how far they have to be apart."""

    def weak_texts(self, root: QWidget) -> list[str]:
        """The texts that can hardly be read."""
        picture = Picture(root)
        return sorted({told for widget in _shown(root) for told in self._weak_texts(widget, root, picture)})

    def _weak_texts(self, widget: QWidget, root: QWidget, picture: "Picture") -> Iterator[str]:
        """What is selected is drawn twice, and each time a part of it is left out: the better one is seen."""
        seen, place = widget.visibleRegion(), widget.mapTo(root, QPoint())
        best: dict[tuple[str, int, int], tuple[float, str, tuple[str, str, float]]] = {}
        for each in painted(widget):
            box = each.box.translated(place)
            if not QRegion(each.box).subtracted(seen).isEmpty() or _is_covered(widget, root, box):
                continue
            ground = picture.under(box.adjusted(-AROUND, -AROUND, AROUND, AROUND), each.color)
            ratio, needed = contrast(each.color, ground), OF_LARGE_TEXT if each.is_large else OF_TEXT
            pair = each.color.name(), ground.name(), needed
            told = f"{_told(widget)}: {each.text[:30]!r} {pair[0]} on {pair[1]} is {ratio:.1f} of {needed}"
            key = each.text, each.box.x(), each.box.y()
            best[key] = max(best.get(key, (0.0, "", pair)), (ratio, told, pair))
        self.pairs |= {pair for _ratio, _told, pair in best.values()}
        yield from (told for ratio, told, pair in best.values() if ratio < pair[2])

    def weak_in(self, here: Mapping[str, str], there: Mapping[str, str]) -> list[str]:
        """The pairs that would be weak in the theme of the tokens `there`, where those `here` were seen."""
        roles: dict[str, list[str]] = {}
        for role, color in here.items():
            roles.setdefault(color, []).append(role)
        return sorted(
            f"{text} on {ground}"
            for one, other, needed in self.pairs
            for text in roles.get(one, ())
            for ground in roles.get(other, ())
            if contrast(there[text], there[ground]) < needed
        )

    def weak_signs(self, root: QWidget) -> list[str]:
        """Icons, and borders of what is filled in or ticked, that hardly stand out from what lies around."""
        picture = Picture(root)
        found = set()
        for widget in _shown(root):
            place = _sign_of(widget)
            if place is None or not widget.isEnabled() or not _is_seen(widget, place):
                continue
            box = place.translated(widget.mapTo(root, QPoint()))
            colors = picture.colors(box)
            if not colors or _is_covered(widget, root, box):
                continue
            ground = _around(widget, picture, box) or QColor(colors.most_common(1)[0][0])
            best = max(contrast(QColor(each), ground) for each in colors)
            if best < OF_SIGNS:
                found.add(f"{_told(widget)}: on {ground.name()} at most {best:.1f}")
        return sorted(found)


class Picture:
    """Of a window, by its pixels."""

    def __init__(self, root: QWidget) -> None:
        image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._rect = image.rect()
        self._line = image.bytesPerLine() // 4
        self._pixels = memoryview(bytes(image.constBits())).cast("I")

    def colors(self, box: QRect) -> Counter[int]:
        inside, found = box & self._rect, Counter[int]()
        for y in range(inside.top(), inside.bottom() + 1):
            start = y * self._line
            found.update(self._pixels[start + inside.left() : start + inside.right() + 1])
        return found

    def under(self, box: QRect, color: QColor) -> QColor:
        """The colour that is there most but for that of the text itself."""
        own = color.rgb()
        return QColor(next((each for each, _count in self.colors(box).most_common() if each != own), own))


def _is_covered(widget: QWidget, root: QWidget, box: QRect) -> bool:
    """By something that is no part of it, or by the end of what scrolls; a toast covers what it touches."""
    near = box.adjusted(-AROUND, -AROUND, AROUND, AROUND)
    toasts = [
        each for each in root.children() if isinstance(each, QWidget) and each.property("role") == "toast"
    ]
    if any(each.isVisible() and each.geometry().intersects(near) for each in toasts if each is not widget):
        return not any(each.isAncestorOf(widget) for each in toasts)
    above = widget.parentWidget()
    while above is not None and above is not root:
        if not above.rect().translated(above.mapTo(root, QPoint())).contains(box):
            return True
        above = above.parentWidget()
    over = root.childAt(box.center())
    return over is not None and not (over is widget or widget.isAncestorOf(over) or over.isAncestorOf(widget))


def painted(widget: QWidget) -> Iterator[Painted]:
    """Without what its children paint."""
    for node, transform in _texts(_drawn(widget)):
        text = (node.text or "").strip()
        color = QColor(node.get("fill", "#000000"))
        if not WORD.search(text) or float(node.get("fill-opacity", "1")) == 0:
            continue
        font = _font(node)
        start = QPoint(round(float(node.get("x", "0"))), round(float(node.get("y", "0"))))
        box = QFontMetrics(font).tightBoundingRect(text).translated(start)
        large = font.pixelSize() >= (LARGE_BOLD if font.weight() >= BOLD else LARGE)
        yield Painted(text, color, transform.mapRect(box), large)


def _drawn(widget: QWidget) -> ElementTree.Element:
    held, picture = QBuffer(), QSvgGenerator()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.setOutputDevice(held)
    picture.setResolution(96)
    picture.setSize(widget.size())
    painter = QPainter(picture)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    painter.end()
    return ElementTree.fromstring(held.data().data())


def _texts(drawn: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, QTransform]]:
    for group in drawn.iter(f"{SVG}g"):
        moved = MATRIX.search(group.get("transform", ""))
        numbers = [float(number) for number in moved[1].split(",")] if moved else [1, 0, 0, 1, 0, 0]
        for node in group.findall(f"{SVG}text"):
            yield node, QTransform(*numbers)


def _font(node: ElementTree.Element) -> QFont:
    font = QFont(node.get("font-family", ""))
    font.setPixelSize(max(1, round(float(node.get("font-size", "12")))))
    font.setWeight(QFont.Weight(int(node.get("font-weight", "400"))))
    return font


# Signs without words


def _is_seen(widget: QWidget, place: QRect) -> bool:
    """Not below the edge of what scrolls."""
    return widget.visibleRegion().boundingRect().contains(place & widget.rect())


def _sign_of(widget: QWidget) -> QRect | None:
    """Where its icon or the line around it stands; None where words say what it is."""
    if isinstance(widget, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        option.initFrom(widget)
        part = (
            QStyle.SubElement.SE_CheckBoxIndicator
            if isinstance(widget, QCheckBox)
            else QStyle.SubElement.SE_RadioButtonIndicator
        )
        return widget.style().subElementRect(part, option, widget).adjusted(-1, -1, 1, 1)
    if isinstance(widget, QAbstractButton):
        return widget.rect() if not widget.text().strip() and not widget.icon().isNull() else None
    if isinstance(widget, QLabel):
        return widget.rect() if not widget.pixmap().isNull() else None
    if _is_field(widget):
        return QRect(widget.width() // 2, widget.height() - 3, 1, 3)
    return None


def _is_field(widget: QWidget) -> bool:
    """What stands bare is a part of something that has a border."""
    if isinstance(widget, QLineEdit):
        return widget.property("role") != "bare" and not isinstance(
            widget.parentWidget(), QAbstractSpinBox | QComboBox
        )
    is_field = isinstance(widget, QPlainTextEdit) and widget.property("role") == "field"
    return is_field or isinstance(widget, QAbstractSpinBox | QComboBox)


def _around(widget: QWidget, picture: Picture, box: QRect) -> QColor | None:
    """For a field, what lies outside of it."""
    if not _is_field(widget):
        return None
    below = picture.colors(QRect(box.center().x(), box.bottom() + 2, 1, 1))
    return QColor(next(iter(below))) if below else None


# Both


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is root and not widget.visibleRegion().isEmpty():
            yield widget


def _told(widget: QWidget) -> str:
    parent = widget.parentWidget()
    properties = (str(widget.property(name) or "") for name in TOLD)
    called = " ".join(filter(None, (type(widget).__name__, *properties)))
    return f"{called} in {type(parent).__name__}"


def contrast(one: QColor | str, other: QColor | str) -> float:
    """The ratio of WCAG 2."""
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
