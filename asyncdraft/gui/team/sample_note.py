"""Says that the people of the sample are made up, and leads to a team of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.basics import button, label, row


class SampleNote(QFrame):
    """`own_wanted()`: the sample's people shall go."""

    own_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "hint")
        line = row(self, margins=(14, 8, 8, 8), gap=10)
        line.addWidget(label(tr("Everybody here but you is made up, to try things with."), wrap=True), 1)
        tip = tr("Takes the made-up people and their promise away; can be undone")
        line.addWidget(button(tr("Start my own team"), self.own_wanted.emit, scale="small", tip=tip))
