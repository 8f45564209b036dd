"""Pages in one place, of which one is seen."""

from PySide6.QtWidgets import QStackedWidget


class Views(QStackedWidget):
    """A page takes the height that there is.

    Else Qt asks each of them, also those behind, how high it would be, whenever anything is laid out anew.
    """

    def hasHeightForWidth(self) -> bool:
        return False
