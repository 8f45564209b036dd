"""The events of a calendar that could not be read, a sentence for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from asyncdraft.core.text import joined
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, column, label, row


class UnreadEventsDialog(QDialog):
    def __init__(self, parent: QWidget, heading: str, events: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Events that could not be read"))
        self.resize(640, 380)
        self._events = events
        self._list = QListWidget()
        self._list.setProperty("role", "choices")
        self._list.setAccessibleName(tr("Events that could not be read"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems([shown(event) for event in events])
        self._list.setCurrentRow(0)
        buttons = row(gap=8)
        buttons.addWidget(button(tr("Copy the list"), self._copy))
        buttons.addStretch(1)
        close = button(tr("Close"), self.accept, kind="primary")
        close.setDefault(True)
        buttons.addWidget(close)
        body = column(self, margins=(16, 14, 16, 14), gap=10)
        body.addWidget(label(heading, wrap=True))
        body.addWidget(self._list, 1)
        body.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(joined(self._events, "\n"))
