"""The blockers of a round, each with the person who can help: named in the update, or chosen here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from asyncdraft.gui.language import tr
from asyncdraft.gui.rounds.round_texts import BlockerText
from asyncdraft.gui.widgets.basics import clear, column, label, rich_label, row
from asyncdraft.gui.widgets.combo import NameCombo

HELPER_WIDTH = 170


class BlockersCard(QFrame):
    """`helper_named(author, text, name)`: who can help with a blocker, when somebody is chosen or typed."""

    helper_named = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.render_page: Callable[[str], str] = str
        self._shown: tuple[object, ...] = ()
        self._none = label(tr("Nobody wrote of a blocker."), tone="secondary")
        self._rows = column(gap=10)
        body = column(self, margins=(14, 12, 14, 12), gap=10)
        body.addWidget(label(tr("Blockers"), type="heading"))
        body.addWidget(self._none)
        body.addLayout(self._rows)

    def show_blockers(self, blockers: Sequence[BlockerText], people: Sequence[str]) -> None:
        """A field in which somebody chooses is left alone while nothing changed."""
        if (tuple(blockers), tuple(people)) == self._shown:
            return
        self._shown = (tuple(blockers), tuple(people))
        self._none.setVisible(not blockers)
        clear(self._rows)
        for blocker in blockers:
            self._add(blocker, people)

    def forget(self) -> None:
        """The next ones are drawn anew, for instance in another theme."""
        self._shown = ()

    def _add(self, blocker: BlockerText, people: Sequence[str]) -> None:
        line = row(gap=12)
        words = column(gap=1)
        words.addWidget(label(blocker.who, type="strong"))
        words.addWidget(rich_label(self.render_page(blocker.words)))
        words.addStretch(1)
        line.addLayout(words, 1)
        side = column(gap=3)
        helper = NameCombo(tr("Who can help {who}", who=blocker.who))
        helper.setFixedWidth(HELPER_WIDTH)
        helper.show_names(["", *people], blocker.helper)
        edit = helper.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(tr("Who can help?"))
            edit.editingFinished.connect(lambda: self._on_named(helper, blocker))
        helper.activated.connect(lambda _index: self._on_named(helper, blocker))
        side.addWidget(helper)
        if not blocker.helper:
            told = label(tr("The page will ask for a name"), tone="warn", type="small", wrap=True)
            told.setFixedWidth(HELPER_WIDTH)
            side.addWidget(told)
        line.addLayout(side)
        line.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(line)

    def _on_named(self, helper: NameCombo, blocker: BlockerText) -> None:
        name = helper.currentText().strip()
        if name != blocker.helper:
            self.helper_named.emit(blocker.author, blocker.text, name)
