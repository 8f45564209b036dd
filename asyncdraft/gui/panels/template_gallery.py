"""The gallery: cards of all templates by purpose, narrowed by words and by chips."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from asyncdraft.core.templates.gallery import Order
from asyncdraft.core.text import joined, say
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.scale import UNLIMITED
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.card_list import Card, CardList
from asyncdraft.gui.widgets.combo import Combo
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.stacked import turn

ORDERS = {Order.RECENT: say("Recent and favourites first"), Order.PURPOSE: say("By purpose")}
ALL = "all"
WIDEST_SEARCH = 360
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TemplateGallery(QWidget):
    """`searched(text)`, `filtered(chip)`, `ordered(order)`; `picked`, `taken` and `starred` give a name.

    `left()` by Escape where there is nothing left to clear.
    """

    searched = Signal(str)
    filtered = Signal(str)
    ordered = Signal(str)
    picked = Signal(str)
    taken = Signal(str)
    starred = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Title, purpose or any word"))
        self._search.setAccessibleName(tr("Search templates"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(WIDEST_SEARCH)
        self._search.setMinimumWidth(180)
        self._search.textChanged.connect(self.searched)
        self._search.installEventFilter(self)
        self._order = Combo()
        self._order.setAccessibleName(tr_of("sorting", "Order"))
        for order, text in ORDERS.items():
            self._order.addItem(shown(text), order.value)
        self._order.activated.connect(lambda index: self.ordered.emit(self._order.itemData(index)))
        self._chips: dict[str, QPushButton] = {}
        self._chip_row = QWidget()
        self._chip_flow = FlowLayout(self._chip_row, gap=6)
        self._problems: QLabel = label(pill="bad", wrap=True)
        self._problems.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._nothing = label(tone="secondary", wrap=True)
        self._cards = CardList(say("Templates"))
        self._cards.picked.connect(self.picked)
        self._cards.taken.connect(self.taken)
        self._cards.starred.connect(self.starred)
        self._cards.typed.connect(self._go_on_searching)
        self._cards.left.connect(self.focus_search)
        self._cards.installEventFilter(self)
        self._top = top = row(gap=8)
        top.addWidget(self._search, 3)
        top.addStretch(1)
        top.addWidget(self._order)
        body = column(self, gap=8)
        body.addLayout(top)
        body.addWidget(self._chip_row)
        body.addWidget(self._problems)
        body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._cards, 1)

    def set_slim(self, slim: bool) -> None:
        """The order stands below the search."""
        turn(self._top, downwards=slim)
        self._search.setMaximumWidth(UNLIMITED if slim else WIDEST_SEARCH)

    def set_theme(self, theme: Theme) -> None:
        stars = (icons.pixmap("star", theme["secondary"]), icons.pixmap("star-filled", theme["fallback"]))
        self._cards.set_tokens({role: theme[role] for role in theme.tokens}, stars)

    def show_order(self, order: Order) -> None:
        self._order.setCurrentIndex(self._order.findData(order.value))

    def show_chips(self, chips: Sequence[tuple[str, str, int]], chosen: str) -> None:
        """Each with key, name and count."""
        if list(self._chips) != [key for key, _name, _count in chips]:
            for chip in self._chips.values():
                chip.hide()
                chip.deleteLater()
            self._chips = {key: self._new_chip(key) for key, _name, _count in chips}
        for key, name, count in chips:
            self._chips[key].setText(tr("{name}  {count}", name=name, count=count))
            self._chips[key].setAccessibleName(tr("{name}, {count} templates", name=name, count=count))
            self._chips[key].setChecked(key == chosen)

    def _new_chip(self, key: str) -> QPushButton:
        chip = button("", lambda: self.filtered.emit(key), kind="outline-chip", scale="small")
        chip.setCheckable(True)
        self._chip_flow.addWidget(chip)
        return chip

    def show_cards(self, cards: Sequence[Card], current: str, nothing: str) -> None:
        """`nothing` says why there is no card."""
        self._cards.show_cards(cards, current)
        self._cards.setVisible(bool(cards))
        self._nothing.setText(shown(nothing))
        self._nothing.setVisible(not cards)

    def show_problems(self, problems: Sequence[str]) -> None:
        self._problems.setText(shown(joined(problems, "\n")))
        self._problems.setVisible(bool(problems))

    @property
    def typed(self) -> str:
        return self._search.text()

    @property
    def shown(self) -> list[str]:
        """The names of the templates, in their order."""
        return self._cards.keys

    @property
    def current(self) -> str:
        """The chosen one, empty where there is none."""
        return self._cards.current_key()

    def mark(self, name: str) -> None:
        self._cards.mark(name)

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def focus_cards(self) -> None:
        self._cards.setFocus()

    def _go_on_searching(self, text: str) -> None:
        self._search.setFocus()
        self._search.setText(self._search.text() + text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self._go_back(from_cards=watched is self._cards)
            return True
        if watched is self._search and event.key() == Qt.Key.Key_Down:
            self.focus_cards()
            return True
        if watched is self._search and event.key() in RETURN_KEYS and self._cards.current_key():
            self.taken.emit(self._cards.current_key())
            return True
        return super().eventFilter(watched, event)

    def _go_back(self, *, from_cards: bool) -> None:
        """First the words go, then the gallery."""
        if self._search.text():
            self._search.clear()
        elif from_cards:
            self.focus_search()
        else:
            self.left.emit()
