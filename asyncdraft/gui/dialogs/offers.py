"""All that can stand in a template, each with what it is for and an example; Enter inserts it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser, QWidget

from asyncdraft.core.templates.offers import Offer, insertion
from asyncdraft.core.text import say
from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList

RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
GROUPS = {
    "This template": say("This template"),
    "Values": say("Values"),
    "Filters": say("Filters"),
    "Jinja's filters": say("Jinja's filters"),
    "Pieces": say("Pieces"),
    "Fields for the front matter": say("Fields for the front matter"),
}
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class OffersDialog(QDialog):
    """`picked(offer)` by Enter, double click or the button."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, offers: Sequence[Offer], theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Values and filters"))
        self.resize(820, 540)
        self._offers = {f"{offer.group}/{offer.name}": offer for offer in offers}
        self._shown = next(iter(self._offers))
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Name or meaning"))
        self._search.setAccessibleName(tr("Search values and filters"))
        self._search.textChanged.connect(lambda _text: self._refresh())
        self._search.installEventFilter(self)
        self._list = SectionedList(say("Values and filters"))
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._list.picked.connect(self._show)
        self._list.doubleClicked.connect(lambda _index: self._take())
        self._list.installEventFilter(self)
        self._name = label(type="heading", wrap=True)
        self._help = label(wrap=True)
        self._example_caption = label(tr("EXAMPLE"), type="caps")
        self._example = _box(say("Example"))
        self._shows_caption = label(tr("PRINTS"), type="caps")
        self._shows = _box(say("Prints"))
        self._insert = button(tr("Insert  ↵"), self._take, kind="primary")
        self._build()
        self._refresh()

    def _build(self) -> None:
        left = column(gap=8)
        left.addWidget(self._search)
        left.addWidget(self._list, 1)
        right = column(gap=8)
        for widget in (
            self._name,
            self._help,
            self._example_caption,
            self._example,
            self._shows_caption,
            self._shows,
        ):
            right.addWidget(widget)
        right.addStretch(1)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(button(tr("Close"), self.reject))
        foot.addWidget(self._insert)
        sides = row(gap=16)
        sides.addLayout(left, 3)
        sides.addLayout(right, 4)
        body = column(self, margins=(18, 16, 18, 16), gap=12)
        body.addLayout(sides, 1)
        body.addLayout(foot)

    def _refresh(self) -> None:
        words = self._search.text().casefold().split()
        found = {
            key: offer for key, offer in self._offers.items() if all(word in offer.words for word in words)
        }
        ranked = sorted(found, key=lambda key: not all(word in found[key].name for word in words))
        if words:
            entries = [Entry(key, found[key].name, found[key].help) for key in ranked]
        else:
            entries = []
            for group in dict.fromkeys(offer.group for offer in found.values()):
                entries.append(Entry("", GROUPS[group]))
                members = [key for key in found if found[key].group == group]
                entries += [Entry(key, found[key].name, found[key].help) for key in members]
        keys = [entry.key for entry in entries if entry.key]
        if keys and (self._shown not in keys or words):
            self._shown = keys[0]
        self._list.show_entries(entries, self._shown)
        self._insert.setEnabled(bool(keys))
        if keys:
            self._show(self._shown)

    def _show(self, key: str) -> None:
        offer = self._offers[key]
        self._shown = key
        self._name.setText(shown(offer.name))
        self._help.setText(shown(offer.help))
        for caption, box, text in (
            (self._example_caption, self._example, offer.example or insertion(offer, "")),
            (self._shows_caption, self._shows, offer.shows),
        ):
            box.setPlainText(text)
            caption.setVisible(bool(text))
            box.setVisible(bool(text))

    def _take(self) -> None:
        """Nothing, where the words of the search are in none."""
        if self._insert.isEnabled():
            self.accept()
            self.picked.emit(self._offers[self._shown])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in RETURN_KEYS:
            self._take()
            return True
        if watched is self._search and event.key() in MOVES:
            self._list.setFocus()
            QApplication.sendEvent(self._list, event)
            self._search.setFocus()
            return True
        return super().eventFilter(watched, event)


def _box(name: str) -> QTextBrowser:
    box = QTextBrowser()
    box.setProperty("role", "source")
    box.setAccessibleName(shown(name))
    box.setFont(mono_font())
    box.setFixedHeight(104)
    return box
