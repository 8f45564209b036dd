"""How large things are drawn, and how far apart: the text size and the density that the user has chosen.

What is made is made as at 100 %, and `refit` brings it to the size of now; what is painted is painted as at
100 % too, by a painter that is enlarged.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

UNLIMITED = 16_777_215
"""Of a size that is not limited; Qt's QWIDGETSIZE_MAX."""

USUAL, FITTED = "usual sizes", "fitted"
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Look:
    """`text` is 1 for 100 %; `room` is the share of the usual distances, `height` that of the controls;
    `ring` is the width in pixels of the frame around what has the focus."""

    text: float = 1.0
    room: float = 1.0
    height: float = 1.0
    ring: int = 2


USUAL_LOOK = Look()
DENSITIES = {"comfortable": (1.0, 1.0), "compact": (0.6, 0.86)}
_looks = [USUAL_LOOK]


def chosen_look(percent: int, density: str, ring: int) -> Look:
    room, height = DENSITIES[density]
    return Look(percent / 100, room, height, ring)


def use(look: Look) -> None:
    """From now on; what is there already follows with `refit`."""
    _looks[0] = look


def factor() -> float:
    return _looks[0].text


def ring() -> int:
    """How wide a painter draws the sign of the focus."""
    return _looks[0].ring


def px(pixels: float) -> int:
    """A length that was thought of at 100 %."""
    return round(pixels * factor())


def room(pixels: int) -> int:
    """A distance between things."""
    share = _looks[0].room
    return pixels if share == 1 or pixels < 3 else round(pixels * share)


def larger(size: QSize) -> QSize:
    return size if factor() == 1 else QSize(px(size.width()), px(size.height()))


def larger_font(font: QFont) -> QFont:
    found = QFont(font)
    found.setPixelSize(px(font.pixelSize()))
    return found


def fitted(widget: QWidget) -> None:
    """Its sizes are set by itself, from what it shows."""
    widget.setProperty(FITTED, True)


def refit(root: QWidget) -> None:
    """Brings all that was made as at 100 % and at the usual distances to the look of now."""
    if _looks[0] == USUAL_LOOK and not root.property(USUAL):
        return
    for widget in (root, *root.findChildren(QWidget)):
        _refit_widget(widget)
    for layout in root.findChildren(QLayout):
        _refit_layout(layout)
    root.setProperty(USUAL, root.property(USUAL) or {"": 0})


def _refit_widget(widget: QWidget) -> None:
    if not widget.property(FITTED):
        _refit_sizes(widget)
    if isinstance(widget, QAbstractButton):
        side = _usual(widget, "icon", widget.iconSize().width())
        widget.setIconSize(QSize(px(side), px(side)))
    _refit_font(widget)
    if isinstance(widget, QAbstractItemView):
        widget.scheduleDelayedItemsLayout()
    widget.updateGeometry()


def _refit_font(widget: QWidget) -> None:
    """Qt tells a new font of the program only to what was shown already; the others ask for it here, unless
    the style sheet gives them theirs."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
        if not widget.font().resolveMask():
            widget.setFont(QFont())
    elif not isinstance(widget, Enlarged):
        font = QFont(widget.font())
        font.setPixelSize(px(_usual(widget, "font", font.pixelSize())))
        widget.setFont(font)


def _refit_sizes(widget: QWidget) -> None:
    """Limits of the style sheet are its own."""
    limits = (
        ("minw", widget.minimumWidth, widget.setMinimumWidth),
        ("minh", widget.minimumHeight, widget.setMinimumHeight),
        ("maxw", widget.maximumWidth, widget.setMaximumWidth),
        ("maxh", widget.maximumHeight, widget.setMaximumHeight),
    )
    for name, read, write in limits:
        value = read()
        if 0 < value < UNLIMITED and not widget.property(f"_q_stylesheet_{name}"):
            write(px(_usual(widget, name, value)))


def _refit_layout(layout: QLayout) -> None:
    margins = layout.contentsMargins()
    now = (margins.left(), margins.top(), margins.right(), margins.bottom())
    sides = (_usual(layout, name, side) for name, side in zip(("l", "t", "r", "b"), now, strict=True))
    layout.setContentsMargins(*map(room, sides))
    if layout.spacing() >= 0:
        layout.setSpacing(room(_usual(layout, "gap", layout.spacing())))


def _usual(thing: QObject, name: str, value: int) -> int:
    """As it was made; a value that was set anew since is one of 100 % again."""
    kept = thing.property(USUAL) or {}
    usual, was_set = kept.get(name, (value, None))
    if was_set is not None and was_set != value:
        usual = value
    is_length = name in ("l", "t", "r", "b", "gap")
    thing.setProperty(USUAL, {**kept, name: (usual, room(usual) if is_length else px(usual))})
    return int(usual)


class Enlarged(QWidget):
    """Paints as at 100 %: all that it asks about itself is answered so, and `painter` draws larger."""

    def painter(self) -> QPainter:
        painter = QPainter(self)
        painter.scale(factor(), factor())
        return painter

    def width(self) -> int:
        return round(super().width() / factor())

    def height(self) -> int:
        return round(super().height() / factor())

    def rect(self) -> QRect:
        return QRect(0, 0, self.width(), self.height())

    def font(self) -> QFont:
        font = QFont(super().font())
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() / factor()))
        return font

    def fontMetrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

    def smaller(self, at: QPointF) -> QPointF:
        """Where the mouse is, as at 100 %."""
        return at / factor()


class EnlargedDelegate(QStyledItemDelegate):
    """Paints its rows as at 100 %, in `draw`, and says their size in `drawn_size`."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        raise NotImplementedError

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return larger(self.drawn_size(option, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if factor() == 1:
            self.draw(painter, option, index)
            return
        place: QRect = option.rect
        inner = QStyleOptionViewItem(option)
        inner.rect = QRect(0, 0, round(place.width() / factor()), round(place.height() / factor()))
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(factor(), factor())
        self.draw(painter, inner, index)
        painter.restore()
