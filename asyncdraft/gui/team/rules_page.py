"""A segment of the team view that lists what the team's folder says, and what can be added."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QWidget

from asyncdraft.gui.language import shown
from asyncdraft.gui.widgets.basics import column, frame, label, row
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList


class RulesPage(QWidget):
    """`picked(key)` by click or keys."""

    picked = Signal(str)

    def __init__(self, name: str, about: str, *tools: QPushButton) -> None:
        super().__init__()
        self._list = SectionedList(name)
        self._list.picked.connect(self.picked)
        head = row(gap=8)
        head.addWidget(label(about, tone="secondary", wrap=True), 1)
        for tool in tools:
            head.addWidget(tool)
        card = frame("card")
        inside = column(card, margins=(8, 6, 8, 8))
        inside.addWidget(self._list, 1)
        self._nothing = label(tone="secondary", wrap=True)
        self._nothing.setContentsMargins(6, 8, 6, 6)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._nothing)
        body = column(self, gap=10)
        body.addLayout(head)
        body.addWidget(card, 1)

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._list.set_tokens(tokens)

    def show_entries(self, entries: Sequence[Entry], current: str, nothing: str) -> None:
        """`nothing` says why there are none."""
        self._list.show_entries(entries, current)
        self._list.setVisible(bool(entries))
        self._nothing.setText(shown(nothing))
        self._nothing.setVisible(not entries)

    def mark(self, key: str) -> None:
        self._list.mark(key)

    def focus_list(self) -> None:
        self._list.setFocus()
