"""A view as somebody meets it who hears it or has no mouse: through Qt's accessibility interface."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

Role = QAccessible.Role
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView, QComboBox)
VAGUE = (Role.NoRole, Role.Client, Role.Border, Role.Grouping, Role.Whitespace)
SAME_LINE = 14
"""Pixels: what differs less in height stands in one line."""


def heard(root: QWidget) -> list[tuple[QWidget, QAccessibleInterface]]:
    """Every visible widget that can be acted on, in the order of the tree."""
    nodes = _tree(QAccessible.queryAccessibleInterface(root))
    return [(widget, found) for widget, found in nodes if _acts(widget)]


def _tree(node: QAccessibleInterface) -> Iterator[tuple[QWidget, QAccessibleInterface]]:
    """What is hidden holds nothing that is shown: most of the window is behind the view that is looked at."""
    thing = node.object()
    if isinstance(thing, QWidget):
        if not thing.isVisible():
            return
        yield thing, node
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None and child.isValid():
            yield from _tree(child)


def _acts(widget: QWidget) -> bool:
    """The button that clears a field is Qt's own: keys clear it without."""
    if isinstance(widget, QToolButton) and isinstance(widget.parentWidget(), QLineEdit):
        return False
    return takes_tab(widget) or isinstance(widget, CONTROLS)


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def name_of(node: QAccessibleInterface) -> str:
    """On Linux Qt gives the chosen text for the name of a list of choices; what is asked stands beside it."""
    is_choice = isinstance(node.object(), QComboBox)
    return node.text(QAccessible.Text.Description if is_choice else QAccessible.Text.Name)


def unnamed(root: QWidget) -> list[str]:
    return [_told(widget, node) for widget, node in heard(root) if not name_of(node).strip()]


def vague(root: QWidget) -> list[str]:
    """What takes the focus without saying what it is."""
    return [_told(widget, node) for widget, node in heard(root) if takes_tab(widget) and node.role() in VAGUE]


def alike(root: QWidget) -> list[str]:
    """What cannot be told apart by ear: two of the same role, name and description."""
    told = Counter(
        (node.role().name, name_of(node), node.text(QAccessible.Text.Description))
        for widget, node in heard(root)
        if widget.isEnabled() and node.role() is not Role.StaticText
    )
    return [f"{count} times {what}" for what, count in told.items() if count > 1]


def out_of_reach(root: QWidget) -> list[str]:
    """Buttons that only a mouse can press."""
    return [
        _told(widget, node)
        for widget, node in heard(root)
        if isinstance(widget, QAbstractButton) and widget.isEnabled() and not _can_be_reached(widget)
    ]


def _can_be_reached(button: QAbstractButton) -> bool:
    """By the Tab key; or by arrows, where another of its group has the focus for all of them."""
    group = button.group()
    return takes_tab(button) or (group is not None and any(takes_tab(other) for other in group.buttons()))


def _told(widget: QWidget, node: QAccessibleInterface) -> str:
    parent = widget.parentWidget()
    where = type(parent).__name__ if parent is not None else "-"
    return f"{type(widget).__name__} in {where}: {node.role().name} {name_of(node)[:50]!r}"


def chain(root: QWidget) -> list[QWidget]:
    """The widgets in the order of the Tab key."""
    found, here = [], root.nextInFocusChain()
    while here is not None and here is not root:
        if here.isVisible() and takes_tab(here) and here.window() is root and here.focusProxy() is None:
            found.append(here)
        here = here.nextInFocusChain()
    return found


def against_reading(root: QWidget) -> list[str]:
    """Neighbours in one parent that the Tab key takes from below to above, or from right to left."""
    groups = defaultdict(list)
    for widget in chain(root):
        groups[widget.parentWidget()].append(widget)
    return [
        f"{_short(before)} before {_short(after)}"
        for group in groups.values()
        for before, after in pairwise(group)
        if _is_behind(before, after)
    ]


def _is_behind(before: QWidget, after: QWidget) -> bool:
    """Whether `after` stands before `before` in a column, or left of it in a line."""
    one, other = before.geometry(), after.geometry()
    if abs(one.center().y() - other.center().y()) < SAME_LINE:
        return other.x() < one.x()
    return other.bottom() <= one.top() and other.x() < one.right() and one.x() < other.right()


def _short(widget: QWidget) -> str:
    return f"{type(widget).__name__} {(widget.accessibleName() or _text(widget))[:40]!r}"


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel | QLineEdit) else ""


def cut(root: QWidget) -> list[str]:
    """Labels and buttons that are narrower or lower than their text, and do not say it otherwise."""
    return [
        _short(widget) for widget in root.findChildren(QWidget) if _is_shown(root, widget) and _is_cut(widget)
    ]


def _is_shown(root: QWidget, widget: QWidget) -> bool:
    return widget.isVisible() and widget.window() is root and not widget.visibleRegion().isEmpty()


def _is_cut(widget: QWidget) -> bool:
    """Pages of HTML measure themselves."""
    if isinstance(widget, QPushButton):
        return widget.fontMetrics().horizontalAdvance(widget.text().replace("&", "")) > widget.width()
    if type(widget) is not QLabel or widget.toolTip() or widget.text().startswith("<"):
        return False
    room, text = widget.contentsRect(), widget.text()
    flags = Qt.TextFlag.TextWordWrap if widget.wordWrap() or "\n" in text else Qt.TextFlag.TextSingleLine
    needed = widget.fontMetrics().boundingRect(QRect(0, 0, room.width() + 1, 10_000), int(flags), text)
    return needed.width() > room.width() + 2 or needed.height() > room.height() + 3


ASKED = (unnamed, vague, alike, out_of_reach, against_reading, cut)
"""What is amiss in a window for somebody who hears it or has no mouse."""
