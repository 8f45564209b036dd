"""What works behind the view of settings."""

from asyncdraft.gui.actions import Actions
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.settings.settings_commands import SettingsCommands
from asyncdraft.gui.settings.settings_desk import SettingsDesk
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Workspace


class SettingsRoom:
    def __init__(self, window: MainWindow, workspace: Workspace, stage: Stage, actions: Actions) -> None:
        self.desk = SettingsDesk(window, workspace, stage, actions, window.settings_hours)
        self.commands = SettingsCommands(window, workspace, stage)
