"""The count of strikes is set by hand; the reason is kept with the thread."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.dialogs.form import foot
from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.basics import column, label, row
from asyncdraft.gui.widgets.segmented import Segmented

COUNTS = tuple((str(count), f"{count}") for count in range(4))


class StrikeCountDialog(QDialog):
    """`chosen(count, reason)`."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget, count: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Correct the count"))
        self.setMinimumWidth(420)
        self._count = Segmented(COUNTS, name=say("Strikes"))
        self._count.choose(str(count))
        self._reason = QLineEdit()
        self._reason.setAccessibleName(tr("Reason"))
        self._reason.setPlaceholderText(tr("Why the count is another; it is kept with the thread"))
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        counts = row(gap=10)
        counts.addWidget(label(tr("Strikes so far")))
        counts.addWidget(self._count)
        counts.addStretch(1)
        body = column(self, margins=(16, 14, 16, 14), gap=10)
        body.addLayout(counts)
        body.addWidget(self._reason)
        body.addWidget(self._problem)
        body.addLayout(foot(self, tr("Set the count"), self._on_go))

    def _on_go(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._problem.setText(tr("Say why the count changes; the reason is kept with the thread."))
            self._problem.show()
            self._reason.setFocus()
            return
        self.accept()
        self.chosen.emit(int(self._count.current), reason)
