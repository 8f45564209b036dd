"""Where the text is large for the window: the message, the checklist and the preview share one place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QWidget

from asyncdraft.gui.first_frame import LEAST_WRITING
from asyncdraft.gui.language import tr
from asyncdraft.gui.scale import UNLIMITED, fitted, px
from asyncdraft.gui.widgets.basics import row, scrolling
from asyncdraft.gui.widgets.segmented import Segmented


class SlimPage:
    def __init__(
        self, sides: QBoxLayout, writing: QWidget, side: QWidget, on_resized: Callable[[], object]
    ) -> None:
        """`on_resized`: the message asks for another height now than before."""
        self._on_resized = on_resized
        self._sides = sides
        self._writing = writing
        self._side = side
        self._area: QScrollArea | None = None
        self._bar = QWidget()
        self._switch = Segmented(
            (("write", tr("Write")), ("checklist", tr("Checklist")), ("preview", tr("Preview"))),
            name=tr("What is shown"),
        )
        line = row(self._bar, margins=(18, 10, 18, 0))
        line.addWidget(self._switch)
        line.addStretch(1)
        self._switch.choose("write")
        self.chosen = self._switch.chosen

    @property
    def shown(self) -> str:
        return self._switch.current

    @property
    def bar(self) -> QWidget:
        return self._bar

    def go_on(self) -> None:
        """To the next of the three."""
        keys = ("write", "checklist", "preview")
        self._switch.choose(keys[(keys.index(self.shown) + 1) % len(keys)])

    def write(self) -> None:
        self._switch.choose("write")

    def count_findings(self, text: str) -> None:
        self._switch.set_text("checklist", text)

    def set_slim(self, slim: bool) -> None:
        self._bar.setVisible(slim)
        if slim and self._area is None:
            self._area = self._make_area()
        self._writing.setMinimumHeight(px(LEAST_WRITING) if slim else 0)
        self._main.setVisible(not slim or self.shown == "write")
        self._side.setVisible(not slim or self.shown != "write")
        if slim:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(UNLIMITED)

    @property
    def _main(self) -> QWidget:
        return self._area or self._writing

    def _make_area(self) -> QScrollArea:
        """Its column keeps a height in which all of it can be read; Qt takes the focus from what moves."""
        focused = QApplication.focusWidget()
        fitted(self._writing)
        place = self._sides.indexOf(self._writing)
        self._sides.removeWidget(self._writing)
        area = scrolling(self._writing)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._on_resized())
        self._sides.insertWidget(place, area, 1)
        area.show()
        if focused is not None and area.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        return area
