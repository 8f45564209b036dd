"""The user decides about a meeting otherwise than the verdict; the reason is kept with its series."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.dialogs.form import FormDialog, line
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import label, row
from asyncdraft.gui.widgets.segmented import Segmented

CHOICES = (("replace", say("Replace")), ("shorten", say("Shorten")), ("keep", say("Keep")))
HINTS = {
    "replace": say("Such as: nobody has asked a question in it for weeks"),
    "shorten": say("Such as: only the last ten minutes need everybody"),
    "keep": say("Such as: it is where new people meet the others"),
}


class OverruleDialog(FormDialog[tuple[str, str]]):
    """The choice and the reason."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        choice: str,
        reason: str,
        take: Callable[[tuple[str, str]], object],
    ) -> None:
        """`choice` is what is chosen at first."""
        super().__init__(parent, tr("Choose for this meeting"), 460, take)
        self._choice = Segmented(CHOICES, name=say("What becomes of it"))
        self._choice.choose(choice)
        self._choice.chosen.connect(self._show_hint)
        self._reason = line(tr("Reason"), HINTS[choice], reason)
        choices = row(gap=10)
        choices.addWidget(self._choice)
        choices.addStretch(1)
        follows = tr("It holds for this series in every calendar you open. Its id and your reason are kept.")
        below = label(follows, tone="secondary", type="small", wrap=True)
        name = label(title, type="strong", wrap=True)
        self.place((name, choices, self._reason, below), tr("Remember it"))
        self._reason.setFocus()

    def _show_hint(self, choice: str) -> None:
        self._reason.setPlaceholderText(shown(HINTS[choice]))

    def read(self) -> tuple[str, str]:
        reason = self._reason.text().strip()
        if not reason:
            self._reason.setFocus()
            raise ValueError(say("Say why: in three months nobody remembers it otherwise."))
        return self._choice.current, reason
