"""The columns of a view, one below the other where the text is large for the window."""

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QWidget

from asyncdraft.gui.scale import UNLIMITED

Direction = QBoxLayout.Direction


class Stacked:
    def __init__(self, line: QBoxLayout, heights: Mapping[QWidget, int]) -> None:
        """`heights` are what the columns keep at least where they are stacked, as at 100 %; 0 for one that
        knows by itself."""
        self._line = line
        self._heights = dict(heights)
        self._is_slim = False

    @property
    def height(self) -> int:
        """Of all that is not hidden, as at 100 %."""
        return sum(height for part, height in self._heights.items() if not part.isHidden())

    def set_slim(self, slim: bool) -> None:
        """Whoever sets the widths of the columns for a wide window has done so before."""
        if slim:
            for part in self._heights:
                part.setMinimumWidth(0)
                part.setMaximumWidth(UNLIMITED)
        if slim == self._is_slim:
            return
        self._is_slim = slim
        self._line.setDirection(Direction.TopToBottom if slim else Direction.LeftToRight)
        for part, height in self._heights.items():
            if height:
                part.setMinimumHeight(height if slim else 0)
