"""Opens a file in the program that the user has for it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.toast import Toast


def open_outside(path: Path, toast: Toast) -> None:
    """Its path is copied too, for where there is no such program."""
    QGuiApplication.clipboard().setText(str(path))
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        toast.tell(tr("{path} is open in another program; what it saves is picked up here.", path=path))
    else:
        toast.tell(tr("No program opens {path}. Its path is copied.", path=path))
