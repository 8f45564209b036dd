"""How large things are drawn, and how far apart: the text size and the density that the user has chosen.

What is made is made as at 100 %. `refit` brings what is there to the size of now, and what is made later
comes to it as it is shown. What is painted is painted as at 100 % too, by a painter that is enlarged.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

UNLIMITED = 16_777_215
"""Of a size that is not limited; Qt's QWIDGETSIZE_MAX."""

HEIGHTS_OF_SHEET = (QPushButton, QLineEdit, QComboBox, QAbstractSpinBox, QCheckBox, QProgressBar)
"""How high they are says the style sheet, which is enlarged as a whole."""
THINNEST = 2
"""Pixels: lines are no wider where text is larger."""
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
    program = QCoreApplication.instance()
    if program is None:
        return
    newcomers = program.findChild(Newcomers) or Newcomers(program)
    program.removeEventFilter(newcomers)
    if look != USUAL_LOOK:
        program.installEventFilter(newcomers)


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


def fitted(widget: QWidget, fit: Callable[[], object] | None = None) -> None:
    """Its sizes are set by itself, from what it shows: by `fit`, now and whenever its letters change."""
    widget.setProperty(FITTED, True)
    if fit is not None:
        widget.installEventFilter(_Fitting(widget, fit))
        fit()


class _Fitting(QObject):
    def __init__(self, widget: QWidget, fit: Callable[[], object]) -> None:
        super().__init__(widget)
        self._fit = fit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        return False


def refit(root: QWidget) -> None:
    """Brings all that was made as at 100 % and at the usual distances to the look of now."""
    if _looks[0] == USUAL_LOOK and not root.property(USUAL):
        return
    for widget in (root, *root.findChildren(QWidget)):
        _refit_widget(widget)
    for layout in root.findChildren(QLayout):
        _refit_layout(layout)
    root.setProperty(USUAL, root.property(USUAL) or {"": 0})


class Newcomers(QObject):
    """Brings each widget that is shown to the look of now, before it is painted, in a window that was brought
    to it before. Not the window itself: what its layout asks for by then is large already."""

    def __init__(self, program: QObject) -> None:
        super().__init__(program)
        self._shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and not watched.isWindow()
            and watched.window().property(USUAL)
        ):
            if not self._shown:
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            self._shown.append(watched)
        return False

    def customEvent(self, _event: QEvent) -> None:
        """Not while they are shown, when Qt does not expect them to change. It shows what is in a widget
        before the widget, from which letters are inherited."""
        shown, self._shown = self._shown, []
        for widget in filter(isValid, reversed(shown)):
            _refit_widget(widget)
            for layout in _own_layouts(widget):
                _refit_layout(layout)


def _own_layouts(widget: QWidget) -> list[QLayout]:
    """Those in `widget`, and rows that were put into the one around it since."""
    around = widget.parentWidget()
    rows = () if around is None else (each for each in _layouts(around) if not each.property(USUAL))
    return [*_layouts(widget), *rows]


def _layouts(widget: QWidget) -> list[QLayout]:
    layout = widget.layout()
    return [] if layout is None else [layout, *layout.findChildren(QLayout)]


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
    widths = (
        ("minw", widget.minimumWidth, widget.setMinimumWidth),
        ("maxw", widget.maximumWidth, widget.setMaximumWidth),
    )
    heights = (
        ("minh", widget.minimumHeight, widget.setMinimumHeight),
        ("maxh", widget.maximumHeight, widget.setMaximumHeight),
    )
    limits = widths if isinstance(widget, HEIGHTS_OF_SHEET) else (*widths, *heights)
    for name, read, write in limits:
        value = read()
        if THINNEST < value < UNLIMITED:
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
