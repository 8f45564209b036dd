"""Above a draft that belongs to a thread: which one, which strike, and whether writing has stopped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from asyncdraft.core.text import say
from asyncdraft.gui.language import tr
from asyncdraft.gui.threads.strikes import strike_text, strike_words
from asyncdraft.gui.widgets.basics import button, column, frame, label, restyle, row

STOPPED = say(
    "Three rounds did not align: writing stops here. Copying this asks why; the thread keeps the reason."
)


class ThreadBar(QFrame):
    """`back_wanted()` to the thread."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._chip = button("", self.back_wanted.emit, kind="strike", tip=tr("Back to the thread"))
        self._stopped = frame("warning")
        row(self._stopped, margins=(12, 6, 12, 6)).addWidget(label(STOPPED, tone="warn", wrap=True))
        line = row(gap=8)
        line.addWidget(label(tr("Thread"), tone="secondary"))
        line.addWidget(self._chip)
        line.addStretch(1)
        body = column(self, gap=8)
        body.addLayout(line)
        body.addWidget(self._stopped)
        self.hide()

    def show_thread(self, topic: str, strikes: int, *, struck: bool, stopped: bool) -> None:
        self._chip.setText(tr("{topic}  {strikes}", topic=topic, strikes=strike_text(strikes)))
        self._chip.setAccessibleName(
            tr("Thread {topic}, {strike}", topic=topic, strike=strike_words(strikes))
        )
        restyle(self._chip, "tone", "warn" if struck else "plain")
        self._stopped.setVisible(stopped)
        self.show()
