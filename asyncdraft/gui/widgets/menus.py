"""Menus that open below what was pressed, and go when they close."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from asyncdraft.gui.language import shown


def open_below(menu: QMenu, under: QWidget) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def offer_below(
    under: QWidget,
    offers: Iterable[tuple[str, str]],
    chosen: Callable[[str], object],
    current: str | None = None,
) -> None:
    """`offers` are keys with their texts; the `current` one is ticked, where one is chosen already."""
    menu = QMenu(under.window())
    for key, text in offers:
        action = menu.addAction(shown(text))
        action.setCheckable(current is not None)
        action.setChecked(key == current)
        action.triggered.connect(lambda _checked=False, key=key: chosen(key))
    open_below(menu, under)
