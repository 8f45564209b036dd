"""A form of named lines, judged by whoever opens it: nothing typed is lost to a mistake."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.dialogs.form import FormDialog, below_names
from asyncdraft.gui.language import shown

LINE_HEIGHT = 22


@dataclass(frozen=True)
class Line:
    """`lines` is how many are seen; more than one may be written where it is above 1."""

    key: str
    title: str
    text: str = ""
    hint: str = ""
    lines: int = 1


class LinesForm(FormDialog[Mapping[str, str]]):
    """`take` gets what was typed by key."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        lines: Sequence[Line],
        take: Callable[[Mapping[str, str]], object],
        go: str = say("Save"),
    ) -> None:
        super().__init__(parent, title, 480, take)
        self._edits = {line.key: _edit(line) for line in lines}
        self.place(below_names(self._edits.values()), go)

    def read(self) -> Mapping[str, str]:
        return {
            key: edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
            for key, edit in self._edits.items()
        }


def _edit(line: Line) -> QLineEdit | QPlainTextEdit:
    edit = QLineEdit(line.text) if line.lines == 1 else QPlainTextEdit(line.text)
    edit.setPlaceholderText(shown(line.hint))
    edit.setAccessibleName(shown(line.title))
    if isinstance(edit, QPlainTextEdit):
        edit.setProperty("role", "field")
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(line.lines * LINE_HEIGHT + 12)
    return edit
