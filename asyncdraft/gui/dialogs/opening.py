"""How a dialog is opened."""

from PySide6.QtWidgets import QDialog

from asyncdraft.gui.scale import refit


def show(dialog: QDialog) -> None:
    """Opens it, and lets it go once it is closed."""
    refit(dialog)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
