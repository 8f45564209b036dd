"""What a screen reader says at once, though the focus is elsewhere."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from asyncdraft.gui.language import shown


def announce(widget: QWidget, sentence: str) -> None:
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, shown(sentence)))
