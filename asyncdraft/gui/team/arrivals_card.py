"""The card of what others have changed in the shared team folder today."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from asyncdraft.core.sync.conflict import Changed
from asyncdraft.core.text import say
from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.basics import ElidedLabel, button, clear, column, label, row

MOST = 6


class ArrivalsCard(QFrame):
    """`all_wanted()` for the list of everything that was ever changed."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title = label(type="strong")
        self._all = button(tr("All changes"), self.all_wanted.emit, kind="link", scale="small")
        self._all.setAccessibleName(tr("All changes of the team folder"))
        self._lines = column(gap=4)
        head = row(gap=8)
        head.addWidget(self._title, 1)
        head.addWidget(self._all)
        body = column(self, margins=(14, 8, 14, 10), gap=4)
        body.addLayout(head)
        body.addLayout(self._lines)

    def show_pulled(self, pulled: Sequence[Changed], said: Callable[[datetime], str]) -> None:
        clear(self._lines)
        lines = [(each, entry) for each in pulled for entry in each.entries]
        self._title.setText(tr("Pulled today") if lines else tr("Nothing came from others today"))
        for each, entry in lines[:MOST]:
            told = str(entry)
            if entry.detail:
                told = say("{who}: {detail}", who=told, detail=entry.detail)
            self._add_line(each.author, told, said(each.at))
        if len(lines) > MOST:
            self._add_line("", say("and {count} more", count=len(lines) - MOST), "")

    def _add_line(self, author: str, told: str, when: str) -> None:
        line = row(gap=8)
        if author:
            line.addWidget(label(author, type="strong"))
        line.addWidget(ElidedLabel(told), 1)
        line.addWidget(label(when, tone="secondary", type="small"))
        self._lines.addLayout(line)
