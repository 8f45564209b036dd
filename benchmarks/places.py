"""Where on the screen something is to be clicked, by the name that a screen reader has for it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QListView, QWidget


def places(name: str) -> "list[tuple[QWidget, QPoint]]":
    """The rows of a list that are seen, from top to bottom; of anything else its middle."""
    from PySide6.QtWidgets import QApplication, QListView

    named = [each for each in QApplication.allWidgets() if each.isVisible() and each.accessibleName() == name]
    return [
        place
        for widget in named
        for place in (_rows(widget) if isinstance(widget, QListView) else [(widget, widget.rect().center())])
    ]


def _rows(view: "QListView") -> "list[tuple[QWidget, QPoint]]":
    from PySide6.QtCore import Qt

    model, port = view.model(), view.viewport()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    middles = [view.visualRect(each).center() for each in indexes if each.flags() & Qt.ItemFlag.ItemIsEnabled]
    return [(port, middle) for middle in middles if port.rect().contains(middle)]
