"""Menus that open below what was pressed, and go when they close."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from asyncdraft.gui.language import shown

Offers = Iterable[tuple[str, str]]
"""Keys with their texts."""


def as_spelled(text: str) -> str:
    """For a button or a menu, which would take "&" for the sign of a key and leave it out."""
    return text.replace("&", "&&")


def open_at(menu: QMenu, place: QPoint) -> None:
    """At a place of the screen."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)


def open_below(menu: QMenu, under: QWidget) -> None:
    open_at(menu, under.mapToGlobal(under.rect().bottomLeft()))


def offer_at(place: QPoint, of: QWidget, offers: Offers, chosen: Callable[[str], object]) -> None:
    """What can be done with `of`, at a place of the screen."""
    open_at(_offering(of, offers, chosen), place)


def offer_below(
    under: QWidget, offers: Offers, chosen: Callable[[str], object], current: str | None = None
) -> None:
    """The `current` one is ticked, where one is chosen already."""
    open_below(_offering(under, offers, chosen, current), under)


def _offering(
    of: QWidget, offers: Offers, chosen: Callable[[str], object], current: str | None = None
) -> QMenu:
    menu = QMenu(of.window())
    for key, text in offers:
        action = menu.addAction(as_spelled(shown(text)))
        action.setCheckable(current is not None)
        action.setChecked(key == current)
        action.triggered.connect(lambda _checked=False, key=key: chosen(key))
    return menu
