"""The meetings view: its parts, one of them shown; a row of segments chooses where there are several."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.meetings.part import MeetingsPart
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, row
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.views import Pages

SLIM_HEAD = (18, 10, 18, 2)


class MeetingsPanel(QWidget):
    """`switched(key)` when another part is shown."""

    switched = Signal(str)

    def __init__(self, parts: Sequence[tuple[str, str, MeetingsPart]]) -> None:
        """Each part with its key and the word on its segment."""
        super().__init__()
        self._parts = {key: part for key, _text, part in parts}
        self._titles: dict[str, str] = {key: text for key, text, _part in parts}
        self._pages = Pages()
        self.segments = Segmented([(key, text) for key, text, _part in parts], name=say("Part of Meetings"))
        self.segments.chosen.connect(self.show_part)
        self.tools = QWidget()
        """The buttons of the shown part, for the top bar."""
        bars = row(self.tools, gap=0)
        self._bars = {key: _bar(part.tools) for key, part in self._parts.items()}
        for key, part in self._parts.items():
            self._pages.add(part)
            bars.addWidget(self._bars[key])
        self.head = row(gap=0)
        """Where the segments stand when the top bar has no room for them."""
        body = column(self, gap=0)
        body.addLayout(self.head)
        body.addWidget(self._pages, 1)
        self.show_part(next(iter(self._parts)))

    @property
    def part(self) -> str:
        """The key of the shown one."""
        return list(self._parts)[self._pages.place]

    def show_part(self, key: str) -> None:
        self.segments.choose(key)
        self._pages.show_page(self._parts[key])
        for name, bar in self._bars.items():
            bar.setVisible(name == key)
        self.switched.emit(key)

    @property
    def title(self) -> str:
        return self._titles[self.part]

    def set_title(self, key: str, title: str) -> None:
        """What the top bar says while that part is shown."""
        self._titles[key] = title

    def set_theme(self, theme: Theme) -> None:
        for part in self._parts.values():
            part.set_theme(theme)

    def set_narrow(self, narrow: bool) -> None:
        for part in self._parts.values():
            part.set_narrow(narrow)

    def set_slim(self, slim: bool) -> None:
        self.head.setContentsMargins(*(SLIM_HEAD if slim else (0, 0, 0, 0)))
        for part in self._parts.values():
            part.set_slim(slim)


def _bar(tools: Sequence[QWidget]) -> QWidget:
    bar = QWidget()
    line = row(bar, gap=10)
    for tool in tools:
        line.addWidget(tool)
    return bar
