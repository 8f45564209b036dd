"""What stands around the editors until their panels are made: blank, in the places that those will have."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from asyncdraft.gui.panels.editors import EditorsPanel
from asyncdraft.gui.widgets.basics import column, frame, row

NAVIGATION_WIDTH, NARROW_NAVIGATION_WIDTH = 228, 52
SIDE_WIDTH, NARROW_SIDE_WIDTH = 364, 324
TOP_HEIGHT, STATUS_HEIGHT = 52, 26
PAGE_MARGINS, PAGE_GAP = (18, 10, 18, 12), 10
NARROW_PAGE_MARGINS, NARROW_PAGE_GAP = (14, 8, 14, 10), 8
HEIGHTS = {"thread_bar": 0, "readers": 28, "welcome": 0, "form": 0, "deadline": 150}
"""Of what stands above and below the panes, where it is not known how high it was."""


class FirstFrame(QWidget):
    def __init__(self, editors: EditorsPanel, heights: Mapping[str, int]) -> None:
        """`heights` as `HEIGHTS` has them; what has none is not there."""
        super().__init__()
        self._navigation, self._side = _blank("navigation"), _blank("side")
        self.set_narrow(False)
        page = column(margins=PAGE_MARGINS, gap=PAGE_GAP)
        for name in ("thread_bar", "readers", "welcome"):
            if heights[name]:
                page.addWidget(_blank("", heights[name]))
        if heights["form"]:
            editors.place_form(_blank("card", heights["form"]), dict)
        page.addWidget(editors, 1)
        page.addWidget(_blank("card", heights["deadline"]))
        middle = row(gap=0)
        middle.addWidget(self._navigation)
        middle.addLayout(page, 1)
        middle.addWidget(self._side)
        in_rows(self, _blank("topbar", TOP_HEIGHT), middle, _blank("statusbar", STATUS_HEIGHT))

    def set_narrow(self, narrow: bool) -> None:
        self._navigation.setFixedWidth(NARROW_NAVIGATION_WIDTH if narrow else NAVIGATION_WIDTH)
        self._side.setFixedWidth(NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH)


def in_rows(whole: QWidget, top: QWidget, middle: QLayout, bottom: QWidget) -> None:
    rows = column(whole, gap=0)
    rows.addWidget(top)
    rows.addLayout(middle, 1)
    rows.addWidget(bottom)


def _blank(role: str, height: int = 0) -> QFrame:
    blank = frame(role)
    if height:
        blank.setFixedHeight(height)
    return blank
