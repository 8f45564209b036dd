"""The meetings view: its parts, each made when it is first shown; a row of segments chooses."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.meetings.part import MeetingsPart
from asyncdraft.gui.scale import refit
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, row
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.views import Pages

SLIM_HEAD = (18, 10, 18, 2)


class MeetingsPanel(QWidget):
    """`switched(key)` when another part is shown."""

    switched = Signal(str)

    def __init__(self, parts: Sequence[tuple[str, str, Callable[[], MeetingsPart]]]) -> None:
        """Each part with its key, the word on its segment, and what makes it."""
        super().__init__()
        self._makers = {key: make for key, _text, make in parts}
        self._titles: dict[str, str] = {key: text for key, text, _make in parts}
        self.prepare: Callable[[str], object] = str
        """Makes what works behind a part that is about to be shown."""
        self._theme: Theme | None = None
        self._is_narrow = self._is_slim = False
        self._parts: dict[str, MeetingsPart] = {}
        self._bars: dict[str, QWidget] = {}
        self._pages = Pages()
        self.segments = Segmented(tuple(self._titles.items()), name=say("Part of Meetings"))
        self.segments.chosen.connect(self.show_part)
        self.tools = QWidget()
        """The buttons of the shown part, for the top bar."""
        self._tool_line = row(self.tools, gap=0)
        self.head = row(gap=0)
        """Where the segments stand when the top bar has no room for them."""
        body = column(self, gap=0)
        body.addLayout(self.head)
        body.addWidget(self._pages, 1)
        self.part = next(iter(self._makers))
        """The key of the shown one."""
        self.show_part(self.part)

    def show_part(self, key: str) -> None:
        self.prepare(key)
        self.segments.choose(key)
        self._pages.show_page(self._made(key))
        self.part = key
        for name, bar in self._bars.items():
            bar.setVisible(name == key)
        self.switched.emit(key)

    def _made(self, key: str) -> MeetingsPart:
        if key not in self._parts:
            self._add(key, self._makers[key]())
        return self._parts[key]

    def _add(self, key: str, part: MeetingsPart) -> None:
        self._parts[key], self._bars[key] = part, _bar(part.tools)
        self._bars[key].hide()
        self._tool_line.addWidget(self._bars[key])
        part.set_narrow(self._is_narrow)
        if self._theme is not None:
            part.set_theme(self._theme)
        part.set_slim(self._is_slim)
        self._pages.add(part)
        refit(part)
        refit(self._bars[key])

    @property
    def title(self) -> str:
        return self._titles[self.part]

    def set_title(self, key: str, title: str) -> None:
        """What the top bar says while that part is shown."""
        self._titles[key] = title

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in self._parts.values():
            part.set_theme(theme)

    def set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        for part in self._parts.values():
            part.set_narrow(narrow)

    def set_slim(self, slim: bool) -> None:
        self._is_slim = slim
        self.head.setContentsMargins(*(SLIM_HEAD if slim else (0, 0, 0, 0)))
        for part in self._parts.values():
            part.set_slim(slim)


def _bar(tools: Sequence[QWidget]) -> QWidget:
    bar = QWidget()
    line = row(bar, gap=10)
    for tool in tools:
        line.addWidget(tool)
    return bar
