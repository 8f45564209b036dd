"""All exercises by theme, each with its state, and the one to go on with."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.list_texts import StartText
from asyncdraft.gui.problems_note import ProblemsNote
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row
from asyncdraft.gui.widgets.card_list import Card, CardList
from asyncdraft.gui.widgets.row_list import ROW_ROLE
from asyncdraft.gui.widgets.stacked import turn

RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SLIM_CARDS = 360
"""Three cards; more of them scroll."""


class ListPage(QWidget):
    """`opened(id)` of an exercise, `searched(text)`, `started(key)` by the button at the top,
    `folder_wanted()` where a file is wrong.
    """

    opened = Signal(str)
    searched = Signal(str)
    started = Signal(str)
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._start_key = ""
        self._is_start_wanted = False
        self._title = label(type="heading", wrap=True)
        self._why = label(tone="secondary", wrap=True)
        self._start = button("", self.start, kind="primary")
        self._start.hide()
        self._problems = ProblemsNote()
        self._problems.folder_wanted.connect(self.folder_wanted)
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Title, theme or any word"))
        self._search.setAccessibleName(tr("Search exercises"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(360)
        self._search.textChanged.connect(self._on_searched)
        self._search.installEventFilter(self)
        self._nothing = label(tone="secondary", wrap=True)
        self.cards = CardList(say("Exercises"))
        self.cards.clicked.connect(self._on_clicked)
        self.cards.taken.connect(self.opened)
        self.cards.typed.connect(self._go_on_searching)
        self.cards.left.connect(self.focus_search)
        self._build()

    def _build(self) -> None:
        card = frame("card")
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._why)
        self._start_line = line = row(card, margins=(16, 12, 14, 12), gap=14)
        line.addLayout(words, 1)
        line.addWidget(self._start)
        top = row(gap=8)
        top.addWidget(self._search, 3)
        top.addStretch(1)
        body = column(self, margins=(18, 12, 8, 8), gap=8)
        upper = column(margins=(0, 0, 10, 0), gap=8)
        upper.addWidget(card)
        upper.addWidget(self._problems)
        upper.addLayout(top)
        body.addLayout(upper)
        body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self.cards, 1)

    def set_theme(self, theme: Theme) -> None:
        self.cards.set_tokens({role: theme[role] for role in theme.tokens})

    def set_slim(self, slim: bool) -> None:
        turn(self._start_line, downwards=slim)
        self.cards.setMinimumHeight(SLIM_CARDS if slim else 0)

    def show_start(self, text: StartText) -> None:
        """What to begin or to go on with."""
        self._start_key = text.key
        self._title.setText(shown(text.title))
        self._why.setText(shown(text.why))
        self._start.setText(shown(text.button))
        self._start.setVisible(bool(text.key))
        focus = QApplication.focusWidget()
        if text.key and self._is_start_wanted and focus is not None and self.isAncestorOf(focus):
            self.focus_start()

    def start(self) -> None:
        if self._start_key:
            self.started.emit(self._start_key)

    def show_cards(self, cards: Sequence[Card], current: str, nothing: str) -> None:
        self.cards.show_cards(cards, current)
        self.cards.setVisible(bool(cards))
        self._nothing.setText(shown(nothing))
        self._nothing.setVisible(not cards)

    def show_problems(self, problems: Sequence[str]) -> None:
        self._problems.show_problems(problems)

    @property
    def typed(self) -> str:
        return self._search.text()

    def search(self, typed: str) -> None:
        self._search.setText(typed)

    def _on_searched(self, typed: str) -> None:
        self._is_start_wanted = False
        self.searched.emit(typed)

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def focus_start(self) -> None:
        """The one primary button; the list until there is one."""
        self._is_start_wanted = not self._start.isVisibleTo(self)
        widget = self._start if self._start.isVisibleTo(self) else self.cards
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, index: QModelIndex) -> None:
        card = index.data(ROW_ROLE)
        if isinstance(card, Card) and card.key:
            self.opened.emit(card.key)

    def _go_on_searching(self, text: str) -> None:
        self._search.setFocus()
        self._search.setText(self._search.text() + text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
            return True
        if event.key() == Qt.Key.Key_Down:
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in RETURN_KEYS and self.cards.keys:
            self.opened.emit(self.cards.current_key() or self.cards.keys[0])
            return True
        return super().eventFilter(watched, event)
