"""What the actions on settings do."""

from asyncdraft.gui.dialogs.keys import KeysDialog
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.settings_follower import SettingsFollower
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Workspace


class SettingsCommands:
    def __init__(self, window: MainWindow, workspace: Workspace, stage: Stage) -> None:
        self._window = window
        self._workspace = workspace
        self._stage = stage

    def show_settings(self) -> None:
        self._stage.show_view("settings")
        self._window.settings.focus_search()

    def change_keys(self) -> None:
        dialog = KeysDialog(self._window, self._workspace.settings.shortcuts, self._workspace.theme)
        dialog.chosen.connect(lambda chosen: self._workspace.choose(shortcuts=chosen))
        SettingsFollower(dialog, self._workspace, lambda settings: dialog.show_chosen(settings.shortcuts))
        show(dialog)
