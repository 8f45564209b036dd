"""The settings as the user has chosen them, and the file in which they outlive the program."""

import msgspec
from PySide6.QtCore import QObject

from asyncdraft.core.settings.settings import Settings
from asyncdraft.gui.folder_watch import FolderWatch
from asyncdraft.gui.language import shown
from asyncdraft.gui.signals import signal_of
from asyncdraft.storage import paths, settings
from asyncdraft.storage.problem import StoreProblem


class SettingsFile(QObject):
    """`rewritten(before)`: another program or a hand has written the file; `told(sentence)` for the user."""

    rewritten = signal_of(Settings)
    told = signal_of(str)

    def __init__(self, chosen: Settings) -> None:
        super().__init__()
        self.value = chosen
        self._notice = ""
        self._watch = FolderWatch(settings.FILE)
        self._watch.changed.connect(self._on_written)

    def watch(self) -> None:
        """What it says of the file's mistakes was said at the start."""
        self._notice = settings.load(paths.settings_file()).notice
        self._watch.watch((paths.home(),))

    def keep(self, **values: object) -> None:
        """For now, and in the file; where that takes nothing, the sentence is told."""
        self.value = msgspec.structs.replace(self.value, **values)
        try:
            settings.change(paths.settings_file(), values)
        except StoreProblem as problem:
            self.told.emit(shown(str(problem)))

    def load(self) -> None:
        self.value = settings.load(paths.settings_file()).settings

    def _on_written(self) -> None:
        loaded = settings.load(paths.settings_file())
        if loaded.settings == self.value and loaded.notice == self._notice:
            return
        before, self.value = self.value, loaded.settings
        if loaded.notice and loaded.notice != self._notice:
            self.told.emit(shown(loaded.notice))
        self._notice = loaded.notice
        self.rewritten.emit(before)

    def stop(self) -> None:
        self._watch.stop()
