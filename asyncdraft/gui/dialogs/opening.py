"""How a dialog is opened."""

from PySide6.QtWidgets import QDialog


def show(dialog: QDialog) -> None:
    """Opens it, and lets it go once it is closed."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
