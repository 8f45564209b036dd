"""Small building blocks: labels, buttons, cards, rows."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import fitted
from asyncdraft.gui.widgets.tips import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

Layout = TypeVar("Layout", bound=QBoxLayout)
Margins = tuple[int, int, int, int]
DIGIT = re.compile(r"\d")
DIGITS = "0123456789"


def label(text: str = "", *, type: str = "", tone: str = "", pill: str = "", wrap: bool = False) -> QLabel:
    """`type`, `tone` and `pill` are names of the style sheet; text is always plain."""
    result = (_wrapped if wrap else QLabel)(shown(text))
    result.setTextFormat(Qt.TextFormat.PlainText)
    for name, value in (("type", type), ("tone", tone), ("pill", pill)):
        if value:
            result.setProperty(name, value)
    if pill:
        result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    if wrap:
        result.setWordWrap(True)
        result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return result


def _wrapped(text: str) -> QLabel:
    """None is there before the first paint."""
    from asyncdraft.gui.widgets.wrapped_label import WrappedLabel

    return WrappedLabel(text)


def rich_label(html: str) -> QLabel:
    """Markup of our own making, with links that open."""
    result = label(wrap=True)
    result.setTextFormat(Qt.TextFormat.RichText)
    result.setText(shown(html))
    result.setOpenExternalLinks(True)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    result.setProperty("role", "links")
    return result


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    kind: str = "",
    scale: str = "",
    icon: "QIcon | None" = None,
    tip: str = "",
) -> QPushButton:
    from asyncdraft.gui.widgets.text_button import TextButton

    result = TextButton(shown(text))
    result.setAutoDefault(False)
    result.setProperty("kind", kind)
    result.setProperty("scale", scale)
    if icon is not None:
        result.setIcon(icon)
        result.setIconSize(QSize(16, 16))
    if tip:
        set_tip(result, tip)
        result.setAccessibleDescription(shown(tip))
    if not text and tip:
        result.setAccessibleName(shown(tip))
    if clicked is not None:
        result.clicked.connect(lambda _checked=False: clicked())
    return result


def left_to_right(painter: QPainter) -> QPainter:
    """Time and amounts grow to the right in pictures, also between texts that are read to the left."""
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return painter


def frame(role: str) -> QFrame:
    result = QFrame()
    result.setProperty("role", role)
    return result


def scrolling(page: QWidget) -> QScrollArea:
    """`page` as wide as its place; what is longer scrolls."""
    area = FollowingArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


class FollowingArea(QScrollArea):
    """Shows what gets the focus from outside of it; Qt does so within it alone. What is clicked on stays."""

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not now.isVisible() or not self.isAncestorOf(now):
            return
        is_led_by_keys = QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        has_room = now.height() <= self.viewport().height()
        if now.visibleRegion().isEmpty() or (is_led_by_keys and has_room):
            self.ensureWidgetVisible(now)


def bring_into_sight(widget: QWidget, part: QRect) -> None:
    """`part` of it, in all that scrolls around it and is high enough to show it whole."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            _scroll_to(above, widget, part)
        above = above.parentWidget()


def _scroll_to(area: QScrollArea, widget: QWidget, part: QRect) -> None:
    page = area.widget()
    if page is not None and part.height() <= area.viewport().height():
        middle = widget.mapTo(page, part.center())
        area.ensureVisible(middle.x(), middle.y(), 0, part.height() // 2 + 1)


def column(parent: QWidget | None = None, *, margins: Margins = (0, 0, 0, 0), gap: int = 8) -> QVBoxLayout:
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    return _spaced(layout, margins, gap)


def row(parent: QWidget | None = None, *, margins: Margins = (0, 0, 0, 0), gap: int = 8) -> QHBoxLayout:
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    return _spaced(layout, margins, gap)


def _spaced(layout: Layout, margins: Margins, gap: int) -> Layout:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout


def in_turn(*parts: QWidget) -> None:
    """The Tab key goes through all of each part before the next one.

    Lists that drop down are left out: they have windows of their own.
    """
    inside = (each for part in parts for each in (part, *part.findChildren(QWidget)))
    stops = [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    here = [each for each in stops if each.window() is stops[0].window()]
    for before, after in pairwise(here):
        QWidget.setTabOrder(before, after)


def clear(layout: QLayout) -> None:
    """Takes everything out of `layout`, also of layouts in it, and lets the widgets go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Sets a style sheet property and repaints with it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the whole text is the tooltip."""

    def __init__(self, text: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(shown(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def _tell(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        set_tip(self, self.text() if is_cut else "")


class FittedLabel(QLabel):
    """Plain text at the right of its place, which has room for any digits: another figure moves nothing."""

    def __init__(self, *, tone: str, type: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("tone", tone)
        self.setProperty("type", type)
        self._shape = ""
        fitted(self)

    def show_text(self, text: str) -> None:
        text = shown(text)
        self.setText(text)
        shape = DIGIT.sub("0", text)
        if shape != self._shape:
            self._shape = shape
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Qt lays nothing out again for a widget of a fixed size."""
        metrics = self.fontMetrics()
        widest = max(DIGITS, key=metrics.horizontalAdvance)
        self.setFixedSize(metrics.size(0, self._shape.replace("0", widest)))


def keep_room(widget: QWidget) -> None:
    """What is hidden for a while leaves everything else where it is."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
