"""While a backup is restored: the window behind it lives, and takes no words that would go with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import button, row
from asyncdraft.gui.widgets.waiting import lay_out_waiting

LINE = say("The backup is being restored…")
ABOUT = say("What is there now is kept first, so that you can go back. With many drafts this takes a minute.")
STOPPING = say("Stopping…")


class RestoringDialog(QDialog):
    """It stays until it is accepted: its button and Escape only ask to stop, by calling `stop`."""

    def __init__(self, parent: QWidget, stop: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Restore a backup"))
        self._ask = stop
        self._stop = button(tr("Stop"), self.reject)
        layout = lay_out_waiting(self, LINE, ABOUT)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(self._stop)
        layout.addLayout(buttons)

    def reject(self) -> None:
        self._ask()
        self._stop.setEnabled(False)
        self._stop.setText(shown(STOPPING))
