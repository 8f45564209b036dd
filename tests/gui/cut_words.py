"""What a window cuts: words of controls and labels that have less room than they need."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from asyncdraft.gui.widgets.basics import ElidedLabel

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
    if not isinstance(widget, QLabel) or isinstance(widget, ElidedLabel) or not widget.text():
        return ""
    if widget.wordWrap():
        return widget.text() if widget.heightForWidth(widget.width()) > widget.height() + 1 else ""
    return widget.text() if widget.sizeHint().width() > widget.width() + 1 else ""
