"""The columns of a view, one below the other where the text is large for the window."""

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QWidget

from asyncdraft.gui.scale import UNLIMITED

Direction = QBoxLayout.Direction


def turn(line: QBoxLayout, *, downwards: bool) -> None:
    """Its parts one below the other, or side by side."""
    line.setDirection(Direction.TopToBottom if downwards else Direction.LeftToRight)


class Stacked:
    def __init__(self, line: QBoxLayout, heights: Mapping[QWidget, int]) -> None:
        """`heights` are what the columns keep at least where they are stacked, as at 100 %; 0 for one that
        knows by itself."""
        self._line = line
        self._heights = dict(heights)
        self._is_slim = False

    def set_slim(self, slim: bool) -> None:
        """Whoever sets the widths of the columns for a wide window has done so before."""
        if slim:
            for part in self._heights:
                part.setMinimumWidth(0)
                part.setMaximumWidth(UNLIMITED)
        if slim == self._is_slim:
            return
        self._is_slim = slim
        turn(self._line, downwards=slim)
        for part, height in self._heights.items():
            if height:
                part.setMinimumHeight(height if slim else 0)
