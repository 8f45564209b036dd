"""What stands around the editors until their panels are made: blank, in the places that those will have."""

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from asyncdraft.gui.panels.editors import EditorsPanel
from asyncdraft.gui.scale import px
from asyncdraft.gui.widgets.basics import column, frame, row, scrolling

USUAL_SIZE, SMALLEST = (1440, 900), (900, 600)
"""Of the window at first, and at least."""
TITLE_BAR = 40
"""What the system's frame may take of the screen's height."""
NAVIGATION_WIDTH, NARROW_NAVIGATION_WIDTH = 228, 52
SIDE_WIDTH, NARROW_SIDE_WIDTH = 364, 324
TOP_HEIGHT, STATUS_HEIGHT = 52, 26
SWITCH_HEIGHT, LEAST_WRITING = 38, 500
"""Where the message shares its place with checklist and preview: of the switch above it, and the height below
which its column scrolls.
"""
PAGE_MARGINS, PAGE_GAP = (18, 10, 18, 12), 10
NARROW_PAGE_MARGINS, NARROW_PAGE_GAP = (14, 8, 14, 10), 8
HEIGHTS = {"thread_bar": 0, "readers": 28, "welcome": 0, "form": 0, "deadline": 150}
"""Of what stands above and below the panes, where it is not known how high it was."""


class FirstFrame(QWidget):
    def __init__(self, editors: EditorsPanel, heights: Mapping[str, int]) -> None:
        """`heights` as `HEIGHTS` has them; what has none is not there."""
        super().__init__()
        self._navigation, self._side = _blank("navigation"), _blank("side")
        self._switch = _blank("")
        self._writing = QWidget()
        self._writing.setProperty("role", "page")
        self._page = page = column(self._writing, margins=PAGE_MARGINS, gap=PAGE_GAP)
        for name in ("thread_bar", "readers", "welcome"):
            if heights[name]:
                page.addWidget(_blank("", heights[name]))
        if heights["form"]:
            editors.place_form(_blank("card", heights["form"]), dict)
        page.addWidget(editors, 1)
        page.addWidget(_blank("card", heights["deadline"]))
        self._middle = column(gap=0)
        self._middle.addWidget(self._switch)
        self._middle.addWidget(self._writing, 1)
        middle = row(gap=0)
        middle.addWidget(self._navigation)
        middle.addLayout(self._middle, 1)
        middle.addWidget(self._side)
        self._top, self._status = _blank("topbar"), _blank("statusbar")
        in_rows(self, self._top, middle, self._status)
        self.set_form(narrow=False, slim=False)

    def set_form(self, *, narrow: bool, slim: bool) -> None:
        """In the size of the text of now."""
        bars = ((self._top, TOP_HEIGHT), (self._status, STATUS_HEIGHT), (self._switch, SWITCH_HEIGHT))
        for bar, height in bars:
            bar.setFixedHeight(px(height))
        self._navigation.setFixedWidth(px(NARROW_NAVIGATION_WIDTH if narrow else NAVIGATION_WIDTH))
        self._side.setFixedWidth(px(NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH))
        self._page.setContentsMargins(*(NARROW_PAGE_MARGINS if narrow else PAGE_MARGINS))
        self._page.setSpacing(NARROW_PAGE_GAP if narrow else PAGE_GAP)
        self._side.setVisible(not slim)
        self._switch.setVisible(slim)
        if slim:
            self._let_scroll()

    def _let_scroll(self) -> None:
        """Qt takes the focus from what gets another parent."""
        focused = self.window().focusWidget()
        self._writing.setMinimumHeight(px(LEAST_WRITING))
        self._middle.addWidget(scrolling(self._writing), 1)
        if focused is not None:
            focused.setFocus()


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


def fitting(width: int, height: int) -> tuple[int, int]:
    """No larger than the screen has room for."""
    room = QGuiApplication.primaryScreen().availableSize()
    return min(width, room.width()), min(height, room.height() - TITLE_BAR)
