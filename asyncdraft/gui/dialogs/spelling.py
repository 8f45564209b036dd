"""Spelling: whose English, and the words that the user has added."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from asyncdraft.core.spelling import Dialect
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.combo import Combo

NAMES = {
    Dialect.BRITISH: say("British English"),
    Dialect.AMERICAN: say("American English"),
    Dialect.AUSTRALIAN: say("Australian English"),
    Dialect.CANADIAN: say("Canadian English"),
    Dialect.INDIAN: say("Indian English"),
}


class SpellingDialog(QDialog):
    """`chosen(dialect, "auto" or "off")`; `removed(word)` from the user's dictionary.

    `missing` says how to get the checker where it is not installed.
    """

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(
        self, parent: QWidget, choice: str, usual: Dialect, own: Sequence[str], team: int, *, missing: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Spelling"))
        self.setMinimumWidth(440)
        self._choice = Combo()
        self._choice.setAccessibleName(tr("Spelling"))
        self._choice.addItem(tr("As where you work: {name}", name=NAMES[usual]), "auto")
        for dialect, name in NAMES.items():
            self._choice.addItem(shown(name), dialect.value)
        self._choice.addItem(tr("Off"), "off")
        self._choice.setCurrentIndex(self._choice.findData(choice))
        self._choice.setEnabled(not missing)
        self._choice.activated.connect(lambda index: self.chosen.emit(self._choice.itemData(index)))
        self._words = QListWidget()
        self._words.setAccessibleName(tr("Your words"))
        self._words.setProperty("role", "field")
        self._words.addItems(sorted(own, key=str.casefold))
        self._words.itemSelectionChanged.connect(self._show_state)
        self._remove = button(tr("Remove"), self._on_remove)
        self._empty = label(
            tr("None yet: the menu of a misspelled word (F7) adds it."), tone="secondary", wrap=True
        )
        self._build(team, missing)
        self._show_state()

    def _build(self, team: int, missing: str) -> None:
        body = column(self, margins=(18, 16, 18, 16), gap=10)
        if missing:
            notice = label(missing, tone="warn", wrap=True)
            notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            body.addWidget(notice)
        body.addWidget(self._choice)
        body.addWidget(label(tr("YOUR WORDS"), type="caps"))
        body.addWidget(self._empty)
        body.addWidget(self._words, 1)
        body.addWidget(label(_shared(team), tone="secondary", type="small", wrap=True))
        foot = row(gap=10)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        foot.addWidget(button(tr("Close"), self.accept, kind="primary"))
        body.addLayout(foot)

    def _on_remove(self) -> None:
        for item in self._words.selectedItems():
            self._words.takeItem(self._words.row(item))
            self.removed.emit(item.text())
        self._show_state()

    def _show_state(self) -> None:
        has_words = self._words.count() > 0
        self._words.setVisible(has_words)
        self._empty.setVisible(not has_words)
        self._remove.setVisible(has_words)
        self._remove.setEnabled(bool(self._words.selectedItems()))


def _shared(team: int) -> str:
    known = say("Names of the team are known. A team keeps its words in its folder, in dictionary.txt.")
    words = say_count("Your team adds {count} word.", "Your team adds {count} words.", team)
    return joined((words, known)) if team else known
