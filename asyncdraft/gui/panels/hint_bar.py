"""One hint, in a line above the message, until it is dismissed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.tips import set_tip


class HintBar(QFrame):
    """`dismissed(hint)`."""

    dismissed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "hint")
        self._hint = ""
        self._text = label(wrap=True)
        close = button(tr("Got it"), lambda: self.dismissed.emit(self._hint), kind="link", scale="small")
        set_tip(close, tr("Never shown again; Settings can bring the hints back"))
        close.setAccessibleName(tr("Dismiss this hint"))
        line = row(gap=10)
        line.addWidget(self._text, 1)
        line.addWidget(close)
        column(self, margins=(12, 4, 8, 4)).addLayout(line)

    def show_hint(self, hint: str, text: str) -> None:
        self._hint = hint
        self._text.setText(shown(text))
        self.setAccessibleName(tr("Hint: {text}", text=text))
