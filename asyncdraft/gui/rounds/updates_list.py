"""What everybody handed in, part by part; an entry can be taken out or given to somebody else."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QWidget

from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.rounds.round_texts import ItemText, UpdateText
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, rich_label, row
from asyncdraft.gui.widgets.menus import as_spelled, open_below

TITLE_WIDTH = 104


class UpdatesList(QWidget):
    """`removed(place)` and `moved(place)` of an entry, `placed(author, text, part)` of an item."""

    removed = Signal(int)
    moved = Signal(int)
    placed = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.render_page: Callable[[str], str] = str
        self._theme: Theme | None = None
        self._shown: Sequence[UpdateText] = ()
        self._cards = column(self, gap=10)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._refill()

    def show_updates(self, updates: Sequence[UpdateText]) -> None:
        if updates != self._shown:
            self._shown = updates
            self._refill()

    def _refill(self) -> None:
        clear(self._cards)
        for update in self._shown:
            self._cards.addWidget(self._card(update))

    def _card(self, update: UpdateText) -> QFrame:
        card = frame("card")
        body = column(card, margins=(14, 10, 10, 10), gap=4)
        head = row(gap=8)
        head.addWidget(label(update.who, type="heading"))
        head.addStretch(1)
        more = button("", tip=tr("More on the update of {who}", who=update.who), kind="flat")
        more.setFixedWidth(30)
        more.clicked.connect(lambda _checked=False: self._open_menu(update, more))
        if self._theme is not None:
            more.setIcon(icons.icon("more", self._theme["text"]))
        head.addWidget(more)
        body.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, TITLE_WIDTH)
        for place, (title, items) in enumerate(update.parts):
            grid.addWidget(label(title, tone="secondary"), place, 0, Qt.AlignmentFlag.AlignTop)
            lines = column(gap=3)
            for item in items:
                lines.addWidget(rich_label(self.render_page(item)))
            grid.addLayout(lines, place, 1)
        body.addLayout(grid)
        return card

    def _open_menu(self, update: UpdateText, under: QWidget) -> None:
        menu = QMenu(self)
        for item in update.items:
            self._add_targets(menu.addMenu(as_spelled(tr("Move “{line}” to", line=item.line))), update, item)
        if update.items:
            menu.addSeparator()
        for place, first in update.entries:
            which = as_spelled(tr(" “{first}”", first=first)) if len(update.entries) > 1 else ""
            take, give = (
                menu.addAction(tr("Take out{which}", which=which)),
                menu.addAction(
                    tr("Somebody else wrote{which}…", which=which) if which else tr("Somebody else wrote it…")
                ),
            )
            take.triggered.connect(lambda _checked=False, place=place: self.removed.emit(place))
            give.triggered.connect(lambda _checked=False, place=place: self.moved.emit(place))
        open_below(menu, under)

    def _add_targets(self, menu: QMenu, update: UpdateText, item: ItemText) -> None:
        for key, title in update.targets:
            action = menu.addAction(shown(title))
            action.setCheckable(True)
            action.setChecked(key == item.part)
            action.setEnabled(key != item.part)
            action.triggered.connect(
                lambda _checked=False, key=key: self.placed.emit(update.author, item.text, key)
            )
