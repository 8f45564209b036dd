"""What every part of the meetings view has."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from asyncdraft.gui.theme import Theme


class MeetingsPart(QWidget):
    """`tools` stand in the top bar while the part is shown."""

    tools: Sequence[QWidget] = ()

    def set_theme(self, theme: Theme) -> None:
        raise NotImplementedError

    def set_narrow(self, narrow: bool) -> None:
        raise NotImplementedError

    def set_slim(self, slim: bool) -> None:
        """After `set_narrow`: its columns one below the other, or side by side again."""
        raise NotImplementedError
