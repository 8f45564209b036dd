"""A form of named lines, judged by whoever opens it: nothing typed is lost to a mistake."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from asyncdraft.gui.widgets.basics import button, column, label, row

LINE_HEIGHT = 22


@dataclass(frozen=True)
class Line:
    """`lines` is how many are seen; more than one may be written where it is above 1."""

    key: str
    title: str
    text: str = ""
    hint: str = ""
    lines: int = 1


class LinesForm(QDialog):
    """`take` gets what was typed by key; a ValueError's sentence is shown and the form stays open."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        lines: Sequence[Line],
        take: Callable[[Mapping[str, str]], None],
        go: str = "Save",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self._take = take
        self._edits: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        body = column(self, margins=(16, 14, 16, 14), gap=6)
        for line in lines:
            body.addWidget(label(line.title, tone="secondary", type="small"))
            self._edits[line.key] = _edit(line)
            body.addWidget(self._edits[line.key])
        body.addWidget(self._problem)
        buttons = row(gap=8)
        buttons.addStretch(1)
        buttons.addWidget(button("Cancel", self.reject))
        accept = button(go, self._on_go, kind="primary")
        accept.setDefault(True)
        buttons.addWidget(accept)
        body.addLayout(buttons)

    @property
    def typed(self) -> Mapping[str, str]:
        return {
            key: edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
            for key, edit in self._edits.items()
        }

    def _on_go(self) -> None:
        try:
            self._take(self.typed)
        except ValueError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self.accept()


def _edit(line: Line) -> QLineEdit | QPlainTextEdit:
    edit = QLineEdit(line.text) if line.lines == 1 else QPlainTextEdit(line.text)
    edit.setPlaceholderText(line.hint)
    edit.setAccessibleName(line.title)
    if isinstance(edit, QPlainTextEdit):
        edit.setProperty("role", "field")
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(line.lines * LINE_HEIGHT + 12)
    return edit
