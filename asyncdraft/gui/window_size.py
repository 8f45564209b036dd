"""How large the window is at first, and at least."""

from PySide6.QtGui import QGuiApplication

USUAL_SIZE, SMALLEST = (1440, 900), (900, 600)
TITLE_BAR = 40
"""What the system's frame may take of the screen's height."""


def fitting(width: int, height: int) -> tuple[int, int]:
    """No larger than the screen has room for."""
    room = QGuiApplication.primaryScreen().availableSize()
    return min(width, room.width()), min(height, room.height() - TITLE_BAR)
