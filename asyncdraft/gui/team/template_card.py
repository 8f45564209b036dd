"""A template of the team at the right of the team view: what it is for, and what is wrong with its file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, column, label, row


class TemplateCard(QWidget):
    """`opened(key)` for the view of the templates; `closed()`."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._heading = ElidedLabel()
        self._heading.setProperty("type", "heading")
        self._close = button("", self.closed.emit, kind="flat", tip=tr("Close  Esc"))
        self._close.setFixedWidth(28)
        self._problem = label(pill="bad", wrap=True)
        self._lines = [
            label(wrap=True),
            label(tone="secondary", wrap=True),
            label(tone="secondary", wrap=True),
        ]
        self._open = button(tr("Open in Templates"), lambda: self.opened.emit(self._key), kind="primary")
        head = row(gap=8)
        head.addWidget(self._heading, 1)
        head.addWidget(self._close)
        body = column(self, margins=(16, 10, 16, 12), gap=10)
        body.addLayout(head)
        for part in (self._problem, *self._lines):
            body.addWidget(part)
        body.addStretch(1)
        body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def set_theme(self, theme: Theme) -> None:
        self._close.setIcon(icons.icon("close", theme["secondary"]))

    def show_template(self, key: str, title: str, problem: str, *lines: str) -> None:
        """`lines` are what it is for, when to use it and when not; `problem` is empty for a sound file."""
        self._key = key
        self._heading.setText(shown(title))
        self._problem.setText(shown(problem))
        self._problem.setVisible(bool(problem))
        for place, text in enumerate((*lines, "", "", "")[: len(self._lines)]):
            self._lines[place].setText(shown(text))
            self._lines[place].setVisible(bool(text))
        self._open.setText(tr("Mend it in Templates") if problem else tr("Open in Templates"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
