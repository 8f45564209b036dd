"""Status rounds: the list, what was handed in with the blockers first, and what comes next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from asyncdraft.gui import icons
from asyncdraft.gui.meetings.part import MeetingsPart
from asyncdraft.gui.rounds.blockers_card import BlockersCard
from asyncdraft.gui.rounds.round_side import RoundSide
from asyncdraft.gui.rounds.texts import RoundText
from asyncdraft.gui.rounds.updates_list import UpdatesList
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, frame, label, row
from asyncdraft.gui.widgets.dropped import files_in
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList

EMPTY = (
    "A status round stands in for a meeting: everybody writes what shipped, what comes next and what blocks "
    "them, in one window. You paste it, in any form, and get one page with the blockers first."
)
NO_UPDATE = "No update yet. Paste one, copy a whole chat, or drop files here."
LIST_WIDTH, SIDE_WIDTH = 240, 320
NARROW_LIST, NARROW_SIDE = 190, 290


class RoundsPart(MeetingsPart):
    """`picked(id)` in the list, `chosen(key)` of a button or of the menu, `files_dropped(paths)`."""

    picked = Signal(str)
    chosen = Signal(str)
    files_dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.list = SectionedList("Status rounds")
        self.blockers = BlockersCard()
        self.updates = UpdatesList()
        self.side = RoundSide()
        self._title = ElidedLabel()
        self._title.setProperty("type", "subject")
        self._standing = ElidedLabel()
        self._standing.setProperty("tone", "secondary")
        self._nothing = label(NO_UPDATE, tone="secondary", wrap=True)
        self._more = button("", self._open_menu, kind="flat", tip="More on this round")
        self._more.setFixedWidth(30)
        self._add = button(" Add updates", lambda: self.chosen.emit("add"))
        self._new = button(" New round", lambda: self.chosen.emit("new"), kind="primary")
        self.tools = (self._add, self._new)
        self._list_side = frame("navigation")
        column(self._list_side, margins=(10, 10, 8, 8)).addWidget(self.list)
        self._page = self._make_page()
        self._nobody = self._make_nobody()
        sides = row(self, gap=0)
        for part, stretch in ((self._list_side, 0), (self._page, 1), (self._nobody, 1), (self.side, 0)):
            sides.addWidget(part, stretch)
        self.list.picked.connect(self.picked)
        self.side.chosen.connect(self.chosen)
        self.set_narrow(False)
        self.show_nobody()

    def _make_page(self) -> QScrollArea:
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
        for part in (self._nothing, self.blockers, self.updates):
            body.addWidget(part)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _make_nobody(self) -> QWidget:
        nobody = QWidget()
        body = column(nobody, margins=(60, 0, 60, 0), gap=12)
        body.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        body.addWidget(label("No status round is open", type="heading"), 0, middle)
        words = label(EMPTY, tone="secondary", wrap=True)
        words.setAlignment(middle)
        body.addWidget(words)
        body.addWidget(button("New round", lambda: self.chosen.emit("new"), kind="primary"), 0, middle)
        body.addStretch(2)
        return nobody

    def set_theme(self, theme: Theme) -> None:
        self.list.set_tokens({role: theme[role] for role in theme.tokens})
        self.updates.set_theme(theme)
        self.side.set_theme(theme)
        self.blockers.forget()
        self._more.setIcon(icons.icon("more", theme["text"]))
        self._add.setIcon(icons.icon("paste", theme["text"]))
        self._new.setIcon(icons.icon("plus", theme["on_accent"]))

    def set_narrow(self, narrow: bool) -> None:
        self._list_side.setFixedWidth(NARROW_LIST if narrow else LIST_WIDTH)
        self.side.setFixedWidth(NARROW_SIDE if narrow else SIDE_WIDTH)

    def show_list(self, entries: Sequence[Entry], current: str) -> None:
        self.list.show_entries(entries, current)
        self._list_side.setVisible(bool(entries))

    def show_nobody(self) -> None:
        for part in (self._page, self.side, self._list_side):
            part.hide()
        self._nobody.show()
        self._add.setEnabled(False)
        self._add.setToolTip("Open a round first")

    def show_round(self, text: RoundText, people: Sequence[str]) -> None:
        """`people` can be named for a blocker."""
        self._title.setText(text.title)
        self._standing.setText(text.standing)
        self.blockers.show_blockers(text.blockers, people)
        self.blockers.setVisible(bool(text.updates))
        self.updates.show_updates(text.updates)
        self._nothing.setVisible(not text.updates)
        self.side.show_people(text.expected, text.window)
        self.side.show_next(text.following)
        self._add.setEnabled(True)
        self._add.setToolTip("Pasted, a copied chat, or files")
        for part in (self._page, self.side):
            part.show()
        self._nobody.hide()

    def focus_list(self) -> None:
        (self.list if self.list.isVisible() else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for key, text in (
            ("edit", "Title, people and window…"),
            ("close", "The round is done"),
            ("delete", "Delete this round"),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    # Files dropped onto the view

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = files_in(event.mimeData())
        if files and not any(file.lower().endswith(".ics") for file in files):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(files_in(event.mimeData()))
