"""Files as chips that are removed by a click."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, QLocale, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.language import tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, clear
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.tips import set_tip

LONGEST_NAME = 28


class FileChips(QWidget):
    """`removed(path)`."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=6)
        self._theme: Theme | None = None
        self._shown: tuple[tuple[str, bool], ...] | None = None

    def set_theme(self, theme: Theme) -> None:
        self._theme, shown, self._shown = theme, self._shown, None
        self.show_files([path for path, _there in shown or ()])

    def show_files(self, paths: Sequence[str]) -> None:
        shown = tuple((path, QFileInfo(path).isFile()) for path in paths)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._flow)
        for path, there in shown:
            self._flow.addWidget(self._chip(path, there))
        self.updateGeometry()

    def _chip(self, path: str, there: bool) -> QPushButton:
        name = Path(path).name
        shown = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 9]}…{name[-8:]}"
        size = QLocale().formattedDataSize(QFileInfo(path).size(), 0) if there else say("missing")
        chip = button(
            tr("{shown}  {size}", shown=shown, size=size),
            lambda: self.removed.emit(path),
            kind="chip",
            scale="small",
        )
        chip.setProperty("state", "" if there else "bad")
        chip.setAccessibleName(tr("Attachment {name}, {size}", name=name, size=size))
        set_tip(chip, tr("{path}\nClick to remove it from this draft", path=path))
        if self._theme is not None:
            chip.setIcon(icons.icon("close", self._theme["secondary" if there else "bad"]))
        return chip
