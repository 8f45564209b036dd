"""Notices what other programs do to the files of folders."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLED_MS = 120
"""Editors write a file in several steps: what happens within this time is one change."""


class FolderWatch(QObject):
    """`changed()` once for all that happened together: files written, deleted, renamed or added.

    A file that is added or put in place of another is watched from then on, too: whoever writes into it
    where it lies changes nothing in its folder.
    """

    changed = Signal()

    def __init__(self, *patterns: str) -> None:
        super().__init__()
        self._patterns = patterns
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._on_settled)
        self._folders: tuple[Path, ...] = ()
        self._watcher.fileChanged.connect(self._on_path)
        self._watcher.directoryChanged.connect(self._on_path)

    def watch(self, folders: Iterable[Path]) -> None:
        """The folders with their files; where a folder is not there yet, the one that it will be in."""
        self._folders = tuple(folders)
        wanted = {str(path) for folder in self._folders for path in self._watched(folder)}
        known = {*self._watcher.files(), *self._watcher.directories()}
        if gone := sorted(known - wanted):
            self._watcher.removePaths(gone)
        if fresh := sorted(wanted - known):
            self._watcher.addPaths(fresh)

    def _on_path(self, _path: str) -> None:
        self._settled.start()

    def _on_settled(self) -> None:
        self.watch(self._folders)
        self.changed.emit()

    def stop(self) -> None:
        self._settled.stop()
        self._folders = ()
        if known := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(known)

    def _watched(self, folder: Path) -> list[Path]:
        if folder.is_dir():
            return [folder, *(path for pattern in self._patterns for path in folder.glob(pattern))]
        return [folder.parent] if folder.parent.is_dir() else []
