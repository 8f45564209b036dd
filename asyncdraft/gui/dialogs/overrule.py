"""The user decides about a meeting otherwise than the verdict; the reason is kept with its series."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.dialogs.form import foot
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import column, label, row
from asyncdraft.gui.widgets.segmented import Segmented

CHOICES = (("replace", say("Replace")), ("shorten", say("Shorten")), ("keep", say("Keep")))
HINTS = {
    "replace": say("Such as: nobody has asked a question in it for weeks"),
    "shorten": say("Such as: only the last ten minutes need everybody"),
    "keep": say("Such as: it is where new people meet the others"),
}


class OverruleDialog(QDialog):
    """`decided(choice, reason)`."""

    decided = Signal(str, str)

    def __init__(self, parent: QWidget, title: str, choice: str, reason: str) -> None:
        """`choice` is what is chosen at first."""
        super().__init__(parent)
        self.setWindowTitle(tr("Choose for this meeting"))
        self.setMinimumWidth(460)
        self._choice = Segmented(CHOICES, name=say("What becomes of it"))
        self._choice.choose(choice)
        self._choice.chosen.connect(self._show_hint)
        self._reason = QLineEdit(reason)
        self._reason.setAccessibleName(tr("Reason"))
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        name = label(title, type="strong", wrap=True)
        choices = row(gap=10)
        choices.addWidget(self._choice)
        choices.addStretch(1)
        body = column(self, margins=(16, 14, 16, 14), gap=10)
        body.addWidget(name)
        body.addLayout(choices)
        body.addWidget(self._reason)
        body.addWidget(
            label(
                tr("It holds for this series in every calendar you open. Its id and your reason are kept."),
                tone="secondary",
                type="small",
                wrap=True,
            )
        )
        body.addWidget(self._problem)
        body.addLayout(foot(self, tr("Remember it"), self._on_go))
        self._show_hint(choice)
        self._reason.setFocus()

    def _show_hint(self, choice: str) -> None:
        self._reason.setPlaceholderText(shown(HINTS[choice]))

    def _on_go(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._problem.setText(tr("Say why: in three months nobody remembers it otherwise."))
            self._problem.show()
            self._reason.setFocus()
            return
        self.accept()
        self.decided.emit(self._choice.current, reason)
