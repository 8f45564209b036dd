"""Letters typed over a list or a table, which search it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_letter(event: QKeyEvent) -> bool:
    """Qt gives keys such as Escape and Backspace a text, too: a control character."""
    text = event.text()
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return is_plain and bool(text.strip()) and text.isprintable()
