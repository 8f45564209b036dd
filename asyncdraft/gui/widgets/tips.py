"""Words beside the pointer. Qt decides by itself whether a tip is markup; here none ever is."""

from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from asyncdraft.gui.language import shown

JOINER = "\u2060"
"""A sign without width: behind it Qt finds no tag, and a reader sees the same."""


class Tipped(Protocol):
    """A widget, an action or an item of a list."""

    def setToolTip(self, tip: str, /) -> None: ...


def set_tip(target: Tipped, text: str) -> None:
    target.setToolTip(without_markup(shown(text)))


def show_tip(place: QPoint, text: str, widget: QWidget) -> None:
    """At once, at a place of the screen."""
    QToolTip.showText(place, without_markup(shown(text)), widget)


def without_markup(text: str) -> str:
    """For whatever Qt would search for tags: a name such as `<img src=…>` would load a file of its choice."""
    return text.replace("<", f"<{JOINER}").replace("&lt;", f"&{JOINER}lt;")
