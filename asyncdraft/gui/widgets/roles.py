"""What painted widgets are to a screen reader: Qt knows only the roles of its own."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLES = {
    "Strip": QAccessible.Role.Chart,
    "OverlapGrid": QAccessible.Role.Chart,
    "AheadBar": QAccessible.Role.Chart,
    "Post": QAccessible.Role.ListItem,
    "Ring": QAccessible.Role.Graphic,
    "Meter": QAccessible.Role.Graphic,
    "DayBar": QAccessible.Role.Graphic,
    "Segmented": QAccessible.Role.Grouping,
}
"""By the name of the class."""


def install_roles() -> None:
    """Once for the process; nothing is asked before a screen reader is there."""
    QAccessible.installFactory(_interface)


def _interface(name: str, thing: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(name)
    if role is None or not isinstance(thing, QWidget):
        return None
    return QAccessibleWidget(thing, role)
