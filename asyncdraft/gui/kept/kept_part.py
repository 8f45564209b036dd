"""A part of the meetings view over kept things: their list, the shown one, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from asyncdraft.gui import icons
from asyncdraft.gui.kept.kept_side import KeptSide
from asyncdraft.gui.kept.kept_texts import KeptText
from asyncdraft.gui.language import shown
from asyncdraft.gui.meetings.part import MeetingsPart
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, frame, label, row
from asyncdraft.gui.widgets.menus import offer_below
from asyncdraft.gui.widgets.page_area import PageArea
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.gui.widgets.stacked import Stacked
from asyncdraft.gui.widgets.tips import set_tip

LIST_WIDTH, SIDE_WIDTH = 240, 320
NARROW_LIST, NARROW_SIDE = 190, 290


@dataclass(frozen=True)
class PartWords:
    """`menu` are keys with their words; `name` is that of the list."""

    name: str
    empty: str
    why: str
    new: str
    add: str
    add_tip: str
    first: str
    more: str
    menu: tuple[tuple[str, str], ...]


class KeptPart(MeetingsPart):
    """`picked(id)` in the list, `chosen(key)` of a button or of the menu."""

    picked = Signal(str)
    chosen = Signal(str)

    def __init__(self, words: PartWords, bodies: Sequence[QWidget], side: KeptSide) -> None:
        """`bodies` stand below the title of the shown one."""
        super().__init__()
        self._words = words
        self.list = SectionedList(words.name)
        self.side = side
        self._title = ElidedLabel()
        self._title.setProperty("type", "subject")
        self._standing = label(tone="secondary", wrap=True)
        self._more = button("", self._open_menu, kind="flat", tip=words.more)
        self._more.setFixedWidth(30)
        self._add = button(f" {shown(words.add)}", lambda: self.chosen.emit("add"))
        self._new = button(f" {shown(words.new)}", lambda: self.chosen.emit("new"), kind="primary")
        self.tools = (self._add, self._new)
        self._list_side = frame("navigation")
        column(self._list_side, margins=(10, 10, 8, 8)).addWidget(self.list)
        self._page = self._make_page(bodies)
        self._nobody = self._make_nobody()
        sides = row(self, gap=0)
        for part, stretch in ((self._list_side, 0), (self._page, 1), (self._nobody, 1), (self.side, 0)):
            sides.addWidget(part, stretch)
        heights = {self._list_side: 160, self._page: 0, self._nobody: 300, self.side: 0}
        self._stacked = Stacked(sides, heights)
        self.list.picked.connect(self.picked)
        self.side.chosen.connect(self.chosen)
        self.set_narrow(False)
        self.show_nobody()

    def _make_page(self, bodies: Sequence[QWidget]) -> PageArea:
        page = frame("page")
        head = row(gap=8)
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._standing)
        head.addLayout(words, 1)
        head.addWidget(self._more)
        head.setAlignment(self._more, Qt.AlignmentFlag.AlignTop)
        body = column(page, margins=(18, 12, 18, 16), gap=12)
        body.addLayout(head)
        for part in bodies:
            body.addWidget(part)
        body.addStretch(1)
        return PageArea(page)

    def _make_nobody(self) -> QWidget:
        nobody = QWidget()
        body = column(nobody, margins=(60, 0, 60, 0), gap=12)
        body.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        body.addWidget(label(self._words.empty, type="heading"), 0, middle)
        words = label(self._words.why, tone="secondary", wrap=True)
        words.setAlignment(middle)
        body.addWidget(words)
        body.addWidget(button(self._words.new, lambda: self.chosen.emit("new"), kind="primary"), 0, middle)
        body.addStretch(2)
        return nobody

    def set_theme(self, theme: Theme) -> None:
        self.list.set_tokens({role: theme[role] for role in theme.tokens})
        self.side.set_theme(theme)
        self._more.setIcon(icons.icon("more", theme["text"]))
        self._add.setIcon(icons.icon("paste", theme["text"]))
        self._new.setIcon(icons.icon("plus", theme["on_accent"]))

    def set_narrow(self, narrow: bool) -> None:
        self._list_side.setFixedWidth(NARROW_LIST if narrow else LIST_WIDTH)
        self.side.setFixedWidth(NARROW_SIDE if narrow else SIDE_WIDTH)

    def set_slim(self, slim: bool) -> None:
        self._stacked.set_slim(slim)
        self._page.set_whole(slim)
        self.side.set_slim(slim)

    def show_list(self, entries: Sequence[Entry], current: str) -> None:
        self.list.show_entries(entries, current)
        self._list_side.setVisible(bool(entries))

    def show_nobody(self) -> None:
        for part in (self._page, self.side, self._list_side):
            part.hide()
        self._nobody.show()
        self._add.setEnabled(False)
        set_tip(self._add, self._words.first)

    def show_kept(self, text: KeptText) -> None:
        self._title.setText(shown(text.title))
        self._standing.setText(shown(text.standing))
        self.side.show_people(text.expected, text.window)
        self.side.show_next(text.following)
        self._add.setEnabled(True)
        set_tip(self._add, self._words.add_tip)
        for part in (self._page, self.side):
            part.show()
        self._nobody.hide()

    def focus_list(self) -> None:
        (self.list if self.list.isVisible() else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self) -> None:
        offer_below(self._more, self._words.menu, self.chosen.emit)
