"""The card that says whose hours the deadlines of the last weeks fell outside of."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from asyncdraft.core.text import say_count
from asyncdraft.core.when.fairness import LEDGER_DAYS, Burden, added_sentence
from asyncdraft.gui.language import tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, label, row
from asyncdraft.gui.widgets.burden_bars import BurdenBars

NAMED, NAMED_NARROW = 8, 4


class FairnessCard(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._named = NAMED
        self._since = label(tone="secondary", type="small")
        self._bars = BurdenBars()
        self._added = label(tone="secondary", type="small", wrap=True)
        head = row(gap=8)
        head.addWidget(label(tr("Fairness"), type="heading"))
        head.addStretch(1)
        head.addWidget(self._since)
        body = column(self, margins=(14, 10, 14, 10), gap=6)
        body.addLayout(head)
        body.addWidget(
            label(tr("Deadlines outside somebody’s hours"), tone="secondary", type="small", wrap=True)
        )
        body.addWidget(self._bars)
        body.addWidget(self._added)
        body.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        self._bars.set_tokens({role: theme[role] for role in theme.tokens})

    def set_narrow(self, narrow: bool) -> None:
        self._named = NAMED_NARROW if narrow else NAMED

    def show_burdens(self, burdens: Sequence[Burden], count: int) -> None:
        """`count` deadlines were looked at; the heaviest burden leads."""
        self._bars.show_bars([(one.name, one.outside, one.added) for one in burdens[: self._named]])
        counted = say_count("1 deadline", "{count} deadlines", count)
        self._since.setText(
            tr("last {ledger_days} days, {counted}", ledger_days=LEDGER_DAYS, counted=counted)
        )
        sentence = added_sentence(burdens)
        self._added.setText(tr("{sentence}.", sentence=sentence) if sentence else "")
        self._added.setVisible(bool(sentence))
