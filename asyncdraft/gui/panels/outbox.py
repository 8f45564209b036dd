"""The outbox: what waits, what is on its way, what asks for the user, and what has been sent."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, clear, column, frame, label, restyle, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.reading import ReadingPage
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.gui.widgets.stacked import Stacked

LIST_WIDTH, NARROW_LIST = 300, 272
EMPTY = say("Nothing is on its way")
WHY = say(
    "Write a message and send it ({keys}): it goes out at once or when its readers start work. Here you see "
    "what waits, what was sent, and what could not be."
)


class OutboxPanel(QWidget):
    """`picked(id)` in the list, `chosen(key)` of a button."""

    picked = Signal(str)
    chosen = Signal(str)
    accounts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tools = (button(tr("Accounts…"), self.accounts_wanted.emit),)
        self._told_lines: tuple[tuple[str, str], ...] = ()
        self._offered: tuple[tuple[tuple[str, str], ...], bool] = ((), False)
        self._list = SectionedList(say("Outbox"))
        self._list.picked.connect(self.picked)
        self._list_side = frame("navigation")
        column(self._list_side, margins=(10, 10, 8, 8)).addWidget(self._list)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(self._make_page())
        sides = row(self, gap=0)
        sides.addWidget(self._list_side)
        sides.addWidget(self._stack, 1)
        self._stacked = Stacked(sides, {self._list_side: 190, self._stack: 420})
        self.set_narrow(False)

    def _make_empty(self) -> QWidget:
        page = QWidget()
        body = column(page, margins=(60, 0, 60, 0), gap=12)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._why = label(tone="secondary", wrap=True)
        self._why.setAlignment(middle)
        self.show_keys()
        body.addStretch(1)
        body.addWidget(label(EMPTY, type="heading"), 0, middle)
        body.addWidget(self._why)
        body.addWidget(button(tr("Accounts…"), self.accounts_wanted.emit), 0, middle)
        body.addStretch(2)
        return page

    def _make_page(self) -> QWidget:
        page = QWidget()
        self._title = ElidedLabel()
        self._title.setProperty("type", "subject")
        self._state = label(pill="plain")
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(14)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(1, 1)
        self._reason_box = frame("hint")
        self._reason = label(wrap=True)
        column(self._reason_box, margins=(12, 8, 12, 8)).addWidget(self._reason)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, gap=8)
        self._text_card = frame("card")
        self._text = ReadingPage(tr("What is sent"))
        text = column(self._text_card, margins=(14, 12, 10, 10), gap=6)
        text.addWidget(label(tr("WHAT IS SENT"), type="caps"))
        text.addWidget(self._text, 1)
        head = row(gap=10)
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        body = column(page, margins=(18, 14, 18, 16), gap=12)
        body.addLayout(head)
        body.addLayout(self._lines)
        body.addWidget(self._reason_box)
        body.addWidget(self._buttons)
        body.addWidget(self._text_card, 1)
        self._rest = QWidget()
        body.addWidget(self._rest, 1)
        return page

    def show_keys(self) -> None:
        self._why.setText(tr(WHY, keys=keys_of("send")))

    def set_theme(self, theme: Theme) -> None:
        self._list.set_tokens({role: theme[role] for role in theme.tokens})

    def set_narrow(self, narrow: bool) -> None:
        self._list_side.setFixedWidth(NARROW_LIST if narrow else LIST_WIDTH)

    def set_slim(self, slim: bool) -> None:
        self._stacked.set_slim(slim)

    def focus_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, entries: Sequence[Entry], current: str) -> None:
        self._list.show_entries(entries, current)
        self._list_side.setVisible(bool(entries))
        self._stack.setCurrentIndex(int(bool(entries)))

    def show_message(
        self,
        title: str,
        state: tuple[str, str],
        lines: Sequence[tuple[str, str]],
        reason: tuple[str, str],
        actions: Sequence[tuple[str, str]],
        text: str,
    ) -> None:
        """`state` and `reason` are words with the role of their colour; the first action is the primary one
        where the message asks.
        """
        self._title.setText(shown(title))
        self._state.setText(shown(state[0]))
        restyle(self._state, "pill", state[1])
        if tuple(lines) != self._told_lines:
            self._told_lines = tuple(lines)
            self._refill_lines()
        self._reason.setText(shown(reason[0]))
        restyle(self._reason_box, "role", reason[1])
        self._reason_box.setVisible(bool(reason[0]))
        self._show_actions(actions, asks=reason[1] in ("error", "warning"))
        self._text.show_plain(text)
        self._text_card.setVisible(bool(text))
        self._rest.setVisible(not text)

    def _refill_lines(self) -> None:
        clear(self._lines)
        for place, (name, value) in enumerate(self._told_lines):
            self._lines.addWidget(label(name, tone="secondary"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(label(value, wrap=True), place, 1)

    def _show_actions(self, actions: Sequence[tuple[str, str]], *, asks: bool) -> None:
        """Those that stay are left alone: the focus may be on one of them."""
        if (tuple(actions), asks) == self._offered:
            return
        self._offered = (tuple(actions), asks)
        clear(self._flow)
        for place, (key, words) in enumerate(actions):
            kind = "primary" if asks and not place else ""
            made = button(words, partial(self.chosen.emit, key), kind=kind)
            self._flow.addWidget(made)
        self._buttons.setVisible(bool(actions))
        self._buttons.updateGeometry()
