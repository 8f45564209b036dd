"""What every part of the meetings view has."""

from collections.abc import Sequence
from typing import Self

from PySide6.QtWidgets import QWidget

from asyncdraft.gui.theme import Theme


class MeetingsPart(QWidget):
    """`tools` stand in the top bar while the part is shown."""

    tools: Sequence[QWidget] = ()

    def held_by(self, window: QWidget) -> Self:
        """It can be made long before it is shown: the window takes it along when it goes."""
        self.hide()
        self.setParent(window)
        for tool in self.tools:
            tool.setParent(self)
        return self

    def set_theme(self, theme: Theme) -> None:
        raise NotImplementedError

    def set_narrow(self, narrow: bool) -> None:
        raise NotImplementedError

    def set_slim(self, slim: bool) -> None:
        """After `set_narrow`: its columns one below the other, or side by side again."""
        raise NotImplementedError
