"""Everything that was changed in the shared team folder: by whom, when, and what it is since."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList

NOTHING = say("Nothing has been changed in this folder yet.")
NOT_FOUND = say("No change has these words.")


class TeamHistory(QDialog):
    def __init__(self, parent: QWidget, days: Sequence[tuple[str, Sequence[Entry]]], theme: Theme) -> None:
        """`days` are a heading and what was changed on that day, newest first."""
        super().__init__(parent)
        self.setWindowTitle(tr("All changes of the team folder"))
        self.resize(720, 560)
        self._days = days
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Person, entry or value"))
        self._search.setAccessibleName(tr("Search changes"))
        self._search.setClearButtonEnabled(True)
        self._list = SectionedList(say("Changes"))
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._nothing = label(tone="secondary", wrap=True)
        buttons = row(gap=8)
        buttons.addStretch(1)
        buttons.addWidget(button(tr("Close"), self.reject))
        body = column(self, margins=(16, 14, 16, 14), gap=10)
        for part in (self._search, self._nothing):
            body.addWidget(part)
        body.addWidget(self._list, 1)
        body.addLayout(buttons)
        self._search.textChanged.connect(self._show)
        self._search.returnPressed.connect(self._list.setFocus)
        self._show("")

    def _show(self, words: str) -> None:
        rows: list[Entry] = []
        for heading, entries in self._days:
            if found := [entry for entry in entries if _has(entry, words)]:
                rows += [Entry("", heading), *found]
        self._list.show_entries(rows, "")
        self._list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.setText(shown(NOT_FOUND) if words.strip() else shown(NOTHING))


def _has(entry: Entry, words: str) -> bool:
    text = f"{shown(entry.title)} {shown(entry.detail)}".casefold()
    return all(word in text for word in words.casefold().split())
