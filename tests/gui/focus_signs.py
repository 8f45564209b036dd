"""Whether one sees where the keys go: each widget as it looks with the focus and without it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tests.gui.listener import chain

AROUND = 4
"""Pixels: a sign may stand outside of the widget."""
BYTES = 4
"""Of a pixel."""
CARET = 4
"""Pixels: what is no wider may be the cursor alone."""


def without_sign(root: QWidget, known: set[str]) -> list[str]:
    """The widgets that the Tab key reaches and that look the same there. Of several that are made alike one
    is looked at, and none that is `known`; those that were looked at are known then."""
    amiss = []
    for widget in chain(root):
        if not isValid(widget) or not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if (made := kind_of(widget)) in known:
            continue
        known.add(made)
        if not _shows_focus(root, widget):
            amiss.append(made)
    return amiss


def kind_of(widget: QWidget) -> str:
    """By what the style sheet and the painting know of it."""
    parent = widget.parentWidget()
    properties = (str(widget.property(name) or "") for name in ("kind", "role", "scale", "tone", "state"))
    rows = widget.model().rowCount() > 0 if hasattr(widget, "model") and widget.model() else ""
    checked = widget.isChecked() if hasattr(widget, "isChecked") else ""
    return " ".join((type(parent).__name__, type(widget).__name__, *properties, f"{rows}", f"{checked}"))


def _shows_focus(root: QWidget, widget: QWidget) -> bool:
    """Once more where nothing is to be seen: a window that is just shown draws the focus before it comes."""
    return any(_changes_with_focus(root, widget) for _time in range(2))


def _changes_with_focus(root: QWidget, widget: QWidget) -> bool:
    """Some signs stand around what holds the widget."""
    holder = widget.parentWidget()
    places = [_place(root, each) for each in (widget, holder) if each is not None]
    if (before := root.focusWidget()) is not None:
        before.clearFocus()
    plain = [root.grab(place).toImage() for place in places]
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not isValid(widget) or not widget.hasFocus():
        return True
    return any(
        _width_of_change(one, root.grab(place).toImage()) > CARET
        for one, place in zip(plain, places, strict=True)
    )


def _place(root: QWidget, widget: QWidget) -> QRect:
    place = QRect(widget.mapTo(root, QPoint()), widget.size())
    return place.adjusted(-AROUND, -AROUND, AROUND, AROUND) & root.rect()


def _width_of_change(one: QImage, other: QImage) -> int:
    """In pixels, from the first column that differs to the last."""
    changed = [pair for pair in zip(_lines(one), _lines(other), strict=True) if pair[0] != pair[1]]
    columns = [
        x
        for mine, theirs in changed
        for x in range(0, len(mine), BYTES)
        if mine[x : x + BYTES] != theirs[x : x + BYTES]
    ]
    return (max(columns) - min(columns)) // BYTES + 1 if columns else 0


def _lines(image: QImage) -> list[bytes]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    held, line = bytes(plain.constBits()), plain.bytesPerLine()
    return [held[at : at + line] for at in range(0, len(held), line)]
