"""The history of a draft: every state that is kept, what changed since, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, frame, label, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.reading import ReadingPage
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.stacked import Stacked, turn
from asyncdraft.gui.widgets.tips import set_tip

MODES = (("changes", say("Changes since then")), ("text", say("As it was")))
LIST_WIDTH = 250


class HistoryPanel(QWidget):
    """`picked(number)` of a state, `mode_chosen`, `restored`; `put_back`, `removed` for one in the trash."""

    picked = Signal(int)
    mode_chosen = Signal()
    restored = Signal()
    put_back = Signal()
    removed = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._list = SectionedList(say("States"))
        self._list.picked.connect(lambda key: self.picked.emit(int(key)))
        self._back = button(f" {tr('Back to draft')}", self.back_wanted.emit)
        self._title = ElidedLabel()
        self._title.setProperty("type", "heading")
        self._about = label(tone="secondary", wrap=True)
        self._note = label(pill="warn", wrap=True)
        self._mode = Segmented(MODES, name=say("Show"))
        self._mode.choose("changes")
        self._mode.chosen.connect(lambda _key: self.mode_chosen.emit())
        self._page = ReadingPage(tr("The state"))
        self._restore = button(tr("Restore this state"), self.restored.emit, kind="primary")
        self._put_back = button(tr("Put back"), self.put_back.emit, kind="primary")
        self._remove = button(tr("Delete for good"), self.removed.emit)
        self._build()

    def _build(self) -> None:
        body = column(self, margins=(18, 12, 18, 12), gap=10)
        head = row(gap=10)
        head.addWidget(self._back)
        head.addStretch(1)
        body.addLayout(head)
        body.addWidget(self._note)
        sides = row(gap=14)
        sides.addWidget(self._list)
        self._card = card = frame("card")
        inside = column(card, margins=(18, 14, 18, 14), gap=8)
        inside.addLayout(self._card_head())
        inside.addWidget(self._about)
        inside.addWidget(frame("rule"))
        inside.addWidget(self._page, 1)
        inside.addLayout(self._buttons())
        sides.addWidget(card, 1)
        body.addLayout(sides, 1)
        self._stacked = Stacked(sides, {self._list: 180, card: 320})

    def _card_head(self) -> QHBoxLayout:
        self._head = row(gap=10)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._mode)
        return self._head

    def _buttons(self) -> FlowLayout:
        buttons = FlowLayout()
        for part in (self._restore, self._put_back, self._remove):
            buttons.addWidget(part)
        return buttons

    def set_narrow(self, narrow: bool) -> None:
        self._list.setFixedWidth(LIST_WIDTH)

    def set_slim(self, slim: bool) -> None:
        self._stacked.set_slim(slim)
        turn(self._head, downwards=slim)

    def set_theme(self, theme: Theme) -> None:
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._back.setIcon(icons.icon("chevron-left", theme["text"]))

    @property
    def mode(self) -> str:
        return self._mode.current

    def show_states(self, entries: Sequence[Entry], current: str, note: str, *, trash: bool) -> None:
        """`note` says what is special about the draft, or is empty."""
        self._list.show_entries(entries, current)
        self._note.setText(shown(note))
        self._note.setVisible(bool(note))
        self._restore.setVisible(not trash)
        self._put_back.setVisible(trash)
        self._remove.setVisible(trash)

    def show_state(self, title: str, about: str, html: str, *, restorable: str) -> None:
        """`restorable` is empty, or says why this state cannot be restored."""
        self._title.setText(shown(title))
        self._about.setText(shown(about))
        self._page.setHtml(html)
        self._restore.setEnabled(not restorable)
        set_tip(self._restore, restorable)

    def focus_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)
