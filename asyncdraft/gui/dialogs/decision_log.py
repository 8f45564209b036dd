"""The log of decisions: found by their words, read one by one, written as files."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.reading import part_lines
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.gui.widgets.tips import set_tip

PAGE_MARGIN = 14
NOTHING = say("No decision yet. A thread that ends with one puts it here.")
NOT_FOUND = say("No decision contains these words.")


class DecisionLog(QDialog):
    """`opened(thread id)` to go to it; `exported(words)` when the found ones are wanted as files."""

    opened = Signal(str)
    exported = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        find: Callable[[str], Sequence[Entry]],
        page_of: Callable[[str], str],
        theme: Theme,
    ) -> None:
        """`find` lists what holds the typed words, newest first; `page_of` is the record as HTML."""
        super().__init__(parent)
        self.setWindowTitle(tr("Log of decisions"))
        self.resize(860, 560)
        self._find = find
        self._page_of = page_of
        self._current = ""
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Words of a decision, its reason or its topic"))
        self._search.setAccessibleName(tr("Search decisions"))
        self._search.setClearButtonEnabled(True)
        self._list = SectionedList(say("Decisions"))
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._list.picked.connect(self._on_picked)
        self._nothing = label(tone="secondary", wrap=True)
        self._page = QTextBrowser()
        part_lines(self._page.document())
        self._page.document().setDocumentMargin(PAGE_MARGIN)
        self._page.setOpenLinks(False)
        self._page.setAccessibleName(tr_of("one decision", "Record"))
        self._open = button(tr("Open its thread"), lambda: self.opened.emit(self._current))
        self._export = button(tr("Export as Markdown…"), lambda: self.exported.emit(self._search.text()))
        left = column(gap=8)
        left.addWidget(self._search)
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        sides = row(gap=14)
        sides.addLayout(left, 2)
        sides.addWidget(self._page, 3)
        buttons = row(gap=8)
        buttons.addWidget(self._export)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        buttons.addWidget(button(tr("Close"), self.reject))
        body = column(self, margins=(16, 14, 16, 14), gap=10)
        body.addLayout(sides, 1)
        body.addLayout(buttons)
        self._search.textChanged.connect(lambda _text: self._refresh())
        self._open.clicked.connect(self.accept)
        self._refresh()

    def _refresh(self) -> None:
        entries = self._find(self._search.text())
        keys = [entry.key for entry in entries]
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        self._list.show_entries(entries, self._current)
        self._list.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
        self._nothing.setText(shown(NOT_FOUND if self._search.text().strip() else NOTHING))
        for widget in (self._open, self._export):
            widget.setEnabled(bool(entries))
            set_tip(widget, "" if entries else tr("There is no decision to show"))
        self._show_page()

    def _on_picked(self, key: str) -> None:
        self._current = key
        self._show_page()

    def _show_page(self) -> None:
        self._page.setHtml(self._page_of(self._current) if self._current else "")
