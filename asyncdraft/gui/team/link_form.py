"""A team's link shorthand to look at and to change."""

from PySide6.QtWidgets import QLineEdit, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import column, label

EXAMPLE = "https://tracker.example.com/browse/PAY-{id}"
EXPLAINED = say("In a text, PAY-412 becomes a link: {id} in the address stands for what follows the hyphen.")


class LinkForm(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._saved = ("", "")
        self._shorthand, self._address = _line(tr("Shorthand"), tr("PAY")), _line(tr("Address"), EXAMPLE)
        body = column(self, gap=6)
        for line in (self._shorthand, self._address):
            body.addWidget(label(line.accessibleName(), tone="secondary", type="small"))
            body.addWidget(line)
        body.addWidget(label(EXPLAINED, tone="secondary", type="small", wrap=True))
        body.addStretch(1)

    def show_link(self, shorthand: str, address: str) -> None:
        self._saved = (shorthand, address)
        self._shorthand.setText(shown(shorthand))
        self._address.setText(shown(address))
        self._address.setCursorPosition(0)

    def focus(self) -> None:
        self._shorthand.setFocus()

    @property
    def before(self) -> str:
        """The shorthand as it is kept; empty for a new one."""
        return self._saved[0]

    @property
    def typed(self) -> tuple[str, str]:
        return self._shorthand.text(), self._address.text()

    @property
    def changed(self) -> bool:
        return self.typed != self._saved


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(shown(name))
    line.setPlaceholderText(shown(hint))
    return line
