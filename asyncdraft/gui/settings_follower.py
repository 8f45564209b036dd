"""Keeps an open dialog right while another program, or a hand, writes the settings."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from asyncdraft.core.settings.settings import Settings
from asyncdraft.gui.workspace import Change, Workspace


class SettingsFollower(QObject):
    """Calls `show` with the settings after every change, as long as `dialog` lives."""

    def __init__(self, dialog: QDialog, workspace: Workspace, show: Callable[[Settings], object]) -> None:
        super().__init__(dialog)
        self._workspace = workspace
        self._show = show
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, change: Change) -> None:
        if change & Change.SETTINGS:
            self._show(self._workspace.settings)
