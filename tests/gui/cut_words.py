"""What a window cuts: words of controls and labels that have less room than they need."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from asyncdraft.gui.widgets.basics import ElidedLabel
from asyncdraft.gui.widgets.combo import Combo

NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def cut_words(root: QWidget) -> list[str]:
    """Of visible buttons and labels; a label that ends in an ellipsis has a tip with all of it."""
    shown = [each for each in root.findChildren(QWidget) if each.isVisible()]
    return [told for each in shown if (told := _cut(each))]


def sideways(root: QWidget) -> int:
    """By how many pixels the widest page has to be scrolled to the side, or cannot be."""
    areas = [each for each in root.findChildren(QScrollArea) if each.isVisible()]
    hidden = [
        page.width() - area.viewport().width()
        for area in areas
        if area.horizontalScrollBarPolicy() is NEVER and (page := area.widget()) is not None
    ]
    return max([area.horizontalScrollBar().maximum() for area in areas] + hidden, default=0)


def _cut(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text() if widget.width() < widget.sizeHint().width() else ""
    if isinstance(widget, Combo):
        return widget.currentText() if widget.is_cut else ""
    if not isinstance(widget, QLabel) or isinstance(widget, ElidedLabel) or not widget.text():
        return ""
    if widget.wordWrap():
        return widget.text() if widget.heightForWidth(widget.width()) > widget.height() + 1 else ""
    return widget.text() if widget.sizeHint().width() > widget.width() + 1 else ""


def out_of_reach(root: QWidget) -> list[str]:
    """Buttons and fields that lie partly outside of what is seen, with nothing around them that scrolls."""
    controls = [*root.findChildren(QAbstractButton), *root.findChildren(QLineEdit)]
    shown = [each for each in controls if each.isVisible() and not isinstance(each.parentWidget(), QLineEdit)]
    return [_named(each) for each in shown if not _scrolls(each) and _seen(each) != each.rect()]


def _scrolls(widget: QWidget | None) -> bool:
    while widget is not None and not isinstance(widget, QAbstractScrollArea):
        widget = widget.parentWidget()
    return widget is not None


def _seen(widget: QWidget) -> QRect:
    return widget.visibleRegion().boundingRect()


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return text or widget.accessibleName() or widget.toolTip()
