"""A list that narrows as you type: for commands, people and templates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from asyncdraft.core.text import joined
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown, shown_parts
from asyncdraft.gui.scale import EnlargedDelegate, fitted, px
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.widgets.basics import column, label
from asyncdraft.gui.widgets.row_list import ROW_ROLE, Index, RowModel
from asyncdraft.gui.widgets.row_paint import paint_line

LINE_HEIGHT, EDGE, GAP = 34, 8, 12

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
LARGEST_ROWS = 12


@dataclass(frozen=True)
class Choice:
    """`words` are searched besides the title and the detail."""

    key: str
    title: str
    detail: str = ""
    words: str = ""

    @property
    def spoken(self) -> str:
        return joined(filter(None, (self.title, self.detail)), ", ")

    def matches(self, typed: str) -> bool:
        text = f"{self.title} {self.detail} {self.words}".casefold()
        return all(word in text for word in typed.casefold().split())


class ChoiceDelegate(EnlargedDelegate):
    """The title at the left, the detail at the right in what room is left."""

    def drawn_size(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, LINE_HEIGHT)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(ROW_ROLE)
        ground = QStyleOptionViewItem(option)
        ground.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, ground, painter, ground.widget
        )
        inner = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        painter.save()
        title_font, detail_font = ui_font(13), ui_font(12)
        colours = QGuiApplication.palette()
        paint_line(painter, choice.title, inner, title_font, colours.color(QPalette.ColorRole.Text))
        beside = inner.adjusted(painter.fontMetrics().horizontalAdvance(choice.title) + GAP, 0, 0, 0)
        faint = colours.color(QPalette.ColorRole.PlaceholderText)
        paint_line(painter, choice.detail, beside, detail_font, faint, Qt.AlignmentFlag.AlignRight)
        painter.restore()


class Picker(QDialog):
    """`picked(key)` by Enter or click; `named(words)` by Enter where nothing is found and that is offered;
    Escape leaves everything as it is.
    """

    picked = Signal(str)
    named = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, placeholder: str, choices: Sequence[Choice], nothing: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(shown(title))
        self.setMinimumWidth(520)
        self._choices = shown_parts(list(choices))
        self._search = SearchField()
        self._search.setPlaceholderText(shown(placeholder))
        self._search.setAccessibleName(shown(placeholder))
        self._search.textChanged.connect(self._show)
        self._search.installEventFilter(self)
        self._found: RowModel[Choice] = RowModel()
        self._lines = ChoiceDelegate()
        self._list = QListView()
        self._list.setModel(self._found)
        self._list.setItemDelegate(self._lines)
        self._list.setMouseTracking(True)
        self._list.setProperty("role", "palette")
        self._list.setAccessibleName(shown(title))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda _index: self._take())
        self._offer: Callable[[str], str] | None = None
        self._said, self._note = nothing, ""
        self._nothing = label(nothing, tone="secondary", wrap=True)
        layout = column(self, margins=(14, 14, 14, 14), gap=10)
        layout.addWidget(self._search)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        self._show("")

    def offer(self, sentence: Callable[[str], str], note: str) -> None:
        """Words that match nothing can be taken too: `sentence` says so of them, `note` before they come."""
        self._offer, self._note = sentence, note
        self._show(self._search.text())

    @property
    def titles(self) -> list[str]:
        """What is listed now."""
        return [choice.title for choice in self._found.rows]

    def _show(self, typed: str) -> None:
        found = [choice for choice in self._choices if choice.matches(typed)]
        found.sort(key=lambda choice: not choice.title.casefold().startswith(typed.casefold()))
        self._found.show(found)
        self._step_to(0)
        self._list.setVisible(bool(found))
        words = typed.strip()
        said = self._offer(words) if self._offer and words else self._said
        self._nothing.setText(shown(self._note if found else said))
        self._nothing.setVisible(not found or bool(self._note))
        lines = min(max(len(found), 1), LARGEST_ROWS)
        fitted(self._list)
        self._list.setFixedHeight(px(lines * LINE_HEIGHT) + 4)
        self.adjustSize()

    def _take(self) -> None:
        choice = self._list.currentIndex().data(ROW_ROLE)
        words = self._search.text().strip()
        if not isinstance(choice, Choice):
            if self._offer is not None and words:
                self.accept()
                self.named.emit(words)
            return
        self.accept()
        self.picked.emit(choice.key)

    def _step_to(self, place: int) -> None:
        self._list.setCurrentIndex(self._found.index(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = MOVES.get(Qt.Key(event.key()))
        if step is not None and self._found.rows:
            self._step_to((self._list.currentIndex().row() + step) % len(self._found.rows))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        return super().eventFilter(watched, event)
